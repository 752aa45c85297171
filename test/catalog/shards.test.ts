import { expect, test } from 'vitest';
import { buildCatalog, catalogFiles } from '../../src/catalog/catalog.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { shardOf } from '../../src/catalog/shards.ts';
import { renderSite } from '../../src/site/site.ts';
import { factsOf, names } from '../helpers/catalog-facts.ts';

type Json = { readonly [name: string]: never };
const read = (files: ReadonlyMap<string, Uint8Array>, path: string) => JSON.parse(new TextDecoder().decode(files.get(path)));

test('beyond the limit one entry is three requests after the timestamp, each named with its digest by the one before', async () => {
  const files = buildCatalog(await factsOf(names.length - 1));
  const get = (file: { path: string; sha256: string; size?: number }) => {
    const bytes = files.get(file.path) ?? new Uint8Array();
    expect(sha256(bytes), file.path).toBe(file.sha256);
    if (file.size !== undefined) expect(bytes.length).toBe(file.size);
    return JSON.parse(new TextDecoder().decode(bytes));
  };
  for (const id of names.map((name) => name.toLowerCase())) {
    const index = get(read(files, '/v1/timestamp.json').index);
    const path = `/v1/catalog/${shardOf(id)}.json`;
    const shard = get(index.files.find((file: { path: string }) => file.path === path));
    const { entry } = shard.connectors.find((one: { id: string }) => one.id === id);
    expect(get(entry).id).toBe(id);
  }
  expect(shardOf('contoso')).toBe(sha256(new TextEncoder().encode('contoso')).slice(0, 2));
});

test('the shards of the index name every file and every ledger once, in the shard of its path or id', async () => {
  const files = buildCatalog(await factsOf(2));
  const whole = buildCatalog(await factsOf(2000));
  const index = read(files, '/v1/index.json');
  expect(index.ledgers).toEqual({});
  const shards: { path: string; count: number }[] = index.shards;
  const parts = shards.map(({ path, count }) => {
    const part = read(files, path);
    expect(part.files.length + Object.keys(part.ledgers).length).toBe(count);
    for (const file of part.files) expect(`/v1/files/${shardOf(file.path)}.json`).toBe(path);
    for (const id of Object.keys(part.ledgers)) expect(`/v1/files/${shardOf(id)}.json`).toBe(path);
    return part;
  });
  const named: string[] = [index, ...parts].flatMap((part) => part.files.map((file: Json) => file['path']));
  expect(new Set(named).size).toBe(named.length);
  const beside = new Set(['/v1/index.json', '/v1/timestamp.json', ...shards.map(({ path }) => path)]);
  expect(named.sort()).toEqual([...files.keys()].filter((path) => !beside.has(path)).sort());
  expect(Object.assign({}, ...parts.map(({ ledgers }) => ledgers))).toEqual(read(whole, '/v1/index.json').ledgers);
  const catalog = read(files, '/v1/catalog.json');
  expect(catalog.connectors).toEqual([]);
  const entries = catalog.shards.flatMap(({ path }: { path: string }) => read(files, path).connectors);
  expect(entries.map(({ id }: { id: string }) => id).sort()).toEqual(names.map((name) => name.toLowerCase()).sort());
});

test('up to the limit nothing is sharded; pages are the same either way', async () => {
  const whole = buildCatalog(await factsOf(names.length));
  expect([...whole.keys()].filter((path) => /^\/v1\/(?:catalog|files)\//.test(path))).toEqual([]);
  expect(read(whole, '/v1/index.json').shards).toBe(undefined);
  expect(renderSite(buildCatalog(await factsOf(1)))).toEqual(renderSite(whole));
});

test('files come one at a time, those of entries again before each entry that names them, others once, and what names others after them', async () => {
  const order = [...catalogFiles(await factsOf(2))].map(([path]) => path);
  const once = order.filter((path) => !path.startsWith('/files/'));
  expect(new Set(once).size).toBe(once.length);
  const entries = order.flatMap((path, index) => (path.startsWith('/v1/connectors/') ? [index] : []));
  for (const index of entries) expect(order.slice(index - 4, index).filter((path) => path.startsWith('/files/'))).toHaveLength(3);
  expect(order.slice(-2)).toEqual(['/v1/index.json', '/v1/timestamp.json']);
  const at = (path: string) => order.indexOf(path);
  expect(at('/v1/connectors/contoso.json')).toBeGreaterThan(at(order.find((path) => path.startsWith('/bundles/')) ?? ''));
  expect(at('/v1/catalog.json')).toBeGreaterThan(at(`/v1/catalog/${shardOf('contoso')}.json`));
});
