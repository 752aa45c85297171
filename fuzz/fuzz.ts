/**
 * Gives our readers what strangers could have written, until a promise is broken or the time is up.
 * `npm run fuzz -- [--seconds N | --inputs N] [--seed S] [--target NAME] [--keep FOLDER] [--again FILE]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWorker } from './build.ts';
import { type Case, caseOf, type KeptCase, keptCase } from './case.ts';
import type { Problem, WorkerState } from './messages.ts';
import { hashOf } from './random.ts';
import { targetNames } from './targets/names.ts';
import { runAlone, runTarget } from './watch.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    inputs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string', multiple: true, default: [] },
    keep: { type: 'string' },
    again: { type: 'string' },
  },
});

const built = await buildWorker();
try {
  process.exitCode = values.again === undefined ? await fuzzAll() : await again(values.again);
} finally {
  built.remove();
}

async function fuzzAll(): Promise<number> {
  const targets = values.target.length === 0 ? targetNames : values.target;
  const seconds =
    values.seconds === undefined ? (values.inputs === undefined ? 60 : null) : numberOf(values.seconds, 'seconds') / targets.length;
  const inputs = values.inputs === undefined ? Number.MAX_SAFE_INTEGER : numberOf(values.inputs, 'inputs');
  let problems = 0;
  for (const target of targets) {
    const run = await runTarget({
      script: built.script,
      target,
      seed: numberOf(values.seed, 'seed'),
      inputs,
      seconds,
      onProblem: (problem) => tell(target, problem),
      onSlow: (parts) => keep(`${target}-slowest`, target, parts),
      onState: progressOf(target),
    });
    const { inputs: given, seconds: taken, reached, kept, slowest } = run;
    problems += run.problems.length;
    console.log(
      `${target.padEnd(14)} ${given} inputs, ${taken.toFixed(0)} s, ${reached} branches, ${kept} kept, slowest ${slowest.toFixed(0)} ms, ${run.problems.length} problems`,
    );
  }
  return problems === 0 ? 0 : 1;
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

function tell(target: string, { kind, sentence, input, parts }: Problem): void {
  console.log(`${target}: ${kind} by input ${input}: ${JSON.stringify(sentence)}`);
  const kept = `${JSON.stringify(keptCase(target, parts), null, 2)}\n`;
  if (values.keep === undefined) {
    console.log(kept.length < 4000 ? kept : `${kept.slice(0, 4000)}\n... (--keep FOLDER writes all of it)`);
    return;
  }
  console.log(`  ${keep(`${target}-${kind}-${(hashOf(sentence) >>> 0).toString(16)}`, target, parts)}`);
}

/** Writes a case where somebody asked for that. */
function keep(name: string, target: string, parts: Case): string {
  if (values.keep === undefined) return '';
  mkdirSync(values.keep, { recursive: true });
  const file = join(values.keep, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(keptCase(target, parts), null, 2)}\n`);
  return file;
}

async function again(file: string): Promise<number> {
  const kept: KeptCase = JSON.parse(readFileSync(file, 'utf8'));
  const problems = await runAlone(built.script, kept.target, caseOf(kept));
  for (const { kind, sentence } of problems) console.log(`${kept.target}: ${kind}: ${JSON.stringify(sentence)}`);
  if (problems.length === 0) console.log('Every promise was kept.');
  return problems.length === 0 ? 0 : 1;
}

function numberOf(text: string, what: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${what} is a whole number, not ${text}.`);
  return number;
}
