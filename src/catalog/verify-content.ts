import { readConnector } from '../connector/connector.ts';
import type { ConnectorFolder, FolderEntry } from '../connector/folder.ts';
import { bundleProblem, readBundle } from './bundle.ts';
import { mainEntries } from './catalog-entry.ts';
import { sha256 } from './digest.ts';
import type { VersionRecord } from './ledger.ts';
import type { KnownVersion, LedgerState } from './ledger-state.ts';
import { type Judge, judge, type StoredReport } from './stored-report.ts';
import { treeIdOf } from './tree-id.ts';
import type { Entry, EntryVersion } from './verify-entry.ts';
import { parsePublished } from './verify-parse.ts';
import type { Session } from './verify-session.ts';

/** Holds a version's bundle against its tree and the files served beside it. The folder in it; undefined when there is none, or a step failed. */
export async function verifyBundle(
  session: Session,
  entry: Entry,
  version: EntryVersion,
  known: KnownVersion,
  state: LedgerState,
): Promise<ConnectorFolder | undefined> {
  const { record } = known;
  const { path } = version.bundle;
  const name = `${entry.id} ${version.version}${version.revision > 0 ? ` revision ${version.revision}` : ''}`;
  if (path === null) {
    session.skip('bundle', `/bundles/${version.bundle.sha256}.zip`, missingContent(name, version, known, state));
    return undefined;
  }
  const fail = (sentence: string): undefined => session.fail('bundle', path, `${path} ${sentence}`);
  if (path !== `/bundles/${record.bundle}.zip`) return fail(`is not the bundle of ${name}.`);
  const bytes = await session.get(path);
  if (bytes === undefined) return undefined;
  if (sha256(bytes) !== record.bundle) return fail(`does not hold the bytes that the ledger names for ${name}.`);
  const entries = readBundle(bytes);
  if (entries === undefined) return fail('is no bundle that certify made.');
  const problem = bundleProblem(entries);
  if (problem !== undefined) return fail(`must not be unpacked: ${problem}`);
  if (treeIdOf(entries) !== record.tree) return fail(`holds other files than tree ${record.tree} of ${name}.`);
  const folder = folderOf(record, entries);
  const main = mainEntries(readConnector(folder));
  for (const part of ['definition', 'properties', 'readme'] as const) {
    const served = version[part];
    const inside = main[part]?.bytes;
    if ((served === null) !== (inside === undefined)) return fail(`and its entry do not agree whether ${name} has a ${part}.`);
    if (served === null || inside === undefined) continue;
    if (sha256(inside) !== served.sha256) return fail(`holds another ${part} than ${served.path}.`);
    const alone = await session.get(served.path);
    if (alone === undefined) return undefined;
    if (sha256(alone) !== served.sha256) return fail(`holds another ${part} than ${served.path}.`);
  }
  session.ok('bundle', path, `Holds tree ${record.tree} of ${name}, and the files that are served by themselves.`);
  return folder;
}

function folderOf({ folder: path, program }: VersionRecord, entries: readonly FolderEntry[]): ConnectorFolder {
  return { path, name: path.slice(path.lastIndexOf('/') + 1), program, entries, truncated: false };
}

/** Why the content of a version is not served, in a sentence. */
function missingContent(name: string, { status, commit }: EntryVersion, { purged, yanked, rolledBack }: KnownVersion, state: LedgerState) {
  if (purged !== undefined) return `${name} was purged on ${dayOf(purged)}: ${purged.reason}`;
  const { withdrawn, suspended } = state;
  const [stop, what] = withdrawn === undefined ? [suspended, 'suspended'] : [withdrawn, 'withdrawn'];
  if (stop !== undefined && yanked === undefined)
    return `${name} cannot be downloaded: its connector was ${what} on ${dayOf(stop)}: ${stop.reason}`;
  const from = commit === null ? 'its bytes are in the store of its publisher' : `it can be rebuilt from commit ${commit}`;
  if (yanked !== undefined) return `${name} was yanked on ${dayOf(yanked)} (${yanked.reason}) and not served: ${from}.`;
  if (rolledBack !== undefined) return `${name} was rolled back on ${dayOf(rolledBack)} (${rolledBack.reason}) and not served: ${from}.`;
  return `${name} is ${status} and not served: ${from}.`;
}

function dayOf({ at }: { readonly at: string }): string {
  return at.slice(0, 10);
}

/** Holds a version's report against its tree, and judges again where the same judge is at hand. */
export async function verifyReport(
  session: Session,
  entry: Entry,
  version: EntryVersion,
  { purged }: KnownVersion,
  folder: ConnectorFolder | undefined,
  by: Judge | undefined,
): Promise<undefined> {
  const path = `/v1/reports/${version.report.sha256}.json`;
  if (purged !== undefined) return session.skip('report', path, `${path} was purged on ${dayOf(purged)}: ${purged.reason}`);
  const fail = (sentence: string): undefined => session.fail('report', path, `${path} ${sentence}`);
  if (version.report.path !== path) return fail(`is not where the entry of ${entry.id} leads: ${JSON.stringify(version.report.path)}.`);
  const bytes = await session.get(path);
  if (bytes === undefined) return;
  if (sha256(bytes) !== version.report.sha256) return fail('does not hold the bytes it is named after.');
  const parsed = parsePublished<StoredReport>(bytes, 'report');
  if ('problem' in parsed) return fail(parsed.problem);
  const report = parsed.value;
  if (report.tree !== version.tree) return fail(`judges tree ${report.tree}, not ${version.tree} of ${entry.id} ${version.version}.`);
  if (report.connector.id !== entry.id) return fail(`judges ${JSON.stringify(report.connector.id)}, not ${entry.id}.`);
  if (report.verdict !== version.report.verdict)
    return fail(`says ${report.verdict}; the entry of ${entry.id} says ${version.report.verdict}.`);
  const bound = `Judges tree ${version.tree}`;
  const { tool } = report;
  const why = notRerun(report, folder, by);
  if (by === undefined || folder === undefined || why !== undefined)
    return session.ok('report', path, `${bound}; not re-run: judged by certify ${tool.version} with rules ${tool.rules}${why ?? ''}.`);
  const again = await judge(by, readConnector(folder), version.tree);
  if (again.sha256 !== version.report.sha256)
    return fail(
      `says ${report.verdict}; judged again by the same certify and rules it is another report (${again.report.verdict}, ${again.sha256}).`,
    );
  session.ok('report', path, `${bound}; re-run: same bytes.`);
}

/** Why a report cannot be made again here; `undefined` when it can. */
function notRerun(report: StoredReport, folder: ConnectorFolder | undefined, by: Judge | undefined): string | undefined {
  if (folder === undefined) return ', and its content is not served';
  if (by === undefined) return '';
  if (by.tool.version !== report.tool.version || by.tool.rules !== report.tool.rules)
    return `; this is certify ${by.tool.version} with rules ${by.tool.rules}`;
  if (report.findings.some(({ accepted }) => accepted !== undefined)) return ', and with waivers of its repository';
  return undefined;
}

/** Asks for every evidence that the ledger has of a version's content; a version that was purged may have none left. */
export async function verifyEvidence(session: Session, { id }: Entry, { record, purged }: KnownVersion, state: LedgerState): Promise<void> {
  const told = state.evidence.filter(({ tree }) => tree === record.tree).map(({ sha256: digest }) => digest);
  for (const digest of new Set([...record.evidence, ...told])) {
    const path = `/v1/evidence/${digest}.json`;
    if (purged !== undefined && (await session.isNamed(path)) === false) continue;
    const bytes = await session.get(path);
    if (bytes === undefined) continue;
    if (sha256(bytes) === digest) session.ok('evidence', path, `Is the evidence of ${id} ${record.version} that the ledger names.`);
    else session.fail('evidence', path, `${path} does not hold the bytes it is named after.`);
  }
}

/** Asks that no report and no evidence that was purged is published still. */
export async function verifyGone(session: Session, { id }: Entry, { record, purged }: KnownVersion): Promise<void> {
  for (const digest of purged?.gone ?? []) {
    for (const path of [`/v1/reports/${digest}.json`, `/v1/evidence/${digest}.json`])
      if ((await session.isNamed(path)) === true)
        session.fail('entry', path, `${path} is published, and was purged with ${id} ${record.version}.`);
  }
}
