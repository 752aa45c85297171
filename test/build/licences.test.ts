import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { carriedBy } from '../../build/carried.ts';
import { covers, exceptions, isPermissive, objection, told } from '../../build/licence-policy.ts';
import { licenceTexts, renderLicences } from '../../build/licence-texts.ts';
import { parseLock } from '../../build/locked-packages.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const lock = parseLock(readFileSync('package-lock.json', 'utf8'));
const packages = [...lock.packages.values()];

test('every package of the lock is under a licence that the policy allows', () => {
  expect(packages.flatMap((one) => objection(one) ?? [])).toEqual([]);
});

test('what is installed says of its licence what the lock says', () => {
  const installed = packages.filter(({ path }) => existsSync(path));
  expect(installed.length).toBeGreaterThan(100);
  for (const { path, licence } of installed) {
    const { license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    expect([path, license]).toEqual([path, licence]);
  }
});

test('every exception is still needed', () => {
  for (const pattern of Object.keys(exceptions)) expect(packages.filter(({ name }) => covers(pattern, name))).not.toEqual([]);
  for (const name of Object.keys(told)) expect(packages.map((one) => `${one.name}@${one.version}`)).toContain(name);
});

test.each([
  ['MIT', true],
  ['MIT OR GPL-3.0-only', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only AND MIT OR ISC', true],
  ['GPL-3.0-only', false],
  ['(MIT OR GPL-3.0-only) AND GPL-2.0-only', false],
  ['GPL-2.0-only WITH Classpath-exception-2.0', false],
  ['SEE LICENSE IN LICENSE.md', false],
  ['constructor', false],
  ['', false],
])('%j leaves a choice that asks for no more than a notice: %s', (expression, expected) => {
  expect(isPermissive(expression)).toBe(expected);
});

test('what is not permissive may neither be installed with the tool nor come under the name of an exception', () => {
  const one = { name: 'axe-core', version: '1.0.0', licence: 'MPL-2.0', isDevelopment: true };
  expect(objection(one)).toBeUndefined();
  expect(objection({ ...one, isDevelopment: false })).toBe(
    'axe-core@1.0.0 is under MPL-2.0, which build/licence-policy.ts allows for development alone.',
  );
  expect(objection({ ...one, licence: 'GPL-3.0-only' })).toBe(
    'axe-core@1.0.0 is under GPL-3.0-only, which build/licence-policy.ts does not allow.',
  );
  expect(objection({ ...one, name: 'axe-cores' })).toBe('axe-cores@1.0.0 is under MPL-2.0, which build/licence-policy.ts does not allow.');
  expect(objection({ ...one, licence: undefined })).toBe(
    'axe-core@1.0.0 names no licence: read it, and put it into told of build/licence-policy.ts.',
  );
});

test('nothing gets into a bundle unseen', () => {
  expect(carriedBy('src/cli.ts', lock)).toBeUndefined();
  expect(carriedBy('node_modules/fflate/esm/browser.js', lock)).toMatchObject({
    name: 'fflate',
    licence: 'MIT',
    notice: 'node_modules/fflate',
  });
  expect(carriedBy('node_modules/@cspell/dict-en_us/index.js', lock)).toMatchObject({ name: '@cspell/dict-en_us' });
  expect(carriedBy('\0rolldown/runtime.js', lock)).toMatchObject({ name: 'rolldown' });
  expect(carriedBy('\0@oxc-project+runtime@0.156.0/helpers/esm/typeof.js', lock)).toMatchObject({
    name: '@oxc-project/runtime',
    version: '0.156.0',
  });
  expect(() => carriedBy('node_modules/fabrikam/index.js', lock)).toThrow(
    'node_modules/fabrikam is bundled, and package-lock.json does not name it: run npm ci.',
  );
  expect(() => carriedBy('../shared/letters.js', lock)).toThrow('Nobody knows whose ../shared/letters.js is');
  expect(() => carriedBy('\0fabrikam/runtime.js', lock)).toThrow('Nobody knows whose fabrikam/runtime.js is');
});

test('every text of a package is passed on, and a package without one is refused', () => {
  const folder = temporaryFolder({ 'a/LICENSE': 'Be kind.', 'a/NOTICE.md': 'By Contoso.\n', 'a/index.js': '', 'b/readme.md': 'MIT' });
  const texts = licenceTexts(join(folder, 'a'));
  expect(texts).toEqual(['Be kind.', 'By Contoso.\n']);
  expect(() => licenceTexts(join(folder, 'b'))).toThrow('has no licence file, and is bundled: put its text into build/notices.');
  expect(renderLicences([{ name: 'a', version: '1.0.0', licence: 'MIT', heldBy: ['cli.js', 'page.js'], texts }])).toContain(
    '\na 1.0.0\nLicence: MIT\nIn: cli.js, page.js\n',
  );
});
