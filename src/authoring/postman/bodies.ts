import { arrayOr, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../../connector/json-value.ts';
import { below, type Place, root } from '../../connector/place.ts';
import type { NoteTaker } from '../notes.ts';
import { schemaOfSamples } from '../sample-schema.ts';

/** The body of a request as OpenAPI 3 has it; `samples` are the same request's bodies in saved answers. */
export function bodyOf(
  value: JsonValue | undefined,
  type: string | undefined,
  samples: readonly JsonValue[],
  place: Place,
  notes: NoteTaker,
): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const spot = { from: place, to: root };
  if (value['disabled'] === true) {
    notes.take('dropped', 'disabled body', spot, 'It is switched off in the collection.');
    return undefined;
  }
  switch (value['mode']) {
    case 'raw':
      return rawBody(value, type, samples, place, notes);
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

/** The type that a sample of one value shows; text where it shows none. */
export function simpleSchema(value: JsonValue | undefined): JsonObject {
  const text = String(value ?? '');
  if (/^(?:0|-?[1-9]\d{0,14})$/.test(text)) return { type: 'integer' };
  if (/^-?\d{1,15}\.\d{1,15}$/.test(text)) return { type: 'number' };
  return { type: text === 'true' || text === 'false' ? 'boolean' : 'string' };
}

/** The text of a description, which may be an object that holds it. */
export function descriptionOf(value: JsonValue | undefined): string | undefined {
  return [value, objectOr(value)['content']].find(isText);
}

/** Those entries of a list of parameters, headers or fields that are switched on and have a name; the others are noted. */
export function enabled(
  value: JsonValue | undefined,
  place: Place,
  notes: NoteTaker,
): readonly { readonly key: string; readonly entry: JsonObject }[] {
  return arrayOr(value).flatMap((entry, index) => {
    if (!isObject(entry) || !isText(entry['key'])) return [];
    if (entry['disabled'] !== true) return [{ key: entry['key'], entry }];
    notes.take('dropped', 'disabled entry', { from: below(place, index), to: root }, 'It is switched off in the collection.');
    return [];
  });
}

function rawBody(
  value: JsonObject,
  type: string | undefined,
  samples: readonly JsonValue[],
  place: Place,
  notes: NoteTaker,
): JsonObject | undefined {
  const language = objectOr(objectOr(value['options'])['raw'])['language'];
  const [sample, ...more] = [value, ...samples.filter(isObject)].map(({ raw }) => jsonOf(raw)).filter((one) => one !== undefined);
  const isJson = type === undefined ? language === 'json' || (language === undefined && sample !== undefined) : /json/i.test(type);
  if (isJson && sample !== undefined) {
    // One sample shows what there is, not what there must be.
    const schema = schemaOfSamples(more.length > 0 ? [sample, ...more] : [sample]);
    return content(type ?? 'application/json', more.length > 0 ? schema : withoutRequired(schema));
  }
  if (!isText(value['raw'])) return undefined;
  if (isJson) notes.take('simplified', 'raw body', { from: place, to: root }, 'The sample is no JSON, so nothing is known of its members.');
  const named = { xml: 'application/xml', html: 'text/html', javascript: 'application/javascript' }[String(language)];
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
