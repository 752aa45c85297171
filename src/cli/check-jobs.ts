import type { WaiverUse } from '../certify/repository-judge.ts';
import { UserError } from '../connector/user-error.ts';
import type { FoundConnector } from '../io/find-connectors.ts';
import type { CheckedConnector, CheckWish } from './check-part.ts';
import { checkConnector } from './check-part.ts';
import type { JudgeOptions, Judges } from './judges.ts';
import type { Terminal, Thread } from './terminal.ts';

/** What a thread that judges is given when it starts. */
export interface ThreadTask {
  readonly found: readonly FoundConnector[];
  readonly options: JudgeOptions;
  readonly wish: CheckWish;
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

/** Judges the connectors at these positions one after the other. */
export async function checkInTurn(judges: Judges, positions: readonly number[], wish: CheckWish, take: Take): Promise<void> {
  for (const position of positions) {
    const assigned = judges.assigned[position];
    if (assigned !== undefined) take(await checkConnector(assigned.one, assigned.judge, wish), position);
  }
}

/** The same by several threads, with the same result. */
export async function checkInThreads(
  judges: Judges,
  positions: readonly number[],
  { jobs, task, start }: { readonly jobs: number; readonly task: ThreadTask; readonly start: NonNullable<Terminal['startThread']> },
  take: Take,
): Promise<void> {
  const early = new Map<number, CheckedConnector>();
  let [given, taken] = [0, 0];
  const inOrder = (position: number, checked: CheckedConnector): void => {
    early.set(position, checked);
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
          const some: ThreadHears = positions.slice(given, given + atOnce);
          given += some.length;
          thread.send(some);
        } else if (said.kind === 'checked') inOrder(said.position, said.checked);
        else if (said.kind === 'done') {
          for (const [index, use] of said.uses.entries()) judges.distinct[index]?.addWaiverUse(use);
          done();
        } else fail(errorOf(said));
      });
    });
  const threads = Array.from({ length: Math.min(jobs, Math.ceil(positions.length / atOnce)) }, () => start(task));
  try {
    await Promise.all(threads.map(work));
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

function errorOf({ isUserError, message, stack }: Extract<ThreadSays, { readonly kind: 'failed' }>): Error {
  if (isUserError) return new UserError(message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
