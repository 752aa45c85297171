import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';
import { withCounting } from '../../fuzz/counters.ts';
import { countersName, mostCounters } from '../../fuzz/counters-memory.ts';
import { coverageOf } from '../../fuzz/coverage.ts';

/** Runs the code with and without counters: what it gives back, and the counters that were raised. */
function run(code: string): {
  readonly plain: unknown;
  readonly counting: unknown;
  readonly raised: readonly number[];
  readonly branches: number;
} {
  let next = 0;
  const counting = withCounting(code, parseAst(code, { lang: 'js', sourceType: 'script' }), () => next++);
  const plain: unknown = new Function(`${code}\nreturn told;`)();
  Reflect.set(globalThis, countersName, new Uint8Array(mostCounters));
  const counted: unknown = new Function(`${counting}\nreturn told;`)();
  const counters: Uint8Array = Reflect.get(globalThis, countersName);
  return {
    plain,
    counting: counted,
    raised: [...counters.slice(0, next).entries()].flatMap(([at, count]) => (count > 0 ? [at] : [])),
    branches: next,
  };
}

test.each([
  ['both ways of a choice', 'const told = [true ? 1 : 2, false ? 3 : 4];', 2, 4],
  ['what stands right of an operator', 'const told = [1 && 2, 0 && 3, null ?? 4, 5 ?? 6, 0 || 7];', 3, 5],
  [
    'statements without braces',
    'let told = 0; if (told === 1) told = 2; else if (told === 0) told = 3; else told = 4; for (const a of [1, 2]) told += a; while (told < 9) told += 1;',
    4,
    6,
  ],
  [
    'functions and their short forms',
    'function f(a) { return a; } const g = (a) => a + 1; const h = (a) => ({ a }); const i = () => { return 2; }; const told = [f(1), g(1), h(1)];',
    3,
    4,
  ],
  [
    'methods, getters, and what is thrown',
    'class A { b() { return 1; } get c() { return 2; } } let told; try { told = new A().b(); null.d; } catch (e) { told = [told, e.name]; }',
    2,
    3,
  ],
  ['a choice in a choice, at the same place', 'const a = 2; const told = a === 1 ? 1 : a === 2 ? (a, 5) : 6;', 2, 4],
  [
    'a switch stays as it is',
    'let told = 0; switch (3) { case 1: told = 1; break; case 3: if (true) told = 2; default: told += 5; }',
    1,
    1,
  ],
  [
    'generators, and a choice in parentheses',
    'function* f() { yield* (true ? [1] : []); } const told = [...f()].map((a) => (a ? "b" : "c")).join();',
    4,
    6,
  ],
])('code that counts does the same: %s', (_, code, raised, branches) => {
  const ran = run(code);
  expect(ran.counting).toEqual(ran.plain);
  expect([ran.raised.length, ran.branches]).toEqual([raised, branches]);
});

test('a run is new by the branches it takes and by how often, and never for the same twice', () => {
  const counters = new Uint8Array(16);
  const coverage = coverageOf(counters);
  const ran = (at: number, count: number): boolean => {
    counters[at] = count;
    return coverage.take();
  };
  expect([ran(3, 1), ran(3, 1), ran(3, 2), ran(3, 3), ran(3, 200), ran(15, 1)]).toEqual([true, false, true, false, true, true]);
  expect([...counters]).toEqual(Array.from({ length: 16 }, () => 0));
  expect(coverage.reached()).toBe(2);
});
