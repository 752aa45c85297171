import { titleOf } from '../connector/connector.ts';
import type { ConnectorChange } from '../connector/submission.ts';

/**
 * Makes one move of a connector that went and one that came in its place: the likeliest first, which is one with the same content,
 * then one under the same name in another programme, then one with the same title. `treeOf` gives the content's id for a folder.
 */
export function withMoves(changes: readonly ConnectorChange[], treeOf: (folder: string) => string | undefined): ConnectorChange[] {
  const gone = new Set(changes.filter(({ kind }) => kind === 'removed'));
  const origins = new Map<ConnectorChange, ConnectorChange>();
  const likeness: readonly ((change: ConnectorChange) => string | undefined)[] = [({ folder }) => treeOf(folder), nameOf, titleKey];
  for (const keyOf of likeness) {
    for (const now of changes) {
      if (now.kind !== 'added' || origins.has(now)) continue;
      const old = [...gone].find((one) => keyOf(one) === keyOf(now));
      if (old === undefined) continue;
      origins.set(now, old);
      gone.delete(old);
    }
  }
  return changes.flatMap((change) => {
    const origin = origins.get(change);
    if (origin !== undefined) return [{ ...change, kind: 'moved' as const, previousFolder: origin.folder, before: origin.before }];
    return change.kind === 'removed' && !gone.has(change) ? [] : [change];
  });
}

function nameOf({ folder }: ConnectorChange): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

function titleKey({ before, after }: ConnectorChange): string | undefined {
  const connector = after ?? before;
  return connector && titleOf(connector).toLowerCase();
}
