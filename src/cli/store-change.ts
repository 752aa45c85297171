import { filesAfter, type Happening, type StoreState } from '../catalog/store-state.ts';
import type { StoreChange } from '../io/store.ts';

/** The commit that makes something happen; its first line names the first connectors and publishers it is about. `undefined` when nothing does. */
export function storeChange(name: string, happening: Happening, state: StoreState, at: Date): StoreChange | undefined {
  const ids = [...new Set([...happening.drafts, ...(happening.publisherDrafts ?? [])].map(({ id }) => id))];
  if (ids.length === 0) return undefined;
  const shown = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
  return { message: `${name} ${shown}`, at, files: filesAfter(state, happening), removed: happening.removed ?? [] };
}
