import type { WaiverUse } from '../certify/repository-judge.ts';
import { UserError } from '../connector/user-error.ts';
import type { FoundConnector } from '../io/find-connectors.ts';
import type { CheckedConnector, CheckWish } from './check-part.ts';
import type { Results } from './check-results.ts';
import type { JudgeOptions, Judges } from './judges.ts';
import type { Terminal, Thread } from './terminal.ts';

/** What a thread that judges is given when it starts. */
export interface ThreadTask {
  readonly found: readonly FoundConnector[];
  readonly options: JudgeOptions;
  readonly wish: CheckWish;
  /** Where results are kept; undefined where none are. */
  readonly cacheFolder: string | undefined;
  readonly cwd: string;
  /** ISO 8601. */
  readonly now: string;
}

/** What a thread that judges says: that it wants positions, what it judged, what became of waivers when there is no more, or what went wrong. */
export type ThreadSays =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checked'; readonly position: number; readonly checked: CheckedConnector }
  | { readonly kind: 'done'; readonly uses: readonly WaiverUse[] }
  | { readonly kind: 'failed'; readonly isUserError: boolean; readonly message: string; readonly stack: string | undefined };

/** The positions that a thread judges next; none when it is done. */
export type ThreadHears = readonly number[];

/** Judged connectors in the order of the positions, as soon as they are there. `take` is told the position as well. */
type Take = (checked: CheckedConnector, position: number) => void;

/** So many connectors a thread is given at a time. */
const atOnce = 4;

/** Judges the connectors at these positions one after the other, those apart whose result is known. */
export async function checkInTurn(results: Results, positions: readonly number[], take: Take): Promise<void> {
  for (const position of positions) take(await results.of(position), position);
}

/** What threads need, and what they tell. */
interface Threads {
  readonly jobs: number;
  readonly task: ThreadTask;
  readonly start: NonNullable<Terminal['startThread']>;
  readonly results: Results;
  /** The judges of this thread, who take in what became of waivers in the others; asked when a thread judged something. */
  readonly judges: () => Promise<Judges>;
}

/** The same by several threads, with the same result. */
export async function checkInThreads(
  positions: readonly number[],
  { jobs, task, start, results, judges }: Threads,
  take: Take,
): Promise<void> {
  const early = new Map<number, CheckedConnector>();
  for (const position of positions) {
    const known = results.known(position);
    if (known !== undefined) early.set(position, known);
  }
  const unknown = positions.filter((position) => !early.has(position));
  const uses: (readonly WaiverUse[])[] = [];
  let [given, taken] = [0, 0];
  const inOrder = (): void => {
    for (;;) {
      const next = positions[taken];
      const ready = next === undefined ? undefined : early.get(next);
      if (next === undefined || ready === undefined) return;
      early.delete(next);
      taken += 1;
      take(ready, next);
    }
  };
  const work = (thread: Thread): Promise<void> =>
    new Promise((done, fail) => {
      thread.failed(fail);
      thread.receive((message) => {
        const said = message as ThreadSays;
        if (said.kind === 'idle') {
          const some: ThreadHears = unknown.slice(given, given + atOnce);
          given += some.length;
          thread.send(some);
        } else if (said.kind === 'checked') {
          early.set(said.position, said.checked);
          inOrder();
        } else if (said.kind === 'done') {
          uses.push(said.uses);
          done();
        } else fail(errorOf(said));
      });
    });
  inOrder();
  const threads = Array.from({ length: Math.min(jobs, Math.ceil(unknown.length / atOnce)) }, () => start(task));
  try {
    await Promise.all(threads.map(work));
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
  if (uses.length === 0) return;
  const { distinct } = await judges();
  for (const some of uses) for (const [index, use] of some.entries()) distinct[index]?.addWaiverUse(use);
}

function errorOf({ isUserError, message, stack }: Extract<ThreadSays, { readonly kind: 'failed' }>): Error {
  if (isUserError) return new UserError(message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
