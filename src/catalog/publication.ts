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

function missingHead(heads: Publication['heads'], files: Files): string | undefined {
  for (const [chain, head] of heads) {
    const bytes = files.get(`ledger/${chain}/${head.seq}.json`);
    if (bytes === undefined || sha256(bytes) !== head.sha256) return `it has not the published event ${head.seq} of ${chain}`;
  }
  return undefined;
}
