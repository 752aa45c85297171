/**
 * Gives our readers what strangers could have written, until a promise is broken or the time is up.
 * `npm run fuzz -- [--seconds N | --inputs N] [--seed S] [--target NAME] [--keep FOLDER] [--again FILE]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../src/connector/user-error.ts';
import { type BuiltWorker, buildWorker } from './build.ts';
import { type Case, caseOf, type KeptCase, keptCase, parseKeptCase } from './case.ts';
import type { Problem, WorkerState } from './messages.ts';
import { type FuzzOptions, readOptions, requireTarget } from './options.ts';
import { hashOf } from './random.ts';
import { runAlone, runTarget, type TargetRun } from './watch.ts';

process.exitCode = await main(process.argv.slice(2)).catch((thrown: unknown) => {
  if (!(thrown instanceof UserError)) throw thrown;
  console.error(thrown.message);
  return 2;
});

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  // What was asked is read before what takes long.
  const kept = options.again === undefined ? undefined : readKept(options.again);
  const built = await buildWorker();
  try {
    return kept === undefined ? await fuzzAll(built, options) : await again(built, kept);
  } finally {
    built.remove();
  }
}

async function fuzzAll({ script }: BuiltWorker, { targets, seconds, inputs, seed, keep: folder }: FuzzOptions): Promise<number> {
  let isGood = true;
  for (const target of targets) {
    const wish = {
      script,
      target,
      seed,
      inputs,
      seconds,
      onProblem: (problem: Problem) => tell(folder, target, problem),
      onSlow: (parts: Case) => keep(folder, `${target}-slowest`, target, parts),
      onState: progressOf(target),
    };
    try {
      const run = await runTarget(wish);
      isGood &&= run.problems.length === 0;
      console.log(summaryOf(run, seconds));
    } catch (thrown) {
      // The others have nothing to do with it.
      isGood = false;
      console.log(`${target.padEnd(14)} could not be run: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  }
  return isGood ? 0 : 1;
}

function summaryOf({ target, inputs, seeds, seconds, reached, kept, slowest, problems }: TargetRun, wanted: number | null): string {
  const few = inputs < seeds ? ` of ${seeds} it begins with` : '';
  const short = wanted !== null && seconds < wanted * 0.95 ? ` of ${wanted.toFixed(1)}` : '';
  return `${target.padEnd(14)} ${inputs} inputs${few}, ${seconds.toFixed(1)}${short} s, ${reached} branches, ${kept} kept, slowest ${slowest.toFixed(0)} ms, ${problems.length} problems`;
}

/** A line a minute: whoever waits for hours wants to know that something happens. */
function progressOf(target: string): (state: WorkerState) => void {
  let told = Date.now();
  return ({ next, reached, kept }) => {
    if (Date.now() - told < 60_000) return;
    told = Date.now();
    console.log(`${target.padEnd(14)} ${next} inputs so far, ${reached} branches, ${kept} kept`);
  };
}

function tell(folder: string | undefined, target: string, { kind, sentence, input, parts }: Problem): void {
  console.log(`${target}: ${kind} by input ${input}: ${JSON.stringify(sentence)}`);
  const kept = `${JSON.stringify(keptCase(target, parts), null, 2)}\n`;
  if (folder === undefined) {
    console.log(kept.length < 4000 ? kept : `${kept.slice(0, 4000)}\n... (--keep FOLDER writes all of it)`);
    return;
  }
  console.log(`  ${keep(folder, `${target}-${kind}-${(hashOf(sentence) >>> 0).toString(16)}`, target, parts)}`);
}

/** Writes a case where somebody asked for that. */
function keep(folder: string | undefined, name: string, target: string, parts: Case): string {
  if (folder === undefined) return '';
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(keptCase(target, parts), null, 2)}\n`);
  return file;
}

function readKept(file: string): KeptCase {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UserError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  const kept = parseKeptCase(text);
  if (kept === undefined) throw new UserError(`${file} holds no case; --keep FOLDER writes such files.`);
  requireTarget(kept.target);
  return kept;
}

async function again({ script }: BuiltWorker, kept: KeptCase): Promise<number> {
  const problems = await runAlone(script, kept.target, caseOf(kept));
  for (const { kind, sentence } of problems) console.log(`${kept.target}: ${kind}: ${JSON.stringify(sentence)}`);
  if (problems.length === 0) console.log('Every promise was kept.');
  return problems.length === 0 ? 0 : 1;
}
