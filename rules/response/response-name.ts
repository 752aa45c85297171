import type { Response } from '../../src/connector/definition.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';

/** A response as the beginning of a message names it: by its code and operation, or by its own name when it is shared. */
export function responseName({ code, isShared, uses }: Response): string {
  const [user] = uses;
  return isShared || user === undefined ? `Shared response ${quote(code)}` : `Response ${quote(code)} of ${operationName(user)}`;
}
