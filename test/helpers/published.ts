import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { newSigningKey, type SigningKey, withSignatures } from '../../src/catalog/signature.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { firstTrust, trustVersion } from '../../src/catalog/trust.ts';
import type { PublishedReader } from '../../src/catalog/verify-session.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { defaultJudge } from '../../src/cli/catalog/default-judge.ts';
import { run } from '../../src/cli/pipeline.ts';
import { goldenFiles, writeFiles } from './folder.ts';
import { commitAll } from './repository.ts';

/** When the catalog of these tests was made. */
export const made = new Date('2026-11-20T12:00:00.000Z');

/** A catalog that a run made, file by file. */
export interface TestCatalog {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly key: SigningKey;
  readonly pem: string;
}

/** The repository of two connectors, one with an older version, and no waiting on preview. */
const northwind = {
  schemaVersion: 1,
  id: 'northwind-traders',
  name: 'Northwind Traders',
  programs: ['certified'],
  account: { provider: 'github', login: 'northwind-traders', id: 1 },
  approvers: [],
  contact: { email: 'desk@northwindtraders.com' },
  domains: [
    {
      domain: 'northwindtraders.com',
      scope: 'domain',
      method: 'maintainers-reviewed',
      review: { by: { login: 'maintainer', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'Looked at the site.' },
    },
  ],
};
const rosa = { ...northwind, id: 'rosa', name: 'Rosa Delgado', programs: ['independent-publisher'], domains: [] };

/** Runs the whole pipeline on a small repository, twice, signs what it publishes, and answers with its files. */
export async function testCatalog({ isSigned = true }: { readonly isSigned?: boolean } = {}): Promise<TestCatalog> {
  const root = mkdtempSync(join(tmpdir(), 'certify-published-'));
  const { key, pem } = newSigningKey();
  const trust = trustVersion(withSignatures('trust', firstTrust(key, new Date('2026-11-01T00:00:00Z')), [key]));
  const things = 'certified-connectors/Northwind Things';
  const properties = 'independent-publisher-connectors/Things';
  try {
    writeFiles(root, {
      ...goldenFiles(things),
      ...goldenFiles(properties, 'independent-publisher'),
      'publishers/northwind-traders.json': JSON.stringify(northwind),
      'publishers/rosa.json': JSON.stringify({ ...rosa, account: { provider: 'github', login: 'rosa', id: 2 } }),
      'certification.json': JSON.stringify({ schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] }),
      '.gitignore': '.certify/\n',
      ...(isSigned ? { 'trust/1.json': trust.bytes } : {}),
    });
    commitAll(root);
    const comparer = comparerOf(Object.values<Rule>(index));
    const runOnce = async (now: Date): Promise<unknown> =>
      await run({
        root,
        now: () => now,
        judge: async () => ({ ...(await defaultJudge(now)), comparer }),
        signingKeys: isSigned ? [key] : [],
        out: () => {},
      });
    await runOnce(new Date('2026-11-19T12:00:00Z'));
    const readme = readFileSync(join(root, things, 'readme.md'), 'utf8');
    writeFiles(root, { [`${things}/readme.md`]: `${readme}\nOne more sentence.\n` });
    commitAll(root, 'Explain more');
    await runOnce(made);
    return { files: filesBelow(join(root, '.certify/site')), key, pem };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function filesBelow(folder: string): ReadonlyMap<string, Uint8Array> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    found.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length), new Uint8Array(readFileSync(path))];
    }),
  );
}

/** Reads files from memory as a folder would give them. */
export function readerOf(files: Files): PublishedReader {
  return {
    read: async (path, most) => {
      const bytes = files.get(path);
      if (bytes === undefined) return { kind: 'absent' };
      return bytes.length > most ? { kind: 'refused', reason: `is larger than ${most} bytes.` } : { kind: 'file', bytes };
    },
    list: async (folders) => [...files.keys()].filter((path) => folders.includes(path.split('/')[1] ?? '')),
  };
}

export function parsed(files: Files, path: string) {
  return JSON.parse(new TextDecoder().decode(files.get(path)));
}

const beside = ['/v1/index.json', '/v1/timestamp.json', '/v1/index.sigstore.json'];

/** The files with an index and a timestamp that fit them: what somebody can make who has everything but the key. */
export function resealed(
  files: Files,
  keys: readonly SigningKey[],
  { index: changedIndex = {}, timestamp: changedTimestamp = {} }: { readonly index?: object; readonly timestamp?: object } = {},
): ReadonlyMap<string, Uint8Array> {
  const named = [...files].filter(
    ([path]) => !beside.includes(path) && !path.startsWith('/v1/trust') && /^\/(?:v1|bundles|files|schema)\//.test(path),
  );
  const sealed = new Map(files);
  const indexBytes = canonicalBytes({
    ...parsed(files, '/v1/index.json'),
    files: named.map(([path, bytes]) => ({ path, sha256: sha256(bytes), size: bytes.length })).sort((a, b) => (a.path < b.path ? -1 : 1)),
    ...changedIndex,
  });
  sealed.set('/v1/index.json', indexBytes);
  const timestamp = {
    ...parsed(files, '/v1/timestamp.json'),
    index: { path: '/v1/index.json', sha256: sha256(indexBytes), size: indexBytes.length },
    ...changedTimestamp,
  };
  sealed.set('/v1/timestamp.json', canonicalBytes(withSignatures('timestamp', timestamp, keys)));
  return sealed;
}

/** The files with one replaced; `undefined` takes it away. */
export function replaced(files: Files, path: string, bytes: Uint8Array | undefined): ReadonlyMap<string, Uint8Array> {
  const changed = new Map(files);
  if (bytes === undefined) changed.delete(path);
  else changed.set(path, bytes);
  return changed;
}
