import type { Operation } from '../src/connector/definition.ts';
import { quote } from './quote.ts';

/** An operation as a message names it where its id does not tell it apart: by method and path. */
export function routeName({ method, path }: Operation): string {
  return quote(`${method.toUpperCase()} ${path}`);
}
