import { isArray, isObject, isText, type JsonObject, type JsonValue, objectOr, own, textOfValue } from '../../connector/json-value.ts';
import { below, type Place } from '../../connector/place.ts';
import type { Located } from '../../connector/references.ts';
import type { Spot } from '../notes.ts';
import { flatten } from './composition.ts';
import { type Conversion, extensionsOf, followed, noteUnknown, objectOf } from './conversion.ts';
import { convertDefinition } from './schemas.ts';

const treated: ReadonlySet<string> = new Set([
  'name',
  'in',
  'description',
  'required',
  'schema',
  'content',
  'style',
  'explode',
  'example',
  'examples',
  'allowEmptyValue',
  'deprecated',
]);

/**
 * Headers that OpenAPI 3 has ignored where parameters describe them. Connectors send them all the same, as a hidden parameter with a fixed
 * value: such a one is kept.
 */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

/** The parameters of an operation, those of its path first, where the operation has none of that name and place. */
export function convertParameters(
  lists: readonly { readonly value: JsonValue | undefined; readonly from: Place }[],
  to: Place,
  c: Conversion,
): JsonObject[] {
  const found = new Map<string, Located>();
  for (const { value, from } of lists)
    for (const [index, item] of (isArray(value) ? value : []).entries()) {
      const parameter = followed(item, below(from, index), to, c);
      if (parameter === undefined) continue;
      found.set(JSON.stringify([own(parameter.value, 'name') ?? null, own(parameter.value, 'in') ?? null]), parameter);
    }
  const converted = new Map<string, JsonObject>();
  for (const parameter of found.values()) {
    const spot = { from: parameter.place, to: below(to, 'parameters', converted.size) };
    for (const one of convertParameter(parameter, spot.to, c)) {
      const key = JSON.stringify([one['name'] ?? null, one['in'] ?? null]);
      if (converted.has(key))
        c.notes.take('dropped', 'parameter', spot, 'Another parameter of this operation has the same name and place.');
      else converted.set(key, one);
    }
  }
  return [...converted.values()];
}

function convertParameter({ value, place }: Located, to: Place, c: Conversion): JsonObject[] {
  const spot = { from: place, to };
  const { name, in: where } = value;
  if (!isText(name) || !isText(where)) {
    c.notes.take('dropped', 'parameter', spot, 'The parameter has no name or no place.');
    return [];
  }
  if (where === 'cookie') {
    c.notes.take('dropped', 'cookie parameter', spot, `The platform sends no cookies: '${name.slice(0, 60)}' is gone.`);
    return [];
  }
  if (where === 'header' && ignoredHeaders.has(name.toLowerCase()) && !saysItsValue(value)) {
    c.notes.take('dropped', 'header parameter', spot, `The header ${name} follows from security and content types.`);
    return [];
  }
  if (!['query', 'header', 'path'].includes(where)) {
    c.notes.take('dropped', 'parameter', spot, `OpenAPI 2.0 has no parameters in '${where.slice(0, 60)}'.`);
    return [];
  }
  noteUnknown(value, treated, spot, c);
  const schema = schemaOf(value, spot, c);
  const isObjectLike = schema['type'] === undefined || schema['type'] === 'object';
  if (isObject(schema['properties']) && isObjectLike && where === 'query') return spread(value, name, schema, spot, c);
  return [one(value, name, where, schema, spot, c)];
}

function saysItsValue(parameter: JsonObject): boolean {
  const schema = objectOr(parameter['schema']);
  return parameter['x-ms-visibility'] === 'internal' || schema['default'] !== undefined || schema['enum'] !== undefined;
}

/** The parameter's schema, alternatives and references opened: a parameter of OpenAPI 2.0 holds neither. */
function schemaOf(value: JsonObject, spot: Spot, c: Conversion): JsonObject {
  const content = value['content'];
  if (isObject(content)) {
    c.notes.take(
      'simplified',
      'content of a parameter',
      { from: below(spot.from, 'content'), to: spot.to },
      'The value is sent as text; a maker has to write it in the format that the service expects.',
    );
    return { type: 'string' };
  }
  return openSchema(value['schema'], below(spot.from, 'schema'), spot.to, c);
}

/** A schema without reference and alternatives on top. */
export function openSchema(schema: JsonValue | undefined, from: Place, to: Place, c: Conversion): JsonObject {
  const target = followed(schema, from, to, c);
  if (target === undefined) return {};
  if (!['allOf', 'oneOf', 'anyOf'].some((keyword) => isArray(target.value[keyword]))) return target.value;
  const { schema: flat, only } = flatten(target.value, { from: target.place, to }, c);
  const opened = only === undefined ? undefined : c.resolve(only);
  return opened === undefined ? flat : openSchema(opened.value, opened.place, to, c);
}

/** A query parameter that is an object: each of its members is a parameter, named as its style sends it. */
function spread(value: JsonObject, name: string, schema: JsonObject, spot: Spot, c: Conversion): JsonObject[] {
  const isDeep = value['style'] === 'deepObject';
  const required = value['required'] === true && isArray(schema['required']) ? schema['required'] : [];
  c.notes.take(
    'changed',
    isDeep ? 'deepObject' : 'object in a query',
    spot,
    `Each member of '${name.slice(0, 60)}' is a parameter of its own.`,
  );
  return Object.entries(schema['properties'] as JsonObject).map(([member, described]) => {
    const sent = isDeep ? `${name}[${member}]` : member;
    const opened = openSchema(described, below(spot.from, 'schema', 'properties', member), spot.to, c);
    const parent = { required: required.includes(member), description: opened['description'] };
    return one(objectOf(Object.entries(parent)), sent, 'query', opened, spot, c);
  });
}

function one(value: JsonObject, name: string, where: string, schema: JsonObject, spot: Spot, c: Conversion): JsonObject {
  const place = { from: below(spot.from, 'schema'), to: spot.to };
  const { title, description, example: _, ...rest } = convertDefinition(schema, place, c);
  const simple = simpleOf(rest, place, c);
  const members: [string, JsonValue | undefined][] = [
    ['name', name],
    ['in', where],
    ['description', [value['description'], description].find(isText) ?? value['description']],
    ['required', where === 'path' || value['required'] === true ? true : undefined],
    ['x-ms-summary', isText(value['x-ms-summary']) ? value['x-ms-summary'] : isText(title) ? title : undefined],
    ...Object.entries(simple),
    ...(simple['type'] === 'array' ? [collectionFormat(value, where, spot, c)] : []),
    ...extensionsOf(value),
  ];
  if (value['allowEmptyValue'] === true && where === 'query') members.push(['allowEmptyValue', true]);
  if (value['example'] !== undefined || value['examples'] !== undefined)
    c.notes.take('dropped', 'example of a parameter', spot, 'Parameters of OpenAPI 2.0 have no examples.');
  return objectOf(members);
}

/** What a parameter outside of a body may say of its value: a plain type, or a list of them. */
export function simpleOf(schema: JsonObject, spot: Spot, c: Conversion): JsonObject {
  const {
    properties,
    additionalProperties,
    required: _,
    maxProperties: _max,
    minProperties: _min,
    xml: _xml,
    externalDocs: _docs,
    readOnly: _read,
    $ref,
    ...rest
  } = schema;
  const type = rest['type'];
  if (type === 'array') {
    const items = isObject(rest['items']) ? rest['items'] : {};
    const inner = typeof items['$ref'] === 'string' ? itemsBehind(items['$ref'], spot, c) : items;
    const { title: _title, description: _description, example: _example, 'x-nullable': _null, ...plain } = simpleOf(inner, spot, c);
    return { ...rest, items: plain };
  }
  if (type !== 'object' && type !== undefined && $ref === undefined) return rest;
  if (type === 'object' || properties !== undefined || additionalProperties !== undefined)
    c.notes.take('simplified', 'object in a parameter', spot, 'Only a body can be an object; the value is sent as text.');
  const { items: _items, ...text } = rest;
  return { ...text, type: 'string' };
}

/** The type that items lead to, found in the source: the definition they refer to may not be written yet. */
function itemsBehind(reference: string, spot: Spot, c: Conversion): JsonObject {
  const written = c.written(reference.slice('#/definitions/'.length));
  return written === undefined ? { type: 'string' } : convertDefinition(openSchema(written.value, written.place, spot.to, c), spot, c);
}

function collectionFormat(value: JsonObject, where: string, spot: Spot, c: Conversion): [string, JsonValue] {
  const style = value['style'] ?? (where === 'query' ? 'form' : 'simple');
  const explode = value['explode'] ?? style === 'form';
  const note = (sentence: string): void => c.notes.take('simplified', `array style ${textOfValue(style)}`, spot, sentence);
  if (style === 'form' && explode !== false)
    note(
      'The service expects the name once for each value. The platform joins values with commas: try it, and use a script or text where the service refuses that.',
    );
  else if (style === 'spaceDelimited' || style === 'pipeDelimited')
    note('The platform joins values with commas alone; the service expects another sign.');
  return ['collectionFormat', 'csv'];
}
