import { withMoves } from '../change/moves.ts';
import { type Connector, readConnector, titleOf } from '../connector/connector.ts';
import { limits } from '../connector/limits.ts';
import { NothingToJudge } from '../connector/nothing-to-judge.ts';
import { type Program, programFolders } from '../connector/program.ts';
import { attestationsOf } from '../connector/pull-request-template.ts';
import type { Attestation, ChangedRecord, ConnectorChange, KnownPublisher, PullRequest, Submission } from '../connector/submission.ts';
import { UserError } from '../connector/user-error.ts';
import { claimProblem } from '../publisher/claim-cover.ts';
import { checkPublishers, type Publisher, type PublisherFile } from '../publisher/publisher.ts';
import { recordNotices } from '../publisher/record-changes.ts';
import { openRepository, type Repository } from './git.ts';
import type { ReadFile } from './plain-file.ts';
import { readRegistry } from './registry.ts';

/** Which commits a submission lies between, and what GitHub knows of it. */
export interface SubmissionRange {
  /** The tip of the branch that the submission wants to change. */
  readonly base: string;
  readonly head: string;
  readonly pullRequest?: PullRequest | undefined;
  /**
   * Of a merge queue: the commit that the head is stacked on. Changes are told against it, and the connectors beside them are those it
   * holds; everything else is still read from the base branch.
   */
  readonly stackedOn?: string | undefined;
}

/** A submission and the commits it was read from, each by its full id. */
export interface ReadSubmission {
  /** The tip of the base branch: configuration, waivers and the registry are read here. */
  readonly tip: string;
  /** Where the submission parted from the base branch: changes are told against it. */
  readonly mergeBase: string;
  readonly head: string;
  readonly submission: Submission;
  /** Every path that differs from the merge base, below the registry's root; a renamed file is two of them. What lies above begins with `/`. */
  readonly paths: readonly string[];
  /** The publishers' records of the tip, those without a mistake, sorted by id. */
  readonly publishers: readonly Publisher[];
  /** Reads a file of the tip. */
  readonly file: ReadFile;
  /** Paths below the programmes' folders and among the publisher records that the work tree does not hold as the head does, sorted. */
  readonly uncommitted: () => Promise<string[]>;
}

/**
 * Reads what a submission changes from git's objects alone: nothing is checked out, and the work tree is not looked at. `root` is the
 * folder that holds the programmes' folders. A `UserError` when a commit is unknown; a `NothingToJudge` when the two have no history in
 * common, or the submission changes nothing: a check of nothing must not look like one that passed.
 */
export async function readSubmission(root: string, range: SubmissionRange): Promise<ReadSubmission> {
  const repository = await openRepository(root);
  if (repository === undefined) throw new UserError(`'${root}' lies in no git repository; --base compares two commits of one.`);
  const prefix = await repository.prefixOf(root);
  const tip = await repository.commitOf(range.base);
  const head = await repository.commitOf(range.head);
  const stackedOn = range.stackedOn === undefined ? undefined : await repository.commitOf(range.stackedOn);
  const mergeBase = await repository.mergeBaseOf(stackedOn ?? tip, head);
  const paths = (await repository.changedBetween(mergeBase, head)).map((path) => belowRoot(path, prefix));
  if (paths.length === 0) {
    const what = head === mergeBase ? `is already part of ${range.base}` : `holds the same files as ${mergeBase.slice(0, 12)}`;
    throw new NothingToJudge(`Commit ${head.slice(0, 12)} ${what}: there is nothing to check.`);
  }
  const changed = await changedTrees(repository, prefix, mergeBase, head);
  const trees = new Map(changed.map((one) => [one.folder, (one.after ?? one.before)?.tree]));
  const changes = withMoves(await readChanges(repository, changed.slice(0, limits.submissionConnectors)), (folder) => trees.get(folder));
  const folders = new Set(changed.map(({ folder }) => folder));
  const outside = paths.filter((path) => path.split('/').length < 3 || !folders.has(path.split('/', 2).join('/')));
  const records = outside.filter(isRecord);
  const publishers = changes.length === 0 ? [] : await readPublishers(repository, tip, prefix);
  const submission: Submission = {
    changes,
    furtherFolders: changed.slice(limits.submissionConnectors).map(({ folder }) => folder),
    publisherRecords: await checkRecords(repository, { tip, head, prefix }, records),
    strayPaths: outside.filter((path) => !records.includes(path)),
    pullRequest: range.pullRequest,
    registry: changes.some(canCollide) ? await readRegistry(repository, stackedOn ?? tip, prefix) : [],
    publishers: publishers.map(knownPublisher),
    baseBranch: undefined,
    attestations: range.pullRequest === undefined ? [] : await readAttestations(repository, tip),
  };
  return {
    tip,
    mergeBase,
    head,
    submission,
    paths,
    publishers,
    file: (path) => repository.readFile(tip, `${prefix}${path}`),
    uncommitted: async () => {
      const watched = [...Object.keys(programFolders), 'publishers'].map((name) => `${prefix}${name}`);
      return (await repository.changedPaths(head, watched)).map((path) => path.slice(prefix.length));
    },
  };
}

/** The changed records beside all others of the head: what is wrong with one may be that another claims the same. A record that is gone has no mistake. */
async function checkRecords(
  repository: Repository,
  { tip, head, prefix }: { readonly tip: string; readonly head: string; readonly prefix: string },
  changed: readonly string[],
): Promise<ChangedRecord[]> {
  if (changed.length === 0) return [];
  if (changed.length > limits.submissionRecords)
    throw new NothingToJudge(
      `Commit ${head.slice(0, 12)} changes ${changed.length} records of publishers, and ${limits.submissionRecords} at most are looked into. Submit fewer at once.`,
    );
  const unreadable = new Map<string, readonly string[]>();
  for (const path of changed) {
    const problem = await repository.readFile(head, `${prefix}${path}`).then(() => undefined, sentenceOf);
    if (problem !== undefined) unreadable.set(path, [problem]);
  }
  const registryAt = async (commit: string) => {
    const records = await readRecords(repository, commit, prefix);
    return { ...checkPublishers(records), paths: new Set(records.map(({ path }) => path)) };
  };
  const [older, newer] = [await registryAt(tip), await registryAt(head)];
  const recordIn = ({ publishers }: typeof older, path: string) => publishers.find(({ id }) => path === `publishers/${id}.json`);
  const noticesOf = (path: string): readonly string[] => {
    const [before, after] = [recordIn(older, path), recordIn(newer, path)];
    // A record that is there and cannot be read is told as that.
    if (after === undefined && (newer.paths.has(path) || unreadable.has(path))) return [];
    return recordNotices({ before, after, others: older.publishers.filter((one) => one !== before) });
  };
  return changed.map((path) => ({
    path,
    problems: [
      ...(unreadable.get(path) ?? []),
      ...newer.problems.filter((one) => one.path === path).map(({ sentence }) => `The record is wrong${sentence.replace(/^(?! )/, '')}`),
    ],
    ...told(noticesOf(path)),
  }));
}

/** The records of a commit that can be counted on: one with a mistake answers for nobody. */
async function readPublishers(repository: Repository, commit: string, prefix: string): Promise<readonly Publisher[]> {
  const files = await readRecords(repository, commit, prefix);
  if (files.length === 0) return [];
  const { publishers, problems } = checkPublishers(files);
  const right = new Set(files.map(({ path }) => path));
  for (const { path } of problems) right.delete(path);
  return publishers.filter(({ id }) => right.has(`publishers/${id}.json`));
}

async function readRecords(repository: Repository, commit: string, prefix: string): Promise<PublisherFile[]> {
  const files = await readFiles(repository, commit, `${prefix}publishers`);
  return [...files].map(([path, bytes]) => ({ path: path.slice(prefix.length), bytes })).filter(({ path }) => isRecord(path));
}

function knownPublisher({ id, name, programs, account, approvers, domains }: Publisher): KnownPublisher {
  return {
    id,
    name,
    programs,
    accountId: account.id,
    approverIds: approvers.map((approver) => approver.id),
    hasProvableClaim: domains.some((claim) => claimProblem(claim) === undefined),
  };
}

function told(notices: readonly string[]): { readonly notices?: readonly string[] } {
  return notices.length === 0 ? {} : { notices };
}

/** What the template of the base branch asks; GitHub takes the first of these names. */
async function readAttestations(repository: Repository, tip: string): Promise<Attestation[]> {
  for (const folder of ['.github', '', 'docs']) {
    const files = await repository.filesBelow(tip, [folder === '' ? 'pull_request_template.md' : folder]);
    const template = files.find(({ path }) => /^(?:\.github\/|docs\/|)pull_request_template\.md$/i.test(path));
    const [bytes] = template === undefined || template.size > limits.fileBytes ? [] : await repository.readBlobs([template.id]);
    if (bytes !== undefined) return attestationsOf(new TextDecoder().decode(bytes));
  }
  return [];
}

/**
 * The regular files of a commit at or below a path that are small enough to be read, by their paths. A `NothingToJudge` when they are too large
 * together: thousands of names may stand for one file, and each would be read.
 */
async function readFiles(repository: Repository, commit: string, path: string): Promise<Map<string, Uint8Array>> {
  const files = (await repository.filesBelow(commit, [path])).filter(({ size }) => size <= limits.fileBytes);
  if (files.reduce((sum, { size }) => sum + size, 0) > limits.recordBytes)
    throw new NothingToJudge(
      `The files below ${path} in commit ${commit.slice(0, 12)} are larger than ${limits.recordBytes} bytes together.`,
    );
  const blobs = await repository.readBlobs(files.map(({ id }) => id));
  return new Map(files.flatMap((file, index) => (blobs[index] === undefined ? [] : [[file.path, blobs[index]] as const])));
}

/** The sentence of an error that is about what was read; any other is thrown on. */
function sentenceOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  throw error;
}

function isRecord(path: string): boolean {
  return /^publishers\/[^/]+\.json$/.test(path);
}

/** What lies above the root begins with a slash, so that nothing there looks like one of its connectors. */
function belowRoot(path: string, prefix: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : `/${path}`;
}

interface ConnectorTree {
  readonly name: string;
  readonly program: Program;
  readonly tree: string;
}

/** A connector that two commits do not hold alike, not yet read. */
interface ChangedTrees {
  readonly folder: string;
  readonly before: ConnectorTree | undefined;
  readonly after: ConnectorTree | undefined;
}

async function changedTrees(repository: Repository, prefix: string, base: string, head: string): Promise<ChangedTrees[]> {
  const older = await treesOf(repository, prefix, base);
  const newer = await treesOf(repository, prefix, head);
  return [...new Set([...older.keys(), ...newer.keys()])]
    .sort()
    .map((folder) => ({ folder, before: older.get(folder), after: newer.get(folder) }))
    .filter(({ before, after }) => before?.tree !== after?.tree);
}

async function treesOf(repository: Repository, prefix: string, commit: string): Promise<Map<string, ConnectorTree>> {
  const trees = new Map<string, ConnectorTree>();
  for (const [parent, program] of Object.entries(programFolders)) {
    for (const { name, id } of await repository.foldersIn(commit, `${prefix}${parent}`)) {
      // Names that are no UTF-8 can decode alike: such a folder is told as a stray path instead of being taken for another.
      if (!name.includes('\ufffd')) trees.set(`${parent}/${name}`, { name, program, tree: id });
    }
  }
  return trees;
}

async function readChanges(repository: Repository, changed: readonly ChangedTrees[]): Promise<ConnectorChange[]> {
  const changes: ConnectorChange[] = [];
  for (const { folder, before: old, after: now } of changed) {
    const read = async (at: ConnectorTree | undefined): Promise<Connector | undefined> =>
      at && readConnector({ path: folder, name: at.name, program: at.program, ...(await repository.readTree(at.tree)) });
    const [before, after] = [await read(old), await read(now)];
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'updated';
    changes.push({ kind, folder, program: (now ?? old)?.program ?? 'certified', previousFolder: undefined, before, after });
  }
  return changes;
}

/** Only what is new, elsewhere, or under another title or publisher can collide with other connectors. */
function canCollide({ kind, before, after }: ConnectorChange): boolean {
  if (kind !== 'updated') return kind !== 'removed';
  if (before === undefined || after === undefined) return true;
  return titleOf(before) !== titleOf(after) || before.properties?.publisher !== after.properties?.publisher;
}
