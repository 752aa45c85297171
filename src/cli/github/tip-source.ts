import { UserError } from '../../connector/user-error.ts';
import type { GitHub } from '../../github/github.ts';
import { gitRemoteOf, openHeads } from '../../io/github/heads.ts';
import { openSourceAt, type Source } from '../../io/source.ts';
import type { Terminal } from '../terminal.ts';

/**
 * The repository as the tip of its default branch has it now, whatever the clone has checked out: a record, a waiver or a policy that was
 * taken back since counts no more. What is not here is fetched as objects.
 */
export async function openTip(github: GitHub, { cwd, variable }: Pick<Terminal, 'cwd' | 'variable'>): Promise<Source> {
  const heads = await openHeads(cwd, gitRemoteOf(github.webUrl, variable('GITHUB_TOKEN') ?? ''));
  const branch = await github.defaultBranch();
  const tip = (await heads.branches([branch])).get(branch);
  if (tip === undefined) throw new UserError(`The default branch ${JSON.stringify(branch)} of ${github.repository} has no commit.`);
  if (!(await heads.has(tip))) await heads.fetch([`refs/heads/${branch}`]);
  if (!(await heads.has(tip))) throw new UserError(`The branch ${branch} moved while it was fetched. Nothing is lost: run again.`);
  return await openSourceAt(cwd, tip);
}
