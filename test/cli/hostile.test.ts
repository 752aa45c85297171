import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { elsewhere } from '../fixtures/hostile/elsewhere.ts';
import { hostileInputs, type Told, toldBy, writeInput } from '../fixtures/hostile/inputs.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const expected = join(import.meta.dirname, '../fixtures/hostile/expected.json');
const inputs = [...hostileInputs.values()].flat();
const all: Record<string, Told> = {};

test.each(inputs.map((input) => [input.name, input] as const))('%s', async (name, input) => {
  const folder = temporaryFolder();
  const terminal = fakeTerminal(folder);
  const args = writeInput(input, folder);
  const told = toldBy(input, await main(args, terminal), terminal.printed.out, terminal.printed.err);
  all[name] = told;
  expect(JSON.stringify(told)).not.toContain('this is a bug in certify');
});

test('what is told of each is exactly this', async () => {
  await expect(`${JSON.stringify(all, undefined, 2)}\n`).toMatchFileSnapshot(expected);
});

test('no two inputs have one name', () => expect(new Set(inputs.map(({ name }) => name)).size).toBe(inputs.length));

test.each(elsewhere)('%s: the test is there', (_, file, words) => {
  expect(readFileSync(join(import.meta.dirname, '../..', file), 'utf8')).toContain(words);
});
