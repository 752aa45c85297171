import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/connector/user-error.ts';
import { writeSite } from '../../src/io/write-site.ts';
import { temporaryFolder, writeFiles } from '../helpers/folder.ts';

const files = (contents: Record<string, string>) =>
  new Map(Object.entries(contents).map(([path, text]) => [path, new TextEncoder().encode(text)]));

function listed(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths
      .map((entry) => [join(entry.parentPath, entry.name).slice(folder.length), readFileSync(join(entry.parentPath, entry.name), 'utf8')])
      .sort(),
  );
}

test('the folder holds exactly the files; a second time nothing is written', async () => {
  const folder = join(temporaryFolder(), '.certify', 'site');
  const site = { '/v1/index.json': '1', '/bundles/x.zip': '2', '/connectors/a/index.html': '3' };
  expect(await writeSite(folder, files(site))).toEqual({ written: Object.keys(site).sort(), removed: [] });
  expect(listed(folder)).toEqual(site);
  const old = new Date('2020-01-01');
  for (const path of Object.keys(site)) utimesSync(join(folder, path), old, old);
  expect(await writeSite(folder, files({ ...site, '/v1/index.json': 'new' }))).toEqual({ written: ['/v1/index.json'], removed: [] });
  expect(statSync(join(folder, '/bundles/x.zip')).mtime).toEqual(old);
});

test('what no file of the site has goes, empty folders and halves of a crashed run included', async () => {
  const folder = temporaryFolder({
    'old/deep/page.html': 'x',
    'v1/index.json': '1',
    'v1/index.json.certify-abc.tmp': 'half',
    '.hidden': 'x',
  });
  mkdirSync(join(folder, 'empty/er'), { recursive: true });
  expect(await writeSite(folder, files({ '/v1/index.json': '1' }))).toEqual({ written: [], removed: ['/.hidden', '/old/deep/page.html'] });
  expect(listed(folder)).toEqual({ '/v1/index.json': '1' });
  expect(readdirSync(folder)).toEqual(['v1']);
});

test('a file takes the place of a folder, and a folder that of a file', async () => {
  const folder = temporaryFolder({ 'a/b': 'x', c: 'y', 'v1/index.json': '{}' });
  await writeSite(folder, files({ '/a': '1', '/c/d': '2' }));
  expect(listed(folder)).toEqual({ '/a': '1', '/c/d': '2' });
});

test('links are replaced, never followed', async () => {
  const outside = temporaryFolder({ 'keep.json': 'keep', 'folder/keep.json': 'keep' });
  const folder = temporaryFolder({ 'v1/x': 'x', 'v1/index.json': '{}' });
  symlinkSync(join(outside, 'keep.json'), join(folder, 'index.html'));
  symlinkSync(join(outside, 'folder'), join(folder, 'linked'));
  symlinkSync(join(outside, 'folder'), join(folder, 'stale'));
  await writeSite(folder, files({ '/index.html': 'page', '/linked/keep.json': 'ours' }));
  expect(listed(folder)).toEqual({ '/index.html': 'page', '/linked/keep.json': 'ours' });
  expect(listed(outside)).toEqual({ '/folder/keep.json': 'keep', '/keep.json': 'keep' });
});

test('a path that leads out of the site is refused before it is written', async () => {
  const folder = join(temporaryFolder(), 'site');
  for (const path of ['/../evil', 'evil', '/a/../../evil', '/a//b', '/a\\..\\b', '/'])
    await expect(writeSite(folder, files({ [path]: 'x' })), path).rejects.toThrow('is no path of a site');
  expect(existsSync(join(folder, '..', 'evil'))).toBe(false);
});

test('names of the prototype are names', async () => {
  const folder = temporaryFolder();
  writeFiles(folder, {});
  await writeSite(folder, new Map([['/__proto__/constructor', new TextEncoder().encode('x')]]));
  expect(listed(folder)).toEqual({ '/__proto__/constructor': 'x' });
});

test('a place that cannot be written to is a sentence, not a stack', async () => {
  const folder = temporaryFolder({ file: 'x' });
  await expect(writeSite(join(folder, 'file', 'site'), files({ '/a': '1' }))).rejects.toThrow(UserError);
});

test('nothing is deleted in a folder that is a link, or that holds no site', async () => {
  const precious = temporaryFolder({ 'thesis.txt': 'thesis', 'v1/index.json': '{}' });
  const link = join(temporaryFolder(), 'site');
  symlinkSync(precious, link);
  await expect(writeSite(link, files({ '/v1/index.json': '1' }))).rejects.toThrow('is a link');
  const foreign = temporaryFolder({ 'thesis.txt': 'thesis', 'index.html': 'mine' });
  await expect(writeSite(foreign, files({ '/index.html': 'page', '/v1/index.json': '1' }))).rejects.toThrow('no site that certify wrote');
  expect([listed(precious), listed(foreign)]).toEqual([
    { '/thesis.txt': 'thesis', '/v1/index.json': '{}' },
    { '/index.html': 'mine', '/thesis.txt': 'thesis' },
  ]);
});

test('a first run that was cut off is continued', async () => {
  const folder = temporaryFolder({ 'bundles/x.zip': '2', 'bundles/y.zip.certify-abc.tmp': 'half' });
  await writeSite(folder, files({ '/v1/index.json': '1', '/bundles/x.zip': '2' }));
  expect(listed(folder)).toEqual({ '/bundles/x.zip': '2', '/v1/index.json': '1' });
});
