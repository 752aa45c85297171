import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'fast-png';
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
import { main } from '../../src/cli/main.ts';
import { run } from '../../src/cli/pipeline.ts';
import type { Looker } from '../../src/publisher/look.ts';
import { goldenFiles, writeFiles } from './folder.ts';
import { northwind } from './northwind.ts';
import { commitAll } from './repository.ts';
import { fakeTerminal } from './terminal.ts';

/** When the catalog of these tests was made. */
export const made = new Date('2026-11-20T12:00:00.000Z');

/** A catalog that a run made, file by file. */
export interface TestCatalog {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly key: SigningKey;
  readonly pem: string;
}

const rosa = { ...northwind, id: 'rosa', name: 'Rosa Delgado', programs: ['independent-publisher'], domains: [] };

/** A picture of one colour. */
const icon = encode({ width: 160, height: 80, data: new Uint8Array(160 * 80 * 4).fill(120), depth: 8, channels: 4 });

interface CatalogOptions {
  readonly isSigned?: boolean;
  /** Northwind Traders claims its domain by DNS, and these records are found there; without it a maintainer reviewed the claim. */
  readonly texts?: readonly string[];
  /** Of the trust file. */
  readonly epoch?: number;
  /** Commands of certify that follow, as `['yank', 'northwind-things', '--reason', 'Bad.']`; then one more run publishes. */
  readonly after?: readonly (readonly string[])[];
}

/** Runs the whole pipeline on a small repository, twice, signs what it publishes, and answers with its files. */
export async function testCatalog({ isSigned = true, texts, epoch, after = [] }: CatalogOptions = {}): Promise<TestCatalog> {
  const root = mkdtempSync(join(tmpdir(), 'certify-published-'));
  const { key, pem } = newSigningKey();
  const first = firstTrust(key, new Date('2026-11-01T00:00:00Z'));
  const trust = trustVersion(withSignatures('trust', { ...first, epoch: epoch ?? first.epoch }, [key]));
  const claim = { domain: 'northwindtraders.com', scope: 'domain', method: 'dns-txt' };
  const things = 'certified-connectors/Northwind Things';
  const properties = 'independent-publisher-connectors/Things';
  try {
    writeFiles(root, {
      ...goldenFiles(things),
      [`${things}/icon.png`]: icon,
      ...goldenFiles(properties, 'independent-publisher'),
      'publishers/northwind-traders.json': JSON.stringify(texts === undefined ? northwind : { ...northwind, domains: [claim] }),
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
        ...(texts !== undefined && { looker: () => lookerOf(texts) }),
      });
    await runOnce(new Date('2026-11-19T12:00:00Z'));
    const readme = readFileSync(join(root, things, 'readme.md'), 'utf8');
    writeFiles(root, { [`${things}/readme.md`]: `${readme}\nOne more sentence.\n` });
    commitAll(root, 'Explain more');
    await runOnce(made);
    for (const command of after) {
      const terminal = fakeTerminal(root, { now: () => made });
      if ((await main(command, terminal)) !== 0) throw new Error(`certify ${command.join(' ')}: ${terminal.printed.err}`);
    }
    if (after.length > 0) await runOnce(made);
    return { files: filesBelow(join(root, '.certify/site')), key, pem };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Finds these TXT records wherever it looks. */
function lookerOf(texts: readonly string[]): Looker {
  const outcome = texts.length === 0 ? 'absent' : 'seen';
  const answers = ['cloudflare', 'google'].map(
    (resolver) => ({ resolver, outcome, texts, alias: null, isAuthenticated: false, ttl: null, problem: null }) as const,
  );
  const nobody = async (): Promise<never> => {
    throw new Error('Nobody asks for that.');
  };
  return {
    texts: async (name) => ({ kind: 'dns-txt', name, answers }),
    wellKnown: nobody,
    organization: nobody,
    registration: async (domain) => ({ kind: 'registration', domain, outcome: 'failed', registeredAt: null, problem: 'timed out.' }),
    addresses: async (host) => ({
      kind: 'address',
      host,
      answers: ['cloudflare', 'google'].map((resolver) => ({ resolver, outcome: 'seen', problem: null })),
    }),
  };
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
    ([path]) => !beside.includes(path) && !path.startsWith('/v1/trust') && /^\/(?:v1|bundles|files|schema|feeds)\//.test(path),
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

/** The files after the entry of a connector was changed, and everything that names it made anew and signed. */
export function withEntry({ files, key }: TestCatalog, id: string, change: (entry: ReturnType<typeof parsed>) => object): Files {
  const path = `/v1/connectors/${id}.json`;
  const entry = canonicalBytes(change(parsed(files, path)));
  const list = parsed(files, '/v1/catalog.json');
  const connectors = list.connectors.map((one: { entry: { path: string } }) =>
    one.entry.path === path ? { ...one, entry: { path, sha256: sha256(entry) } } : one,
  );
  return resealed(new Map([...files, [path, entry], ['/v1/catalog.json', canonicalBytes({ ...list, connectors })]]), [key]);
}
