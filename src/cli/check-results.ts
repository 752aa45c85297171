import type { ListedEntries } from '../io/disk.ts';
import { type FoundConnector, listFound } from '../io/find-connectors.ts';
import type { ResultCache } from '../io/result-cache.ts';
import { resultKey } from './check-key.ts';
import type { CheckedConnector, CheckWish } from './check-part.ts';
import type { CheckSettings } from './check-settings.ts';

/** Where the connectors of a check get their results. */
export interface Results {
  /** The result of the connector at a position where it is known. */
  readonly known: (position: number) => CheckedConnector | undefined;
  /** The same; where it is not known, it is judged, and kept. */
  readonly of: (position: number) => Promise<CheckedConnector>;
}

/** The results of connectors as their folders are at this moment. Without a cache all are judged. */
export function resultsOf(
  found: readonly FoundConnector[],
  wish: CheckWish,
  settings: CheckSettings,
  cache: ResultCache | undefined,
): Results {
  const keyOf = (position: number, one: FoundConnector, listed: ListedEntries): string | undefined => {
    const judge = cache && settings.keyOf(position);
    return judge === undefined ? undefined : resultKey(one, listed, { judge, wish });
  };
  const read = (position: number, key: string | undefined): CheckedConnector | undefined => {
    const value = key === undefined ? undefined : cache?.read(key);
    const checked = value && unpackResult(value, wish);
    if (checked === undefined || !settings.mayKeep(position, checked.id)) return undefined;
    settings.tellKnown(position, checked.id);
    return checked;
  };
  const connectorAt = (position: number): FoundConnector => {
    const one = found[position];
    if (one === undefined) throw new Error(`There is no connector at position ${position}.`);
    return one;
  };
  return {
    known: (position) => {
      const one = connectorAt(position);
      return cache && read(position, keyOf(position, one, listFound(one)));
    },
    of: async (position) => {
      const one = connectorAt(position);
      const listed = listFound(one);
      const key = keyOf(position, one, listed);
      const known = read(position, key);
      if (known !== undefined) return known;
      const assigned = (await settings.judges()).assigned[position];
      if (assigned === undefined) throw new Error(`Nobody judges the connector at position ${position}.`);
      const { checkConnector } = await import('./check-part.ts');
      const checked = await checkConnector(one, listed, assigned.judge, wish);
      if (key !== undefined && settings.mayKeep(position, checked.id)) cache?.write(key, packResult(checked));
      return checked;
    },
  };
}

/** A result as bytes: a line of JSON, and after it the text of a JSON report, which is not parsed to be printed again. */
function packResult({ part, ...rest }: CheckedConnector): Uint8Array {
  if (part.kind !== 'json') return Buffer.from(`${JSON.stringify({ ...rest, part })}\n`);
  const { text, ...about } = part;
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...rest, part: about })}\n`), text]);
}

/** Undefined for what is no result of this wish. */
function unpackResult(value: Uint8Array, { format }: CheckWish): CheckedConnector | undefined {
  const end = value.indexOf(0x0a);
  try {
    const { part, assumed, refusal, id }: CheckedConnector = JSON.parse(Buffer.from(value.buffer, value.byteOffset, end).toString());
    if (part.kind !== (format === 'json' || format === 'text' ? format : 'report') || typeof id !== 'string') return undefined;
    return { part: part.kind === 'json' ? { ...part, text: value.subarray(end + 1) } : part, assumed, refusal, id };
  } catch {
    return undefined;
  }
}
