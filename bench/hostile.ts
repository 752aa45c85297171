/**
 * Runs every hostile input as a whole process of the built command line, holds what is told against what is expected, and writes
 * docs/hostile-inputs.md with the seconds of the processor and the peak of memory. Ends with 1 when an input is beyond its bounds or tells
 * something else. `npm run hostile`, or with words of the names of those to run, which writes nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elsewhere } from '../test/fixtures/hostile/elsewhere.ts';
import type { HostileInput } from '../test/fixtures/hostile/entry.ts';
import { hostileInputs, type Told, toldBy, writeInput } from '../test/fixtures/hostile/inputs.ts';
import { machine, today } from './scale-page.ts';
import { runCommand } from './steps.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const expected: Readonly<Record<string, Told>> = JSON.parse(readFileSync(at('../test/fixtures/hostile/expected.json'), 'utf8'));
const bounds = { seconds: 2, megabytes: 350 };
const words = process.argv.slice(2);

interface Measured {
  readonly input: HostileInput;
  readonly user: number;
  readonly megabytes: number;
  readonly problems: readonly string[];
}

const groups = [...hostileInputs].map(([group, inputs]) => ({
  group,
  measured: inputs.filter(({ name }) => words.every((word) => name.includes(word))).map(measure),
}));
if (words.length === 0) writeFileSync(at('../docs/hostile-inputs.md'), page());
process.exitCode = groups.some(({ measured }) => measured.some(({ problems }) => problems.length > 0)) ? 1 : 0;

function measure(input: HostileInput): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'certify-hostile-'));
  try {
    const args = writeInput(input, folder);
    const judged = runCommand(args, folder);
    // What people read is shorter than the JSON of 50,000 findings: it is what the bounds are about.
    const read = input.command === 'check' ? runCommand(['check'], folder) : judged;
    const { seconds, megabytes } = input.bounds ?? bounds;
    const told = toldBy(input, judged.status, judged.out, judged.err);
    const problems = [
      ...(JSON.stringify(told) === JSON.stringify(expected[input.name]) ? [] : [`tells ${JSON.stringify(told)}`]),
      ...(read.user > seconds ? [`takes ${read.user.toFixed(1)} s of the processor, and ${seconds} are allowed`] : []),
      ...(read.peak > megabytes ? [`takes ${read.peak.toFixed(0)} MB, and ${megabytes} are allowed`] : []),
    ];
    console.log(`${problems.length > 0 ? 'FAIL' : 'ok'} ${read.user.toFixed(1)} s ${read.peak.toFixed(0)} MB ${input.name}`);
    for (const problem of problems) console.log(`     ${problem}`);
    return { input, user: read.user, megabytes: read.peak, problems };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function page(): string {
  const parts = groups.map(
    ({ group, measured }) => `## ${group}

| input | what is told | s | MB | bounds |
|---|---|--:|--:|---|
${measured.map(rowOf).join('\n')}
`,
  );
  return `# Hostile inputs

What is made to harm, what comes of it, and what that costs. \`npm run hostile\` made this page on ${today()}: ${machine()}. Each input was
judged by a whole process; seconds are those of the processor, memory is the peak of the process. An input may take ${bounds.seconds} s and
${bounds.megabytes} MB unless the last column says otherwise, and why. \`test/cli/hostile.test.ts\` holds what is told against
\`test/fixtures/hostile/expected.json\`, which has all of it; the inputs are made by the files beside it.

${parts.join('\n')}
## Shown by tests of their own

| input | test |
|---|---|
${elsewhere.map(([what, file, name]) => `| ${what} | \`${file}\`${name === 'test' ? '' : `: ${name.replaceAll('|', '\\|')}`} |`).join('\n')}
`;
}

function rowOf({ input, user, megabytes }: Measured): string {
  const { told = [] } = expected[input.name] ?? {};
  const shown = told.slice(0, 3).map((one) => `\`${one.slice(0, 120).replaceAll('`', "'").replaceAll('|', '\\|')}\``);
  const more = told.length > 3 ? `, and ${told.length - 3} more rules` : '';
  const own = input.bounds;
  const bound = own === undefined ? '' : `${own.seconds} s, ${own.megabytes} MB: ${own.why}`;
  const result = told.length === 0 ? 'nothing' : `${shown.join(', ')}${more}`;
  return `| ${input.name} | ${result} | ${user.toFixed(1)} | ${megabytes.toFixed(0)} | ${bound} |`;
}
