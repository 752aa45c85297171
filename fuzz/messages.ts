import type { Case } from './case.ts';

/** What a thread is told when it starts. */
export interface WorkerOrders {
  readonly target: string;
  readonly seed: number;
  /** The number of the first input. */
  readonly first: number;
  /** The number after the last. */
  readonly end: number;
  /** Milliseconds of the clock for inputs, from the first one on; null for no bound. */
  readonly milliseconds: number | null;
  /** What earlier threads of the run kept, in their order. */
  readonly kept: readonly Case[];
  /** Problems that are known already. */
  readonly known: readonly string[];
  /** Where the thread writes what it is about to read: two numbers of 32 bits (how many inputs it began, bytes of the case), and the case. */
  readonly memory: SharedArrayBuffer;
  /** One case to run alone, instead of all of this. */
  readonly only: Case | null;
}

/** What a thread says. */
export type WorkerMessage =
  /** Everything is loaded, the first input comes now. */
  | { readonly kind: 'started'; readonly seeds: number }
  | { readonly kind: 'kept'; readonly parts: Case }
  | { readonly kind: 'slow'; readonly parts: Case }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'state'; readonly state: WorkerState }
  | { readonly kind: 'done'; readonly state: WorkerState };

/** How far a thread is. */
export interface WorkerState {
  /** The number of the next input. */
  readonly next: number;
  /** Branches that were reached. */
  readonly reached: number;
  /** Inputs that came somewhere new. */
  readonly kept: number;
  /** The longest that one input took, in milliseconds of work. */
  readonly slowest: number;
}

/** An input that broke a promise. */
export interface Problem {
  readonly kind: 'crash' | 'lie' | 'hang' | 'memory';
  /** What happened, with the first line of our code where there is one. */
  readonly sentence: string;
  /** The same for inputs that do the same. */
  readonly key: string;
  /** The number of the input; -1 for one that was run alone. */
  readonly input: number;
  readonly parts: Case;
}

/** Bytes of memory for the two numbers before a case. */
export const headBytes = 8;
