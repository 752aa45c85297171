/** How long it has to be quiet: editors write a file in several steps. */
const quietMs = 50;
/** And how long that is waited for where it never is. */
const mostMs = 500;

/** Things that come in bursts, taken when a burst is over. */
export interface Settled<T> {
  readonly add: (one: T) => void;
  /** All that came since they were last taken, as soon as it is quiet; waits for the first. */
  readonly next: () => Promise<readonly T[]>;
  readonly close: () => void;
}

export function settled<T>(): Settled<T> {
  let waiting: T[] = [];
  let isReady = false;
  let timer: NodeJS.Timeout | undefined;
  let first = 0;
  let wake: (() => void) | undefined;
  const ready = (): void => {
    isReady = true;
    wake?.();
  };
  return {
    add: (one) => {
      if (waiting.length === 0) first = performance.now();
      waiting.push(one);
      clearTimeout(timer);
      timer = setTimeout(ready, Math.max(0, Math.min(quietMs, first + mostMs - performance.now())));
    },
    next: async () => {
      while (!isReady) await new Promise<void>((done) => (wake = done));
      const all = waiting;
      waiting = [];
      isReady = false;
      clearTimeout(timer);
      return all;
    },
    close: () => clearTimeout(timer),
  };
}
