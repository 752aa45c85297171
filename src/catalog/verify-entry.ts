import { canonicalText } from './canonical-json.ts';
import type { ListedIcon, ListedPublisher } from './catalog-entry.ts';
import { eventDigest } from './chain.ts';
import type { ServedFile } from './connector-file.ts';
import { shownOf } from './connector-status.ts';
import type { KnownVersion, LedgerState } from './ledger-state.ts';
import { toldConnector, toldContent, toldVersion } from './ledger-told.ts';
import type { VerifiedLedger } from './verify-ledger.ts';
import { parsePublished } from './verify-parse.ts';
import type { Session } from './verify-session.ts';

/** The members of `/v1/connectors/<id>.json` that a verification reads; the schema tells all of them. */
export interface Entry extends ReturnType<typeof toldConnector> {
  readonly id: string;
  readonly title: string;
  readonly publisher: ListedPublisher;
  /** Where the version is that the entry is described by. */
  readonly described: 'preview' | 'public' | 'none';
  readonly icon: ListedIcon;
  /** Newest first. */
  readonly versions: readonly EntryVersion[];
  readonly ledger: { readonly length: number; readonly head: string };
}

/** A version in an entry. */
export interface EntryVersion extends ReturnType<typeof toldVersion> {
  readonly bundle: { readonly sha256: string; readonly path: string | null; readonly size: number | null };
  readonly definition: ServedFile | null;
  readonly properties: ServedFile | null;
  readonly readme: ServedFile | null;
  /** Without path and verdict once the version was purged. */
  readonly report: { readonly sha256: string; readonly path: string | null; readonly verdict: string | null; readonly summary: unknown };
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

/** Holds an entry, and every version in it, against what the ledger leads to. */
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
    const problem = wanted && versionProblem(version, wanted, state);
    if (problem !== undefined) return fail(problem);
  }
  const described = shownOf(state)?.channel;
  if (entry.described !== described)
    return fail(`describes the version on ${JSON.stringify(entry.described)}; its ledger leads to ${JSON.stringify(described ?? null)}.`);
  const told = toldConnector(state);
  if (entry.status !== told.status) return fail(`says that it is ${entry.status}; its ledger leads to ${told.status}.`);
  const member = differing({ notice: entry.notice, standing: entry.standing }, told);
  if (member !== undefined) return fail(`tells another ${member} of it than its ledger.`);
  session.ok('entry', path, `Tells every version that its ledger leads to: ${entry.versions.length}.`);
  return true;
}

/** Members of a version as sentences call them, where that is another word. */
const words: Readonly<Record<string, string>> = {
  channels: 'channel',
  committedAt: 'date of its commit',
  previewedAt: 'date on preview',
  promotedAt: 'date of promotion',
  rolledBack: 'roll-back',
  yanked: 'yank',
  purged: 'purge',
  isImported: 'origin',
};

/** What the ledger tells otherwise about a version, as the end of a sentence. */
function versionProblem(told: EntryVersion, known: KnownVersion, state: LedgerState): string | undefined {
  const name = `${JSON.stringify(told.version)}${told.revision > 0 ? ` revision ${told.revision}` : ''}`;
  const { version, revision, status, ...wanted } = toldVersion(known, state);
  const other = (what: string): string => `tells another ${what} of ${name} than its ledger.`;
  if (told.version !== version || told.revision !== revision) return other(told.version === version ? 'revision' : 'version');
  if (told.status !== status) return `says that ${name} is ${told.status}; its ledger leads to ${status}.`;
  const member = differing(wanted, { ...told });
  if (member !== undefined) return other(words[member] ?? member);
  const content = toldContent(known, state);
  if (told.bundle.sha256 !== content.bundle) return other('bundle');
  if (told.report.sha256 !== content.report) return other('report');
  const isServed = [told.bundle, told.definition, told.properties, told.readme].some((file) => file !== null && file.path !== null);
  if (isServed && !content.isServed) return `serves files of ${name}, which is ${status}: nothing of it may be downloaded.`;
  if (told.bundle.path === null && content.isServed) return `serves no bundle of ${name}, which is ${status}.`;
  if ((told.report.path !== null) !== content.isReported)
    return content.isReported ? `leads to no report of ${name}.` : `leads to a report of ${name}, which was purged.`;
  return undefined;
}

/** The first member of one that is not the same in the other. */
function differing(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(one).find((name) => canonicalText(one[name]) !== canonicalText(other[name]));
}
