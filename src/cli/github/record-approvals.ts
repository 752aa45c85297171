import { stateOf } from '../../catalog/ledger-state.ts';
import { readState, type StoreState } from '../../catalog/store-state.ts';
import { approversOf } from '../../github/approval.ts';
import type { Account, GitHub } from '../../github/github.ts';
import { isMaintainer } from '../../github/rights.ts';
import { openRepository } from '../../io/git.ts';
import { gitRemoteOf, openHeads } from '../../io/github/heads.ts';
import type { Source } from '../../io/source.ts';
import type { Store } from '../../io/store.ts';
import { carryOut, RefusedWish } from '../carry-out.ts';
import type { Terminal } from '../terminal.ts';

/** What approvals are recorded with. */
interface ApprovalWorld {
  readonly github: GitHub;
  readonly store: Store;
  readonly source: Source;
  readonly terminal: Pick<Terminal, 'cwd' | 'now' | 'variable'>;
}

/** A version on preview that nobody's approval is recorded for. */
interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly tree: string;
  readonly submission: { readonly pullRequest: number; readonly author: number; readonly head: string };
}

/**
 * Records who approved what is on preview in the pull request that brought it: reviews of exactly the head that was merged, by maintainers,
 * where that head holds the very content. Answers a line for each event and for what was left out, which hold words of strangers. Asked
 * again it records nothing twice.
 */
export async function recordApprovals({ github, store, source, terminal }: ApprovalWorld): Promise<readonly string[]> {
  const told: string[] = [];
  const reviewers = reviewersOn(github);
  for (const one of waitingIn(readState((await store.read()).files))) {
    const accounts = await reviewers(one.submission);
    if (accounts.length === 0) continue;
    if ((await treeAt(one, github, terminal)) !== one.tree) {
      told.push(`${one.id}: #${one.submission.pullRequest} was approved, and not for what is on preview: certify approve ${one.id}`);
      continue;
    }
    for (const { id } of accounts) {
      try {
        const by = { kind: 'account', id } as const;
        const wish = { operation: 'approve', id: one.id, version: one.name, reason: '', by, at: terminal.now() } as const;
        told.push(...(await carryOut(wish, store, terminal, async () => source)).happened);
      } catch (thrown) {
        if (!(thrown instanceof RefusedWish)) throw thrown;
        told.push(`${one.id}: an approval was not recorded. ${thrown.message}`);
      }
    }
  }
  return told;
}

/** Also those of earlier runs: one that was cut off left them, and a review can follow the merge. */
function waitingIn({ ledgers }: StoreState): readonly Waiting[] {
  return [...ledgers].flatMap(([id, events]) => {
    const { preview, latestPublic, versions, approvals } = stateOf(events);
    if (preview === undefined || preview.record.tree === latestPublic?.tree) return [];
    const { version, revision, folder, tree } = preview.record;
    if (approvals.some((one) => one.tree === tree)) return [];
    const submission = versions.find(({ record }) => record.version === version && record.revision === revision)?.submission;
    return submission === undefined ? [] : [{ id, name: `${version}+${revision}`, folder, tree, submission }];
  });
}

/** The maintainers who approved a head, each pull request asked for once. */
function reviewersOn(github: GitHub): (submission: Waiting['submission']) => Promise<readonly Account[]> {
  const asked = new Map<number, Promise<readonly Account[]>>();
  const ask = async ({ pullRequest, head, author }: Waiting['submission']): Promise<readonly Account[]> => {
    const approvers = approversOf({ head, author: { id: author, login: '' } }, await github.reviews(pullRequest));
    const maintainers: Account[] = [];
    for (const account of approvers.slice(0, mostApprovers))
      if (isMaintainer({ author: account, permission: await github.permissionOf(account.login) })) maintainers.push(account);
    return maintainers;
  };
  return (submission) => {
    const answer = asked.get(submission.pullRequest) ?? ask(submission);
    asked.set(submission.pullRequest, answer);
    return answer;
  };
}

/** As many approvals of a pull request are looked into. */
const mostApprovers = 20;

/** The tree of the connector's folder at the head that was reviewed, fetched as objects; `undefined` when it is not there any more. */
async function treeAt(
  { folder, submission: { pullRequest, head } }: Waiting,
  github: GitHub,
  { cwd, variable }: ApprovalWorld['terminal'],
): Promise<string | undefined> {
  const heads = await openHeads(cwd, gitRemoteOf(github.webUrl, variable('GITHUB_TOKEN') ?? ''));
  if (!(await heads.has(head))) await heads.fetch([`refs/pull/${pullRequest}/head`]);
  if (!(await heads.has(head))) return undefined;
  return await (await openRepository(cwd))?.treeIdOf(head, folder).catch(() => undefined);
}
