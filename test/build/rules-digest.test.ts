import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { rulesDigest, rulesManifest } from '../../rules-digest.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const sha256sum = 'sha256sum';
const manifest = rulesManifest();
const listed = manifest
  .split('\n')
  .slice(0, -1)
  .map((line) => line.slice(66));

/** A copy of what judges. */
function copy(): { readonly folder: string; readonly root: URL } {
  const folder = temporaryFolder();
  for (const file of listed) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  return { folder, root: pathToFileURL(`${folder}/`) };
}

test('the digest is that of the list, which sha256sum holds against a checkout', () => {
  expect(rulesDigest()).toBe(`sha256:${createHash('sha256').update(manifest).digest('hex')}`);
  const run = spawnSync(sha256sum, ['--check', '--strict', '--quiet'], { input: manifest, encoding: 'utf8' });
  if (run.error !== undefined) return;
  expect([run.status, run.stdout]).toEqual([0, '']);
});

test('one byte of any file that judges changes it, and nothing else does', () => {
  const { folder, root } = copy();
  const before = rulesDigest(root);
  expect(before).toBe(rulesDigest());
  for (const file of [
    'rules/info/url-absolute.ts',
    'src/certify/walk.ts',
    'src/connector/zip.ts',
    'src/preview/gateway.ts',
    'node_modules/fflate/package.json',
  ]) {
    const bytes = readFileSync(join(folder, file));
    const changed = Buffer.from(bytes);
    changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1;
    writeFileSync(join(folder, file), changed);
    expect([file, rulesDigest(root)]).not.toEqual([file, before]);
    writeFileSync(join(folder, file), bytes);
  }
  writeFileSync(join(folder, 'rules/info/notes.md'), 'Not read by anything.');
  expect(rulesDigest(root)).toBe(before);
  writeFileSync(join(folder, 'rules/info/one-more.ts'), '');
  expect(rulesDigest(root)).not.toBe(before);
});

test('line ends and the order of files change nothing', () => {
  const { folder, root } = copy();
  const file = join(folder, 'src/certify/walk.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
  expect(rulesManifest(root)).toBe(manifest);
  expect([...listed].sort()).toEqual(listed);
});

test('every file that a judging file imports is in the list, and so is every package', () => {
  const missing = listed
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:^import [^'`;]*?|^export [^'`;]*? from |^\} from |\bimport\()'([^'\n]+)'/gm)].flatMap(
        ([, name = '']) => {
          if (name.startsWith('node:')) return [];
          if (name.startsWith('.')) return listed.includes(posix.join(dirname(file), name)) ? [] : [`${file}: ${name}`];
          const of = /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0];
          return listed.includes(`node_modules/${of}/package.json`) ? [] : [`${file}: ${name}`];
        },
      ),
    );
  expect(missing).toEqual([]);
});
