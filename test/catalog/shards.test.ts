import { expect, test } from 'vitest';
import { bundleOf } from '../../src/catalog/bundle.ts';
import { buildCatalog, catalogFiles } from '../../src/catalog/catalog.ts';
import type { CatalogFacts } from '../../src/catalog/catalog-entry.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { contentKey } from '../../src/catalog/ledger.ts';
import { parsePolicy } from '../../src/catalog/policy.ts';
import { putOnPreview } from '../../src/catalog/preview.ts';
import { shardOf } from '../../src/catalog/shards.ts';
import { filesAfter, readState } from '../../src/catalog/store-state.ts';
import { judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { ConnectorFolder } from '../../src/connector/folder.ts';
import { renderSite } from '../../src/site/site.ts';
import { goldenFiles } from '../helpers/folder.ts';

const tool = { version: '1.2.3', rules: 'sha256:test' };
const names = ['Contoso', 'Fabrikam', 'Northwind', 'Tailspin', 'Adatum'];

/** The facts of a catalog with these connectors on preview. */
async function factsOf(mostUnsharded: number): Promise<CatalogFacts> {
  const nothing = { ledgers: new Map(), publishers: new Map(), files: new Map() };
  const contents = new Map<string, ConnectorFolder>();
  const arrivals = await Promise.all(
    names.map(async (name) => {
      const entries = Object.entries(goldenFiles('x')).map(([path, text]) => {
        const bytes = new TextEncoder().encode(path.endsWith('readme.md') ? `${text}\n${name}\n` : text);
        return { path: path.slice(2), kind: 'file' as const, executable: false, size: bytes.length, bytes };
      });
      const folder = { path: `certified-connectors/${name}`, name, program: 'certified' as const, entries, truncated: false };
      const tree = treeIdOf(entries) ?? '';
      contents.set(contentKey({ folder: folder.path, tree }), folder);
      const certify = async () => ({
        path: folder.path,
        id: name.toLowerCase(),
        name,
        program: folder.program,
        version: '1.0.0',
        operations: 3,
        verdict: 'pass' as const,
        findings: [],
      });
      const report = await judge({ tool, certify }, readConnector(folder), tree);
      const passed = { id: name.toLowerCase(), folder: folder.path, content: folder, version: '1.0.0', tree, report };
      return { passed, bundle: bundleOf(entries), commit: undefined };
    }),
  );
  const state = readState(filesAfter(nothing, putOnPreview(nothing, arrivals, new Date(0))));
  const policy = parsePolicy(undefined);
  const source = { commit: null, committedAt: null };
  return { state, contents, publishers: [], standings: new Map(), policy, decisions: [], tool, source, now: new Date(0), mostUnsharded };
}

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

test('files come one at a time, each once, and what names others after them', async () => {
  const order = [...catalogFiles(await factsOf(2))].map(([path]) => path);
  expect(new Set(order).size).toBe(order.length);
  expect(order.slice(-2)).toEqual(['/v1/index.json', '/v1/timestamp.json']);
  const at = (path: string) => order.indexOf(path);
  expect(at('/v1/connectors/contoso.json')).toBeGreaterThan(at(order.find((path) => path.startsWith('/bundles/')) ?? ''));
  expect(at('/v1/catalog.json')).toBeGreaterThan(at(`/v1/catalog/${shardOf('contoso')}.json`));
});
