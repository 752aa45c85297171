import { join } from 'node:path';
import { bundleOf, readBundle } from '../catalog/bundle.ts';
import { buildCatalog } from '../catalog/catalog.ts';
import { contentKey, type VersionRecord } from '../catalog/ledger.ts';
import { stateOf } from '../catalog/ledger-state.ts';
import { countNewErrors } from '../catalog/old-findings.ts';
import { parsePolicy } from '../catalog/policy.ts';
import { type Arrival, isNews, type Judged, publishingProblem, putOnPreview, type Refused, sortOut } from '../catalog/preview.ts';
import { candidatesOf, type Decision, type Promotion, promote } from '../catalog/promote.ts';
import { channelOf, type Files, filesAfter, type Happening, readState, type StoreState } from '../catalog/store-state.ts';
import { type Judge, judge, type StoredReport } from '../catalog/stored-report.ts';
import { treeIdOf } from '../catalog/tree-id.ts';
import type { Comparer } from '../certify/compare.ts';
import { readConnector, versionOf } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { UserError } from '../connector/user-error.ts';
import { openSource, type Source } from '../io/source.ts';
import { openStore, refuseLinks, type Snapshot, type Store, type StoreChange } from '../io/store.ts';
import { writeSite } from '../io/write-site.ts';
import { parsePublishers } from '../publisher/publisher.ts';
import { type RunResult, renderRun } from './run-summary.ts';

/** Who judges in a run. */
export interface RunJudge extends Judge {
  readonly comparer: Comparer;
  /** What maintainers should know about their waivers, after everything was judged. */
  readonly notices?: () => readonly string[];
}

/** What a run needs from outside. */
export interface RunOptions {
  /** The repository, or any folder laid out like one. */
  readonly root: string;
  readonly out: (text: string) => void;
  /** Told what the run is doing. */
  readonly progress?: (text: string) => void;
  readonly now: () => Date;
  /** Makes the judge from what the source asks for. */
  readonly judge: (source: Source, now: Date) => Promise<RunJudge>;
  /** Opens the store; without it, the one in the root's `.certify`. */
  readonly store?: () => Promise<Store>;
  /** Makes the pages from the catalog's files; both together become the site. */
  readonly pages?: (catalog: Files) => Files;
}

/**
 * The whole pipeline on one repository: certify every connector, put what passes on `preview`, promote what qualifies, write catalog
 * and pages under `.certify/site/`, and tell what happened. Answers 0 when every step did its work: failing and held connectors are
 * results. Without a change since the last run nothing new is written but the timestamp.
 */
export async function run(options: RunOptions): Promise<number> {
  const { root, progress = () => {} } = options;
  const now = options.now();
  const workshop = join(root, '.certify');
  const site = join(workshop, 'site');
  const source = await openSource(root);
  const publishers = parsePublishers(source.publishers);
  const policy = parsePolicy(await source.file('certification.json'));
  const by = await options.judge(source, now);
  const judged = await judgeAll(source, by, progress);

  const { commit, committedAt } = source;
  const publish = (state: StoreState, contents: ReadonlyMap<string, ConnectorFolder>, decisions: readonly Decision[] = []) => {
    const catalog = buildCatalog({
      state,
      contents,
      publishers,
      policy,
      decisions,
      tool: by.tool,
      source: { commit, committedAt },
      now,
    });
    return { catalog, pages: options.pages?.(catalog) ?? new Map<string, Uint8Array>() };
  };

  progress('Writing the preview channel');
  await refuseLinks(workshop, site);
  const store = await (options.store?.() ?? openStore(join(workshop, 'store.git')));
  const write = async (name: string, happening: (state: StoreState) => Promise<Happening>): Promise<Snapshot> =>
    store.update(async (snapshot) => {
      const state = readState(snapshot.files);
      return changeOf(name, await happening(state), state, now);
    });

  const contents = contentsOf(source);
  let arrivals: Arrival[] = [];
  let refused: readonly Refused[] = [];
  await write('Preview', async (state) => {
    const sorted = sortOut(judged, state, await newErrorsOf(judged, state, contents));
    const faulty: Refused[] = [];
    arrivals = [];
    for (const passed of sorted.passed.filter((one) => isNews(one, state))) {
      progress(`Putting ${passed.folder} on preview`);
      const arrival = { passed, bundle: bundleOf(passed.content.entries), commit: await source.lastChange(passed.folder) };
      const sentence = publishingProblem(arrival, publish);
      if (sentence === undefined) arrivals.push(arrival);
      else faulty.push({ judged: passed, sentence });
    }
    refused = [...sorted.refused, ...faulty];
    return putOnPreview(state, arrivals, now);
  });

  progress('Asking the questions of promotion');
  let promotion: Promotion = { decisions: [], happening: { drafts: [], files: new Map() } };
  const snapshot = await write('Promote', async (state) => {
    const compared = candidatesOf(state).flatMap(({ candidate, ledger }) => [
      candidate.record,
      ...(ledger.public ? [ledger.public.record] : []),
    ]);
    await contents.load(compared, state);
    promotion = await promote(state, { judge: by, comparer: by.comparer, publishers, policy, now, contents: contents.loaded });
    return promotion.happening;
  });

  progress('Writing catalog and pages');
  const state = readState(snapshot.files);
  await contents.load(
    (['preview', 'public'] as const).flatMap((channel) => Object.values(channelOf(channel, state.ledgers).connectors)),
    state,
  );
  const { catalog, pages } = publish(state, contents.loaded, promotion.decisions);
  const changes = await writeSite(site, new Map([...pages, ...catalog]));
  const result: RunResult = {
    source,
    policy,
    judged,
    refused,
    arrivals,
    decisions: promotion.decisions,
    notices: by.notices?.() ?? [],
    state,
    changes,
    hasPages: pages.size > 0,
  };
  options.out(renderRun(result));
  return 0;
}

/** Every folder of the source, judged from its bytes. */
async function judgeAll(source: Source, by: Judge, progress: (text: string) => void): Promise<readonly Judged[]> {
  const all: Judged[] = [];
  for (const [index, folder] of source.folders.entries()) {
    progress(`Certifying ${index + 1} of ${source.folders.length}: ${folder.path}`);
    const connector = readConnector(folder);
    const made = treeIdOf(folder.entries);
    const isOther = !folder.truncated && folder.tree !== undefined && made !== undefined && made !== folder.tree;
    const tree = isOther ? undefined : made;
    const report = await judge(by, connector, tree ?? noTree);
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
async function newErrorsOf(
  judged: readonly Judged[],
  state: StoreState,
  contents: ReturnType<typeof contentsOf>,
): Promise<ReadonlyMap<string, number>> {
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

function changeOf(name: string, happening: Happening, state: StoreState, at: Date): StoreChange | undefined {
  if (happening.drafts.length === 0) return undefined;
  const ids = happening.drafts.map(({ id }) => id);
  const shown = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
  return { message: `${name} ${shown}`, at, files: filesAfter(state, happening) };
}

/** The bytes of versions, wherever they are: in the source, in an older commit, or kept by the store. */
function contentsOf(source: Source) {
  const loaded = new Map<string, ConnectorFolder>();
  for (const folder of source.folders) {
    const tree = treeIdOf(folder.entries);
    if (tree !== undefined) loaded.set(contentKey({ folder: folder.path, tree }), folder);
  }
  const find = async (record: VersionRecord, state: StoreState): Promise<ConnectorFolder> => {
    const { folder: path, program, commit, tree } = record;
    const kept = state.files.get(`bundles/${record.bundle}.zip`);
    const entries = kept && readBundle(kept);
    const folder = entries
      ? { path, name: path.slice(path.lastIndexOf('/') + 1), program, entries, truncated: false }
      : commit && (await source.folderAt(commit, path, program));
    if (folder && treeIdOf(folder.entries) === tree) return folder;
    throw new UserError(
      `The bytes of ${path} ${record.version} are nowhere to be found: neither in ${commit === null ? 'the store' : `commit ${commit.slice(0, 12)}`} nor in the folder as it is now. Fetch the whole history (git fetch --unshallow) or restore the commit, then run again.`,
    );
  };
  return {
    loaded,
    load: async (records: readonly VersionRecord[], state: StoreState): Promise<void> => {
      for (const record of records) if (!loaded.has(contentKey(record))) loaded.set(contentKey(record), await find(record, state));
    },
  };
}
