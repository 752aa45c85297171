/**
 * One repository on GitHub as the pipeline reads and writes it. Implemented by `io/github`; every method that cannot do its work throws a
 * `UserError` of one sentence. Lists are whole: their pages were all read. Every text of a title, a name or a comment is a stranger's.
 */
export interface GitHub {
  /** `owner/name`. */
  readonly repository: string;
  /** The address of the repository for people, without a slash at its end. */
  readonly webUrl: string;
  /** The App whose token this is, by its slug: `github-actions` for the token of a workflow. Its own checks and comments are known by it. */
  readonly app: string;
  readonly defaultBranch: () => Promise<string>;
  /** The open pull requests into a branch, by number. */
  readonly openPullRequests: (base: string) => Promise<readonly PullRequestFacts[]>;
  readonly pullRequest: (number: number) => Promise<PullRequestFacts>;
  /** The closed pull requests that have a label, merged ones and others, by number. */
  readonly closedPullRequests: (label: string) => Promise<readonly number[]>;
  /** The pull requests that a commit came with; for one of the default branch, those that were merged. */
  readonly pullRequestsOf: (commit: string) => Promise<readonly PullRequestFacts[]>;
  /** The paths that a pull request changes, the old ones of what it moves with them. GitHub tells at most 3,000 files. */
  readonly changedPaths: (number: number) => Promise<readonly string[]>;
  /** Branches whose name begins so, by their names without `refs/heads/`; the merge queue keeps its groups in such. */
  readonly branches: (prefix: string) => Promise<readonly BranchTip[]>;
  /** The newest check run of each name on a commit that this App made. */
  readonly ownCheckRuns: (commit: string) => Promise<readonly CheckRunFacts[]>;
  /** Makes a completed check run; annotations beyond the first 50 follow in batches. */
  readonly createCheckRun: (commit: string, run: CheckRun) => Promise<void>;
  /** Changes everything of a check run but its annotations, which GitHub can only add to; so one with annotations is made anew instead. */
  readonly updateCheckRun: (id: number, run: CheckRun) => Promise<void>;
  /** Makes a check run name no state, so that its commit is judged anew; how it ended stays until then. */
  readonly forgetState: (id: number) => Promise<void>;
  /** The comments of a pull request or an issue, oldest first. */
  readonly comments: (number: number) => Promise<readonly CommentFacts[]>;
  readonly createComment: (number: number, body: string) => Promise<void>;
  readonly updateComment: (id: number, body: string) => Promise<void>;
  /** Takes a comment away; one that is gone already is no error. */
  readonly deleteComment: (id: number) => Promise<void>;
  /** Adds labels; GitHub makes one that the repository does not have yet. */
  readonly addLabels: (number: number, labels: readonly string[]) => Promise<void>;
  /** Takes one label away; one that is gone already is no error. */
  readonly removeLabel: (number: number, label: string) => Promise<void>;
  /** The reviews of a pull request, oldest first. */
  readonly reviews: (number: number) => Promise<readonly ReviewFacts[]>;
  /** What an account may do in the repository, asked by its login; an account that is not a collaborator may `read` or nothing. */
  readonly permissionOf: (login: string) => Promise<AccountPermission>;
  /** The open issues of a label that this App opened, newest first. */
  readonly ownOpenIssues: (label: string) => Promise<readonly IssueFacts[]>;
  /** The issues of a label that this App opened, open or closed, newest first. */
  readonly ownIssues: (label: string) => Promise<readonly (IssueFacts & { readonly state: 'open' | 'closed' })[]>;
  readonly createIssue: (issue: NewIssue) => Promise<number>;
  readonly updateIssue: (number: number, change: Partial<NewIssue> & { readonly state?: 'open' | 'closed' }) => Promise<void>;
}

/** A pull request as GitHub tells it. */
export interface PullRequestFacts {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Account;
  /** The branch it wants to change. */
  readonly baseBranch: string;
  /** The commit that it asks to be merged, by its full id. */
  readonly head: string;
  readonly isDraft: boolean;
  readonly state: 'open' | 'closed' | 'merged';
  /** The commit that merging it made; null before. */
  readonly mergeCommit: string | null;
  readonly labels: readonly string[];
}

/** An account by its number, which stays when a login changes hands; the login is for people and for questions to the API. */
export interface Account {
  readonly id: number;
  readonly login: string;
}

export interface AccountPermission extends Account {
  /** `write` and above may approve; `none` is an account that sees nothing. */
  readonly role: 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';
}

interface BranchTip {
  readonly name: string;
  readonly commit: string;
}

/** How a finished check run ends: `neutral` says that there was nothing to judge, and fulfils a required check. */
type Conclusion = 'success' | 'failure' | 'neutral' | 'action_required';

/** A check run as it should stand on a commit. */
export interface CheckRun {
  readonly name: string;
  /** Names the state that it was made for, so that the same state is not written twice. */
  readonly externalId: string;
  readonly conclusion: Conclusion;
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
  /** The page with more. */
  readonly detailsUrl?: string | undefined;
  readonly annotations: readonly Annotation[];
}

/** A finding on a line of the diff. Texts are plain: GitHub shows them as they are. */
interface Annotation {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A check run as GitHub shows it now. */
export interface CheckRunFacts {
  readonly id: number;
  readonly name: string;
  /** Empty for one that names no state. */
  readonly externalId: string;
  /** Null while it is not completed. */
  readonly conclusion: string | null;
  readonly annotations: number;
}

/** A comment as GitHub shows it now. */
export interface CommentFacts {
  readonly id: number;
  readonly author: Account;
  /** True when this App wrote it: a person can copy a marker, but not an author. */
  readonly isOwn: boolean;
  readonly body: string;
  readonly createdAt: string;
  /** Differs from `createdAt` once somebody edited it. */
  readonly updatedAt: string;
}

/** What somebody said of a pull request in a review. */
export interface ReviewFacts {
  readonly reviewer: Account;
  readonly state: 'approved' | 'changes-requested' | 'dismissed' | 'commented' | 'pending';
  /** The head that was reviewed; null when it is gone. */
  readonly commit: string | null;
  readonly submittedAt: string | null;
}

export interface IssueFacts {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}
