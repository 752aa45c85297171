import { compareText } from '../connector/compare-text.ts';
import type { VersionName } from './ledger.ts';
import { type Statement, stateOf } from './ledger-state.ts';
import type { StoreState } from './store-state.ts';

/** Something that was taken away: a version, or a connector as a whole. */
export interface Removed {
  readonly id: string;
  /** Null when the whole connector is meant. */
  readonly version: string | null;
  readonly revision: number | null;
  readonly kind: 'yanked' | 'purged' | 'suspended' | 'withdrawn';
  readonly at: string;
  readonly reason: string;
  readonly advisory: string | null;
}

/** `/v1/removed.json`: everything that nobody should use now, sorted by connector and time. What was taken back is not in it. */
export function removedOf({ ledgers }: Pick<StoreState, 'ledgers'>): readonly Removed[] {
  return [...ledgers.keys()]
    .flatMap((id) => {
      const { versions, suspended, withdrawn } = stateOf(ledgers.get(id) ?? []);
      const removed = (
        kind: Removed['kind'],
        statement: Statement | undefined,
        name?: VersionName,
        advisory: string | null = null,
      ): Removed[] =>
        statement === undefined
          ? []
          : [
              {
                id,
                version: name?.version ?? null,
                revision: name?.revision ?? null,
                kind,
                at: statement.at,
                reason: statement.reason,
                advisory,
              },
            ];
      return [
        ...versions.flatMap(({ record, yanked, purged }) =>
          purged === undefined ? removed('yanked', yanked, record, yanked?.advisory) : removed('purged', purged, record),
        ),
        ...removed('suspended', suspended),
        ...removed('withdrawn', withdrawn),
      ];
    })
    .sort(
      (a, b) =>
        compareText(a.id, b.id) || compareText(a.at, b.at) || compareText(`${a.version}+${a.revision}`, `${b.version}+${b.revision}`),
    );
}
