import { isObject, own } from '../connector/json-value.ts';
import { clockTolerance } from './chain.ts';
import { sha256 } from './digest.ts';
import { epochOf } from './epoch.ts';
import { type Files, readState } from './store-state.ts';
import type { Head } from './verify-shards.ts';

/** What a site publishes, as far as the next publication has to go on from it. */
export interface Publication {
  readonly serial: number;
  /** What its serial counts beside events. */
  readonly epoch: number;
  readonly isSigned: boolean;
  /** What its timestamp says when it was made; undefined where it says nothing. */
  readonly generatedAt: string | undefined;
  /** The last event of each chain. */
  readonly heads: ReadonlyMap<string, Head>;
}

/**
 * Why a store cannot be the one that a publication was made from, as the end of a sentence; `undefined` when it goes on from there. A
 * raised epoch tells of a restore: what was lost with the old store is not missed then. A damaged store is the `UserError` of `readState`.
 */
export function lostSince({ serial, epoch, heads }: Publication, files: Files, trustEpoch: number): string | undefined {
  let events = 0;
  for (const path of files.keys()) if (path.startsWith('ledger/')) events += 1;
  const ownEpoch = epochOf(files) + trustEpoch;
  const problem = events + ownEpoch < serial ? `its serial is ${events + ownEpoch}, and ${serial} is published` : missingHead(heads, files);
  if (problem === undefined || (ownEpoch > epoch && events + ownEpoch > serial)) return undefined;
  readState(files);
  return problem;
}

/**
 * What is of a time to come by more than two machines' clocks differ, as the end of a sentence; `undefined` when nothing is. A run by a clock
 * that is behind would let versions wait for days that are over, and readers would refuse what it publishes; one that was far ahead once
 * wrote what nothing can follow.
 */
export function aheadOf(now: Date, publication: Pick<Publication, 'generatedAt'> | undefined, files: Files): string | undefined {
  const isAhead = (at: unknown): at is string => typeof at === 'string' && Date.parse(at) > now.getTime() + clockTolerance;
  // Within a chain times go back by no more than the tolerance, so that the last event tells of all.
  const heads = new Map<string, number>();
  for (const path of files.keys()) {
    const [, chain, seq] = /^ledger\/([^/]+)\/([1-9]\d{0,9})\.json$/.exec(path) ?? [];
    if (chain !== undefined) heads.set(chain, Math.max(heads.get(chain) ?? 0, Number(seq)));
  }
  for (const [chain, seq] of heads) {
    const at = timeIn(files.get(`ledger/${chain}/${seq}.json`));
    if (isAhead(at)) return `event ${seq} of ${chain} in the store was written on ${at}`;
  }
  return isAhead(publication?.generatedAt) ? `what is published was made on ${publication.generatedAt}` : undefined;
}

/** The time of a stored event; undefined where its bytes are none, which reading the store tells. */
function timeIn(bytes: Uint8Array | undefined): unknown {
  try {
    const event: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isObject(event) ? own(event, 'at') : undefined;
  } catch {
    return undefined;
  }
}

function missingHead(heads: Publication['heads'], files: Files): string | undefined {
  for (const [chain, head] of heads) {
    const bytes = files.get(`ledger/${chain}/${head.seq}.json`);
    if (bytes === undefined || sha256(bytes) !== head.sha256) return `it has not the published event ${head.seq} of ${chain}`;
  }
  return undefined;
}
