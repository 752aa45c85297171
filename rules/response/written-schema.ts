import type { Response } from '../../src/connector/definition.ts';
import { isObject } from '../../src/connector/json-value.ts';
import { below } from '../../src/connector/place.ts';
import type { Located } from '../../src/connector/references.ts';
import { quote } from '../quote.ts';
import { responseName } from './response-name.ts';

/** The schema of a response where it is written, its reference followed: what a shared definition lacks is said once, there. */
export function writtenSchema({ value, place, definition }: Response): Located | undefined {
  const { schema } = value;
  if (!isObject(schema)) return undefined;
  const { $ref: reference } = schema;
  return typeof reference === 'string' ? definition.resolve(reference) : { value: schema, place: below(place, 'schema') };
}

/** The beginning of a sentence about the schema of a response. */
export function writtenSchemaName(response: Response, { place }: Located): string {
  const isItsOwn = place.parent === response.place;
  return isItsOwn ? `The schema of ${responseName(response)}` : `${quote(String(place.key))}, the schema of a response,`;
}
