import { canonicalText } from './canonical-json.ts';
import type { ListedPublisher } from './catalog-entry.ts';
import { eventDigest } from './chain.ts';
import type { ServedFile } from './connector-file.ts';
import type { VersionRecord } from './ledger.ts';
import type { KnownVersion } from './ledger-state.ts';
import type { VerifiedLedger } from './verify-ledger.ts';
import { parsePublished } from './verify-parse.ts';
import type { Session } from './verify-session.ts';

/** The members of `/v1/connectors/<id>.json` that a verification reads; the schema tells all of them. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly publisher: ListedPublisher;
  /** Newest first. */
  readonly versions: readonly EntryVersion[];
  readonly ledger: { readonly length: number; readonly head: string };
}

/** A version in an entry. */
export interface EntryVersion
  extends Pick<VersionRecord, 'version' | 'revision' | 'folder' | 'commit' | 'committedAt' | 'tree' | 'evidence'> {
  readonly channels: readonly ('preview' | 'public')[];
  readonly status: string;
  readonly previewedAt: string;
  readonly promotedAt: string | null;
  readonly bundle: { readonly sha256: string; readonly path: string | null; readonly size: number | null };
  readonly definition: ServedFile | null;
  readonly properties: ServedFile | null;
  readonly readme: ServedFile | null;
  readonly report: { readonly sha256: string; readonly path: string; readonly verdict: string; readonly summary: unknown };
}

/** Where a connector's entry is. */
export function entryPath(id: string): string {
  return `/v1/connectors/${id}.json`;
}

/** Reads a connector's entry. Undefined when a step failed. */
export async function readEntryFile(session: Session, id: string): Promise<Entry | undefined> {
  const path = entryPath(id);
  const bytes = await session.get(path);
  if (bytes === undefined) return undefined;
  const parsed = parsePublished<Entry>(bytes, 'connector');
  if ('problem' in parsed) return session.fail('entry', path, `${path} ${parsed.problem}`);
  if (parsed.value.id !== id) return session.fail('entry', path, `${path} is about ${JSON.stringify(parsed.value.id)}.`);
  return parsed.value;
}

/** Holds every version of an entry against the ledger's records. */
export function verifyEntry(session: Session, entry: Entry, { events, state }: VerifiedLedger): boolean {
  const path = entryPath(entry.id);
  const fail = (sentence: string): boolean => {
    session.fail('entry', path, `${path} ${sentence}`);
    return false;
  };
  const last = events.at(-1);
  if (entry.ledger.length !== events.length || last === undefined || entry.ledger.head !== eventDigest(last))
    return fail('names another head than its ledger has.');
  const known = [...state.versions].reverse();
  if (known.length !== entry.versions.length) return fail(`tells ${entry.versions.length} versions; its ledger has ${known.length}.`);
  for (const [index, version] of entry.versions.entries()) {
    const wanted = known[index];
    const member = wanted && differingMember(version, wanted, state);
    if (member !== undefined) return fail(`tells another ${member} of ${JSON.stringify(version.version)} than its ledger.`);
  }
  session.ok('entry', path, `Tells every version that its ledger leads to: ${entry.versions.length}.`);
  return true;
}

/** The first member of a version that the ledger tells otherwise. */
function differingMember(
  told: EntryVersion,
  { record, previewedAt, promotedAt }: KnownVersion,
  state: VerifiedLedger['state'],
): string | undefined {
  const isOn = (channel: 'preview' | 'public'): boolean => {
    const current = state[channel]?.record;
    return current?.version === record.version && current.revision === record.revision;
  };
  const pairs: Readonly<Record<string, readonly [unknown, unknown]>> = {
    version: [told.version, record.version],
    revision: [told.revision, record.revision],
    channel: [told.channels, (['preview', 'public'] as const).filter(isOn)],
    folder: [told.folder, record.folder],
    commit: [told.commit, record.commit],
    'date of its commit': [told.committedAt, record.committedAt],
    tree: [told.tree, record.tree],
    bundle: [told.bundle.sha256, record.bundle],
    report: [told.report.sha256, record.report],
    evidence: [told.evidence, record.evidence],
    'date on preview': [told.previewedAt, previewedAt],
    'date of promotion': [told.promotedAt, promotedAt],
  };
  return Object.entries(pairs).find(([, [a, b]]) => canonicalText(a) !== canonicalText(b))?.[0];
}
