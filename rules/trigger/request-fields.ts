import type { Operation } from '../../src/connector/definition.ts';
import { isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import type { Located, Resolve } from '../../src/connector/references.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';
import { composedOf } from '../schema/composition.ts';

/** More than the designer takes for one request; it bounds what a hostile definition costs. */
const mostFields = 512;

/** What makers fill in for an operation, by name: its parameters, and in place of a body the properties of the body. */
export function requestFields({ parameters, definition }: Operation): ReadonlyMap<string, Located> {
  const fields = new Map<string, Located>();
  for (const { parameter } of parameters) {
    if (fields.size >= mostFields) break;
    if (parameter.in !== 'body') {
      fields.set(parameter.name, parameter);
      continue;
    }
    for (const [name, value] of bodyProperties(parameter.value['schema'], definition.resolve)) {
      if (!fields.has(name)) fields.set(name, { value, place: definition.schemaOf(value)?.place ?? parameter.place });
    }
  }
  return fields;
}

function* bodyProperties(schema: unknown, resolve: Resolve): Iterable<[string, JsonObject]> {
  const body = resolvedSchema(schema, resolve);
  const parts = body === undefined ? undefined : composedOf(body, resolve);
  let left = mostFields;
  for (const part of parts ?? []) {
    const properties = objectOr(part['properties']);
    for (const name of namesOf(properties)) {
      if (left === 0) return;
      left -= 1;
      const property = resolvedSchema(properties[name], resolve);
      if (isObject(property)) yield [name, property];
    }
  }
}

/** Many operations may share one large body, so that its names are listed once. */
function namesOf(properties: JsonObject): readonly string[] {
  let names = firstNames.get(properties);
  if (names === undefined) firstNames.set(properties, (names = Object.keys(properties).slice(0, mostFields)));
  return names;
}

const firstNames = new WeakMap<JsonObject, readonly string[]>();
