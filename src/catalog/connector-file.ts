import { readConnector } from '../connector/connector.ts';
import type { FolderEntry } from '../connector/folder.ts';
import { bundleOf } from './bundle.ts';
import {
  type CatalogFacts,
  contentOf,
  isImported,
  type Listed,
  listedIcon,
  listedPublisher,
  type MainEntries,
  mainEntries,
} from './catalog-entry.ts';
import { eventDigest } from './chain.ts';
import { isServed } from './connector-status.ts';
import { sha256 } from './digest.ts';
import { countsByRule, proofsOf, toldChanges, toldTests } from './entry-details.ts';
import { isSameVersion, type VersionRecord } from './ledger.ts';
import type { KnownVersion } from './ledger-state.ts';
import { toldConnector, toldVersion } from './ledger-told.ts';
import { publishedPolicy } from './published-policy.ts';
import type { StoredReport } from './stored-report.ts';

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
  if (listed.icon !== undefined) put(listed.icon.path, listed.icon.bytes);
  return {
    schemaVersion: 1,
    id,
    title: description.title,
    description: description.description,
    program: shown.record.program,
    publisher: {
      ...listedPublisher(listed, facts),
      reason: ownership.reason,
      disclaimer: ownership.disclaimer ?? null,
      concern: ownership.concern ?? null,
      proofs: proofsOf(listed, facts),
    },
    ...toldConnector(ledger),
    isImported: isImported(listed),
    described: shown.channel,
    policy: publishedPolicy(facts.policy),
    openQuestions: listed.openQuestions,
    categories: description.categories,
    website: description.website,
    privacyPolicy: description.privacyPolicy,
    auth: description.auth,
    icon: listedIcon(listed),
    hasScript: description.hasScript,
    hosts: ownership.hosts,
    connection: description.connection,
    operations: description.operations,
    tests: toldTests(listed, facts),
    versions: ledger.versions.map((version) => versionOf(version, listed, facts, put)).reverse(),
    ledger: { length: events.length, head: last === undefined ? '' : eventDigest(last) },
  };
}

function versionOf(known: KnownVersion, { id, ledger, shown }: Listed, facts: CatalogFacts, put: PutFile) {
  const { record } = known;
  const isOn = [ledger.preview, ledger.public].some((pointer) => isSameVersion(pointer?.record, record));
  return {
    ...toldVersion(known, ledger),
    ...(isServed(known, ledger)
      ? servedContent(id, record, record.tree === shown.record.tree ? shown.main : undefined, facts, put)
      : { bundle: { sha256: record.bundle, path: null, size: null }, definition: null, properties: null, readme: null }),
    report: reportOf(record.report, known.purged !== undefined, isOn, facts),
    changes: isOn ? toldChanges(record, ledger, facts) : undefined,
  };
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

/** Where the report is and what it came to; of a version on a channel also how often each rule found something. */
function reportOf(digest: string, isPurged: boolean, isOn: boolean, { state }: CatalogFacts) {
  if (isPurged) return { sha256: digest, path: null, verdict: null, summary: null, rules: undefined };
  const bytes = state.files.get(`reports/${digest}.json`);
  if (bytes === undefined) throw new Error(`The store has no report ${digest}.`);
  const { verdict, summary, findings }: StoredReport = JSON.parse(new TextDecoder().decode(bytes));
  return { sha256: digest, path: `/v1/reports/${digest}.json`, verdict, summary, rules: isOn ? countsByRule(findings) : undefined };
}
