import type { ConnectorFolder } from '../connector/folder.ts';
import type { CatalogEntry } from './catalog-entry.ts';
import type { KnownVersion, LedgerState } from './ledger-state.ts';
import type { Judge } from './stored-report.ts';
import { verifyBundle, verifyEvidence, verifyPublisher, verifyReport } from './verify-content.ts';
import { type Entry, type EntryVersion, entryPath, readEntryFile, verifyEntry } from './verify-entry.ts';
import { type Index, verifyFiles, verifyIndex } from './verify-index.ts';
import { verifyLedger, verifyListing } from './verify-ledger.ts';
import { parsePublished } from './verify-parse.ts';
import { openSession, type PublishedReader, type Session, type Step } from './verify-session.ts';
import { type AttestationVerifier, type Timestamp, verifyTimestamp } from './verify-timestamp.ts';
import { type Pin, type Remembered, type Trusted, verifyTrust } from './verify-trust.ts';

/** What a verification goes by. */
export interface VerifyOptions {
  readonly now: Date;
  /** What the reader trusts; without it the catalog's own trust file is trusted on first use, which a step says. */
  readonly pin?: Pin | undefined;
  /** The highest that was seen before; what is older fails. */
  readonly remembered?: Remembered | undefined;
  /** True to take a catalog that nobody signed. */
  readonly allowUnsigned?: boolean | undefined;
  /** Judges again where its version and rules are those of a report. */
  readonly judge?: Judge | undefined;
  /** Verifies Sigstore bundles, where the trust file names a workflow. */
  readonly attestation?: AttestationVerifier | undefined;
  /** Only this connector, and only this version of it where one is named (`1.2.0`, or `1.2.0+1` for revision 1). */
  readonly only?: { readonly id: string; readonly version?: string | undefined } | undefined;
  /** Told what is being looked at. */
  readonly progress?: ((text: string) => void) | undefined;
}

/** What a verification showed. */
export interface Verification {
  /** `verified` when no step failed. */
  readonly verdict: 'verified' | 'failed';
  readonly steps: readonly Step[];
  /** Files read from the catalog, and their bytes. */
  readonly requests: number;
  readonly bytes: number;
  /** What to remember for the next time; absent unless signer and freshness held. */
  readonly remember: Remembered | undefined;
}

/** Follows the whole chain of a published catalog, or the slice of one connector. Reads only; whatever is wrong is a step, never a throw. */
export async function verifyCatalog(reader: PublishedReader, options: VerifyOptions): Promise<Verification> {
  const session = openSession(reader);
  const top = await verifyTop(session, options);
  if (top?.index !== undefined) {
    if (options.only === undefined) await verifyAll(session, reader, top.index, options);
    else await verifySlice(session, top.index, options.only, options);
  }
  return verificationOf(session, top);
}

/** A connector's entry, verified down from the trust root, and one version of it with its content. */
export interface ReadEntry extends Verification {
  readonly entry: Entry | undefined;
  readonly version: EntryVersion | undefined;
  /** The files of that version, from its verified bundle. */
  readonly folder: ConnectorFolder | undefined;
}

/**
 * Reads a connector's entry with as few requests as there can be: trust file, timestamp, index, entry. With `content` also the ledger,
 * the report and the bundle of the version that is asked for: the public one unless one is named, else the one on preview.
 */
export async function readEntry(
  reader: PublishedReader,
  only: { readonly id: string; readonly version?: string | undefined },
  options: Omit<VerifyOptions, 'only'> & { readonly content?: boolean },
): Promise<ReadEntry> {
  const session = openSession(reader);
  const top = await verifyTop(session, { ...options, only });
  if (top?.index === undefined) return { ...verificationOf(session, top), entry: undefined, version: undefined, folder: undefined };
  if (options.content !== true) {
    const entry = isKnown(session, top.index, only.id) ? await readEntryFile(session, only.id) : undefined;
    if (entry !== undefined) session.ok('entry', entryPath(only.id), 'Has the digest that the index names.');
    return { ...verificationOf(session, top), entry, version: entry && versionNamed(entry, only.version), folder: undefined };
  }
  const slice = await verifySlice(session, top.index, only, options);
  return { ...verificationOf(session, top), entry: slice?.entry, version: slice?.version, folder: slice?.folder };
}

interface Top {
  readonly trusted: Trusted | undefined;
  readonly timestamp: Timestamp;
  readonly index: Index | undefined;
}

async function verifyTop(session: Session, options: VerifyOptions): Promise<Top | undefined> {
  const { pin, remembered, now, allowUnsigned = false, attestation } = options;
  const trusted = await verifyTrust(session, { pin, remembered, isWhole: options.only === undefined });
  const timestamp = await verifyTimestamp(session, { trusted, remembered, now, allowUnsigned, attestation });
  if (timestamp === undefined) return undefined;
  // Read on whoever signed it: everything that is wrong is told at once, and nothing is done with what is read.
  return { trusted, timestamp, index: await verifyIndex(session, timestamp, trusted?.epoch) };
}

async function verifyAll(session: Session, reader: PublishedReader, index: Index, options: VerifyOptions): Promise<undefined> {
  const listed = await readList(session);
  const ids = [...new Set([...Object.keys(index.ledgers), ...(listed?.keys() ?? [])])].sort();
  for (const [number, id] of ids.entries()) {
    options.progress?.(`Verifying ${number + 1} of ${ids.length}: ${id}`);
    await verifyConnector(session, index, id, listed, options);
  }
  options.progress?.('Verifying the other files');
  await verifyFiles(session, reader.list);
}

async function verifyConnector(
  session: Session,
  index: Index,
  id: string,
  listed: ReadonlyMap<string, CatalogEntry> | undefined,
  options: VerifyOptions,
): Promise<undefined> {
  const head = Object.hasOwn(index.ledgers, id) ? index.ledgers[id] : undefined;
  if (head === undefined) return session.fail('catalog', catalogPath, `${catalogPath} lists ${id}, which has no ledger.`);
  const ledger = await verifyLedger(session, id, head);
  if (ledger === undefined) return;
  if (listed !== undefined) verifyListing(session, id, ledger, listed.get(id), catalogPath);
  const isOnChannel = ledger.state.preview !== undefined || ledger.state.public !== undefined;
  if (!isOnChannel && !session.isNamed(entryPath(id))) return;
  const entry = await readEntryFile(session, id);
  if (entry === undefined || !verifyEntry(session, entry, ledger)) return;
  const known = [...ledger.state.versions].reverse();
  for (const [at, version] of entry.versions.entries()) {
    const one = known[at];
    if (one !== undefined) await verifyVersion(session, entry, version, one, ledger.state, options);
  }
  await verifyPublisher(session, entry, ledger.state);
}

async function verifyVersion(
  session: Session,
  entry: Entry,
  version: EntryVersion,
  known: KnownVersion,
  state: LedgerState,
  options: VerifyOptions,
): Promise<ConnectorFolder | undefined> {
  const folder = await verifyBundle(session, entry, version, known);
  await verifyReport(session, entry, version, known, folder, options.judge);
  await verifyEvidence(session, entry, known, state);
  return folder;
}

async function verifySlice(
  session: Session,
  index: Index,
  only: NonNullable<VerifyOptions['only']>,
  options: VerifyOptions,
): Promise<{ readonly entry: Entry; readonly version: EntryVersion; readonly folder: ConnectorFolder | undefined } | undefined> {
  if (!isKnown(session, index, only.id)) return undefined;
  const entry = await readEntryFile(session, only.id);
  if (entry === undefined) return undefined;
  const version = versionNamed(entry, only.version);
  const head = Object.hasOwn(index.ledgers, only.id) ? index.ledgers[only.id] : undefined;
  if (version === undefined || head === undefined) {
    const way = `It has: ${entry.versions.slice(0, 10).map(nameOfVersion).join(', ')}.`;
    return session.fail('entry', entryPath(only.id), `${entryPath(only.id)} tells no version ${JSON.stringify(only.version ?? '')}.`, way);
  }
  const ledger = await verifyLedger(session, only.id, head);
  if (ledger === undefined || !verifyEntry(session, entry, ledger)) return undefined;
  const known = [...ledger.state.versions].reverse()[entry.versions.indexOf(version)];
  if (known === undefined) return undefined;
  const folder = await verifyVersion(session, entry, version, known, ledger.state, options);
  await verifyPublisher(session, entry, ledger.state);
  return { entry, version, folder };
}

function isKnown(session: Session, index: Index, id: string): boolean {
  if (session.isNamed(entryPath(id))) return true;
  const near = Object.keys(index.ledgers).filter((one) => one.includes(id) || id.includes(one));
  const way = near.length > 0 ? `Did you mean: ${near.slice(0, 5).join(', ')}?` : '/v1/catalog.json lists all ids.';
  session.fail('entry', entryPath(id), `The catalog has no connector ${JSON.stringify(id)}.`, way);
  return false;
}

/** The version with this name; without one the public version, else the one on preview, else the newest. */
function versionNamed({ versions }: Entry, name: string | undefined): EntryVersion | undefined {
  if (name !== undefined) return versions.find((one) => nameOfVersion(one) === name) ?? versions.find(({ version }) => version === name);
  return (
    versions.find(({ channels }) => channels.includes('public')) ??
    versions.find(({ channels }) => channels.includes('preview')) ??
    versions[0]
  );
}

/** `1.2.0`, and `1.2.0+1` for other content under the same version. */
function nameOfVersion({ version, revision }: EntryVersion): string {
  return revision === 0 ? version : `${version}+${revision}`;
}

const catalogPath = '/v1/catalog.json';

/** `catalog.json` by id, each with the digest of its entry held against the index. */
async function readList(session: Session): Promise<ReadonlyMap<string, CatalogEntry> | undefined> {
  const bytes = await session.get(catalogPath);
  if (bytes === undefined) return undefined;
  const parsed = parsePublished<{ readonly connectors: readonly CatalogEntry[] }>(bytes, 'catalog');
  if ('problem' in parsed) return session.fail('catalog', catalogPath, `${catalogPath} ${parsed.problem}`);
  const files = new Map(session.named().map((file) => [file.path, file.sha256]));
  const listed = new Map<string, CatalogEntry>();
  for (const one of parsed.value.connectors) {
    if (listed.has(one.id)) session.fail('catalog', catalogPath, `${catalogPath} lists ${one.id} twice.`);
    if (one.entry.path !== entryPath(one.id) || files.get(one.entry.path) !== one.entry.sha256)
      session.fail('catalog', catalogPath, `${catalogPath} names another entry of ${one.id} than the index.`);
    listed.set(one.id, one);
  }
  return listed;
}

function verificationOf(session: Session, top: Top | undefined): Verification {
  const failed = session.steps.filter(({ status }) => status === 'failed');
  const isSound = top?.index !== undefined && !failed.some(({ step }) => ['trust', 'signature', 'freshness', 'index'].includes(step));
  return {
    verdict: failed.length > 0 ? 'failed' : 'verified',
    steps: session.steps,
    requests: session.requests,
    bytes: session.bytes,
    remember: isSound && top !== undefined ? rememberedOf(top) : undefined,
  };
}

function rememberedOf({ trusted, timestamp }: Top): Remembered {
  const { serial, generatedAt } = timestamp;
  return { schemaVersion: 1, serial, epoch: trusted?.epoch ?? 0, generatedAt, trust: trusted?.trust ?? null };
}
