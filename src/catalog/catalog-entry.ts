import type { Comparer } from '../certify/compare.ts';
import { type Connector, readConnector } from '../connector/connector.ts';
import type { ConnectorFolder, FolderEntry } from '../connector/folder.ts';
import { type JsonObject, objectOr } from '../connector/json-value.ts';
import type { Program } from '../connector/program.ts';
import type { Ownership } from '../publisher/ownership.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { claimAnswer, ownershipNow, type Standings } from './claim-answers.ts';
import { isShownServed, noticeOf, type Status, shownOf, statusOf } from './connector-status.ts';
import { type Auth, type Description, describe } from './description.ts';
import { sha256 } from './digest.ts';
import { iconOf } from './icon.ts';
import { contentKey, isSameVersion, type LedgerEvent, type VersionRecord } from './ledger.ts';
import { type LedgerState, stateOf } from './ledger-state.ts';
import type { Policy } from './policy.ts';
import { type Decision, openQuestionsOf } from './promote.ts';
import type { StandingState } from './standing.ts';
import type { StoreState } from './store-state.ts';
import type { ToolName } from './stored-report.ts';

/** What the published files are made of. Nothing else goes in: the same facts give the same bytes. */
export interface CatalogFacts {
  readonly state: StoreState;
  /** The folders of all versions on a channel, by `contentKey`. */
  readonly contents: ReadonlyMap<string, ConnectorFolder>;
  readonly publishers: readonly Publisher[];
  /** Where they stand. */
  readonly standings: Standings;
  readonly policy: Policy;
  /** Decisions about the versions that are not public. */
  readonly decisions: readonly Decision[];
  readonly tool: ToolName;
  /** Tells what updates change; without it entries say nothing of that. */
  readonly comparer?: Comparer;
  readonly source: { readonly commit: string | null; readonly committedAt: string | null };
  /** More connectors than this are told in shards (default: 2,000; the files of the index from 100 on). */
  readonly mostUnsharded?: number;
  /** For proofs and reviews that end, and for `timestamp.json`; nothing else has the time of the run. */
  readonly now: Date;
}

/** A connector of the catalog with everything its files tell. */
export interface Listed {
  readonly id: string;
  readonly events: readonly LedgerEvent[];
  readonly ledger: LedgerState;
  /** The version it is described by: the public one, else that on preview. */
  readonly shown: {
    /** `none` when it is on no channel now: the connector is suspended, withheld or withdrawn. */
    readonly channel: 'preview' | 'public' | 'none';
    readonly record: VersionRecord;
    readonly main: MainEntries;
    /** The definition's `info`. */
    readonly info: JsonObject;
    /** As the connector itself names it. */
    readonly publisherName: string;
  };
  readonly description: Description;
  readonly ownership: Ownership;
  readonly openQuestions: readonly OpenQuestion[];
  /** The icon as it is served; `undefined` when there is none, or nothing of the connector is. */
  readonly icon: { readonly path: string; readonly bytes: Uint8Array } | undefined;
  /** Errors of the public version. */
  readonly errors: number;
}

/** The files of a folder that are served by themselves. */
export interface MainEntries {
  readonly definition: FolderEntry | undefined;
  readonly properties: FolderEntry | undefined;
  readonly readme: FolderEntry | undefined;
}

/** A question that keeps a version from being public. */
interface OpenQuestion {
  readonly question: string;
  readonly answer: 'no' | 'not asked yet';
  readonly who: string;
  readonly since: string;
  readonly sentence: string;
}

/** One connector in `catalog.json`. */
export interface CatalogEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly program: Program;
  readonly publisher: ListedPublisher;
  readonly versions: { readonly preview: ChannelVersion | null; readonly public: ChannelVersion | null };
  readonly status: Status;
  /** Why it is deprecated, suspended, withheld or withdrawn; words of people. */
  readonly notice: string | null;
  /** Errors of the public version, found when it was promoted: it had them before today's rules, or was imported with them. */
  readonly errors: number;
  /** True when what is public was taken over from elsewhere: nothing was asked of it. */
  readonly isImported: boolean;
  readonly openQuestions: readonly OpenQuestion[];
  readonly categories: readonly string[];
  readonly auth: readonly Auth[];
  readonly hosts: readonly string[];
  readonly operations: { readonly actions: number; readonly triggers: number };
  readonly icon: ListedIcon;
  readonly updated: string;
  /** The file that tells everything about it. */
  readonly entry: { readonly path: string; readonly sha256: string };
}

export interface ListedIcon {
  readonly brandColor: string | null;
  /** Where the icon is served; null when there is none, absent in catalogs that were made before icons were served. */
  readonly path?: string | null;
}

interface ChannelVersion {
  readonly version: string;
  readonly revision: number;
  readonly since: string;
}

export interface ListedPublisher {
  readonly id: string | null;
  readonly name: string;
  readonly level: Ownership['level'];
  /** Where the publisher stands; `unclaimed` when no record has the name. */
  readonly standing: StandingState;
  readonly domains: readonly string[];
}

/** Every connector that has or had a version on a channel, sorted by id, one at a time: ten thousand parsed documents would not fit. */
export function* listConnectors(facts: CatalogFacts): Generator<Listed> {
  const open = new Map(facts.decisions.filter(({ isPromoted }) => !isPromoted).map((decision) => [decision.id, decision]));
  for (const id of [...facts.state.ledgers.keys()].sort()) {
    const events = facts.state.ledgers.get(id) ?? [];
    const ledger = stateOf(events);
    const { channel, record } = shownOf(ledger) ?? {};
    // What is on no channel is described where its bytes are still there; else it is told as removed.
    if (channel === undefined || record === undefined || (channel === 'none' && !facts.contents.has(contentKey(record)))) continue;
    const connector = readConnector(contentOf(facts, id, record));
    const decision = open.get(id);
    const openQuestions = (decision === undefined ? [] : openQuestionsOf(decision)).flatMap((answer) =>
      answer.answer === 'yes'
        ? []
        : [{ question: answer.question, answer: answer.answer, who: answer.who, since: answer.since, sentence: answer.sentence }],
    );
    const shown = {
      channel,
      record,
      main: mainEntries(connector),
      info: objectOr(connector.definition?.value['info']),
      publisherName: connector.properties?.publisher ?? '',
    } as const;
    const ownership = ownershipNow(connector, facts.publishers, facts.standings, { now: facts.now, evidenceHours: undefined });
    yield {
      id,
      events,
      ledger,
      shown,
      description: describe(connector),
      ownership,
      openQuestions,
      icon: isShownServed(ledger) ? servedIcon(connector) : undefined,
      errors: errorsOf(ledger.public?.record, facts),
    };
  }
}

function errorsOf(record: VersionRecord | undefined, { state }: CatalogFacts): number {
  const bytes = record && state.files.get(`reports/${record.report}.json`);
  return bytes === undefined ? 0 : JSON.parse(new TextDecoder().decode(bytes)).summary.errors;
}

/** The entry of a connector; `entry` names the file that tells the rest. */
export function catalogEntry(listed: Listed, facts: CatalogFacts, entry: CatalogEntry['entry']): CatalogEntry {
  const { id, ledger, description, ownership } = listed;
  const triggers = description.operations.filter(({ kind }) => kind !== 'action').length;
  return {
    id,
    title: description.title,
    description: description.description,
    program: listed.shown.record.program,
    publisher: listedPublisher(listed, facts),
    versions: { preview: channelVersion(ledger.preview), public: channelVersion(ledger.public) },
    status: statusOf(ledger),
    notice: noticeOf(ledger),
    errors: listed.errors,
    isImported: isImported(listed),
    openQuestions: listed.openQuestions,
    categories: description.categories,
    auth: description.auth,
    hosts: ownership.hosts.map(({ host }) => host),
    operations: { actions: description.operations.length - triggers, triggers },
    icon: listedIcon(listed),
    updated: listed.events.at(-1)?.at ?? '',
    entry,
  };
}

function servedIcon(connector: Connector): Listed['icon'] {
  const bytes = iconOf(connector);
  return bytes && { path: `/files/${sha256(bytes)}.png`, bytes };
}

/** Colour and icon as lists and entries tell them. */
export function listedIcon({ description, icon }: Listed): ListedIcon {
  return { ...description.icon, path: icon?.path ?? null };
}

/** True when the version that a connector is described by came in with an import, and nothing was asked of it. */
export function isImported({ ledger, shown }: Listed): boolean {
  return ledger.versions.some((version) => version.isImported && isSameVersion(version.record, shown.record));
}

/** Who answers for a connector, and how sure that is. */
export function listedPublisher({ shown, ownership }: Listed, { standings, now }: CatalogFacts): ListedPublisher {
  const { publisher, level } = ownership;
  const standing = publisher && standings.get(publisher.id);
  const claims = standing?.claims ?? [];
  const told = { now, evidenceHours: undefined };
  return {
    id: publisher?.id ?? null,
    name: publisher?.name ?? shown.publisherName,
    level,
    standing: standing?.state ?? 'unclaimed',
    domains: claims.filter((claim) => claimAnswer(claim, told).answer !== 'not-proved').map(({ claim }) => claim.domain),
  };
}

/** Which of a connector's entries are its main files. */
export function mainEntries({ definitionEntry, propertiesEntry, readmeEntry }: Connector): MainEntries {
  return { definition: definitionEntry, properties: propertiesEntry, readme: readmeEntry };
}

/** The folder of a version on a channel; asking for one that was not given is a bug. */
export function contentOf(facts: CatalogFacts, id: string, record: VersionRecord): ConnectorFolder {
  const folder = facts.contents.get(contentKey(record));
  if (folder === undefined) throw new Error(`The bytes of ${id} ${record.version} (tree ${record.tree}) are missing.`);
  return folder;
}

function channelVersion(pointer: { readonly record: VersionRecord; readonly at: string } | undefined): ChannelVersion | null {
  return pointer === undefined ? null : { version: pointer.record.version, revision: pointer.record.revision, since: pointer.at };
}
