import { UserError } from '../../connector/user-error.ts';
import { desiredOf, type JudgedPullRequest } from '../../github/desired.ts';
import type { CheckRunFacts, PullRequestFacts } from '../../github/github.ts';
import { wholeCheck } from '../../github/names.ts';
import { isPassing, reconcile, takenBack, type Writes } from '../../github/reconcile.ts';
import { isSettled, pullRequestKey } from '../../github/state-key.ts';
import { carryOut, describeWrites } from './carry-out.ts';
import { decide, type JudgedObjects, judgeObjects } from './gate-judge.ts';
import { judgedTexts } from './gate-texts.ts';
import type { GateWorld } from './gate-world.ts';

/** How a run tells what it does. */
export interface GateRun {
  /** True to write nothing to GitHub. */
  readonly isDry: boolean;
  readonly out: (text: string) => void;
  /** A line about the run. */
  readonly err: (line: string) => void;
}

/** A pull request's verdict, as the merge queue asks for it. */
export interface MemberVerdict {
  readonly pull: PullRequestFacts;
  readonly passes: boolean;
}

/** A commit that open pull requests ask to be merged; nearly always one of them. */
interface Head {
  readonly commit: string;
  readonly pulls: readonly [PullRequestFacts, ...PullRequestFacts[]];
  readonly key: string;
  readonly checks: readonly CheckRunFacts[];
}

/** Judges every open pull request that has no verdict for its state, and writes what differs. One that fails to be judged stops no other. */
export async function gatePullRequests(
  world: GateWorld,
  run: GateRun,
): Promise<{ readonly verdicts: ReadonlyMap<number, MemberVerdict>; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const verdicts = new Map<number, MemberVerdict>();
  const tell = (pulls: readonly PullRequestFacts[], passes: boolean): void => {
    for (const pull of pulls) verdicts.set(pull.number, { pull, passes });
  };
  const open: Head[] = [];
  for (const head of await readHeads(world, problems)) {
    const whole = head.checks.find(({ name }) => name === wholeCheck);
    if (whole !== undefined && isSettled(whole.externalId, head.key)) tell(head.pulls, isPassing(whole.conclusion));
    else open.push(head);
  }
  const here = await fetchHeads(open, world, run, problems);
  for (const head of here) {
    try {
      tell(head.pulls, await gateHead(head, world, run, problems));
    } catch (cause) {
      problems.push(`${namesOf(head)}: ${sentenceOf(cause)}`);
    }
  }
  return { verdicts, problems };
}

async function readHeads(world: GateWorld, problems: string[]): Promise<readonly Head[]> {
  const { github, defaultBranch, state, queue } = world;
  const queued = new Set(queue.values());
  const byCommit = new Map<string, [PullRequestFacts, ...PullRequestFacts[]]>();
  for (const pull of await github.openPullRequests(defaultBranch)) {
    // A group of the merge queue has a verdict of its own on its commit.
    if (queued.has(pull.head)) continue;
    const others = byCommit.get(pull.head);
    if (others === undefined) byCommit.set(pull.head, [pull]);
    else others.push(pull);
  }
  const heads = await Promise.all(
    [...byCommit].map(async ([commit, pulls]) => {
      try {
        return [{ commit, pulls, key: pullRequestKey(state, pulls), checks: await github.ownCheckRuns(commit) }];
      } catch (cause) {
        problems.push(`${namesOf({ pulls })}: ${sentenceOf(cause)}`);
        return [];
      }
    }),
  );
  return heads.flat();
}

/** The heads whose objects are here after one fetch. One that moved meanwhile is left to the next run: no other commit is judged in its place. */
async function fetchHeads(open: readonly Head[], { heads }: GateWorld, run: GateRun, problems: string[]): Promise<readonly Head[]> {
  const missing: Head[] = [];
  for (const head of open) if (!(await heads.has(head.commit))) missing.push(head);
  if (missing.length === 0) return open;
  const refOf = ({ pulls: [pull] }: Head): string => `refs/pull/${pull.number}/head`;
  try {
    const found = await heads.fetch(missing.map(refOf));
    for (const head of missing) {
      const commit = found.get(refOf(head));
      if (commit === undefined) problems.push(`${namesOf(head)}: its head could not be fetched. Nothing is lost: run again.`);
      else if (commit !== head.commit) run.err(`${namesOf(head)}: moved while it was looked at, and is left to the next run.`);
    }
    return open.filter((head) => !missing.includes(head) || found.get(refOf(head)) === head.commit);
  } catch (cause) {
    problems.push(`${missing.map(namesOf).join(', ')}: ${sentenceOf(cause)}`);
    return open.filter((head) => !missing.includes(head));
  }
}

/** Judges one head and writes what differs; true when it passes. */
async function gateHead(head: Head, world: GateWorld, run: GateRun, problems: string[]): Promise<boolean> {
  const { commit, pulls, key, checks } = head;
  const objects = new Map<number, JudgedObjects>();
  try {
    for (const pull of pulls) objects.set(pull.number, await judgeObjects({ pull, head: commit }, world));
  } catch (cause) {
    // A verdict that was made for another state must not stand in for one that cannot be made.
    problems.push(...(await write(takenBack(commit, key, checks), head, world, run)));
    throw cause;
  }
  const judged: JudgedPullRequest[] = [];
  for (const pull of pulls) {
    const found = objects.get(pull.number);
    if (found !== undefined) judged.push(judgedTexts(pull, await decide(pull, found, world), world.pages));
  }
  const [first, ...others] = judged;
  if (first === undefined) return false;
  const desired = desiredOf(key, [first, ...others]);
  const shown = await Promise.all(
    desired.pulls.map(async (one) => ({
      desired: one,
      shown: {
        number: one.number,
        comments: await world.github.comments(one.number),
        labels: pulls.find(({ number }) => number === one.number)?.labels ?? [],
      },
    })),
  );
  problems.push(...(await write(reconcile(desired.check, checks, shown), head, world, run)));
  run.err(`${namesOf(head)} ${commit.slice(0, 12)}: ${desired.check.whole.title}`);
  return isPassing(desired.check.whole.conclusion);
}

async function write(writes: Writes, head: Pick<Head, 'pulls'>, { github }: GateWorld, run: GateRun): Promise<readonly string[]> {
  if (run.isDry) {
    run.out(describeWrites(writes));
    return [];
  }
  const { problems } = await carryOut(writes, github);
  return problems.map((problem) => `${namesOf(head)}: ${problem}`);
}

function namesOf({ pulls }: Pick<Head, 'pulls'>): string {
  return pulls.map(({ number }) => `#${number}`).join(', ');
}

/** What went wrong with one pull request, in a sentence; a bug of ours is told as one, and does not stop the others either. */
export function sentenceOf(cause: unknown): string {
  if (cause instanceof UserError) return cause.message;
  return `this is a bug in certify: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
