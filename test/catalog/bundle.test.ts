import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { bundleOf, bundleProblem, readBundle } from '../../src/catalog/bundle.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const timeZone = process.env.TZ;
afterEach(() => {
  if (timeZone === undefined) delete process.env.TZ;
  else process.env.TZ = timeZone;
});

function file(path: string, content: string | Uint8Array, executable = false): FolderEntry {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, kind: 'file', executable, size: bytes.length, bytes };
}

const sample = [
  file('readme.md', '# Hi\r\n'),
  file('apiProperties.json', '{}'),
  file('images/icon.png', new Uint8Array([0, 255, 10, 13])),
  file('2', ''),
  file('10', 'x', true),
];

test('these files have this bundle, today and in years: a changed digest would orphan every published version', () => {
  expect(bundleOf(sample).sha256).toMatchInlineSnapshot(`"6250e95ed9818ff580a2aa93564c0964311e49e45510d5e3834982952fecbd07"`);
});

test('order of entries, time zone and clock do not matter', () => {
  const digests = ['UTC', 'Pacific/Kiritimati', 'America/New_York', 'Asia/Kathmandu'].map((zone) => {
    process.env.TZ = zone;
    return bundleOf([...sample].reverse()).sha256;
  });
  expect(new Set([...digests, bundleOf(sample).sha256]).size).toBe(1);
});

test('other unzip tools read it: names, bytes, nothing else', () => {
  const { bytes } = bundleOf(sample);
  expect(
    Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content).toString('latin1')])),
  ).toEqual({
    'readme.md': '# Hi\r\n',
    'apiProperties.json': '{}',
    'images/icon.png': '\0\xff\n\r',
    '2': '',
    '10': 'x',
  });
  const path = join(temporaryFolder(), 'bundle.zip');
  writeFileSync(path, bytes);
  expect(
    execFileSync(
      'python3',
      [
        '-c',
        'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [(i.filename, i.date_time, oct(i.external_attr >> 16)) for i in z.infolist()][:1])',
        path,
      ],
      { encoding: 'utf8' },
    ).trim(),
  ).toBe("None [('10', (1980, 1, 1, 0, 0, 0), '0o100755')]");
});

const names = fc
  .array(fc.oneof(fc.constantFrom('__proto__', 'constructor', '1', 'a', 'é', '🚀', '-x'), fc.stringMatching(/^[A-Za-z0-9 ._-]{1,12}$/)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join('/'));
const folders = fc.uniqueArray(fc.tuple(names, fc.uint8Array({ maxLength: 40 }), fc.boolean()), {
  minLength: 1,
  maxLength: 8,
  selector: ([path]) => path,
});

test('unpacked again it is the same folder: names, bytes, modes, and so the same tree', () => {
  fc.assert(
    fc.property(folders, (files) => {
      const entries = files.map(([path, bytes, executable]) => file(path, bytes, executable));
      fc.pre(bundleProblem(entries) === undefined);
      const bundle = bundleOf(entries);
      expect(bundleOf([...entries].reverse())).toEqual(bundle);
      const unpacked = readBundle(bundle.bytes) ?? [];
      expect(new Map(unpacked.map((entry) => [entry.path, entry]))).toEqual(new Map(entries.map((entry) => [entry.path, entry])));
      expect(treeIdOf(unpacked)).toBe(treeIdOf(entries));
    }),
  );
});

test('bytes that are not a bundle of ours are none: cut short, changed anywhere, or made elsewhere', () => {
  const { bytes } = bundleOf(sample);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    const read = readBundle(changed);
    // A flipped bit of content shows in the checksum; one of a name or mode makes another valid bundle, which has another digest.
    if (read !== undefined) expect(bundleOf(read).bytes).toEqual(changed);
    expect(readBundle(bytes.subarray(0, at))).toBeUndefined();
  }
});

test('names that lead out of the folder or mean another file elsewhere are refused', () => {
  for (const name of ['../evil', 'a/../../b', '/etc/passwd', 'a//b', './a', 'a\\b', 'C:evil', 'a\nb', 'x\u0000y', 'what?', ''])
    expect(bundleProblem([file(name, '')]), name).toBeDefined();
  expect(bundleProblem([file('Readme.md', ''), file('readme.md', '')])).toContain('letter case');
  expect(bundleProblem([{ path: 'link', kind: 'symlink', executable: false, size: 3 }])).toContain('symlink');
  expect(bundleProblem([{ path: 'big', kind: 'file', executable: false, size: 9e9 }])).toContain('too large');
  expect(bundleProblem([])).toBeDefined();
  expect(() => bundleOf([file('../evil', '')])).toThrow();
});
