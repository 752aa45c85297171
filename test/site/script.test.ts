import { readFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { describe, expect, test } from 'vitest';
import { carriedByAll } from '../../build/bundle-contents.ts';
import { parseLock } from '../../build/locked-packages.ts';
import { pageScript, searchScript } from '../../src/site/compiled-script.ts';
import { addressOf, questionOf } from '../../src/site/script/address.ts';

const license = readFileSync('node_modules/minisearch/LICENSE.txt', 'utf8').trim();

/** The scripts as browsers get them, in a module: the one of every page, and the search with what it looks with. */
async function compiledScript(): Promise<string> {
  const bundle = await rolldown({
    input: { script: 'src/site/script/page.ts', search: 'src/site/script/search.ts' },
    platform: 'browser',
    transform: { target: 'es2022' },
    treeshake: { moduleSideEffects: (id) => id.endsWith('/page.ts') },
  });
  const { output } = await bundle.generate({
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    banner: ({ name }) => (name === 'search' ? `/*! With MiniSearch:\n${license}\n*/` : ''),
  });
  const codeOf = (file: string): string =>
    output.flatMap((one) => (one.type === 'chunk' && one.fileName === file ? [one.code.trim()] : [])).join();
  expect(output.map(({ fileName }) => fileName).sort()).toEqual(['script.js', 'search.js']);
  const modules = output.flatMap((one) => (one.type === 'chunk' ? Object.keys(one.modules) : []));
  // What build/carried.ts says of the file, so that its terms are passed on.
  const carried = carriedByAll(modules, process.cwd(), parseLock(readFileSync('package-lock.json', 'utf8')));
  expect(carried.map(({ name }) => name)).toEqual(['minisearch']);
  return `// Made from src/site/script: npx vitest run test/site/script -u

/** The script of every page. */
export const pageScript: string = ${JSON.stringify(codeOf('script.js'))};

/** The search, which the first one loads when it is wanted. */
export const searchScript: string = ${JSON.stringify(codeOf('search.js'))};
`;
}

test('the compiled scripts are those of their sources', async () => {
  await expect(await compiledScript()).toMatchFileSnapshot('../../src/site/compiled-script.ts');
});

test('the scripts are small, and hold neither an address of anybody else nor a way to run a text', () => {
  expect(pageScript.length).toBeLessThan(4_000);
  expect(searchScript.length).toBeLessThan(40_000);
  for (const code of [pageScript, searchScript.replace(license, '')])
    expect(code).not.toMatch(/https?:\/\/|\beval\(|new Function|document\.write|localStorage|cookie/);
});

describe('an address', () => {
  test('keeps a question, and gives it back', () => {
    const question = { text: 'send mail & more', chosen: { auth: 'oauth2', triggers: 'yes' } } as const;
    expect(addressOf(question)).toBe('?q=send+mail+%26+more&auth=oauth2&triggers=yes');
    expect(questionOf(addressOf(question))).toEqual(question);
  });

  test('without a question is empty, and strange members of it are nothing', () => {
    expect(addressOf({ text: '  ', chosen: {} })).toBe('');
    expect(questionOf('?q=&constructor=1&__proto__=x&auth=')).toEqual({ text: '', chosen: {} });
  });
});
