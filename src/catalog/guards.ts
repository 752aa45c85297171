import schema from '../certify/certification.schema.json' with { type: 'json' };
import { parseCheckedJson } from '../connector/checked-json.ts';
import { canonicalBytes } from './canonical-json.ts';
import type { CatalogEntry } from './catalog-entry.ts';
import { sha256 } from './digest.ts';
import { stateOf } from './ledger-state.ts';
import type { StoreState } from './store-state.ts';

/** How much of a catalog one publication may take away or change before a person has to look. */
export interface Guards {
  /** Percent of the published connectors; three may always go. */
  readonly mostLost: number;
  /** Percent of the published connectors; ten may always change. */
  readonly mostChanged: number;
}

const fewestLost = 3;
const fewestChanged = 10;

/** The guards that `certification.json` sets; without them 5 % may go and 25 % change. */
export function parseGuards(bytes: Uint8Array | undefined): Guards {
  const set = bytes && parseCheckedJson<{ readonly guards?: Partial<Guards> }>('certification.json', bytes, schema).value.guards;
  return { mostLost: 5, mostChanged: 25, ...set };
}

/** Where each connector of a catalog stands, by id, in a text that differs when status, version or content does. */
export type Standing = ReadonlyMap<string, string>;

/** Where the connectors of a published catalog stand. */
export function standingOf(entries: readonly Pick<CatalogEntry, 'id' | 'status' | 'versions'>[]): Standing {
  return new Map(entries.map(({ id, status, versions }) => [id, told(status, versions)]));
}

/** Where the connectors of a store stand, as they would be published. */
export function standingOfState({ ledgers }: StoreState): Standing {
  const standing = new Map<string, string>();
  for (const [id, events] of ledgers) {
    const { preview, public: open } = stateOf(events);
    if (preview === undefined && open === undefined) continue;
    const versions = { preview: preview?.record ?? null, public: open?.record ?? null };
    standing.set(id, told(open === undefined ? 'preview' : 'public', versions));
  }
  return standing;
}

type Versions = { readonly [channel in 'preview' | 'public']: { readonly version: string; readonly revision: number } | null };

function told(status: string, { preview, public: open }: Versions): string {
  const name = (version: Versions['public']): string => (version === null ? 'nothing' : `${version.version} r${version.revision}`);
  return `${status}: ${name(open)} public, ${name(preview)} on preview`;
}

/** What a publication would take away and change, where that is more than the guards allow. */
export interface Stopped {
  readonly lost: readonly string[];
  readonly changed: readonly { readonly id: string; readonly was: string; readonly is: string }[];
  /** Why it is stopped, in a sentence. */
  readonly sentence: string;
  /** Names exactly these changes: a person who looked accepts them by it. */
  readonly digest: string;
}

/** Holds what would be published against what is; `undefined` when it may go on. New connectors are never too many. */
export function guardPublication(before: Standing, after: Standing, { mostLost, mostChanged }: Guards): Stopped | undefined {
  const lost: string[] = [];
  const changed: Stopped['changed'][number][] = [];
  for (const [id, was] of [...before].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const is = after.get(id);
    if (is === undefined) lost.push(id);
    else if (is !== was) changed.push({ id, was, is });
  }
  const over = [
    ...(lost.length > Math.max(fewestLost, Math.floor((before.size * mostLost) / 100)) ? [`${lost.length} would be gone`] : []),
    ...(changed.length > Math.max(fewestChanged, Math.floor((before.size * mostChanged) / 100)) ? [`${changed.length} would change`] : []),
  ];
  if (over.length === 0) return undefined;
  const digest = sha256(canonicalBytes({ lost, changed })).slice(0, 16);
  return { lost, changed, sentence: `Of ${before.size} published connectors ${over.join(' and ')}.`, digest };
}
