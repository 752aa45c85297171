import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What one process took: seconds of the processor in user mode, seconds on the clock, and the peak of its memory in megabytes. */
export interface Usage {
  readonly user: number;
  readonly wall: number;
  readonly peak: number;
}

/** A process to measure: what Node.js runs. */
export interface Contender {
  readonly name: string;
  readonly args: readonly string[];
}

/** What a contender took, round by round. */
export interface Measured {
  readonly name: string;
  readonly usages: readonly Usage[];
}

/**
 * Measures contenders as whole processes in turn, so that ratios mean something where seconds do not: what else the machine does hits all of
 * them alike. 0 and 1 are the exit status of a check that was made; any other is an error, because its time would mean nothing.
 */
export function measureInTurn(contenders: readonly Contender[], rounds: number): Measured[] {
  const scratch = mkdtempSync(join(tmpdir(), 'measured-'));
  const usages = contenders.map((): Usage[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, contender] of contenders.entries()) usages[index]?.push(measure(contender, join(scratch, 'usage.json')));
  rmSync(scratch, { recursive: true });
  return contenders.map(({ name }, index) => ({ name, usages: usages[index] ?? [] }));
}

function measure({ name, args }: Contender, file: string): Usage {
  const started = performance.now();
  const preload = `--import ${fileURLToPath(new URL('usage.mjs', import.meta.url))}`;
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: preload, USAGE_FILE: file, USAGE_PID: undefined },
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`${name} ended with ${status}: ${String(stderr).slice(-2000)}`);
  return { ...JSON.parse(readFileSync(file, 'utf8')), wall: (performance.now() - started) / 1000 };
}

/** The middle one of a figure's values, with the least and the most. */
export function spread(values: readonly number[]): { readonly median: number; readonly least: number; readonly most: number } {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? Number.NaN, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN };
}

/** What two contenders took on average, round by round. */
export function meanOf(a: Measured | undefined, b: Measured | undefined): Measured | undefined {
  if (a === undefined || b === undefined) return undefined;
  const mean = (one: Usage, other: Usage | undefined, figure: keyof Usage): number => (one[figure] + (other?.[figure] ?? Number.NaN)) / 2;
  const usages = a.usages.map((one, round) => {
    const other = b.usages[round];
    return { user: mean(one, other, 'user'), wall: mean(one, other, 'wall'), peak: mean(one, other, 'peak') };
  });
  return { name: a.name, usages };
}

/** The ratios of two contenders, round by round: of processes that ran one after the other. */
export function ratios(a: Measured, b: Measured, figure: keyof Usage): number[] {
  return a.usages.map((usage, round) => usage[figure] / (b.usages[round]?.[figure] ?? Number.NaN));
}
