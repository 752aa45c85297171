import type { CheckRun, CheckRunFacts, CommentFacts } from './github.ts';
import { gateLabels, verdictMarker, wholeCheck } from './names.ts';
import { printMark, type StateMark } from './state-key.ts';

/** What should stand on a commit. */
export interface DesiredCheck {
  readonly commit: string;
  /** The required check, without the mark of its state. */
  readonly whole: Omit<CheckRun, 'externalId' | 'name' | 'annotations'>;
  readonly mark: Omit<StateMark, 'isComplete'>;
  /** Checks for people, each marked by its content. */
  readonly stages: readonly CheckRun[];
}

/** What should stand on a pull request. */
export interface DesiredPullRequest {
  readonly number: number;
  /** Its first line is the marker. */
  readonly comment: string;
  /** True where nothing needs to be said: a comment that is there is kept true, and none is made. */
  readonly isQuiet: boolean;
  /** Of the gate's labels, the one that holds. */
  readonly label: string | undefined;
}

/** What GitHub shows of a pull request. */
export interface ShownPullRequest {
  readonly number: number;
  readonly comments: readonly CommentFacts[];
  readonly labels: readonly string[];
}

/** One thing to write, each by one request or by one and its annotations. */
export type Write =
  | { readonly kind: 'create-check'; readonly commit: string; readonly run: CheckRun }
  | { readonly kind: 'update-check'; readonly commit: string; readonly id: number; readonly run: CheckRun }
  | { readonly kind: 'create-comment'; readonly number: number; readonly body: string }
  | { readonly kind: 'update-comment'; readonly number: number; readonly id: number; readonly body: string }
  | { readonly kind: 'add-label'; readonly number: number; readonly label: string }
  | { readonly kind: 'remove-label'; readonly number: number; readonly label: string };

/** What to write, and in which order: a state in between must never look better than it is. */
export interface Writes {
  /** Takes a verdict back that holds no longer, before anything else is told. */
  readonly first: readonly Write[];
  readonly between: readonly Write[];
  /** Settles the state, once everything before it was written. */
  readonly last: readonly Write[];
  /** The same where something before it could not be written. */
  readonly unfinished: readonly Write[];
}

/** True for a conclusion with which a required check lets a pull request be merged. */
export function isPassing(conclusion: string | null): boolean {
  return conclusion === 'success' || conclusion === 'neutral' || conclusion === 'skipped';
}

/** The difference between what should stand on GitHub and what does; empty when they are the same. */
export function reconcile(
  { commit, whole, mark, stages }: DesiredCheck,
  checks: readonly CheckRunFacts[],
  pulls: readonly { readonly desired: DesiredPullRequest; readonly shown: ShownPullRequest }[],
): Writes {
  const shown = checks.find(({ name }) => name === wholeCheck);
  const runOf = (isComplete: boolean): CheckRun => ({
    ...whole,
    name: wholeCheck,
    externalId: printMark({ ...mark, isComplete }),
    annotations: [],
  });
  const between = [
    ...stages.flatMap((run) => checkWrites(commit, run, checks)),
    ...pulls.flatMap(({ desired, shown: facts }) => [...commentWrites(desired, facts), ...labelWrites(desired, facts)]),
  ];
  const isWorse = shown !== undefined && isPassing(shown.conclusion) && !isPassing(whole.conclusion);
  const unfinished = checkWrites(commit, runOf(false), checks);
  return { first: isWorse && between.length > 0 ? unfinished : [], between, last: checkWrites(commit, runOf(true), checks), unfinished };
}

/** Takes a verdict back that was made for another state, where none can be made for this one; nothing where none lets it pass. */
export function takenBack(commit: string, key: string, checks: readonly CheckRunFacts[]): Writes {
  const shown = checks.find(({ name }) => name === wholeCheck);
  const last: readonly Write[] =
    shown !== undefined && isPassing(shown.conclusion)
      ? checkWrites(
          commit,
          {
            name: wholeCheck,
            externalId: printMark({ key, isComplete: false, asksApproval: false }),
            conclusion: 'action_required',
            title: 'Could not be judged',
            summary:
              'The verdict that stood here was made for an older state, and judging again failed. The maintainers see why in the run of the gate.',
            annotations: [],
          },
          checks,
        )
      : [];
  return { first: [], between: [], last, unfinished: last };
}

function checkWrites(commit: string, run: CheckRun, checks: readonly CheckRunFacts[]): readonly Write[] {
  const shown = checks.find(({ name }) => name === run.name);
  if (shown === undefined) return [{ kind: 'create-check', commit, run }];
  if (shown.externalId === run.externalId && shown.conclusion === run.conclusion) return [];
  // Annotations can only be added to.
  const isAnew = shown.annotations > 0 || run.annotations.length > 0;
  return [isAnew ? { kind: 'create-check', commit, run } : { kind: 'update-check', commit, id: shown.id, run }];
}

/** The comment that tells the verdict: our own, and marked at its beginning. */
export function ownComment(comments: readonly CommentFacts[]): CommentFacts | undefined {
  return comments.find(({ isOwn, body }) => isOwn && body.split(/\r?\n/, 1)[0] === verdictMarker);
}

function commentWrites({ number, comment, isQuiet }: DesiredPullRequest, { comments }: ShownPullRequest): readonly Write[] {
  const own = ownComment(comments);
  if (own === undefined) return isQuiet ? [] : [{ kind: 'create-comment', number, body: comment }];
  return own.body.replaceAll('\r\n', '\n') === comment ? [] : [{ kind: 'update-comment', number, id: own.id, body: comment }];
}

function labelWrites({ number, label }: DesiredPullRequest, { labels }: ShownPullRequest): readonly Write[] {
  const isWanted = (name: string): boolean => name === label;
  return [
    ...(label === undefined || labels.includes(label) ? [] : [{ kind: 'add-label', number, label } as const]),
    ...labels
      .filter((name) => gateLabels.includes(name) && !isWanted(name))
      .map((name) => ({ kind: 'remove-label', number, label: name }) as const),
  ];
}
