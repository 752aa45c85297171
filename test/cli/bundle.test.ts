import { type OutputChunk, rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { bundleOf } from '../helpers/built-package.ts';

async function chunksOf(file: string): Promise<readonly OutputChunk[]> {
  const options = bundleOf(file);
  const bundle = await rolldown(options);
  const { output } = await bundle.generate(options.output);
  await bundle.close();
  return output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
}

test.each(['cli-main.cjs', 'catalog.js'])('%s loads no package before a command needs it', async (file) => {
  const chunks = await chunksOf(file);
  const own = chunks.map(({ fileName }) => fileName);
  const atStart = chunks.flatMap(({ imports }) => imports);
  expect(atStart.length).toBeGreaterThan(0);
  expect(atStart.filter((name) => !name.startsWith('node:') && !own.includes(name))).toEqual([]);
});

test('a command reads the chunks that it needs, and no other', async () => {
  const chunks = new Map((await chunksOf('cli-main.cjs')).map((one) => [one.fileName, one]));
  const read = (file: string): ReadonlySet<string> => {
    const all = new Set([file]);
    // A set that grows while it is walked is walked to its new end.
    for (const one of all) for (const name of chunks.get(one)?.imports ?? []) if (chunks.has(name)) all.add(name);
    return all;
  };
  const named = (file: string) => [...read(file)].filter((one) => one !== 'cli-rolldown-runtime.cjs').sort();
  expect(named('cli-main.cjs')).toEqual(['cli-main.cjs', 'cli-start.cjs']);
  expect(named('cli-check.cjs')).toEqual(['cli-check.cjs', 'cli-read.cjs', 'cli-start.cjs']);
  expect(named('cli-compare.cjs')).toEqual(['cli-compare.cjs', 'cli-read.cjs', 'cli-start.cjs']);
  expect(named('cli-judge.cjs')).toEqual(['cli-check.cjs', 'cli-compare.cjs', 'cli-judge.cjs', 'cli-read.cjs', 'cli-start.cjs']);
  expect(named('cli-thread.cjs')).toEqual(['cli-check.cjs', 'cli-read.cjs', 'cli-start.cjs', 'cli-thread.cjs']);
  expect(named('cli-explain.cjs')).toEqual(['cli-explain.cjs', 'cli-read.cjs', 'cli-start.cjs']);
  for (const file of chunks.keys()) expect([file, read(file).has('cli-catalog.cjs')]).toEqual([file, file === 'cli-catalog.cjs']);
});

test('what all results are known for reads no rule, and nothing imports the file that is run', async () => {
  const chunks = await chunksOf('cli-main.cjs');
  const holds = (file: string) => Object.keys(chunks.find(({ fileName }) => fileName === file)?.modules ?? {});
  for (const file of ['cli-main.cjs', 'cli-start.cjs', 'cli-read.cjs', 'cli-check.cjs'])
    expect([file, holds(file).filter((id) => /[\\/]rules[\\/]/.test(id))]).toEqual([file, []]);
  expect(chunks.filter(({ imports }) => imports.includes('cli-main.cjs'))).toEqual([]);
});

test('no function is made for each rule only to list them all', async () => {
  const judge = (await chunksOf('cli-main.cjs')).find(({ fileName }) => fileName === 'cli-judge.cjs');
  expect(judge?.code).toMatch(/Object\.values\(\w*rules_by_name\w*\)/);
  expect(judge?.code).not.toMatch(/\brules_exports\b/);
});
