import type { RestEndpointMethodTypes } from '@octokit/rest';
import type { Account, CommentFacts, IssueFacts, PullRequestFacts, ReviewFacts } from '../../github/github.ts';

type Answers = RestEndpointMethodTypes;
type Pull = Answers['pulls']['list']['response']['data'][number];
type Comment = Answers['issues']['listComments']['response']['data'][number];
type Review = Answers['pulls']['listReviews']['response']['data'][number];
type Issue = Answers['issues']['listForRepo']['response']['data'][number];

/** What both have: the pull requests of a list, and one that was asked for. */
type AnsweredPull = Pick<Pull, 'number' | 'title' | 'body' | 'user' | 'base' | 'head' | 'state' | 'merged_at' | 'merge_commit_sha'> & {
  readonly draft?: boolean | undefined;
  readonly labels: readonly { readonly name: string }[];
};

/** The account of an answer; GitHub says nothing of one that was deleted, which is then nobody's number. */
export function accountOf(user: { readonly id: number; readonly login: string } | null | undefined): Account {
  return { id: user?.id ?? 0, login: user?.login ?? 'ghost' };
}

/** A pull request, from a list or asked for by its number. */
export function pullRequestOf(pull: AnsweredPull): PullRequestFacts {
  const isMerged = pull.merged_at !== null;
  return {
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    author: accountOf(pull.user),
    baseBranch: pull.base.ref,
    head: pull.head.sha,
    isDraft: pull.draft ?? false,
    state: isMerged ? 'merged' : pull.state === 'open' ? 'open' : 'closed',
    // Of an open pull request, the commit of a trial merge.
    mergeCommit: isMerged ? pull.merge_commit_sha : null,
    labels: pull.labels.map(({ name }) => name),
  };
}

/** A comment; it is the App's own when its bot wrote it, whose login nobody else can have. */
export function commentOf(comment: Comment, app: string): CommentFacts {
  return {
    id: comment.id,
    author: accountOf(comment.user),
    isOwn: comment.user?.type === 'Bot' && comment.user.login === `${app}[bot]`,
    body: comment.body ?? '',
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
  };
}

const reviewStates: Readonly<Record<string, ReviewFacts['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
};

/** A review. */
export function reviewOf(review: Review): ReviewFacts {
  return {
    reviewer: accountOf(review.user),
    state: reviewStates[review.state] ?? 'commented',
    commit: review.commit_id,
    submittedAt: review.submitted_at ?? null,
  };
}

/** True for an issue that the App's own bot opened; pull requests are in the same lists. */
export function isOwnIssue({ pull_request, user }: Issue, app: string): boolean {
  return pull_request === undefined && user?.type === 'Bot' && user.login === `${app}[bot]`;
}

/** An issue. */
export function issueOf(issue: Issue): IssueFacts {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body ?? '',
    labels: issue.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
  };
}
