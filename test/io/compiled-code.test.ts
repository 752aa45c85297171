import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compiledCode } from '../../src/io/compiled-code.ts';
import { builtPackage } from '../helpers/built-package.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';

const imported = async (name: string): Promise<unknown> => ({ name });
const codeIn = (folder: string) => compiledCode(folder, imported);
const keptIn = (folder: string): string[] => readdirSync(join(folder, '.compiled')).sort();

describe('a folder of CommonJS files', () => {
  test('is run file by file, each once, in strict mode, and asks for its neighbours, for packages and for modules by their names', async () => {
    const folder = temporaryFolder({
      'a.cjs': `const b = require('./b.cjs'); exports.path = require('node:path').sep; exports.again = require('./b.cjs') === b;
        exports.told = b.told(); exports.isStrict = (function () { return this === undefined; })(); exports.here = [__dirname, __filename];
        exports.imported = __import('any');`,
      'b.cjs': `globalThis.times = (globalThis.times ?? 0) + 1; module.exports = { told: () => globalThis.times };`,
    });
    const code = codeIn(folder);
    const told = code.load('a.cjs') as Readonly<Record<string, unknown>>;
    expect(told).toMatchObject({ again: true, told: 1, isStrict: true, here: [folder, join(folder, 'a.cjs')] });
    expect(await told['imported']).toEqual({ name: 'any' });
    expect(code.load('a.cjs')).toBe(told);
  });

  test('may ask in circles, as CommonJS may', () => {
    const folder = temporaryFolder({
      'a.cjs': `exports.first = 1; exports.second = require('./b.cjs').second;`,
      'b.cjs': `exports.second = require('./a.cjs').first + 1;`,
    });
    expect(codeIn(folder).load('a.cjs')).toEqual({ first: 1, second: 2 });
  });

  test('that lacks a file says which', () => {
    const folder = temporaryFolder({});
    expect(() => codeIn(folder).load('a.cjs')).toThrow(join(folder, 'a.cjs'));
  });
});

describe('what was compiled', () => {
  const written = 1_700_000_000;
  /** A folder with a file that was loaded, called and kept. */
  function kept(): string {
    const folder = temporaryFolder({ 'a.cjs': `exports.told = () => 'old';` });
    utimesSync(join(folder, 'a.cjs'), written, written);
    const code = codeIn(folder);
    told(code);
    code.keep();
    return folder;
  }
  const told = (code: ReturnType<typeof codeIn>): string => (code.load('a.cjs') as { readonly told: () => string }).told();
  const rewrite = (folder: string, time: number, text = `exports.told = () => 'new';`): void => {
    writeFileSync(join(folder, 'a.cjs'), text);
    utimesSync(join(folder, 'a.cjs'), time, time);
  };

  test('is used for a file of the same size and time, its functions included', () => {
    const folder = kept();
    expect(keptIn(folder)).toEqual([`a.cjs-27-${written}000-${process.version}-${process.arch}`]);
    // No build writes another file at the same moment: it only shows here where the answer comes from.
    rewrite(folder, written);
    expect(told(codeIn(folder))).toBe('old');
  });

  test.each([
    ['of another time', written + 1, `exports.told = () => 'new';`],
    ['of another size', written, `exports.told = () => 'new' ;`],
  ])('is not used for a file %s', (_, time, text) => {
    const folder = kept();
    rewrite(folder, time, text);
    expect(told(codeIn(folder))).toBe('new');
  });

  test.each([0, 10, 300])('is not used when only %s of its bytes are there', (bytes) => {
    const folder = kept();
    for (const name of keptIn(folder)) truncateSync(join(folder, '.compiled', name), bytes);
    rewrite(folder, written);
    expect(told(codeIn(folder))).toBe('new');
  });

  test('takes the place of what was kept before', () => {
    const folder = kept();
    rewrite(folder, written + 1);
    const code = codeIn(folder);
    told(code);
    code.keep();
    expect(keptIn(folder)).toHaveLength(1);
    expect(told(codeIn(folder))).toBe('new');
  });

  test('that cannot be written is told', () => {
    const folder = kept();
    const code = codeIn(folder);
    told(code);
    rmSync(folder, { recursive: true });
    expect(() => code.keep()).toThrow(folder);
  });
});

describe('the built command', () => {
  test('keeps what it compiled when it is asked to, and gives the same report with it, in threads too', async () => {
    const folder = await builtPackage(['cli.js', 'cli-main.cjs']);
    const connectors = temporaryFolder();
    for (const name of ['A', 'B']) writeFiles(connectors, goldenFiles(`certified-connectors/${name}`));
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'cli.js'), ...args], {
        cwd: connectors,
        encoding: 'utf8',
      });
      return { status, stdout: stdout.replace(/\([\d.]+ s\)/, ''), stderr };
    };
    const check = ['check', '--no-cache', '.'];
    const before = run(...check);
    expect(before).toMatchObject({ status: 0, stderr: '' });
    expect(run('--keep-compiled', ...check)).toEqual(before);
    expect(keptIn(folder).filter((name) => name.startsWith('cli-judge.cjs-'))).toHaveLength(1);
    expect(run(...check)).toEqual(before);
    expect(run(...check, '--jobs', '2')).toEqual(before);
    expect(run('--keep-compiled', '--version')).toEqual(run('--version'));
    expect(readFileSync(join(folder, 'cli.js'), 'utf8').slice(0, 20)).toBe('#!/usr/bin/env node\n');
  });
});
