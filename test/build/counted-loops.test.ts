import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Plugin, rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countedLoops } from '../../build/counted-loops.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'counted-loops-')));
const root = pathToFileURL(`${folder}/`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loops over arrays, by name; each gives a list. */
const counted = {
  list: 'const all: string[] = []; for (const one of texts) all.push(one); return all;',
  'read-only list, its items taken apart': 'let sum = 0; for (const { size, at: [x = 1] } of boxes) sum += size * x; return [sum];',
  tuple: 'const all: unknown[] = []; for (const one of pair) { all.push(one); } return all;',
  'either list': 'const all: unknown[] = []; for (const one of texts.length > 1 ? texts : [1, 2]) all.push(one); return all;',
  'list that a type parameter stands for': 'return ends(texts);',
  'rows, without brackets':
    'const all: string[] = []; for (const row of rows) for (const one of row) if (one !== "b") all.push(one); return all;',
  'list within what gives a list':
    'const all: number[] = []; for (const one of rows.map((row) => { let n = 0; for (const _ of row) n += 1; return n; })) all.push(one); return all;',
  'continue and break':
    'const all: string[] = []; for (const one of texts) { if (one === "a") continue; if (one === "c") break; all.push(one); } return all;',
  'to an outer loop':
    'const all: string[] = []; outer: for (const row of rows) { for (const one of row) { if (one === "b") continue outer; all.push(one); } } return all;',
  'kept by functions': 'const all: (() => string)[] = []; for (const one of texts) all.push(() => one); return all.map((one) => one());',
  'list that grows meanwhile': 'const all = ["x"]; for (const one of all) if (all.length < 5) all.push(one + one); return all;',
  'list that shrinks meanwhile':
    'const all = ["x", "y", "z"]; const seen = []; for (const one of all) { seen.push(one); all.pop(); } return seen;',
  'items with their positions': 'const all: unknown[] = []; for (const [at, one] of texts.entries()) all.push(at, one); return all;',
  'parts of items with positions that change':
    'const all: unknown[] = []; for (let [at, { size, at: [x] }] of boxes.entries()) { at += 1; all.push(() => [at, size, x]); } return all.map((one) => (one as () => unknown)());',
  'positions within positions':
    'const all: unknown[] = []; for (const [y, row] of rows.entries()) for (const [x, one] of row.entries()) all.push(x, y, one); return all;',
  'variable that changes': 'const all: string[] = []; for (let one of texts) { one += one; all.push(one); } return all;',
};

/** What is no array, or not for certain. */
const left = {
  map: 'const all: unknown[] = []; for (const [name, value] of new Map([["a", 1]])) all.push(name, value); return all;',
  set: 'const all: unknown[] = []; for (const one of new Set(texts)) all.push(one); return all;',
  generator: 'const all: unknown[] = []; for (const one of numbers()) all.push(one); return all;',
  'entries of a map':
    'const all: unknown[] = []; for (const [name, value] of new Map([["a", 1]]).entries()) all.push(name, value); return all;',
  'entries of an object':
    'const all: unknown[] = []; for (const [name, value] of Object.entries({ a: 1 })) all.push(name, value); return all;',
  'entries as they are': 'const all: unknown[] = []; for (const one of texts.entries()) all.push(one); return all;',
  'positions alone': 'const all: unknown[] = []; for (const [at] of texts.entries()) all.push(at); return all;',
  'items with something in their place':
    'const all: unknown[] = []; for (const [at, one = 1] of [undefined, 2].entries()) all.push(at, one); return all;',
  'rest of an entry': 'const all: unknown[] = []; for (const [at, ...one] of texts.entries()) all.push(at, one); return all;',
  text: 'const all: unknown[] = []; for (const one of "a𝒳") all.push(one); return all;',
  'list or set': 'const all: unknown[] = []; for (const one of texts.length > 9 ? texts : new Set(texts)) all.push(one); return all;',
  'anything that goes step by step': 'const all: unknown[] = []; for (const one of texts as Iterable<string>) all.push(one); return all;',
};

const loops = { ...counted, ...left };

beforeAll(() => {
  const functions = Object.entries(loops).map(([name, body]) => `  ${JSON.stringify(name)}: () => { ${body} },\n`);
  const source = `const texts: string[] = ['a', 'b', 'c'];
const boxes: readonly { readonly size: number; readonly at: number[] }[] = [{ size: 2, at: [3] }, { size: 5, at: [] }];
const pair: readonly [number, string] = [1, 'one'];
const rows = [['a', 'b', 'd'], [], ['c']];
function* numbers() { yield 1; yield 2; }
function ends<T extends readonly string[]>(all: T) { const found: string[] = []; for (const one of all) found.push(one.at(-1) ?? ''); return found; }
export const loops: Record<string, () => unknown[]> = {\n${functions.join('')}};\n`;
  writeFileSync(join(folder, 'loops.ts'), source);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "target": "es2023", "types": [], "strict": true, "noEmit": true } }',
  );
});

async function built(plugins: readonly Plugin[]): Promise<string> {
  const bundle = await rolldown({ input: join(folder, 'loops.ts'), plugins: [...plugins] });
  const [{ code }] = (await bundle.generate({ format: 'esm' })).output;
  await bundle.close();
  return code;
}

async function resultsOf(code: string): Promise<Record<string, unknown>> {
  const { loops: made } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return Object.fromEntries(Object.entries<() => unknown[]>(made).map(([name, run]) => [name, run()]));
}

test('loops over arrays are counted, others stay, and all do what they did', async () => {
  const [plain, made] = [await built([]), await built([countedLoops(root)])];
  const results = await resultsOf(made);
  expect(results).toEqual(await resultsOf(plain));
  expect(results['to an outer loop']).toEqual(['a', 'c']);
  expect(results['list that grows meanwhile']).toEqual(['x', 'xx', 'xxxx', 'x'.repeat(8), 'x'.repeat(16)]);
  expect(plain.match(/for \((?:const|let) .*? of /g)?.length).toBe(Object.keys(loops).length + 4);
  expect(made.match(/for \((?:const|let) .*? of /g)?.length).toBe(Object.keys(left).length);
});

test('a plugin that was there before is noticed', async () => {
  const before: Plugin = { name: 'before', transform: (code) => ({ code: `${code}\n// more`, moduleType: 'ts', map: null }) };
  await expect(built([before, countedLoops(root)])).rejects.toThrow(
    'loops.ts is not as TypeScript read it: another plugin was there before.',
  );
});

test('a folder without a project is an error', async () => {
  const empty = pathToFileURL(`${realpathSync(mkdtempSync(join(folder, 'empty-')))}/`);
  await expect(built([countedLoops(empty)])).rejects.toThrow('tsconfig.json');
});
