import { isArray, isObject, isText, type JsonObject, type JsonValue, own } from '../../connector/json-value.ts';
import { below, type Place } from '../../connector/place.ts';
import { type Conversion, extensionsOf, followed, noteUnknown, objectOf } from './conversion.ts';
import { bare, isFormType, preferredType, sharedTypes } from './media-types.ts';
import { openSchema, simpleOf } from './parameters.ts';
import { contentSchema, convertDefinition } from './schemas.ts';

/** What a request body became. */
interface Body {
  readonly parameters: readonly JsonObject[];
  readonly consumes: readonly string[];
}

const nothing: Body = { parameters: [], consumes: [] };
const treated: ReadonlySet<string> = new Set(['description', 'content', 'required']);

/** A request body as parameters: one named `body`, or one for each field of a form. */
export function convertBody(value: JsonValue | undefined, from: Place, to: Place, c: Conversion): Body {
  if (value === undefined) return nothing;
  const body = followed(value, from, to, c);
  if (body === undefined) return nothing;
  noteUnknown(body.value, treated, { from: body.place, to }, c);
  const content = body.value['content'];
  const types = isObject(content) ? Object.keys(content) : [];
  const type = preferredType(types) ?? types[0];
  if (!isObject(content) || type === undefined) {
    c.notes.take('dropped', 'requestBody', { from: body.place, to }, 'The body has no content.');
    return nothing;
  }
  const { kept, left } = sharedTypes(content, type);
  for (const other of left)
    c.notes.take(
      'dropped',
      'content type',
      { from: below(body.place, 'content', other), to },
      `One body is kept: ${bare(type)}, not ${bare(other)}.`,
    );
  const place = below(body.place, 'content', type);
  const media = own(content, type);
  const isRequired = body.value['required'] === true;
  const description = body.value['description'];
  if (isFormType(type)) return form(media, place, below(to, 'parameters'), kept, c);
  const schemaPlace = { from: below(place, 'schema'), to: below(to, 'parameters', 'body', 'schema') };
  const schema = contentSchema(type, isObject(media) ? media['schema'] : undefined, schemaPlace, c) ?? {};
  const named = body.value['x-ms-requestBody-name'];
  const members: [string, JsonValue | undefined][] = [
    ['name', isText(named) ? named : 'body'],
    ['in', 'body'],
    ['description', description],
    ['required', isRequired ? true : undefined],
    ['schema', schema],
    ...extensionsOf(body.value).filter(([name]) => name !== 'x-ms-requestBody-name'),
  ];
  return { parameters: [objectOf(members)], consumes: kept };
}

function form(media: JsonValue | undefined, from: Place, to: Place, types: readonly string[], c: Conversion): Body {
  const schema = openSchema(isObject(media) ? media['schema'] : undefined, below(from, 'schema'), to, c);
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = isArray(schema['required']) ? schema['required'] : [];
  const isMultipart = types.some((type) => type.toLowerCase().startsWith('multipart/'));
  if (isObject(media) && media['encoding'] !== undefined)
    c.notes.take(
      'dropped',
      'encoding',
      { from: below(from, 'encoding'), to },
      'The platform chooses how the fields of a form are written.',
    );
  const parameters = Object.entries(properties).map(([name, member]) => {
    const spot = { from: below(from, 'schema', 'properties', name), to: below(to, name) };
    const opened = openSchema(member, spot.from, spot.to, c);
    const isFile = isMultipart && isFileSchema(opened);
    const { title, description, example: _, ...rest } = isFile ? titlesOf(opened) : convertDefinition(opened, spot, c);
    const described: [string, JsonValue | undefined][] = [
      ['name', name],
      ['in', 'formData'],
      ['description', description],
      ['required', required.includes(name) ? true : undefined],
      ['x-ms-summary', title],
      ...Object.entries(isFile ? { ...rest, type: 'file' } : simpleOf(rest, spot, c)),
    ];
    return objectOf(described);
  });
  if (parameters.length === 0) c.notes.take('simplified', 'form', { from, to }, 'The form has no fields that can be told.');
  return { parameters, consumes: [...new Set(types.map((type) => (/^multipart\//i.test(type) ? 'multipart/form-data' : type)))] };
}

function isFileSchema(schema: JsonObject): boolean {
  return schema['format'] === 'binary' || schema['contentMediaType'] !== undefined;
}

function titlesOf({ title, description, ...rest }: JsonObject): JsonObject {
  return objectOf([['title', title], ['description', description], ...Object.entries(rest).filter(([name]) => name.startsWith('x-'))]);
}
