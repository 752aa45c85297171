import { UserError } from '../connector/user-error.ts';

/** What is said of a store that does not fit together; `sentence` names the place. */
export function damaged(sentence: string, cause?: unknown): UserError {
  return new UserError(`The catalog's store is damaged: ${sentence} Restore it from a copy; nothing was changed.`, { cause });
}
