import type { Submission } from '../../catalog/ledger.ts';
import type { GitHub } from '../../github/github.ts';

/**
 * Tells which merged pull request brought a commit to the default branch, each asked for once: the one whose merge made it, else the only one
 * that holds it. `undefined` where there is none, where several hold it, and where its author's account is gone.
 */
export function submissionsOn(github: GitHub): (commit: string) => Promise<Submission | undefined> {
  const asked = new Map<string, Promise<Submission | undefined>>();
  return (commit) => {
    const answer = asked.get(commit) ?? submissionOf(github, commit);
    asked.set(commit, answer);
    return answer;
  };
}

async function submissionOf(github: GitHub, commit: string): Promise<Submission | undefined> {
  const branch = await github.defaultBranch();
  const merged = (await github.pullRequestsOf(commit)).filter(({ state, baseBranch }) => state === 'merged' && baseBranch === branch);
  const [only, ...others] = merged;
  const pull = merged.find(({ mergeCommit }) => mergeCommit === commit) ?? (others.length === 0 ? only : undefined);
  return pull === undefined || pull.author.id === 0 ? undefined : { pullRequest: pull.number, author: pull.author.id, head: pull.head };
}
