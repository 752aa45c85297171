import { mkdirSync, readdirSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { withSignatures } from '../../src/catalog/signature.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { verifyCatalog } from '../../src/catalog/verify.ts';
import { readZip, writeZip } from '../../src/catalog/zip.ts';
import { openFolder } from '../../src/io/read-published.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { made, parsed, readerOf, replaced, resealed, type TestCatalog, testCatalog } from '../helpers/published.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** What is wrong with a catalog whose owner, who has the key, means harm. */
async function faults(files: Files): Promise<string[]> {
  const { steps } = await verifyCatalog(readerOf(files), { now: made, pin: { kind: 'key', key: catalog.key } });
  return steps.flatMap(({ step, status, sentence }) => (status === 'failed' ? [`${step}: ${sentence}`] : []));
}

/** A signed catalog whose index is this text. */
function withIndex(text: string): Files {
  const bytes = Buffer.from(text);
  const index = { path: '/v1/index.json', sha256: sha256(bytes), size: bytes.length };
  const timestamp = withSignatures('timestamp', { ...parsed(catalog.files, '/v1/timestamp.json'), index }, [catalog.key]);
  return replaced(replaced(catalog.files, '/v1/index.json', bytes), '/v1/timestamp.json', canonicalBytes(timestamp));
}

describe('an index that means harm', () => {
  test.each([
    '/../../etc/passwd',
    '../../etc/passwd',
    '/v1/../../../etc/passwd',
    '//etc/passwd',
    '/v1/\u001b[2J',
    '/v1/a\nb',
    '/v1\\..\\..\\x',
    '/v1/%2e%2e/x',
    '/v1/.hidden',
    '/v1/a:b',
    '/v1/\u202etxt.json',
    `/${'a'.repeat(600)}`,
    '',
  ])('cannot name %j', async (path) => {
    const index = parsed(catalog.files, '/v1/index.json');
    const told = await faults(withIndex(JSON.stringify({ ...index, files: [...index.files, { path, sha256: 'a'.repeat(64), size: 1 }] })));
    expect(told).toEqual([
      expect.stringMatching(/^index: \/v1\/index\.json names the file ".*", which is (?:no path of a catalog|longer than 500 letters)/),
    ]);
    expect(told.join('')).not.toMatch(/[\u0000-\u001f]/);
  });

  test('cannot name a file twice, the files above it, or one of a gigabyte', async () => {
    const index = parsed(catalog.files, '/v1/index.json');
    const [file] = index.files;
    const told = async (files: unknown[]) =>
      (await faults(withIndex(JSON.stringify({ ...index, files })))).map((one) => one.replace(/ Fetch .*/, ''));
    expect(await told([...index.files, file])).toEqual([`index: /v1/index.json names ${file.path} twice.`]);
    expect(await told([...index.files, { ...file, path: '/v1/trust.json' }])).toEqual([
      'index: /v1/index.json names /v1/trust.json, which no index may name.',
    ]);
    expect(await told([...index.files, { ...file, path: '/v1/huge.json', size: 2 ** 30 }])).toEqual([
      'files: /v1/huge.json is said to have 1073741824 bytes; more than 67108864 are not read.',
    ]);
  });

  test('cannot bring the reader down by depth, by number or by names of JavaScript', async () => {
    expect(await faults(withIndex('['.repeat(100_000)))).toEqual([
      expect.stringMatching(/^index: \/v1\/index\.json is nested deeper than 64 levels\./),
    ]);
    expect(await faults(withIndex(`[${'1,'.repeat(4_500_000)}1]`))).toEqual([
      expect.stringMatching(/^index: \/v1\/index\.json holds more than 4000000 values\./),
    ]);
    const index = parsed(catalog.files, '/v1/index.json');
    for (const id of ['constructor', 'toString', 'prototype']) {
      const ledgers = { ...index.ledgers, [id]: { seq: 1, sha256: 'a'.repeat(64) } };
      const counts = { ...index.counts, events: index.counts.events + 1 };
      const files = withIndex(JSON.stringify({ ...index, ledgers, counts }));
      expect((await faults(files)).length).toBeGreaterThan(0);
    }
  });

  test('whatever JSON it is, verification ends with steps and no throw', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json({ maxDepth: 5 }),
        fc.constantFrom('index', 'timestamp', 'trust', 'catalog', 'removed', 'connectors/northwind-things', 'ledger/things-ip/1'),
        async (text, name) => {
          const changed = replaced(catalog.files, `/v1/${name}.json`, Buffer.from(text));
          const sealed = name === 'index' ? withIndex(text) : name === 'timestamp' ? changed : resealed(changed, [catalog.key]);
          expect((await faults(sealed)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('a bundle that means harm', () => {
  /** The catalog with another bundle everywhere the first one was named, ledger and all, as its owner could write it. */
  async function withBundle(bytes: Uint8Array): Promise<string[]> {
    const name = sha256(bytes);
    const files = new Map(catalog.files);
    const path = '/v1/ledger/things-ip/';
    let previous: string | null = null;
    for (const seq of [1, 2, 3]) {
      const event = parsed(catalog.files, `${path}${seq}.json`);
      const changed = canonicalBytes({ ...event, previous, ...(event.record && { record: { ...event.record, bundle: name } }) });
      files.set(`${path}${seq}.json`, changed);
      previous = sha256(changed);
    }
    const entry = parsed(catalog.files, '/v1/connectors/things-ip.json');
    const [version] = entry.versions;
    files.delete(version.bundle.path);
    files.set(`/bundles/${name}.zip`, bytes);
    const bundle = { sha256: name, path: `/bundles/${name}.zip`, size: bytes.length };
    const changedEntry = canonicalBytes({ ...entry, versions: [{ ...version, bundle }], ledger: { length: 3, head: previous } });
    files.set('/v1/connectors/things-ip.json', changedEntry);
    const list = parsed(catalog.files, '/v1/catalog.json');
    const connectors = list.connectors.map((one: { id: string; entry: object }) =>
      one.id === 'things-ip' ? { ...one, entry: { ...one.entry, sha256: sha256(changedEntry) } } : one,
    );
    files.set('/v1/catalog.json', canonicalBytes({ ...list, connectors }));
    const { ledgers } = parsed(catalog.files, '/v1/index.json');
    const index = { ledgers: { ...ledgers, 'things-ip': { seq: 3, sha256: previous } } };
    return await faults(resealed(files, [catalog.key], { index }));
  }
  const file = (path: string, text = 'x') => ({ path, executable: false, bytes: Buffer.from(text) });

  test.each(['../../evil', '/etc/evil', 'a/../../evil', 'C:evil', 'con\u0000', 'a\nb', ''])(
    'is not unpacked where it holds %j',
    async (path) => {
      expect(await withBundle(writeZip([file(path)]))).toEqual([
        expect.stringMatching(/^bundle: \/bundles\/[0-9a-f]{64}\.zip must not be unpacked: the name /),
      ]);
    },
  );

  test('is no bundle where something follows it, or it is another archive', async () => {
    const good = writeZip([file('readme.md')]);
    for (const bytes of [
      Buffer.concat([good, Buffer.from('x')]),
      Buffer.from('PK'),
      Buffer.alloc(22),
      Buffer.alloc(100_000, 'PK\u0005\u0006'),
    ])
      expect(await withBundle(bytes)).toEqual([
        expect.stringMatching(/^bundle: \/bundles\/[0-9a-f]{64}\.zip is no bundle that certify made\./),
      ]);
  });

  test('is not the connector where its files are others', async () => {
    expect(await withBundle(writeZip([file('readme.md')]))).toEqual([
      expect.stringMatching(/^bundle: \/bundles\/[0-9a-f]{64}\.zip holds other files than tree [0-9a-f]{40} of things-ip 1\.0\.0\./),
    ]);
  });

  test('cannot fill the memory by entries that share their bytes', () => {
    const size = 1_000_000;
    const zip = Buffer.from(writeZip([{ path: 'a', executable: false, bytes: new Uint8Array(size) }]));
    const end = zip.length - 22;
    const central = zip.subarray(end - 47, end);
    const entries = 65_535;
    const bomb = Buffer.concat([zip.subarray(0, end - 47), ...Array.from({ length: entries }, () => central), zip.subarray(end)]);
    bomb.writeUInt16LE(entries, bomb.length - 14);
    bomb.writeUInt16LE(entries, bomb.length - 12);
    const before = process.memoryUsage().arrayBuffers;
    expect(readZip(bomb)).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
  });
});

describe('a folder that means harm', () => {
  test('is never written to, and nothing outside of it is read', async () => {
    const outside = temporaryFolder({ 'secret.json': '{"secret":1}' });
    const folder = temporaryFolder(Object.fromEntries([...catalog.files].map(([path, bytes]) => [path.slice(1), bytes])));
    symlinkSync(join(outside, 'secret.json'), join(folder, 'v1/connectors/linked.json'));
    symlinkSync(outside, join(folder, 'v1/reports/linked'));
    writeFileSync(join(folder, 'v1/\u001b[31mred.json'), '');
    mkdirSync(join(folder, 'v1/ledger/empty'));
    writeFileSync(join(folder, 'bundles/huge.zip'), '');
    truncateSync(join(folder, 'bundles/huge.zip'), 2 ** 32);
    const state = (): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
        (name) => `${name} ${statSync(join(folder, name)).mtimeMs} ${statSync(join(folder, name)).size}`,
      );
    const before = state();
    const { steps } = await verifyCatalog(await openFolder(folder), { now: made, pin: { kind: 'key', key: catalog.key } });
    expect(steps.filter(({ status }) => status === 'failed').map(({ sentence }) => sentence.replace(/ is in the folder.*/, ''))).toEqual([
      '"/bundles/huge.zip"',
      '"/v1/\\u001b[31mred.json"',
      '"/v1/connectors/linked.json"',
      '"/v1/reports/linked"',
    ]);
    expect(state()).toEqual(before);
  });
});
