import { isObject, isText, type JsonObject, type JsonValue, own } from '../../connector/json-value.ts';
import { below, type Place } from '../../connector/place.ts';
import type { Spot } from '../notes.ts';
import { type Conversion, extensionsOf, followed, noteUnknown, objectOf } from './conversion.ts';
import { bare, preferredType, sharedTypes } from './media-types.ts';
import { openSchema, simpleOf } from './parameters.ts';
import { contentSchema, convertDefinition } from './schemas.ts';

/** The responses of an operation, and the content types they come in. */
interface Responses {
  readonly responses: JsonObject;
  readonly produces: readonly string[];
}

const treated: ReadonlySet<string> = new Set(['description', 'headers', 'content', 'links']);

export function convertResponses(value: JsonValue | undefined, from: Place, to: Place, c: Conversion): Responses {
  const produces = new Set<string>();
  const converted = new Map<string, JsonObject>();
  for (const [written, response] of Object.entries(isObject(value) ? value : {})) {
    if (written.startsWith('x-')) continue;
    const place = { from: below(from, written), to: below(to, 'responses') };
    const status = statusOf(written);
    if (status === undefined || converted.has(status)) {
      c.notes.take('dropped', 'response status', place, `OpenAPI 2.0 has no place for the status '${written.slice(0, 20)}'.`);
      continue;
    }
    if (status !== written)
      c.notes.take(
        'changed',
        'response status',
        { from: place.from, to: below(place.to, status) },
        `A range of statuses is told as ${status}.`,
      );
    const found = followed(response, place.from, place.to, c);
    if (found === undefined) continue;
    const made = convertResponse(found.value, found.place, below(place.to, status), produces, c);
    converted.set(status, status === 'default' ? withoutSchema(made, place, c) : made);
  }
  if (converted.size === 0) converted.set('default', { description: 'The answer.' });
  return { responses: objectOf(converted), produces: [...produces] };
}

/** The platform takes the schema of `default` for that of a success, and so refuses it. */
function withoutSchema({ schema, examples: _, ...response }: JsonObject, spot: Spot, c: Conversion): JsonObject {
  if (schema !== undefined)
    c.notes.take(
      'dropped',
      'schema of default',
      spot,
      'The platform allows no schema for the default response, which mostly tells errors.',
    );
  return response;
}

/** One status for another that OpenAPI 2.0 does not know. */
function statusOf(written: string): string | undefined {
  if (/^[1-5]\d\d$/.test(written) || written === 'default') return written;
  return /^2xx$/i.test(written) ? '200' : undefined;
}

function convertResponse(value: JsonObject, from: Place, to: Place, produces: Set<string>, c: Conversion): JsonObject {
  const spot = { from, to };
  noteUnknown(value, treated, spot, c);
  if (isObject(value['links']))
    c.notes.take('dropped', 'links', { from: below(from, 'links'), to }, 'OpenAPI 2.0 has no links between operations.');
  const content = isObject(value['content']) ? value['content'] : {};
  const types = Object.keys(content);
  const type = preferredType(types);
  const members: [string, JsonValue | undefined][] = [['description', isText(value['description']) ? value['description'] : '']];
  if (type !== undefined) {
    const media = own(content, type);
    const written = isObject(media) ? media['schema'] : undefined;
    const { kept, left } = sharedTypes(content, type);
    for (const other of left)
      c.notes.take(
        'dropped',
        'content type',
        { from: below(from, 'content', other), to },
        `One answer is kept: ${bare(type)}, not ${bare(other)}.`,
      );
    for (const one of kept) produces.add(one);
    const place = { from: below(from, 'content', type, 'schema'), to: below(to, 'schema') };
    const schema = contentSchema(type, written, place, c);
    if (schema !== undefined) members.push(['schema', schema]);
    const example = exampleOf(media, below(from, 'content', type), c);
    if (example !== undefined) members.push(['examples', { [bare(type)]: example }]);
  }
  const headers = headersOf(value['headers'], below(from, 'headers'), below(to, 'headers'), c);
  if (headers !== undefined) members.push(['headers', headers]);
  return objectOf([...members, ...extensionsOf(value)]);
}

function exampleOf(media: JsonValue | undefined, from: Place, c: Conversion): JsonValue | undefined {
  if (!isObject(media)) return undefined;
  if (media['example'] !== undefined) return media['example'];
  const examples = Object.entries(isObject(media['examples']) ? media['examples'] : {});
  const [first] = examples;
  if (first === undefined) return undefined;
  const place = below(from, 'examples', first[0]);
  if (examples.length > 1)
    c.notes.take('simplified', 'examples', { from: below(from, 'examples'), to: from }, 'OpenAPI 2.0 has one example; the first was kept.');
  return followed(first[1], place, place, c)?.value['value'];
}

function headersOf(value: JsonValue | undefined, from: Place, to: Place, c: Conversion): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const headers = Object.entries(value).flatMap(([name, header]) => {
    const found = followed(header, below(from, name), to, c);
    if (found === undefined) return [];
    const spot = { from: found.place, to: below(to, name) };
    const opened = openSchema(found.value['schema'], below(found.place, 'schema'), spot.to, c);
    const { title: _, example: _example, description, ...rest } = convertDefinition(opened, spot, c);
    return [
      [
        name,
        objectOf([
          ['description', found.value['description'] ?? description],
          ...Object.entries(simpleOf(rest, spot, c)),
          ...extensionsOf(found.value),
        ]),
      ] as const,
    ];
  });
  return headers.length === 0 ? undefined : objectOf(headers);
}
