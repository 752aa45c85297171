import { arrayOr, isObject, isText, type JsonObject, type JsonValue, objectOr, textOfValue } from '../../connector/json-value.ts';
import { below, type Path, type Place, root } from '../../connector/place.ts';
import type { NoteTaker, Spot } from '../notes.ts';
import { deepest, schemaOfSamples } from '../sample-schema.ts';

/** The body of a request as OpenAPI 3 has it; `samples` are the same request's bodies in saved answers, `spot.to` its parameter. */
export function bodyOf(
  value: JsonValue | undefined,
  type: string | undefined,
  samples: readonly JsonValue[],
  spot: Spot,
  notes: NoteTaker,
): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const place = spot.from;
  if (value['disabled'] === true) {
    notes.take('dropped', 'disabled body', spot, 'It is switched off in the collection.');
    return undefined;
  }
  switch (value['mode']) {
    case 'raw':
      return rawBody(value, type, samples, spot, notes);
    case 'urlencoded':
      return {
        content: { 'application/x-www-form-urlencoded': { schema: formSchema(value['urlencoded'], below(place, 'urlencoded'), notes) } },
      };
    case 'formdata':
      return { content: { 'multipart/form-data': { schema: formSchema(value['formdata'], below(place, 'formdata'), notes) } } };
    case 'file':
      return { content: { [type ?? 'application/octet-stream']: { schema: { type: 'string', format: 'binary' } } } };
    case 'graphql':
      notes.take(
        'simplified',
        'GraphQL',
        spot,
        'The query is one text: write what makers should not see of it into a script or a default.',
      );
      return content('application/json', {
        type: 'object',
        required: ['query'],
        properties: { query: { type: 'string' }, variables: { type: 'object' } },
      });
    default:
      return undefined;
  }
}

/** The value that a text of JSON with variables in it stands for; undefined when it is none. */
export function jsonOf(text: JsonValue | undefined): JsonValue | undefined {
  if (!isText(text)) return undefined;
  const attempts = [text, text.replace(/\{\{[^{}]*\}\}/g, 'null'), text.replace(/"[^"\n]*\{\{[^{}]*\}\}[^"\n]*"|\{\{[^{}]*\}\}/g, 'null')];
  for (const attempt of attempts)
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt, or no JSON.
    }
  return undefined;
}

/** What stands for a variable while its place is looked for; no text holds it. */
const variable = '\ufdd0';

/**
 * Where a text of JSON has variables without quotes, which may be of any type: steps through its schema. Empty for a text that is not JSON
 * even with values in their places.
 */
function variablesIn(text: JsonValue | undefined): readonly Path[] {
  if (!isText(text) || !text.includes('{{')) return [];
  const marked = text.replace(/"(?:[^"\\\n]|\\.)*"|\{\{[^{}]*\}\}/g, (found) => (found.startsWith('"') ? found : JSON.stringify(variable)));
  try {
    return pathsOfVariables(JSON.parse(marked), 0);
  } catch {
    return [];
  }
}

function pathsOfVariables(value: JsonValue, depth: number): Path[] {
  if (value === variable) return [[]];
  if (depth >= deepest) return [];
  if (isObject(value))
    return Object.entries(value).flatMap(([name, one]) =>
      pathsOfVariables(one ?? null, depth + 1).map((path) => ['properties', name, ...path]),
    );
  return arrayOr(value).flatMap((one) => pathsOfVariables(one, depth + 1).map((path) => ['items', ...path]));
}

/** The type that a sample of one value shows; text where it shows none. */
export function simpleSchema(value: JsonValue | undefined): JsonObject {
  const text = textOfValue(value ?? '');
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(text)) return { type: 'integer' };
  if (/^-?\d{1,15}\.\d{1,15}$/.test(text)) return { type: 'number' };
  return { type: text === 'true' || text === 'false' ? 'boolean' : 'string' };
}

/** The text of a description, which may be an object that holds it. */
export function descriptionOf(value: JsonValue | undefined): string | undefined {
  return [value, objectOr(value)['content']].find(isText);
}

/** An entry that is switched on. */
export interface Enabled {
  readonly key: string;
  readonly entry: JsonObject;
  /** Where it is in the collection. */
  readonly from: Place;
}

/** Those entries of a list of parameters, headers or fields that are switched on and have a name; the others are noted. */
export function enabled(value: JsonValue | undefined, place: Place, notes: NoteTaker): readonly Enabled[] {
  return arrayOr(value).flatMap((entry, index) => {
    if (!isObject(entry) || !isText(entry['key'])) return [];
    const from = below(place, index);
    if (entry['disabled'] !== true) return [{ key: entry['key'], entry, from }];
    notes.take('dropped', 'disabled entry', { from, to: root }, 'It is switched off in the collection.');
    return [];
  });
}

function rawBody(
  value: JsonObject,
  type: string | undefined,
  samples: readonly JsonValue[],
  spot: Spot,
  notes: NoteTaker,
): JsonObject | undefined {
  const language = objectOr(objectOr(value['options'])['raw'])['language'];
  const [sample, ...more] = [value, ...samples.filter(isObject)].map(({ raw }) => jsonOf(raw)).filter((one) => one !== undefined);
  const isJson = type === undefined ? language === 'json' || (language === undefined && sample !== undefined) : /json/i.test(type);
  if (isJson && sample !== undefined) {
    for (const path of variablesIn(value['raw'])) {
      const to = below(spot.to, 'schema', ...path);
      const sentence = 'The collection does not tell the type of this variable: any value is taken, until somebody writes its type.';
      notes.take('simplified', 'variable without quotes', { from: below(spot.from, 'raw'), to }, sentence);
    }
    // One sample shows what there is, not what there must be.
    const schema = schemaOfSamples(more.length > 0 ? [sample, ...more] : [sample]);
    return content(type ?? 'application/json', more.length > 0 ? schema : withoutRequired(schema));
  }
  if (!isText(value['raw'])) return undefined;
  if (isJson) notes.take('simplified', 'raw body', spot, 'The sample is no JSON, so nothing is known of its members.');
  const named = { xml: 'application/xml', html: 'text/html', javascript: 'application/javascript' }[textOfValue(language)];
  return content(type ?? (isJson ? 'application/json' : (named ?? 'text/plain')), isJson ? { type: 'object' } : { type: 'string' });
}

function withoutRequired(schema: JsonValue): JsonObject {
  const { required: _, ...rest } = objectOr(schema);
  const properties = isObject(rest['properties'])
    ? { properties: Object.fromEntries(Object.entries(rest['properties']).map(([name, member]) => [name, withoutRequired(member ?? {})])) }
    : {};
  return { ...rest, ...properties, ...(isObject(rest['items']) ? { items: withoutRequired(rest['items']) } : {}) };
}

function formSchema(fields: JsonValue | undefined, place: Place, notes: NoteTaker): JsonObject {
  const properties = enabled(fields, place, notes).map(({ key, entry }) => {
    const schema = entry['type'] === 'file' ? { type: 'string', format: 'binary' } : simpleSchema(entry['value']);
    const description = descriptionOf(entry['description']);
    return [key, { ...schema, ...(description === undefined ? {} : { description }) }] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function content(type: string, schema: JsonObject): JsonObject {
  return { content: { [type]: { schema } } };
}
