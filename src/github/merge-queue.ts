import { queuePrefix } from './names.ts';

/** A branch of a merge queue: one pull request merged on top of a commit. */
export interface QueuedGroup {
  readonly branch: string;
  readonly commit: string;
  /** The pull request that came last. */
  readonly number: number;
  /** The commit it is stacked on: the tip of the default branch, or the commit of another group. */
  readonly stackedOn: string;
}

/** Reads the names of a queue's branches; one that is not written as GitHub does is left out, and its commit gets no verdict. */
export function queuedGroups(branches: ReadonlyMap<string, string>, defaultBranch: string): readonly QueuedGroup[] {
  const prefix = queuePrefix(defaultBranch);
  return [...branches].flatMap(([branch, commit]) => {
    if (!branch.startsWith(prefix)) return [];
    const [, number, stackedOn] = /^pr-(\d{1,10})-([0-9a-f]{40}(?:[0-9a-f]{24})?)$/.exec(branch.slice(prefix.length)) ?? [];
    return number === undefined || stackedOn === undefined ? [] : [{ branch, commit, number: Number(number), stackedOn }];
  });
}

/**
 * The groups that are merged when one is, it being the last: each stacked on the one before, the first on a commit of which `isMerged`
 * says that the default branch has it already. `undefined` when the chain does not lead there.
 */
export async function membersOf(
  group: QueuedGroup,
  groups: readonly QueuedGroup[],
  isMerged: (commit: string) => Promise<boolean>,
): Promise<readonly QueuedGroup[] | undefined> {
  const chain = [group];
  for (;;) {
    const [first = group] = chain;
    if (await isMerged(first.stackedOn)) return chain;
    const before = groups.find(({ commit }) => commit === first.stackedOn);
    if (before === undefined || chain.includes(before)) return undefined;
    chain.unshift(before);
  }
}
