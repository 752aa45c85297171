import type { Definition, EffectiveResponse, Operation } from '../connector/definition.ts';
import { arrayOr, isObject, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import { below, type Place } from '../connector/place.ts';
import { differencesOf } from './conformance.ts';

/** The answer that an operation promises for a call that is right: the first 2xx written, 201 for a webhook, else `default`. */
export function successOf(operation: Operation): EffectiveResponse | undefined {
  const good = operation.responses.filter(({ code }) => /^2(\d\d|xx)$/i.test(code));
  const created = operation.trigger === 'webhook' ? good.find(({ code }) => code === '201') : undefined;
  return created ?? good[0] ?? operation.responses.find(({ code }) => code === 'default');
}

/** What a response shows as its example in a JSON media type, as JSON text or as a value; undefined where it shows none. */
export function exampleOf(response: JsonObject): JsonValue | undefined {
  const examples = objectOr(response['examples']);
  const type = Object.keys(examples).find(isJsonType);
  const example = type === undefined ? undefined : own(examples, type);
  return typeof example === 'string' && isSchemaOfText(response['schema']) === false ? parsedOr(example) : example;
}

/** True for `application/json`, `text/json` and what ends in `+json`, with or without parameters. */
export function isJsonType(mediaType: string): boolean {
  return /^[^/;]+\/(?:[^/;]+\+)?json\s*(?:;|$)/i.test(mediaType.trim());
}

function isSchemaOfText(schema: JsonValue | undefined): boolean {
  return objectOr(schema)['type'] === 'string';
}

function parsedOr(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A value that the definition shows or presets, and that it forbids itself. */
export interface Contradiction {
  /** Where the value is written. */
  readonly place: Place;
  readonly sentence: string;
}

const members = ['default', 'example', 'x-example'] as const;
/** Schemas of one operation that are looked into. */
const mostSchemas = 5_000;

/** Finds the contradictions of one definition's operations; each schema is judged once. */
export function contradictionFinder(definition: Definition): (operation: Operation) => Contradiction | undefined {
  const judged = new Map<JsonObject, Contradiction | undefined>();
  const roots = new Map<JsonObject, Contradiction | undefined>();
  return (operation) => {
    for (const { parameter } of operation.parameters) {
      const found = parameter.in === 'body' ? insideOf(parameter) : ofParameter(parameter.value, parameter.place);
      if (found !== undefined) return found;
    }
    const success = successOf(operation);
    if (success === undefined) return undefined;
    return ofExample(success.response.value, success.response.place) ?? insideOf(success.response);
  };

  function insideOf(owner: { readonly value: JsonObject; readonly place: Place }): Contradiction | undefined {
    const schema = owner.value['schema'];
    if (!isObject(schema)) return undefined;
    // Many operations share a schema, and what they share is the same.
    const reference = schema['$ref'];
    const root = (typeof reference === 'string' ? definition.resolve(reference)?.value : undefined) ?? schema;
    if (!roots.has(root)) roots.set(root, inside(schema, below(owner.place, 'schema')));
    return roots.get(root);
  }

  function inside(schema: JsonObject, schemaPlace: Place): Contradiction | undefined {
    const seen = new Set<JsonObject>();
    const open = [{ value: schema, place: schemaPlace }];
    for (let next = open.pop(); next !== undefined && seen.size < mostSchemas; next = open.pop()) {
      const reference = next.value['$ref'];
      const target = typeof reference === 'string' ? definition.resolve(reference) : next;
      if (target === undefined || seen.has(target.value)) continue;
      seen.add(target.value);
      if (!judged.has(target.value)) judged.set(target.value, ofSchema(target.value, target.place));
      const found = judged.get(target.value);
      if (found !== undefined) return found;
      const add = (value: JsonValue | undefined, ...keys: (string | number)[]): void => {
        if (isObject(value)) open.push({ value, place: below(target.place, ...keys) });
      };
      const properties = objectOr(target.value['properties']);
      for (const name of Object.keys(properties).toReversed()) add(properties[name], 'properties', name);
      add(target.value['items'], 'items');
      add(target.value['additionalProperties'], 'additionalProperties');
      for (const [index, branch] of arrayOr(target.value['allOf']).entries()) add(branch, 'allOf', index);
    }
    return undefined;
  }

  function ofSchema(schema: JsonObject, place: Place): Contradiction | undefined {
    for (const name of members) {
      const value = own(schema, name);
      // Null mostly says that there is no default.
      if (value === undefined || (value === null && name === 'default')) continue;
      const found = contradiction(schema, value, below(place, name), name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Outside of a body everything is sent as text, so the text of a number is a number. */
  function ofParameter(parameter: JsonObject, place: Place): Contradiction | undefined {
    const { required: _, ...schema } = parameter;
    for (const name of members) {
      const value = own(schema, name);
      if (value === undefined || value === null) continue;
      const readable = typeof value === 'string' && schema['type'] !== 'string' ? parsedOr(value) : value;
      const found = contradiction(
        schema,
        schema['type'] === 'array' && typeof value === 'string' ? [] : readable,
        below(place, name),
        name,
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function ofExample(response: JsonObject, place: Place): Contradiction | undefined {
    const schema = response['schema'];
    const example = exampleOf(response);
    if (!isObject(schema) || example === undefined) return undefined;
    const type = Object.keys(objectOr(response['examples'])).find(isJsonType) ?? '';
    return contradiction(schema, example, below(place, 'examples', type), 'example');
  }

  function contradiction(schema: JsonObject, value: JsonValue, place: Place, name: string): Contradiction | undefined {
    const [difference] = differencesOf(schema, value, definition);
    if (difference === undefined) return undefined;
    const where = difference.pointer === '' ? '' : ` at ${difference.pointer}`;
    return { place, sentence: `the ${name === 'default' ? 'default' : 'example'}${where} ${difference.sentence}` };
  }
}
