import type { Operation, Parameter } from '../src/connector/definition.ts';
import { quote } from './quote.ts';

/** An operation as a message names it: by its id, or by method and path when it has none. */
export function operationName({ id, method, path }: Operation): string {
  return plainOrQuoted(id ?? `${method.toUpperCase()} ${path}`);
}

/** A parameter as the beginning of a message names it: with the operation or path it is written in. */
export function parameterName({ name, level, uses }: Parameter): string {
  const named = name === '' ? 'without a name' : quote(name);
  const [user] = uses;
  if (level === 'shared') return `Shared parameter ${named}`;
  if (user === undefined) return `Parameter ${named}`;
  return `Parameter ${named} of ${level === 'path' ? quote(user.path) : operationName(user)}`;
}

/** An ordinary word reads better without quotes; anything else is told apart from the sentence by them. */
function plainOrQuoted(text: string): string {
  return /^[\w.-]{1,80}$/.test(text) ? text : quote(text);
}
