import { type Bundle, bundleOf } from '../catalog/bundle.ts';
import type { Cause } from '../catalog/chain.ts';
import type { Standings } from '../catalog/claim-answers.ts';
import { contentKey, type Submission } from '../catalog/ledger.ts';
import { stateOf } from '../catalog/ledger-state.ts';
import { countNewErrors } from '../catalog/old-errors.ts';
import type { Policy } from '../catalog/policy.ts';
import { type Arrival, isNews, type Judged, publishingProblem, putOnPreview, type Refused, sortOut } from '../catalog/preview.ts';
import { candidatesOf, type Promotion, promote } from '../catalog/promote.ts';
import type { SharedJudgements } from '../catalog/shared-judgements.ts';
import { readState, type StoreState } from '../catalog/store-state.ts';
import { type Judge, judge, type NamedReport, type StoredReport } from '../catalog/stored-report.ts';
import { treeIdOf } from '../catalog/tree-id.ts';
import type { VerificationPolicy } from '../catalog/verification-policy.ts';
import { connectorsOfPublishers, verifyPublishers } from '../catalog/verify-publishers.ts';
import type { Comparer } from '../certify/compare.ts';
import { readConnector, versionOf } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { pack } from '../io/packed.ts';
import type { Source } from '../io/source.ts';
import type { Snapshot, Store } from '../io/store.ts';
import type { Looker } from '../publisher/look.ts';
import type { Publisher } from '../publisher/publisher.ts';
import type { Contents } from './contents.ts';
import { lookAt } from './looks.ts';
import { storeChange } from './store-change.ts';

/** What the steps of a run share. */
export interface RunSteps {
  readonly source: Source;
  readonly publishers: readonly Publisher[];
  readonly policy: Policy;
  /** Where publishers stand, by what the store has recorded. */
  readonly standings: (state: StoreState) => Standings;
  readonly by: Judge & { readonly comparer: Comparer };
  readonly now: Date;
  readonly store: Store;
  readonly contents: Contents;
  /** Told what the run is doing. */
  readonly progress: (text: string) => void;
  /** Which pull request brought a commit, where somebody can tell. */
  readonly submissionOf?: ((commit: string) => Promise<Submission | undefined>) | undefined;
  /** Builds everything that is published, in memory. */
  readonly publish: (state: StoreState, contents: ReadonlyMap<string, ConnectorFolder>) => unknown;
}

/** Puts what passed and is new on `preview`. */
export async function previewStep(
  { source, now, store, contents, progress, submissionOf, publish }: RunSteps,
  judged: readonly Judged[],
): Promise<{ readonly arrivals: readonly Arrival[]; readonly refused: readonly Refused[]; readonly snapshot: Snapshot }> {
  progress('Writing the preview channel');
  let arrivals: Arrival[] = [];
  let refused: readonly Refused[] = [];
  const snapshot = await store.update(async ({ files }) => {
    const state = readState(files);
    const sorted = sortOut(judged, state, now, await newErrorsOf(judged, state, contents));
    const faulty: Refused[] = [];
    arrivals = [];
    for (const passed of sorted.passed.filter((one) => isNews(one, state))) {
      progress(`Putting ${passed.folder} on preview`);
      const commit = await source.lastChange(passed.folder);
      const arrival = { passed, bundle: lateBundle(passed.content), commit, submission: commit && (await submissionOf?.(commit.id)) };
      const sentence = publishingProblem(arrival, publish);
      if (sentence === undefined) arrivals.push(arrival);
      else faulty.push({ judged: passed, sentence });
    }
    refused = [...sorted.refused, ...faulty];
    return storeChange('Preview', putOnPreview(state, arrivals, now), state, now);
  });
  return { arrivals, refused, snapshot };
}

/** Looks for the publishers' proofs, and records what was seen. Answers where they stand then. */
export async function verifyStep(
  { source, publishers, policy, by, now, store, progress }: RunSteps,
  looker: (policy: VerificationPolicy) => Looker,
): Promise<Standings> {
  progress("Looking for the publishers' proofs");
  const connectors = connectorsOfPublishers(source.folders, publishers);
  const hosts = new Map([...connectors].map(([id, one]) => [id, one.hosts]));
  const looks = await lookAt(publishers, looker, { policy: policy.verification, hosts });
  let standings: Standings = new Map();
  await store.update(async ({ files }) => {
    const state = readState(files);
    const verified = verifyPublishers(publishers, { looks, connectors }, state, { now, policy: policy.verification, certifier: by.tool });
    standings = verified.standings;
    return storeChange('Verify', verified.happening, state, now);
  });
  return standings;
}

/** Asks the questions of promotion for every candidate, or those with these ids, and promotes what qualifies; a dry run only asks. `cause` is who wanted it asked. */
export async function promoteStep(
  {
    publishers,
    standings,
    policy,
    by,
    now,
    store,
    contents,
    progress,
    judged,
  }: Omit<RunSteps, 'source' | 'publish'> & {
    readonly judged?: SharedJudgements;
  },
  ids?: ReadonlySet<string>,
  isDryRun = false,
  cause?: Cause,
): Promise<{ readonly promotion: Promotion; readonly snapshot: Snapshot }> {
  progress('Asking the questions of promotion');
  let promotion: Promotion = { decisions: [], happening: { drafts: [], files: new Map() } };
  const snapshot = await store.update(async ({ files }) => {
    const state = readState(files);
    for (const { candidate, ledger } of candidatesOf(state, ids))
      await contents.load([candidate.record, ...(ledger.latestPublic ? [ledger.latestPublic] : [])], state);
    const facts = {
      judge: by,
      judged,
      comparer: by.comparer,
      publishers,
      standings: standings(state),
      policy,
      now,
      by: cause,
      contents: contents.loaded,
    };
    promotion = await promote(state, facts, ids);
    return isDryRun ? undefined : storeChange('Promote', promotion.happening, state, now);
  });
  return { promotion, snapshot };
}

/** A report that is packed until somebody reads it: ten thousand would not fit. */
function keptReport({ bytes, sha256 }: NamedReport): NamedReport {
  const packed = pack(bytes);
  return {
    sha256,
    get bytes() {
      return packed.read();
    },
    get report() {
      return JSON.parse(new TextDecoder().decode(packed.read()));
    },
  };
}

/** A bundle whose bytes are made when somebody asks for them. */
function lateBundle(content: ConnectorFolder): Bundle {
  const { sha256 } = bundleOf(content.entries);
  return {
    sha256,
    get bytes() {
      return bundleOf(content.entries).bytes;
    },
  };
}

/** Every folder of the source, judged from its bytes. */
export async function judgeAll(source: Pick<Source, 'folders'>, by: Judge, progress: (text: string) => void): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const [index, folder] of source.folders.entries()) {
    progress(`Certifying ${index + 1} of ${source.folders.length}: ${folder.path}`);
    const connector = readConnector(folder);
    const made = treeIdOf(folder.entries);
    const isOther = !folder.truncated && folder.tree !== undefined && made !== undefined && made !== folder.tree;
    const tree = isOther ? undefined : made;
    const report = keptReport(await judge(by, connector, tree ?? noTree));
    all.push({
      id: connectorId(folder.name, folder.program),
      folder: folder.path,
      content: folder,
      version: versionOf(connector),
      tree,
      problem: isOther ? 'git keeps names or modes in this folder that a fresh checkout of its files would not have.' : undefined,
      report,
    });
  }
  return all;
}

/**
 * The errors that an update brings, by folder, where the public version had errors when it came in: an import takes connectors as they
 * are, and what they had then keeps nobody from submitting.
 */
export async function newErrorsOf(judged: readonly Judged[], state: StoreState, contents: Contents): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { id, folder, content, report } of judged) {
    const before = stateOf(state.ledgers.get(id) ?? []).latestPublic;
    if (report.report.summary.errors === 0 || before === undefined || before.folder !== folder) continue;
    const stored: StoredReport = JSON.parse(new TextDecoder().decode(state.files.get(`reports/${before.report}.json`)));
    if (stored.summary.errors === 0) continue;
    await contents.load([before], state);
    const old = contents.loaded.get(contentKey(before));
    if (old === undefined) continue;
    const after = { connector: readConnector(content), report: report.report };
    counts.set(folder, countNewErrors(after, { connector: readConnector(old), report: stored }));
  }
  return counts;
}

/** Stands in reports that are never stored: content without a name stays off every channel. */
const noTree = '0'.repeat(40);
