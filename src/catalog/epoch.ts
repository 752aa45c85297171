import { isObject, own } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import { canonicalBytes } from './canonical-json.ts';
import { damaged } from './damage.ts';
import type { Files, StoreState } from './store-state.ts';

/** The file of a store that was restored. */
export const epochPath = 'epoch.json';

/** What is added to the number of events to make the serial of a catalog; 0 in a store that was never restored. */
export function epochOf(files: Files): number {
  const bytes = files.get(epochPath);
  if (bytes === undefined) return 0;
  const epoch = parseEpoch(bytes);
  if (epoch === undefined) throw damaged(`${epochPath} holds no epoch.`);
  return epoch;
}

function parseEpoch(bytes: Uint8Array): number | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const epoch = isObject(value) ? own(value, 'epoch') : undefined;
    return typeof epoch === 'number' && Number.isInteger(epoch) && epoch >= 1 && epoch <= mostEpoch ? epoch : undefined;
  } catch {
    return undefined;
  }
}

/** What a serial can grow by and still be counted up exactly for ever. */
const mostEpoch = 2 ** 40;

/** All events of a store, those of publishers among them. */
export function eventCount({ ledgers, publishers }: Pick<StoreState, 'ledgers' | 'publishers'>): number {
  let count = 0;
  for (const chains of [ledgers, publishers]) for (const events of chains.values()) count += events.length;
  return count;
}

/** The serial under which a store is published: it never goes back, also when a restored store has fewer events than the lost one had. */
export function serialOf(state: StoreState): number {
  return eventCount(state) + epochOf(state.files);
}

/** Nobody publishes so many events between two backups. */
const farAhead = 1_000_000;

/**
 * The file that raises a restored store's epoch so far that its serial is above the last one that was published; where nobody knows which
 * that was, a million above its own.
 */
export function raisedEpoch(state: StoreState, lastSerial: number | undefined): { readonly files: Files; readonly serial: number } {
  const events = eventCount(state);
  const before = epochOf(state.files);
  const epoch = lastSerial === undefined ? before + farAhead : Math.max(before + 1, lastSerial + 1 - events);
  if (epoch > mostEpoch) throw new UserError(`The last serial ${lastSerial} cannot be: no epoch is above ${mostEpoch}.`);
  return { files: new Map([[epochPath, canonicalBytes({ schemaVersion: 1, epoch })]]), serial: events + epoch };
}
