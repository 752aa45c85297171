import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../connector/json-value.ts';
import { below, type Place } from '../../connector/place.ts';
import { type Conversion, followed, noteUnknown, objectOf } from './conversion.ts';
import { openSchema, simpleOf } from './parameters.ts';
import { convertDefinition, convertSchema } from './schemas.ts';

/** What a request body became. */
interface Body {
  readonly parameters: readonly JsonObject[];
  readonly consumes: readonly string[];
}

const nothing: Body = { parameters: [], consumes: [] };
const treated: ReadonlySet<string> = new Set(['description', 'content', 'required']);

/** The content type the platform works with best, among those offered; JSON before forms before everything else. */
export function preferredType(types: readonly string[]): string | undefined {
  const wanted = [
    /^application\/json\b/i,
    /^application\/[\w.+-]*\+json\b/i,
    /^\*\/\*|^application\/\*/,
    /^multipart\/form-data\b/i,
    /^application\/x-www-form-urlencoded\b/i,
    /^text\/plain\b/i,
    /xml\b/i,
  ];
  const valid = types.filter((type) => /^[^\s/;]+\/[^\s/;]+/.test(type));
  for (const pattern of wanted) {
    const found = valid.find((type) => pattern.test(type));
    if (found !== undefined) return found;
  }
  return valid[0];
}

/** A request body as parameters: one named `body`, or one for each field of a form. */
export function convertBody(value: JsonValue | undefined, from: Place, to: Place, c: Conversion): Body {
  if (value === undefined) return nothing;
  const body = followed(value, from, to, c);
  if (body === undefined) return nothing;
  noteUnknown(body.value, treated, { from: body.place, to }, c);
  const content = body.value['content'];
  const types = isObject(content) ? Object.keys(content) : [];
  const type = preferredType(types);
  if (!isObject(content) || type === undefined) {
    c.notes.take('dropped', 'requestBody', { from: body.place, to }, 'The body has no content.');
    return nothing;
  }
  for (const other of types)
    if (other !== type)
      c.notes.take(
        'dropped',
        'content type',
        { from: below(body.place, 'content', other), to },
        `One body is kept: ${plain(type)}, not ${plain(other)}.`,
      );
  const place = below(body.place, 'content', type);
  const media = own(content, type);
  const isRequired = body.value['required'] === true;
  const description = body.value['description'];
  const mime = type.includes('*') ? 'application/json' : plain(type);
  if (/^(multipart\/|application\/x-www-form-urlencoded)/i.test(type)) return form(media, place, below(to, 'parameters'), mime, c);
  const schemaPlace = { from: below(place, 'schema'), to: below(to, 'parameters', 'body', 'schema') };
  const isFile = !/json|xml|^\*|^text\//i.test(type);
  const written = isObject(media) ? media['schema'] : undefined;
  const schema = isFile ? { type: 'string', format: 'binary' } : convertSchema(written, schemaPlace, c, 'body');
  const members: [string, JsonValue | undefined][] = [
    ['name', 'body'],
    ['in', 'body'],
    ['description', description],
    ['required', isRequired ? true : undefined],
    ['schema', schema],
  ];
  return { parameters: [objectOf(members)], consumes: [mime] };
}

/** A content type without its parameters. */
export function plain(type: string): string {
  return (type.split(';', 1)[0] ?? type).trim().slice(0, 100);
}

function form(media: JsonValue | undefined, from: Place, to: Place, mime: string, c: Conversion): Body {
  const schema = openSchema(isObject(media) ? media['schema'] : undefined, below(from, 'schema'), to, c);
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = isArray(schema['required']) ? schema['required'] : [];
  const isMultipart = mime.toLowerCase().startsWith('multipart/');
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
    const { title, description, example: _, ...rest } = isFile ? titlesOf(opened) : convertDefinition(opened, spot, c, 'part');
    const described: [string, JsonValue | undefined][] = [
      ['name', name],
      ['in', 'formData'],
      ['description', description],
      ['required', required.includes(name) ? true : undefined],
      ['x-ms-summary', title],
      ...(isFile ? Object.entries({ type: 'file' }) : Object.entries(simpleOf(rest, spot, c))),
    ];
    return objectOf(described);
  });
  if (parameters.length === 0) c.notes.take('simplified', 'form', { from, to }, 'The form has no fields that can be told.');
  return { parameters, consumes: [isMultipart ? 'multipart/form-data' : mime] };
}

function isFileSchema(schema: JsonObject): boolean {
  return schema['format'] === 'binary' || schema['contentMediaType'] !== undefined;
}

function titlesOf({ title, description }: JsonObject): JsonObject {
  return objectOf([
    ['title', title],
    ['description', description],
  ]);
}
