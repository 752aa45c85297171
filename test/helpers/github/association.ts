import type { Role, User, World } from './world.ts';

const writers: readonly (Role | undefined)[] = ['admin', 'maintain', 'write'];

/** Whether the account may push to the repository. */
export function mayWrite(user: User): boolean {
  return writers.includes(user.role);
}

/**
 * How an account stands to the repository, as `author_association` says it. Shown membership hides that somebody is a collaborator,
 * and a bot is nobody: the member is no proof of a right.
 */
export function associationOf(world: World, user: User, of: 'issue' | 'pull'): string {
  if (user.id === world.repository.owner.id) return 'OWNER';
  if (user.member === true) return 'MEMBER';
  if (user.role !== undefined) return 'COLLABORATOR';
  const merged = [...world.issues.values()].some((issue) => issue.author.id === user.id && issue.pull?.mergedAt);
  if (merged) return 'CONTRIBUTOR';
  return of === 'pull' && user.type === 'User' ? 'FIRST_TIME_CONTRIBUTOR' : 'NONE';
}
