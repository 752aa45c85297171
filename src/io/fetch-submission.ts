import { UserError } from '../connector/user-error.ts';
import { openRepository } from './git.ts';
import { gitIn, packProgram, plumbingOf } from './git-plumbing.ts';
import { remoteOf } from './store-remote.ts';

/** Which objects a submission needs, and where they are. */
export interface SubmissionPlace {
  /** The repository that the submission goes to, by its address. */
  readonly address: string;
  /** Opens it, where it asks for one. */
  readonly token: string | undefined;
  /** What holds the head there: `refs/pull/7/head`, or the branch of a merge group. */
  readonly ref: string;
  /** Full ids. */
  readonly base: string;
  readonly head: string;
}

/**
 * Fetches the objects of a submission into the repository at a folder, with the whole history: nothing is checked out, no branch moves, and
 * what is there already is not asked for. A `UserError` when the head is not there any more: it was pushed to meanwhile.
 */
export async function fetchSubmission(root: string, { address, token, ref, base, head }: SubmissionPlace): Promise<void> {
  const git = gitIn(root);
  const isShallow = (await git.revparse(['--is-shallow-repository'])).trim() === 'true';
  if (!isShallow && (await hasCommits(root, [base, head]))) return;
  const remote = remoteOf(address, root, token);
  const plumbing = plumbingOf((await git.revparse(['--absolute-git-dir'])).replace(/\n$/, ''), root);
  const fetchRefs = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
  const history = isShallow ? ['--unshallow'] : [];
  try {
    await plumbing.text([...fetchRefs, ...history, ...packProgram('upload-pack', remote), remote.url, `+${ref}:refs/certify/head`, base], {
      remote,
    });
  } catch (cause) {
    const reason = (cause instanceof Error ? cause.message : String(cause)).trim().split('\n').at(-1)?.slice(0, 200);
    throw new UserError(`The submission could not be fetched from ${remote.url} (${reason}). Check the network, and the token.`, { cause });
  }
  if (!(await hasCommits(root, [base, head])))
    throw new UserError(`Commit ${head.slice(0, 12)} is not at ${ref} any more: it was pushed to meanwhile, and that is judged by itself.`);
}

async function hasCommits(root: string, commits: readonly string[]): Promise<boolean> {
  const repository = await openRepository(root);
  if (repository === undefined) throw new UserError(`'${root}' lies in no git repository; check it out first.`);
  for (const commit of commits) if ((await repository.commitOf(commit).catch(() => undefined)) === undefined) return false;
  return true;
}
