import type { ShownConnection, TrialDescription } from '../trial/protocol.ts';
import type { Ask } from './ask.ts';

/** The four steps that makers know. */
export type StepName = 'general' | 'security' | 'definition' | 'test';

/** What the steps of the page share. */
export interface Page {
  readonly ask: Ask;
  readonly description: TrialDescription;
  /** The connection that calls are made with; null before there is one. */
  connection: ShownConnection | null;
  /** The operation that is tried, by its position. */
  operation: number;
  /** Shows a step, and goes there. */
  readonly go: (step: StepName) => void;
}

/** The position of the operation that is shown first: one that makers see, where there is any. */
export function firstOperation({ operations }: TrialDescription): number {
  return operations.find(({ isInternal }) => !isInternal)?.index ?? 0;
}

/** A step as it is shown: made anew each time. */
export type StepView = (page: Page) => HTMLElement;

/**
 * The connection that a sign-in came back with, taken out of the address: its name is as good as its key. `undefined` when the page was
 * opened otherwise.
 */
export function takenConnection(): string | undefined {
  const back = /^#connection=([\w-]+)$/.exec(location.hash)?.[1];
  if (back !== undefined) history.replaceState(null, '', location.pathname);
  return back;
}
