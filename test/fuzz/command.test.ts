import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { keptCase, parseKeptCase, partOf } from '../../fuzz/case.ts';
import { readOptions } from '../../fuzz/options.ts';
import { targetNames } from '../../fuzz/targets/names.ts';
import { temporaryFolder } from '../helpers/folder.ts';

vi.setConfig({ testTimeout: 300_000 });

function fuzz(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'fuzz/fuzz.ts', ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each([
  [['--target', 'nope'], `There is no target 'nope'; there are ${targetNames.join(', ')}.`],
  [['--seconds', 'x'], "--seconds takes a whole number, not 'x'."],
  [['--seconds', ''], "--seconds takes a whole number, not ''."],
  [['--inputs', '1.5'], "--inputs takes a whole number, not '1.5'."],
  [['--seed', '-'], /seed/],
  [['--colour'], /'--colour'/],
])('%j is told in one sentence', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(expect.objectContaining({ name: 'UserError', message: expect.stringMatching(sentence) }));
});

test('seconds are shared among the targets, and are a minute where nobody says how much', () => {
  expect(readOptions(['--seconds', '20', '--target', 'json', '--target', 'zip'])).toMatchObject({ seconds: 10, targets: ['json', 'zip'] });
  expect(readOptions([])).toMatchObject({ seconds: 60 / targetNames.length, targets: targetNames });
  expect(readOptions(['--inputs', '5'])).toMatchObject({ seconds: null, inputs: 5 });
});

test('a file of a case is read, and whatever else a file holds is none', () => {
  const kept = keptCase('json', [partOf('a.json', '1'), { name: 'b', bytes: Buffer.from([255]) }]);
  expect(parseKeptCase(JSON.stringify(kept))).toEqual(kept);
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"target":"json"}',
    '{"target":"json","parts":[null]}',
    '{"target":"json","parts":[{"name":"a"}]}',
  ])
    expect([text, parseKeptCase(text)]).toEqual([text, undefined]);
});

test('a wrong call ends with 2 and a sentence alone', () => {
  const folder = temporaryFolder({ 'a.json': '{}', 'b.json': '{"target":"nope","parts":[]}' });
  const nowhere = join(folder, 'nope.json');
  const said = (...args: string[]) => fuzz(...args);
  expect(said('--target', 'nope')).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/^There is no target 'nope'; .*\n$/) });
  expect(said('--again', nowhere)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/nope\.json cannot be read: .*\n$/) });
  expect(said('--again', join(folder, 'a.json')).stderr).toMatch(/a\.json holds no case; --keep FOLDER writes such files\.\n$/);
  expect(said('--again', join(folder, 'b.json')).stderr).toMatch(/^There is no target 'nope'/);
});

test('a target that cannot be loaded is told, and the others are run', () => {
  const { status, stdout } = fuzz('--target', 'planted-unloadable', '--target', 'xml', '--inputs', '2');
  expect(status).toBe(1);
  const [first, second] = stdout.split('\n');
  expect(first).toBe('planted-unloadable could not be run: There are no seeds.');
  expect(second).toMatch(/^xml {12}2 inputs of \d+ it begins with, \d+\.\d s, \d+ branches, .* 0 problems$/);
});
