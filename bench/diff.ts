/**
 * Measures `certify diff` as a whole process on two versions of a large definition, made from the largest of the corpus by ten seeded
 * edits, and tells which edits it finds. With paths to the oasdiff binary and to the swagger2openapi command, the same of oasdiff, on the
 * same files as they are and converted to OpenAPI 3, which is what it is made for; the conversion is not counted.
 *
 *   tsx bench/diff.ts [OASDIFF [SWAGGER2OPENAPI]]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../src/connector/json-value.ts';
import { hasCorpus } from './corpus.ts';
import { writeLargestPair } from './largest-pair.ts';
import { spread } from './measured.ts';
import type { Edit } from './seeded-edits.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}

const rounds = 7;
const [, , oasdiff, converter] = process.argv;
const scratch = mkdtempSync(join(tmpdir(), 'diff-'));
const { older, newer, edits, size, seed } = writeLargestPair(scratch);

interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** What the output says about an edit: as breaking, as something else, or not at all. */
  readonly finds: (output: string, edit: Edit) => Found;
}

type Found = 'breaking' | 'told' | 'no';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const contenders: Contender[] = [
  { name: 'certify diff', command: process.execPath, args: [cli, 'diff', '--format', 'json', older, newer], finds: foundByUs },
];
if (oasdiff !== undefined) contenders.push(oasdiffOn('oasdiff, the files as they are', older, newer));
if (oasdiff !== undefined && converter !== undefined) contenders.push(oasdiffOn('oasdiff, converted', converted(older), converted(newer)));

interface Usage {
  readonly user: number;
  readonly wall: number;
}

const measured = contenders.map((contender) => ({ contender, usages: [] as Usage[], output: '' }));
for (let round = 0; round < rounds; round += 1) {
  for (const one of measured) {
    const { output, usage } = timed(one.contender);
    one.output = output;
    one.usages.push(usage);
  }
}
rmSync(scratch, { recursive: true });

console.log(
  `A definition of ${(size / 1e6).toFixed(1)} MB, ten edits (seed ${seed}), Node ${process.version}, median of ${rounds} rounds.\n`,
);
console.log('| process | user CPU s | wall s |\n|---|--:|--:|');
for (const { contender, usages } of measured) {
  const median = (figure: keyof Usage) => spread(usages.map((usage) => usage[figure])).median;
  console.log(`| ${contender.name} | ${median('user').toFixed(2)} | ${median('wall').toFixed(2)} |`);
}
console.log(`\n| edit | ${contenders.map(({ name }) => name).join(' | ')} |\n|---|${contenders.map(() => '---|').join('')}`);
for (const edit of edits) {
  console.log(`| ${edit.what} | ${measured.map(({ contender, output }) => contender.finds(output, edit)).join(' | ')} |`);
}
for (const { contender, output } of measured) console.log(`\n${contender.name}: ${entriesOf(output).length} entries`);

/** Runs a command by bash, which knows what a process of any kind used. */
function timed({ command, args }: Contender): { output: string; usage: Usage } {
  const script = 'exec 3>&2; TIMEFORMAT="%U %R"; time "$@" 2>/dev/null 3>&-';
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script, 'bash', command, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0 && status !== 1) throw new Error(`${command} ended with ${status}: ${stderr}`);
  const [user = '', wall = ''] = stderr.trim().split(' ');
  return { output: stdout, usage: { user: Number(user), wall: Number(wall) } };
}

function oasdiffOn(name: string, before: string, after: string): Contender {
  return { name, command: oasdiff ?? '', args: ['changelog', '--format', 'json', before, after], finds: foundByOasdiff };
}

function converted(file: string): string {
  const output = file.replace('.json', '.v3.json');
  const { status, stderr } = spawnSync(process.execPath, [converter ?? '', '--patch', '--outfile', output, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} could not be converted: ${stderr}`);
  return output;
}

function entriesOf(output: string): JsonObject[] {
  const parsed = JSON.parse(output);
  return Array.isArray(parsed) ? parsed : (parsed.changes ?? []);
}

function foundByUs(output: string, { operation, name }: Edit): Found {
  const told = entriesOf(output).filter((entry) => entry['operation'] === operation && String(entry['message']).includes(name));
  if (told.length === 0) return 'no';
  return told.some(({ breaking }) => breaking === true) ? 'breaking' : 'told';
}

/** Its levels: 3 error, 2 warning, 1 information; the first two make it call a change breaking. */
function foundByOasdiff(output: string, { method, path, operation, name }: Edit): Found {
  const told = entriesOf(output).filter(
    (entry) =>
      entry['operation'] === method.toUpperCase() &&
      String(entry['path']).startsWith(path) &&
      (name === operation || String(entry['text']).includes(name)),
  );
  if (told.length === 0) return 'no';
  return told.some(({ level }) => Number(level) >= 2) ? 'breaking' : 'told';
}
