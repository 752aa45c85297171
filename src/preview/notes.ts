import { type AssumptionId, assumption } from './assumptions.ts';
import type { Assumption, Problem, ProblemKind } from './types.ts';

/** Bytes of a body, and letters of any text made by a policy, beyond which nothing is read or made. */
export const longestBody = 10_485_760;

/** What the policies of one call may read and make in all, in letters and bytes. */
export const mostWork = 104_857_600;

/** What is noticed while something is done: each assumption and each problem once, in the order met. */
export interface Notes {
  readonly assume: (id: AssumptionId) => void;
  readonly tell: (kind: ProblemKind, sentence: string) => void;
  readonly assumptions: () => readonly Assumption[];
  readonly problems: () => readonly Problem[];
}

export function takeNotes(): Notes {
  const assumed = new Set<AssumptionId>();
  const problems = new Map<string, Problem>();
  return {
    assume: (id) => assumed.add(id),
    tell: (kind, sentence) => problems.set(`${kind} ${sentence}`, { kind, sentence }),
    assumptions: () => [...assumed].map(assumption),
    problems: () => [...problems.values()],
  };
}

/** Ends what is being done with a problem for its notes; nothing of it leaves this room. */
export class Stopped extends Error {
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, sentence: string) {
    super(sentence);
    this.kind = kind;
  }
}

/** A stranger's text inside of a sentence: short, on one line, in quotes. */
export function quoted(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return `'${short.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ')}'`;
}
