import type { Case } from './case.ts';
import type { Medium } from './mutate/mutate.ts';

/** A reader of strangers' bytes, and what it promises. */
export interface Target {
  readonly name: string;
  /** What it reads, and whose promise it is, for the docs. */
  readonly about: string;
  /** True when a `UserError` is a right answer. */
  readonly allowsUserErrors?: boolean;
  readonly medium: Medium;
  /** Cases to begin with: never none. */
  readonly seeds: () => readonly Case[] | Promise<readonly Case[]>;
  /** Reads a case and holds what comes back against every promise; throws when one is broken. */
  readonly run: (parts: Case) => void | Promise<void>;
}

/** A promise that a case broke, in a sentence. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** Throws unless the promise is kept. */
export function promise(isKept: boolean, sentence: string): asserts isKept {
  if (!isKept) throw new BrokenPromise(sentence);
}
