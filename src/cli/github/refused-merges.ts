import { stateOf } from '../../catalog/ledger-state.ts';
import { sortOut } from '../../catalog/preview.ts';
import type { StoreState } from '../../catalog/store-state.ts';
import { treeIdOf } from '../../catalog/tree-id.ts';
import { connectorId } from '../../connector/connector-id.ts';
import { connectorsAt } from '../../github/changed-connectors.ts';
import type { GitHub } from '../../github/github.ts';
import type { VersionLife } from '../../github/lives.ts';
import { judgeAll, newErrorsOf, type RunSteps } from '../run-steps.ts';

/**
 * What became of a merged pull request that no version names: why its connectors, as the default branch has them now, do not come on preview,
 * or that they will. Empty where another pull request brought what is there now.
 */
export async function livesOfRefused(
  pullRequest: number,
  github: GitHub,
  { source, by, now, contents }: RunSteps,
  state: StoreState,
): Promise<readonly VersionLife[]> {
  const ids = new Set(connectorsAt(await github.changedPaths(pullRequest)));
  const folders = source.folders.filter(({ name, program, entries }) => {
    const id = connectorId(name, program);
    return ids.has(id) && stateOf(state.ledgers.get(id) ?? []).preview?.record.tree !== treeIdOf(entries);
  });
  const judged = await judgeAll({ folders }, by, () => {});
  const { passed, refused } = sortOut(judged, state, now, await newErrorsOf(judged, state, contents));
  const lives: readonly VersionLife[] = [
    ...refused.map(({ judged: { id, version }, sentence }) => ({
      id,
      version: version ?? null,
      stage: 'refused' as const,
      sentence: `It does not come on preview: ${sentence}`,
      open: [],
    })),
    ...passed.map(({ id, version }) => ({
      id,
      version,
      stage: 'waiting' as const,
      sentence: 'It comes on preview with the next run.',
      open: [],
    })),
  ];
  return [...lives].sort((a, b) => (a.id < b.id ? -1 : 1));
}
