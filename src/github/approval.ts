import { programFolders } from '../connector/program.ts';
import type { Submission } from '../connector/submission.ts';
import { accountsOf, type Publisher } from '../publisher/publisher.ts';
import type { AccountPermission, PullRequestFacts, ReviewFacts } from './github.ts';

/** Somebody has to stand behind a part of a pull request before it may be merged. */
export interface ApprovalNeed {
  /** Numeric ids of accounts whose word is enough, besides that of a maintainer who may write to the repository. */
  readonly accounts: readonly number[];
  /** The id of the publisher whose accounts these are. */
  readonly publisher: string | undefined;
  /** What it is about, in a few words that hold a stranger's names. */
  readonly about: string;
}

/** What kind of pull request it is, by the paths it changes alone. */
export type SubmissionKind = 'submission' | 'infrastructure';

/** Nothing in it belongs to a connector or is a publisher's record: rules about connectors have nothing to say of it. */
export function kindOf({ changes, furtherFolders, publisherRecords, strayPaths }: Submission): SubmissionKind {
  const isEmpty = changes.length + furtherFolders.length + publisherRecords.length === 0;
  return isEmpty && !strayPaths.some(isConnectorPath) ? 'infrastructure' : 'submission';
}

/** True for what lies in the folder of a programme, under whatever letter case a file system takes for the same. */
function isConnectorPath(path: string): boolean {
  const top = path.split('/', 1)[0]?.toLowerCase();
  return Object.keys(programFolders).some((folder) => folder.toLowerCase() === top);
}

/** Whose word a pull request needs. `publishers` are the records at the tip of the default branch, and no others. */
export function approvalNeeds(submission: Submission, publishers: readonly Publisher[]): readonly ApprovalNeed[] {
  const needs = new Map<string, ApprovalNeed>();
  // Whether such files may come with a connector is a rule's question, and rules can be switched off.
  if (submission.strayPaths.some((path) => !isConnectorPath(path)))
    needs.set('/', { accounts: [], publisher: undefined, about: 'files of the repository itself' });
  // A record says who is approved, who reviewed what and whose a name is: those it speaks of cannot vouch for it.
  for (const { path } of submission.publisherRecords) needs.set(path, { accounts: [], publisher: undefined, about: path });
  for (const { before, after } of submission.changes) {
    // Taking a connector over needs those who had it, as well as those it goes to.
    for (const connector of [before, after]) {
      const name = connector?.properties?.publisher;
      const record = publishers.find((one) => one.name === name && connector !== undefined && one.programs.includes(connector.program));
      if (record === undefined) continue;
      needs.set(record.id, { accounts: accountsOf(record), publisher: record.id, about: `a connector of ${record.name}` });
    }
  }
  return [...needs.values()];
}

/** Roles that may approve everything. */
const maintaining: ReadonlySet<AccountPermission['role']> = new Set(['write', 'maintain', 'admin']);

/** True for an account that may write to the repository; nobody's number is no account. */
function isMaintainer({ id, role }: AccountPermission): boolean {
  return id !== 0 && maintaining.has(role);
}

/**
 * The accounts that approved exactly this head, and did not take it back: of each reviewer the newest word counts, and comments are none.
 * The author's own never counts. Who said it last is the last one.
 */
export function approversOf({ head, author }: Pick<PullRequestFacts, 'head' | 'author'>, reviews: readonly ReviewFacts[]) {
  const newest = new Map<number, ReviewFacts>();
  for (const review of reviews) {
    if (review.state === 'commented' || review.state === 'pending') continue;
    newest.delete(review.reviewer.id);
    newest.set(review.reviewer.id, review);
  }
  return [...newest.values()]
    .filter(({ state, commit, reviewer }) => state === 'approved' && commit === head && reviewer.id !== author.id && reviewer.id !== 0)
    .map(({ reviewer }) => reviewer);
}

/** The needs that nobody met. `standing` are the author and those who approved the head, each with what they may do. */
export function unmetNeeds(needs: readonly ApprovalNeed[], standing: readonly AccountPermission[]): readonly ApprovalNeed[] {
  if (standing.some(isMaintainer)) return [];
  return needs.filter(({ accounts }) => !standing.some(({ id }) => id !== 0 && accounts.includes(id)));
}
