import { isSameVersion, type VersionRecord } from '../../catalog/ledger.ts';
import { nameText } from '../../catalog/ledger-laws.ts';
import { stateOf } from '../../catalog/ledger-state.ts';
import { readState, type StoreState } from '../../catalog/store-state.ts';
import { judge, type StoredReport } from '../../catalog/stored-report.ts';
import { treeIdOf } from '../../catalog/tree-id.ts';
import { readConnector } from '../../connector/connector.ts';
import { type Drift, driftLabel, driftMarker, type IssueWrite, issueWrites, type Judged, newlyFailing } from '../../github/drift.ts';
import type { GitHub } from '../../github/github.ts';
import { renderDriftIssue } from '../../render/drift-issue.ts';
import { escapeLine } from '../../render/escape.ts';
import { counted } from '../../render/words.ts';
import { openGitHubOf } from '../github-option.ts';
import { openSteps } from '../open-steps.ts';
import { parseOptions } from '../options.ts';
import type { RunSteps } from '../run-steps.ts';
import { type Command, progressOn, type Terminal } from '../terminal.ts';
import { readShards } from './shard-reports.ts';

const help = `certify github recertify: judge everything that is published by today's rules

Judges the versions on preview and public as certify run does, and holds each against the report that it was published
with. What has errors that it had not then is told in one issue with the label '${driftLabel}', which is kept up to date,
closed when nothing is left of it, and opened again when there is. Nothing is written to the store, and nothing becomes
less public.

  --store URL     the store; without it, the branch catalog of the repository that GITHUB_REPOSITORY names
  --reports FILE  a report of certify check --format json on this commit, whole or of a shard; given for each of them.
                  What they judged is not judged again; what they lack is
  --dry-run       print what would be written, and write nothing

Reads GITHUB_TOKEN, GITHUB_REPOSITORY, CERTIFY_APP_SLUG, GITHUB_API_URL, GITHUB_SERVER_URL. The clone needs its whole history.
Exit status: 0 the issue tells what there is, 2 it could not be done: run again.
`;

export const recertify: Command = {
  help,
  run: async (args, terminal) => {
    const { values } = parseOptions('github recertify', args, {
      store: { type: 'string' },
      reports: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
    });
    const github = await openGitHubOf(terminal);
    await recertifyAll(github, terminal, { store: values.store, reports: values.reports, isDry: values['dry-run'] });
    return 0;
  },
};

interface Recertification {
  readonly store: string | undefined;
  readonly reports: readonly string[];
  readonly isDry: boolean;
}

/** Judges everything and brings the issue up to date. */
export async function recertifyAll(github: GitHub, terminal: Terminal, { store, reports, isDry }: Recertification): Promise<void> {
  const progress = progressOn(terminal);
  try {
    const steps = await openSteps(terminal, store ?? `${github.webUrl}.git`, progress.show);
    const state = readState((await steps.store.read()).files);
    const { drifts, judged, taken } = await driftsIn(state, steps, readShards(reports, terminal.cwd, steps.by.tool.rules));
    progress.clear();
    const { version, rules } = steps.by.tool;
    const text = renderDriftIssue(drifts, `certify ${version} with the rules ${rules.slice(0, 19)}`);
    const body = drifts.length === 0 ? undefined : `${driftMarker}\n${text}`;
    const writes = issueWrites('Published connectors fail rules of today', body, await github.ownIssues(driftLabel));
    const given = taken === 0 ? '' : ` (${taken} by the reports that were given)`;
    terminal.out(`${counted(judged, 'published version')} judged${given}, ${drifts.length} with new errors.\n`);
    for (const write of writes)
      if (isDry) terminal.out(`${describe(write)}\n`);
      else await carryOut(write, github);
  } finally {
    progress.clear();
  }
}

async function driftsIn(
  state: StoreState,
  { by, contents, source, progress }: RunSteps,
  shards: ReadonlyMap<string, readonly Judged[]>,
): Promise<{ readonly drifts: readonly Drift[]; readonly judged: number; readonly taken: number }> {
  const trees = new Map(source.folders.map(({ path, entries }) => [path, shards.has(path) ? treeIdOf(entries) : undefined]));
  const published = publishedIn(state);
  const drifts: Drift[] = [];
  let taken = 0;
  for (const [index, { id, record, channels }] of published.entries()) {
    progress(`Certifying ${index + 1} of ${published.length}: ${id} ${record.version}`);
    const then = state.files.get(`reports/${record.report}.json`);
    if (then === undefined) continue;
    const shard = trees.get(record.folder) === record.tree ? shards.get(record.folder) : undefined;
    if (shard !== undefined) taken += 1;
    const now = shard ?? (await judgedNow(record));
    const stored: StoredReport = JSON.parse(new TextDecoder().decode(then));
    const rules = newlyFailing(now, stored.findings);
    if (rules.length > 0) drifts.push({ id, version: nameText(record), channels, rules });
  }
  return { drifts, judged: published.length, taken };

  async function judgedNow(record: VersionRecord): Promise<readonly Judged[]> {
    await contents.load([record], state);
    const folder = await contents.find(record, state);
    return folder === undefined ? [] : (await judge(by, readConnector(folder), record.tree)).report.findings;
  }
}

type Published = Pick<Drift, 'id' | 'channels'> & { readonly record: VersionRecord };

/** The versions on the channels, each once, by connector. */
function publishedIn(state: StoreState): readonly Published[] {
  return [...state.ledgers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, events]): readonly Published[] => {
      const { preview, public: current } = stateOf(events);
      if (current !== undefined && isSameVersion(current.record, preview?.record))
        return [{ id, record: current.record, channels: ['public', 'preview'] }];
      return [
        ...(current === undefined ? [] : [{ id, record: current.record, channels: ['public' as const] }]),
        ...(preview === undefined ? [] : [{ id, record: preview.record, channels: ['preview' as const] }]),
      ];
    });
}

async function carryOut(write: IssueWrite, github: GitHub): Promise<void> {
  if (write.kind === 'create-issue') await github.createIssue(write.issue);
  else await github.updateIssue(write.number, write.change);
}

function describe(write: IssueWrite): string {
  const { body, state } = write.kind === 'create-issue' ? { ...write.issue, state: undefined } : write.change;
  const lines = (body ?? '').split('\n').map((line) => `  ${escapeLine(line)}`);
  const about = write.kind === 'create-issue' ? write.kind : `${write.kind} #${write.number}${state === undefined ? '' : ` ${state}`}`;
  return [about, ...(body === undefined ? [] : lines)].join('\n');
}
