/** What was reached so far, by branch and by roughly how often one run came there. */
export interface Coverage {
  /** Takes the counters of one run in, sets them to zero, and says whether the run came somewhere new. */
  readonly take: () => boolean;
  /** Branches that were reached. */
  readonly reached: () => number;
}

/** Watches counters, four at a time: nearly all are zero. */
export function coverageOf(counters: Uint8Array): Coverage {
  const words = new Uint32Array(counters.buffer, counters.byteOffset, counters.length >> 2);
  const seen = new Uint8Array(counters.length);
  let reached = 0;

  function take(): boolean {
    let isNew = false;
    for (let word = 0; word < words.length; word += 1) {
      if (words[word] === 0) continue;
      for (let index = word << 2; index < (word << 2) + 4; index += 1) {
        const count = counters[index] ?? 0;
        if (count === 0) continue;
        const bit = magnitude(count);
        const before = seen[index] ?? 0;
        if ((before & bit) !== 0) continue;
        if (before === 0) reached += 1;
        seen[index] = before | bit;
        isNew = true;
      }
      words[word] = 0;
    }
    return isNew;
  }

  return { take, reached: () => reached };
}

/** Once, twice, up to 15, up to 127 and more are different things to have seen. */
function magnitude(count: number): number {
  if (count === 1) return 1;
  if (count < 4) return 2;
  if (count < 16) return 4;
  return count < 128 ? 8 : 16;
}
