import { Worker } from 'node:worker_threads';
import { type Case, unpackCase } from './case.ts';
import { headBytes, type Problem, type WorkerMessage, type WorkerOrders, type WorkerState } from './messages.ts';

/** Bounds of one input; whoever passes one is stopped and told. */
export interface Bounds {
  /** Milliseconds of work. A machine that has much else to do makes an input slow, and is given ten times as long to wait for it. */
  readonly time: number;
  /** Megabytes of JavaScript values. */
  readonly heap: number;
  /** Megabytes of the process, with everything that is no JavaScript value. */
  readonly process: number;
}

/** What an input may take. */
export const bounds: Bounds = { time: 2000, heap: 512, process: 1800 };

/** What takes its time in proportion to a megabyte may take longer than what has kilobytes; what takes its square takes minutes. */
function boundsFor(target: string): Bounds {
  return target === 'large' ? { ...bounds, time: 10_000 } : bounds;
}

/** What a run over one target came to. */
export interface TargetRun {
  readonly target: string;
  readonly inputs: number;
  /** How many cases it begins with. */
  readonly seeds: number;
  /** Seconds of the clock in which inputs were given; loading is not counted. */
  readonly seconds: number;
  readonly reached: number;
  readonly kept: number;
  readonly slowest: number;
  readonly problems: readonly Problem[];
}

/** What is run. */
export interface RunWish {
  readonly script: string;
  readonly target: string;
  readonly seed: number;
  /** Inputs at most. */
  readonly inputs: number;
  /** Seconds at most, from the first input on. */
  readonly seconds: number | null;
  readonly bounds?: Bounds;
  /** Hears of every problem at once. */
  readonly onProblem?: (problem: Problem) => void;
  /** Hears of an input that took longer than all before it. */
  readonly onSlow?: (parts: Case) => void;
  readonly onState?: (state: WorkerState) => void;
}

const memoryBytes = 8_388_608;

/** A target whose inputs were stopped so often is not run on: each stop costs seconds, and tells the same. */
const mostStops = 4;

/** Gives inputs to a target until they or the time are used up. A thread that hangs or dies is replaced, and its input is a problem. */
export async function runTarget(wish: RunWish): Promise<TargetRun> {
  const kept: Case[] = [];
  const problems: Problem[] = [];
  let state: WorkerState = { next: 0, reached: 0, kept: 0, slowest: 0 };
  let first = 0;
  let stops = 0;
  let seeds = 0;
  let given = 0;
  const left = (): number | null => (wish.seconds === null ? null : wish.seconds * 1000 - given);

  function tell(problem: Problem): void {
    problems.push(problem);
    wish.onProblem?.(problem);
  }

  while (stops < mostStops && first < wish.inputs && (first === 0 || (left() ?? 1) > 0)) {
    const from = first;
    const replayed = kept.length;
    const limit = wish.bounds ?? boundsFor(wish.target);
    let started: number | undefined;
    const orders = {
      target: wish.target,
      seed: wish.seed,
      first,
      end: wish.inputs,
      milliseconds: left(),
      kept,
      known: problems.map(({ key }) => key),
      only: null,
    };
    const ended = await watched(wish.script, orders, limit, (message) => {
      if (message.kind === 'started') {
        seeds = message.seeds;
        started = Date.now();
      } else if (message.kind === 'kept') kept.push(message.parts);
      else if (message.kind === 'slow') wish.onSlow?.(message.parts);
      else if (message.kind === 'problem') tell(message.problem);
      else {
        state = { ...message.state, slowest: Math.max(message.state.slowest, state.slowest) };
        wish.onState?.(state);
      }
    });
    if (started !== undefined) given += Date.now() - started;
    if (ended.how === 'done') break;
    stops += 1;
    first = from + Math.max(1, ended.begun - replayed);
    // A machine that has much to do makes every input slow: only what is slow alone, too, is told.
    const alone = await runAlone(wish.script, wish.target, ended.parts, limit);
    for (const problem of alone) if (!problems.some(({ key }) => key === problem.key)) tell({ ...problem, input: first - 1 });
    state = { ...state, next: first };
  }
  return {
    target: wish.target,
    inputs: state.next,
    seeds,
    seconds: given / 1000,
    reached: state.reached,
    kept: kept.length,
    slowest: state.slowest,
    problems,
  };
}

/** Runs one case alone: what was wrong with it. */
export async function runAlone(
  script: string,
  target: string,
  parts: Case,
  limit: Bounds = boundsFor(target),
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const orders = { target, seed: 0, first: 0, end: 0, milliseconds: null, kept: [], known: [], only: parts };
  const ended = await watched(script, orders, limit, (message) => {
    if (message.kind === 'problem') problems.push(message.problem);
  });
  if (ended.how === 'hang')
    problems.push({ kind: 'hang', sentence: `It took longer than ${limit.time} milliseconds.`, key: 'hang', input: -1, parts });
  if (ended.how === 'memory')
    problems.push({ kind: 'memory', sentence: `It needed more than ${limit.heap} megabytes.`, key: 'memory', input: -1, parts });
  return problems;
}

type Ended = { readonly how: 'done' } | { readonly how: 'hang' | 'memory'; readonly parts: Case; readonly begun: number };

function watched(
  script: string,
  orders: Omit<WorkerOrders, 'memory'>,
  limit: Bounds,
  hear: (message: WorkerMessage) => void,
): Promise<Ended> {
  const memory = new SharedArrayBuffer(memoryBytes + headBytes);
  const head = new Int32Array(memory, 0, 2);
  // The stack is that of the command line, where nobody asked for another one.
  const resourceLimits = { maxOldGenerationSizeMb: limit.heap, stackSizeMb: 1 };
  const worker = new Worker(script, { workerData: { ...orders, memory }, resourceLimits });
  return new Promise((resolve, reject) => {
    let begun = 0;
    let since = Date.now();
    let usedBefore = usedTime();
    const watch = setInterval(() => {
      const now = Date.now();
      if (Atomics.load(head, 0) !== begun || begun === 0) {
        begun = Atomics.load(head, 0);
        since = now;
        usedBefore = usedTime();
      } else if (usedTime() - usedBefore > limit.time || now - since > 10 * limit.time) stop('hang');
      if (process.memoryUsage.rss() > limit.process * 1_048_576) stop('memory');
    }, 100);

    function stop(how: 'hang' | 'memory'): void {
      clearInterval(watch);
      const parts = Atomics.load(head, 1) < 0 ? [] : unpackCase(new Uint8Array(memory, headBytes));
      worker.removeAllListeners();
      void worker.terminate().then(() => resolve({ how, parts, begun: Atomics.load(head, 0) }));
    }

    worker.on('message', (message: WorkerMessage) => {
      hear(message);
      if (message.kind !== 'done') return;
      clearInterval(watch);
      worker.removeAllListeners();
      void worker.terminate().then(() => resolve({ how: 'done' }));
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return stop('memory');
      clearInterval(watch);
      reject(error);
    });
  });
}

/** Milliseconds that the processors worked for this process: nearly all of it is the one thread that is watched. */
function usedTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
