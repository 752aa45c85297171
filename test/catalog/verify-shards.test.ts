import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { shardOf } from '../../src/catalog/shards.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { readEntry, type VerifyOptions, verifyCatalog } from '../../src/catalog/verify.ts';
import type { PublishedReader } from '../../src/catalog/verify-session.ts';
import { factsOf, names } from '../helpers/catalog-facts.ts';
import { parsed, readerOf, replaced } from '../helpers/published.ts';

const options = { now: new Date(1000), allowUnsigned: true };
const index = '/v1/index.json';
let files: Files;
beforeAll(async () => {
  files = buildCatalog(await factsOf(names.length - 1));
});

async function faults(changed: Files, more: Partial<VerifyOptions> = {}): Promise<string[]> {
  const { steps } = await verifyCatalog(readerOf(changed), { ...options, ...more });
  return steps.flatMap(({ step, status, sentence }) =>
    status === 'failed' ? [`${step}: ${sentence.replace(/ Fetch the cat.*/, '')}`] : [],
  );
}

/** Reads the files, and keeps what was asked for. */
function listening(): { readonly asked: string[]; readonly reader: { readonly read: PublishedReader['read'] } } {
  const asked: string[] = [];
  const { read } = readerOf(files);
  const reader = {
    read: (path: string, most: number) => {
      asked.push(path);
      return read(path, most);
    },
  };
  return { asked, reader };
}

type Change = (value: ReturnType<typeof parsed>) => object;

/** The files with one changed, and with digests that fit it in everything that names it. */
function changedWith(path: string, change: Change, from: Files = files): Files {
  const bytes = canonicalBytes(change(parsed(from, path)));
  const file = { path, sha256: sha256(bytes), size: bytes.length };
  const told = (one: { path: string }): object => (one.path === path ? { ...one, ...file } : one);
  let next = replaced(from, path, bytes);
  if (path === index) return replaced(next, '/v1/timestamp.json', canonicalBytes({ ...parsed(next, '/v1/timestamp.json'), index: file }));
  if (path.startsWith('/v1/catalog/')) next = changedWith('/v1/catalog.json', (list) => ({ ...list, shards: list.shards.map(told) }), next);
  const part = `/v1/files/${shardOf(path)}.json`;
  const isInPart = next.has(part) && parsed(next, part).files.some((one: { path: string }) => one.path === path);
  if (isInPart) return changedWith(part, (value) => ({ ...value, files: value.files.map(told) }), next);
  return changedWith(index, (value) => ({ ...value, files: value.files.map(told), shards: value.shards.map(told) }), next);
}

test('a sharded catalog is verified as a whole, as one that is not is', async () => {
  const whole = await verifyCatalog(readerOf(files), options);
  expect(whole.steps.filter(({ status }) => status === 'failed')).toEqual([]);
  const { shards } = parsed(files, index);
  const named = files.size - shards.length - 2;
  expect(whole.steps.find(({ step }) => step === 'index')?.sentence).toBe(`Names ${named} files and 5 events, in ${shards.length} shards.`);
  expect(whole.steps.filter(({ step }) => step === 'ledger')).toHaveLength(names.length);
  expect(await faults(buildCatalog(await factsOf(names.length)))).toEqual([]);
});

test('one entry costs three requests after the timestamp', async () => {
  for (const name of names) {
    const { asked, reader } = listening();
    const id = name.toLowerCase();
    const path = `/v1/connectors/${id}.json`;
    expect(await readEntry(reader, { id }, options)).toMatchObject({ verdict: 'verified', entry: { id } });
    expect(asked.slice(asked.indexOf('/v1/timestamp.json') + 1)).toEqual([index, `/v1/files/${shardOf(path)}.json`, path]);
  }
});

test('the slice of a version reads the shards of its own files alone', async () => {
  const { asked, reader } = listening();
  const { verdict, folder } = await readEntry(reader, { id: 'contoso', version: '1.0.0' }, { ...options, content: true });
  expect([verdict, folder?.entries.length]).toEqual(['verified', 3]);
  const shards = asked.filter((path) => path.startsWith('/v1/files/'));
  const own = asked.filter((path) => /^\/(?:v1\/(?:connectors|ledger|reports)|bundles|files)\//.test(path));
  // Whether an event comes after the head is asked of the shard that would name it.
  const needed = ['contoso', '/v1/ledger/contoso/2.json', ...own]
    .map((key) => `/v1/files/${shardOf(key)}.json`)
    .filter((path) => files.has(path));
  expect(new Set(shards)).toEqual(new Set(needed));
  expect(new Set(shards).size).toBe(shards.length);
  expect(asked.some((path) => path.startsWith('/v1/catalog'))).toBe(false);
});

test('an id that is not there is said not to be there', async () => {
  expect(await faults(files, { only: { id: 'nobody' } })).toEqual([
    'entry: The catalog has no connector "nobody". /v1/catalog.json lists all ids.',
  ]);
});

test('a byte that changed in any shard is found and its shard is named, in the whole and in the slice that needs it', async () => {
  const path = '/v1/connectors/contoso.json';
  for (const shard of [...files.keys()].filter((one) => /^\/v1\/(?:files|catalog)\/../.test(one))) {
    const bytes = Uint8Array.from(files.get(shard) ?? []);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    const told = await faults(replaced(files, shard, bytes));
    expect(told.filter((one) => one.includes(shard))).toEqual([expect.stringMatching(/^files: \S+ has the digest/)]);
    expect(await faults(replaced(files, shard, undefined))).toContainEqual(`files: ${shard} is missing.`);
    if (shard === `/v1/files/${shardOf(path)}.json`)
      expect(await faults(replaced(files, shard, bytes), { only: { id: 'contoso' } })).toEqual(told.filter((one) => one.includes(shard)));
  }
});

test('a shard that was made to fit, and does not tell the truth, is found whoever signed', async () => {
  const path = '/v1/connectors/contoso.json';
  const shard = `/v1/files/${shardOf(path)}.json`;
  const heads = `/v1/files/${shardOf('contoso')}.json`;
  const without: Change = (part) => ({ ...part, files: part.files.filter((one: { path: string }) => one.path !== path) });
  const { count } = parsed(files, index).shards.find((one: { path: string }) => one.path === shard);
  expect(await faults(changedWith(shard, without))).toContainEqual(
    `index: ${shard} names ${count - 1} files and ledgers; /v1/index.json counts ${count}.`,
  );
  const moved = shardOf('/v1/ledger/contoso/1.json');
  expect(moved).not.toBe(shardOf(path));
  expect(
    await faults(
      changedWith(shard, (part) => ({ ...part, files: [{ ...part.files[0], path: '/v1/ledger/contoso/1.json' }, ...part.files.slice(1)] })),
    ),
  ).toContainEqual(`index: ${shard} names "/v1/ledger/contoso/1.json", which belongs into another shard.`);
  const renamed: Change = (part) => ({ ...part, ledgers: Object.fromEntries(Object.values(part.ledgers).map((head) => ['stray', head])) });
  expect(await faults(changedWith(heads, renamed))).toContainEqual(`index: ${heads} names "stray", which belongs into another shard.`);
  const rewound: Change = (part) => ({ ...part, ledgers: { ...part.ledgers, contoso: { ...part.ledgers.contoso, seq: 2 } } });
  expect(await faults(changedWith(heads, rewound))).toEqual(['index: /v1/index.json counts 5 events, and its ledgers have 6.']);
  const forged: Change = (part) => ({
    ...part,
    ledgers: { ...part.ledgers, contoso: { ...part.ledgers.contoso, sha256: 'a'.repeat(64) } },
  });
  expect(await faults(changedWith(heads, forged), { only: { id: 'contoso' } })).toEqual([
    'ledger: /v1/ledger/contoso ends in another event than the head that the index names.',
  ]);
});

test('a connector that its shard of the catalog leaves out, or that another shard has, is found', async () => {
  const path = `/v1/catalog/${shardOf('contoso')}.json`;
  const other = `/v1/catalog/${shardOf('fabrikam')}.json`;
  expect(await faults(changedWith(path, (part) => ({ ...part, connectors: [] })))).toEqual([
    `catalog: ${path} lists 0 connectors; /v1/catalog.json counts 1.`,
  ]);
  const [stranger] = parsed(files, other).connectors;
  expect(await faults(changedWith(path, (part) => ({ ...part, connectors: [stranger] })))).toEqual([
    `catalog: ${path} lists fabrikam, which belongs into another shard.`,
  ]);
  const dropped: Change = (list) => ({ ...list, shards: list.shards.filter((one: { path: string }) => one.path !== path) });
  expect(await faults(changedWith('/v1/catalog.json', dropped))).toEqual([
    'catalog: /v1/catalog.json does not list contoso, which its ledger has on a channel.',
  ]);
  const wrong: Change = (list) => ({ ...list, shards: list.shards.map((one: object) => ({ ...one, sha256: 'b'.repeat(64) })) });
  expect(await faults(changedWith('/v1/catalog.json', wrong))).toContainEqual(
    expect.stringMatching(new RegExp(`^catalog: ${path} has the digest [0-9a-f]{64} in the index; /v1/catalog\\.json names b{64}\\.`)),
  );
});

test('an index with shards and something beside them is refused', async () => {
  const stray = { path: '/v1/files/zz.json', sha256: 'a'.repeat(64), size: 1, count: 1 };
  expect(await faults(changedWith(index, (value) => ({ ...value, shards: [...value.shards, stray] })))).toEqual([
    'index: /v1/index.json has the shard /v1/files/zz.json, which is none of /v1/files/.',
  ]);
  expect(await faults(changedWith(index, (value) => ({ ...value, shards: [...value.shards, value.shards[0]] })))).toEqual([
    expect.stringMatching(/^index: \/v1\/index\.json names \/v1\/files\/..\.json twice\./),
  ]);
  const head = { seq: 1, sha256: 'a'.repeat(64) };
  expect(await faults(changedWith(index, (value) => ({ ...value, ledgers: { contoso: head } })))).toEqual([
    'index: /v1/index.json has shards, and ledgers outside of them.',
  ]);
});

test('a shard that holds anything at all is told, and never more than a step', async () => {
  const shards = [...files.keys()].filter((one) => /^\/v1\/(?:files|catalog)\/../.test(one));
  const members = fc.constantFrom('files', 'ledgers', 'connectors', 'shards', '__proto__');
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...shards), members, fc.jsonValue(), async (path, member, value) => {
      const changed = changedWith(path, (part) => JSON.parse(JSON.stringify({ ...part, [member]: value })));
      const told = await faults(changed);
      expect(told.filter((sentence) => /[\u0000-\u001f]/.test(sentence))).toEqual([]);
      const isSame = sha256(changed.get(path) ?? new Uint8Array()) === sha256(files.get(path) ?? new Uint8Array());
      if (!isSame) expect(told).toContainEqual(expect.stringContaining(path));
    }),
    { numRuns: 150 },
  );
});
