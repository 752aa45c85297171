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

test.each(['cli.js', 'catalog.js'])('%s loads no package before a command needs it', async (file) => {
  const chunks = await chunksOf(file);
  const own = chunks.map(({ fileName }) => fileName);
  const atStart = chunks.flatMap(({ imports }) => imports);
  expect(atStart.length).toBeGreaterThan(0);
  expect(atStart.filter((name) => !name.startsWith('node:') && !own.includes(name))).toEqual([]);
});

test('a command reads the chunks that it needs, and no other', async () => {
  const chunks = new Map((await chunksOf('cli.js')).map((one) => [one.fileName, one]));
  const read = (file: string): ReadonlySet<string> => {
    const all = new Set([file]);
    // A set that grows while it is walked is walked to its new end.
    for (const one of all) for (const name of chunks.get(one)?.imports ?? []) if (chunks.has(name)) all.add(name);
    return all;
  };
  const named = (file: string) => [...read(file)].filter((one) => one !== 'cli-rolldown-runtime.js').sort();
  expect(named('cli.js')).toEqual(['cli-start.js', 'cli.js']);
  expect(named('cli-check.js')).toEqual(['cli-check.js', 'cli-read.js', 'cli-start.js']);
  expect(named('cli-compare.js')).toEqual(['cli-compare.js', 'cli-read.js', 'cli-start.js']);
  expect(named('cli-judge.js')).toEqual(['cli-check.js', 'cli-compare.js', 'cli-judge.js', 'cli-read.js', 'cli-start.js']);
  expect(named('cli-thread.js')).toEqual(['cli-check.js', 'cli-read.js', 'cli-start.js', 'cli-thread.js']);
  expect(named('cli-explain.js')).toEqual(['cli-explain.js', 'cli-read.js', 'cli-start.js']);
  for (const file of chunks.keys()) expect([file, read(file).has('cli-catalog.js')]).toEqual([file, file === 'cli-catalog.js']);
});

test('what all results are known for reads no rule, and nothing imports the file that is run', async () => {
  const chunks = await chunksOf('cli.js');
  const holds = (file: string) => Object.keys(chunks.find(({ fileName }) => fileName === file)?.modules ?? {});
  for (const file of ['cli.js', 'cli-start.js', 'cli-read.js', 'cli-check.js'])
    expect([file, holds(file).filter((id) => /[\\/]rules[\\/]/.test(id))]).toEqual([file, []]);
  expect(chunks.filter(({ imports }) => imports.includes('cli.js'))).toEqual([]);
});

test('no function is made for each rule only to list them all', async () => {
  const judge = (await chunksOf('cli.js')).find(({ fileName }) => fileName === 'cli-judge.js');
  expect(judge?.code).toMatch(/Object\.values\(\w*rules_by_name\w*\)/);
  expect(judge?.code).not.toMatch(/\brules_exports\b/);
});
