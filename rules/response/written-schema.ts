import type { Response } from '../../src/connector/definition.ts';
import { isObject } from '../../src/connector/json-value.ts';
import { below } from '../../src/connector/place.ts';
import type { Located } from '../../src/connector/references.ts';
import { quote } from '../quote.ts';
import { responseName } from './response-name.ts';

/** The schema of a response where it is written, and the sentence's beginning that names it. */
export interface WrittenSchema extends Located {
  readonly name: string;
}

/** The schema of a response, its reference followed: what a shared definition lacks is said once, there. */
export function writtenSchema(response: Response): WrittenSchema | undefined {
  const { value, place, definition } = response;
  const schema = value['schema'];
  if (!isObject(schema)) return undefined;
  if (typeof schema['$ref'] !== 'string') {
    return { value: schema, place: below(place, 'schema'), name: `The schema of ${responseName(response)}` };
  }
  const target = definition.resolve(schema['$ref']);
  return target && { ...target, name: `${quote(String(target.place.key))}, the schema of a response,` };
}
