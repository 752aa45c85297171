import type { ConnectorFolder } from '../connector/folder.ts';
import type { CatalogEntry } from './catalog-entry.ts';
import { type Removed, removedOf } from './removed.ts';
import type { Judge } from './stored-report.ts';
import { type Entry, type EntryVersion, entryPath, readEntryFile, verifyEntry } from './verify-entry.ts';
import { verifyIconPath } from './verify-icon.ts';
import { type Index, verifyFiles, verifyIndex } from './verify-index.ts';
import { goneText, isKnown } from './verify-known.ts';
import { verifyLedger, verifyListing } from './verify-ledger.ts';
import { catalogPath, readList, verifyAggregated, verifyCounts, verifyRemoved, verifyServed } from './verify-list.ts';
import { type PublisherVerifier, publisherVerifier } from './verify-publisher.ts';
import { openSession, type PublishedReader, type Session, type Step } from './verify-session.ts';
import { type AttestationVerifier, type Timestamp, verifyTimestamp } from './verify-timestamp.ts';
import { type Pin, type Remembered, type Trusted, verifyTrust } from './verify-trust.ts';
import { nameOfVersion, verifyVersion, versionNamed } from './verify-version.ts';

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
    const entry = (await isKnown(session, top.index, only.id)) ? await readEntryFile(session, only.id) : undefined;
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
  const isWhole = options.only === undefined;
  const trusted = await verifyTrust(session, { pin, remembered, isWhole });
  const timestamp = await verifyTimestamp(session, { trusted, remembered, now, allowUnsigned, attestation });
  if (timestamp === undefined) return undefined;
  // Read on whoever signed it: everything that is wrong is told at once, and nothing is done with what is read.
  return { trusted, timestamp, index: await verifyIndex(session, timestamp, { epoch: trusted?.epoch, isWhole }) };
}

async function verifyAll(session: Session, reader: PublishedReader, index: Index, options: VerifyOptions): Promise<undefined> {
  const listed = await readList(session);
  const heads = await index.heads();
  const chains = [...heads.keys()];
  const ids = [...new Set([...chains.filter((chain) => !chain.startsWith('@')), ...(listed?.keys() ?? [])])].sort();
  const publishers = publisherVerifier(session, index, { isWhole: true, version: options.judge?.tool.version });
  const served = new Set<string>();
  const removed: Removed[] = [];
  let isWhole = true;
  for (const [number, id] of ids.entries()) {
    options.progress?.(`Verifying ${number + 1} of ${ids.length}: ${id}`);
    const found = await verifyConnector(session, index, id, { listed, publishers, served, options });
    if (found === undefined) isWhole = false;
    else removed.push(...found);
  }
  const records = session.named().flatMap(({ path }) => /^\/v1\/publishers\/([^/]+)\.json$/.exec(path)?.[1] ?? []);
  const recorded = chains.filter((chain) => chain.startsWith('@')).map((chain) => chain.slice(1));
  for (const id of [...new Set([...records, ...recorded])].sort()) {
    options.progress?.(`Verifying the publisher ${id}`);
    await publishers.verify(id);
  }
  const isListFailed = session.steps.some(({ step, status }) => step === 'catalog' && status === 'failed');
  if (listed !== undefined && !isListFailed) {
    verifyCounts(session, index, listed, records.length);
    await verifyAggregated(session, listed);
  }
  // What a ledger that does not hold leads to is not known.
  if (isWhole) {
    await verifyRemoved(session, removed);
    verifyServed(session, served);
  }
  options.progress?.('Verifying the other files');
  await verifyFiles(session, reader.list);
}

interface Whole {
  readonly listed: ReadonlyMap<string, CatalogEntry> | undefined;
  readonly publishers: PublisherVerifier;
  /** Paths of everything that a version may serve; grows. */
  readonly served: Set<string>;
  readonly options: VerifyOptions;
}

/** What of it was removed; undefined when its ledger or its entry does not hold. */
async function verifyConnector(
  session: Session,
  index: Index,
  id: string,
  { listed, publishers, served, options }: Whole,
): Promise<readonly Removed[] | undefined> {
  const head = await index.headOf(id);
  if (head === null) return session.fail('catalog', catalogPath, `${catalogPath} lists ${id}, which has no ledger.`);
  const ledger = head && (await verifyLedger(session, id, head, index));
  if (ledger === undefined) return undefined;
  const { state } = ledger;
  if (listed !== undefined) verifyListing(session, id, ledger, listed.get(id), catalogPath);
  const isOnChannel = state.preview !== undefined || state.public !== undefined;
  const removed = removedOf({ ledgers: new Map([[id, ledger.events]]) });
  const isNamed = await session.isNamed(entryPath(id));
  if (isNamed === undefined) return undefined;
  if (!isNamed && !isOnChannel) {
    session.skip('entry', entryPath(id), `${id} ${goneText(state)}`);
    return removed;
  }
  if (!isOnChannel && listed !== undefined && !listed.has(id))
    session.fail('catalog', catalogPath, `${catalogPath} does not list ${id}, which has an entry.`);
  const entry = await readEntryFile(session, id);
  if (entry === undefined || !verifyEntry(session, entry, ledger)) return undefined;
  await verifyIconPath(session, entry, state);
  const known = [...state.versions].reverse();
  for (const [at, version] of entry.versions.entries()) {
    const one = known[at];
    if (one === undefined) continue;
    await verifyVersion(session, index, entry, version, one, state, options.judge);
    for (const file of [version.bundle, version.definition, version.properties, version.readme])
      if (file !== null && file.path !== null) served.add(file.path);
  }
  if (entry.icon.path) served.add(entry.icon.path);
  await publishers.verifyOf(entry);
  return removed;
}

async function verifySlice(
  session: Session,
  index: Index,
  only: NonNullable<VerifyOptions['only']>,
  options: VerifyOptions,
): Promise<{ readonly entry: Entry; readonly version: EntryVersion; readonly folder: ConnectorFolder | undefined } | undefined> {
  if (!(await isKnown(session, index, only.id))) return undefined;
  const entry = await readEntryFile(session, only.id);
  if (entry === undefined) return undefined;
  const version = versionNamed(entry, only.version);
  if (version === undefined) {
    const way = `It has: ${entry.versions.slice(0, 10).map(nameOfVersion).join(', ')}.`;
    return session.fail('entry', entryPath(only.id), `${entryPath(only.id)} tells no version ${JSON.stringify(only.version ?? '')}.`, way);
  }
  const head = await index.headOf(only.id);
  if (head === null) return session.fail('ledger', `/v1/ledger/${only.id}`, `/v1/ledger/${only.id} is named by no file of the index.`);
  const ledger = head && (await verifyLedger(session, only.id, head, index));
  if (ledger === undefined || !verifyEntry(session, entry, ledger)) return undefined;
  const known = [...ledger.state.versions].reverse()[entry.versions.indexOf(version)];
  if (known === undefined) return undefined;
  const folder = await verifyVersion(session, index, entry, version, known, ledger.state, options.judge);
  await publisherVerifier(session, index, { isWhole: false }).verifyOf(entry);
  return { entry, version, folder };
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
