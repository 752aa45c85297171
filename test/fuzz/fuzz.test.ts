import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BuiltWorker, buildWorker } from '../../fuzz/build.ts';
import { bytesOf, textOf } from '../../fuzz/case.ts';
import { targetNames } from '../../fuzz/targets/names.ts';
import { bounds, type RunWish, runAlone, runTarget } from '../../fuzz/watch.ts';

// A machine that has much else to do is slow, and no mistake.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let built: BuiltWorker;
beforeAll(async () => {
  built = await buildWorker();
});
afterAll(() => built.remove());

const run = (target: string, inputs: number, more: Partial<RunWish> = {}) =>
  runTarget({ script: built.script, target, seed: 1, inputs, seconds: null, ...more });

/** Seeds come first, and what was found once is among them; the dear ones are given less. */
const inputs: Readonly<Record<string, number>> = {
  connector: 50,
  large: 36,
  compare: 40,
  repair: 30,
  try: 30,
  answers: 12,
  settings: 20,
  http: 30,
  verify: 20,
};
const inputsOfOthers = 200;

test.each(targetNames)('%s keeps its promises for the inputs that every change is held against', async (target) => {
  const { problems, inputs: given, reached } = await run(target, inputs[target] ?? inputsOfOthers);
  expect(
    problems.map(({ kind, sentence, parts }) => ({ kind, sentence, parts: parts.map(({ name }) => [name, textOf(parts, name)]) })),
  ).toEqual([]);
  expect(given).toBe(inputs[target] ?? inputsOfOthers);
  expect(reached).toBeGreaterThan(10);
});

describe('a reader with a mistake is found', () => {
  test('that throws behind four branches, which only who follows new branches reaches', async () => {
    const { problems } = await run('planted-crash', 20_000);
    expect(problems).toMatchObject([
      { kind: 'crash', sentence: expect.stringMatching(/^TypeError: Cannot read properties of undefined\./) },
    ]);
    expect(Buffer.from(bytesOf(problems[0]?.parts ?? [], 'a.json')).toString()).toBe('FUZZ');
  });

  test('that says something untrue, by the smallest text that does it', async () => {
    const { problems } = await run('planted-lie', 3000);
    expect(problems).toMatchObject([{ kind: 'lie', sentence: 'BrokenPromise: The verdict is pass, and a name is repeated.' }]);
    expect(textOf(problems[0]?.parts ?? [], 'a.json').length).toBeLessThan(60);
  });

  test('that never ends, and the run goes on behind it', async () => {
    const { problems, inputs: given } = await run('planted-hang', 250, { bounds: { ...bounds, time: 200 } });
    expect(problems).toMatchObject([{ kind: 'hang', sentence: 'It took longer than 200 milliseconds.' }]);
    expect(textOf(problems[0]?.parts ?? [], 'a.json')).toMatch(/:\s*\d{5}/);
    expect(given).toBeGreaterThan((problems[0]?.input ?? 0) + 1);
  });

  test('that needs more memory than it may', async () => {
    const { problems } = await run('planted-memory', 40, { bounds: { ...bounds, heap: 32, time: 20_000 } });
    expect(problems).toMatchObject([{ kind: 'memory', sentence: 'It needed more than 32 megabytes.' }]);
  });

  test('and its input does it again, alone', async () => {
    const [problem] = (await run('planted-lie', 3000)).problems;
    const again = await runAlone(built.script, 'planted-lie', problem?.parts ?? []);
    expect(again).toMatchObject([{ kind: 'lie', key: problem?.key }]);
  });
});

test('the clock begins with the first input, however long a target takes to load', async () => {
  const { inputs: given, seeds, seconds } = await run('planted-late', 1_000_000, { seconds: 1 });
  expect(given).toBeGreaterThan(10);
  expect(seeds).toBe(1);
  expect(seconds).toBeGreaterThanOrEqual(1);
});

test('the same seed gives the same inputs, another one others', async () => {
  const told = async (seed: number) => {
    const { reached, kept } = await run('json', 250, { seed });
    return { reached, kept };
  };
  const first = await told(7);
  expect(await told(7)).toEqual(first);
  expect(await told(8)).not.toEqual(first);
});
