import { changedFiles, mergeBase } from './commits.ts';
import { tryGit } from './git-objects.ts';
import type { Issue, Pull, User, World } from './world.ts';

/** The owners, as `@login`, of changed files that none of their owners approved. Read from the base branch, as GitHub does. */
export function missingOwners(world: World, issue: Issue & { readonly pull: Pull }, approvers: readonly User[]): readonly string[] {
  const { baseRef, headSha } = issue.pull;
  const rules = ownerRules(world, `refs/heads/${baseRef}`);
  const approved = new Set(approvers.map((user) => `@${user.login.toLowerCase()}`));
  const missing = new Set<string>();
  for (const { path } of changedFiles(world, mergeBase(world, `refs/heads/${baseRef}`, headSha), headSha)) {
    const owners = rules.findLast(({ pattern }) => pattern.test(path))?.owners ?? [];
    if (owners.length > 0 && !owners.some((owner) => approved.has(owner.toLowerCase()))) for (const owner of owners) missing.add(owner);
  }
  return [...missing];
}

function ownerRules(world: World, commit: string): readonly { readonly pattern: RegExp; readonly owners: readonly string[] }[] {
  for (const place of ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']) {
    const { status, out } = tryGit(world, ['cat-file', 'blob', `${commit}:${place}`]);
    if (status !== 0) continue;
    return out
      .split('\n')
      .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
      .filter(Boolean)
      .map((line) => {
        const [pattern = '', ...owners] = line.split(/(?<!\\)\s+/);
        return { pattern: ownerPattern(pattern.replaceAll('\\ ', ' ')), owners };
      });
  }
  return [];
}

// A pattern of gitignore: with a slash inside it starts at the root, and a folder means all below it.
function ownerPattern(text: string): RegExp {
  const rooted = text.slice(0, -1).includes('/');
  const source = text
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) => (wild === '**/' ? '(?:.*/)?' : wild === '**' ? '.*' : wild === '*' ? '[^/]*' : '[^/]'));
  const below = text.endsWith('/*') ? '' : '(?:/.*)?';
  return new RegExp(`^${rooted ? '' : '(?:.*/)?'}${source}${text.endsWith('/') ? '/.*' : below}$`);
}
