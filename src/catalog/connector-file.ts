import { readConnector } from '../connector/connector.ts';
import type { FolderEntry } from '../connector/folder.ts';
import { bundleOf } from './bundle.ts';
import { type CatalogFacts, contentOf, isImported, type Listed, listedPublisher, type MainEntries, mainEntries } from './catalog-entry.ts';
import { eventDigest } from './chain.ts';
import { isServed, noticeOf, statusOf, versionStatusOf } from './connector-status.ts';
import { sha256 } from './digest.ts';
import type { VersionRecord } from './ledger.ts';
import type { KnownVersion, LedgerState, Statement } from './ledger-state.ts';
import { publishedPolicy } from './published-policy.ts';

/** A file that the catalog serves under its digest. */
export interface ServedFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/** Takes a file to be published. The same path may come twice, with the same bytes. */
export type PutFile = (path: string, bytes: Uint8Array) => void;

/**
 * `/v1/connectors/<id>.json`: everything the catalog tells about one connector. The raw files it names go to `put`.
 */
export function connectorFile(listed: Listed, facts: CatalogFacts, put: PutFile) {
  const { id, shown, ledger, description, ownership, events } = listed;
  const last = events.at(-1);
  return {
    schemaVersion: 1,
    id,
    title: description.title,
    description: description.description,
    program: shown.record.program,
    publisher: { ...listedPublisher(listed, facts), reason: ownership.reason },
    status: statusOf(ledger),
    notice: noticeOf(ledger),
    standing: standingOf(ledger),
    isImported: isImported(listed),
    described: shown.channel,
    policy: publishedPolicy(facts.policy),
    openQuestions: listed.openQuestions,
    categories: description.categories,
    website: description.website,
    privacyPolicy: description.privacyPolicy,
    auth: description.auth,
    icon: description.icon,
    hasScript: description.hasScript,
    hosts: ownership.hosts,
    connection: description.connection,
    operations: description.operations,
    versions: ledger.versions.map((version) => versionOf(version, listed, facts, put)).reverse(),
    ledger: { length: events.length, head: last === undefined ? '' : eventDigest(last) },
  };
}

function versionOf(known: KnownVersion, { id, ledger, shown }: Listed, facts: CatalogFacts, put: PutFile) {
  const { version, revision, folder, commit, committedAt, tree, report, evidence } = known.record;
  const isOn = (record: VersionRecord | undefined): boolean => record?.version === version && record.revision === revision;
  const [onPreview, onPublic] = [isOn(ledger.preview?.record), isOn(ledger.public?.record)];
  const promotion = onPublic ? ledger.public?.event : undefined;
  return {
    version,
    revision,
    channels: [...(onPreview ? ['preview'] : []), ...(onPublic ? ['public'] : [])],
    status: versionStatusOf(known, ledger),
    yanked: known.yanked === undefined ? null : statement(known.yanked, { advisory: known.yanked.advisory }),
    rolledBack: known.rolledBack === undefined ? null : statement(known.rolledBack),
    purged: known.purged === undefined ? null : statement(known.purged, { gone: known.purged.gone }),
    approvals: ledger.approvals.filter((one) => one.tree === tree).map(({ at, by }) => ({ at, by })),
    exemptions: ledger.exemptions
      .filter((one) => one.tree === tree)
      .map((one) => statement(one, { question: one.question, until: one.until })),
    folder,
    commit,
    committedAt,
    tree,
    previewedAt: known.previewedAt,
    promotedAt: known.promotedAt,
    isImported: known.isImported,
    promotion: promotion === undefined ? null : { policy: promotion.policy, answers: promotion.answers },
    ...(isServed(known, ledger)
      ? servedContent(id, known.record, known.record.tree === shown.record.tree ? shown.main : undefined, facts, put)
      : { bundle: { sha256: known.record.bundle, path: null, size: null }, definition: null, properties: null, readme: null }),
    report: reportOf(report, known.purged !== undefined, facts),
    evidence: evidenceOf(ledger, tree, evidence),
  };
}

/** What is said of a connector as a whole, by whom and since when. */
function standingOf({ held, suspended, deprecated, withdrawn, transfer }: LedgerState) {
  return {
    held: held === undefined ? null : statement(held),
    suspended: suspended === undefined ? null : statement(suspended),
    deprecated: deprecated === undefined ? null : statement(deprecated, { successor: deprecated.successor }),
    withdrawn: withdrawn === undefined ? null : statement(withdrawn),
    transfer:
      transfer === undefined ? null : statement(transfer, { from: transfer.from, to: transfer.to, noticeUntil: transfer.noticeUntil }),
  };
}

function statement<T extends object>({ at, by, reason }: Statement, more?: T) {
  return { at, by, reason, ...(more ?? ({} as T)) };
}

/** Digests of all evidence about a content: what its record names, and what came later. */
function evidenceOf(ledger: LedgerState, tree: string, recorded: readonly string[]): readonly string[] {
  return [...new Set([...recorded, ...ledger.evidence.flatMap((one) => (one.tree === tree ? [one.sha256] : []))])];
}

/** Serves the bundle and the main files of a version on a channel; `known` when it is known which these are. */
function servedContent(id: string, record: VersionRecord, known: MainEntries | undefined, facts: CatalogFacts, put: PutFile) {
  const content = contentOf(facts, id, record);
  const bundle = bundleOf(content.entries);
  if (bundle.sha256 !== record.bundle) throw new Error(`The bundle of ${id} ${record.version} is ${bundle.sha256}, not ${record.bundle}.`);
  const path = `/bundles/${bundle.sha256}.zip`;
  put(path, bundle.bytes);
  const { definition, properties, readme } = known ?? mainEntries(readConnector(content));
  return {
    bundle: { sha256: bundle.sha256, path, size: bundle.bytes.length },
    definition: served(definition, 'json', put),
    properties: served(properties, 'json', put),
    readme: served(readme, 'md', put),
  };
}

/** A file of the folder as it is, byte for byte, under the name of its content. */
function served(entry: FolderEntry | undefined, extension: string, put: PutFile): ServedFile | null {
  if (entry?.bytes === undefined) return null;
  const digest = sha256(entry.bytes);
  const path = `/files/${digest}.${extension}`;
  put(path, entry.bytes);
  return { path, sha256: digest, size: entry.bytes.length };
}

function reportOf(digest: string, isPurged: boolean, { state }: CatalogFacts) {
  if (isPurged) return { sha256: digest, path: null, verdict: null, summary: null };
  const bytes = state.files.get(`reports/${digest}.json`);
  if (bytes === undefined) throw new Error(`The store has no report ${digest}.`);
  const { verdict, summary } = JSON.parse(new TextDecoder().decode(bytes));
  return { sha256: digest, path: `/v1/reports/${digest}.json`, verdict, summary };
}
