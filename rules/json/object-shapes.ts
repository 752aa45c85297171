import { arrayOr, isObject, type JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import type { DefinitionKinds } from '../define.ts';

/** What a value must be: a JSON type, or an array or object of values that are all of one type. */
export type ValueType =
  | 'anything'
  | 'string'
  | 'boolean'
  | 'number'
  | 'integer'
  | 'array'
  | 'object'
  | 'boolean or object'
  | { readonly arrayOf: ValueType }
  /** An object whose members have names of the publisher's choice; with `extensions`, those that begin with `x-` are no such members. */
  | { readonly mapOf: ValueType; readonly extensions?: true };

/** What OpenAPI 2.0 or the documentation of an extension says of a member. */
export interface Member {
  readonly type: ValueType;
  readonly isRequired?: true;
  /** The only texts allowed. */
  readonly values?: readonly string[];
  /** The shape of the object, or of each object of the array, where the walk does not hand it to rules by itself. */
  readonly shape?: ObjectShape;
}

/** What is known of the objects of one kind. */
export interface ObjectShape {
  /** All members of OpenAPI 2.0, and the extensions of which something is known. */
  readonly members: ReadonlyMap<string, Member>;
  /** The names of the members that are required, that have a fixed set of values, and that hold objects with a shape. */
  readonly required: readonly string[];
  readonly enumerated: readonly string[];
  readonly nested: readonly string[];
}

function shapeWith(written: Readonly<Record<string, ValueType | Member>>): ObjectShape {
  const members = new Map<string, Member>();
  for (const [name, member] of Object.entries(written))
    members.set(name, typeof member === 'object' && 'type' in member ? member : { type: member });
  const namesWith = (fact: keyof Member): string[] => [...members.keys()].filter((name) => members.get(name)?.[fact] !== undefined);
  return { members, required: namesWith('isRequired'), enumerated: namesWith('values'), nested: namesWith('shape') };
}

function required(type: ValueType): Member {
  return { type, isRequired: true };
}

function oneOf(...values: string[]): Member {
  return { type: 'string', values };
}

function shaped(type: ValueType, objectShape: ObjectShape): Member {
  return { type, shape: objectShape };
}

const strings = { arrayOf: 'string' } as const;
const objects = { arrayOf: 'object' } as const;

const limits = {
  maximum: 'number',
  minimum: 'number',
  multipleOf: 'number',
  exclusiveMaximum: 'boolean',
  exclusiveMinimum: 'boolean',
  maxLength: 'integer',
  minLength: 'integer',
  maxItems: 'integer',
  minItems: 'integer',
  uniqueItems: 'boolean',
} as const;

/** `type` has rules of its own wherever it occurs, and so have x-ms-visibility and x-ms-trigger. */
const simpleValue = {
  type: 'anything',
  format: 'string',
  items: 'object',
  collectionFormat: 'string',
  default: 'anything',
  pattern: 'string',
  enum: 'array',
  ...limits,
} as const;

const dynamicValues = shapeWith({
  operationId: 'string',
  builtInOperation: 'string',
  capability: 'string',
  parameters: 'object',
  'value-collection': 'string',
  'value-title': 'string',
  'value-path': 'string',
});
const dynamicList = shapeWith({
  operationId: required('string'),
  parameters: { mapOf: 'object' },
  itemsPath: 'string',
  itemTitlePath: 'string',
  itemValuePath: 'string',
});
const dynamicSchema = shapeWith({ operationId: required('string'), parameters: 'object', 'value-path': 'string' });
const dynamicProperties = shapeWith({ operationId: required('string'), parameters: { mapOf: 'object' }, itemValuePath: 'string' });
const status = oneOf('Production', 'Preview');

const valueExtensions = {
  'x-ms-summary': 'string',
  'x-ms-visibility': 'anything',
  'x-ms-dynamic-values': shaped('object', dynamicValues),
  'x-ms-dynamic-list': shaped('object', dynamicList),
  'x-ms-dynamic-schema': shaped('object', dynamicSchema),
  'x-ms-dynamic-properties': shaped('object', dynamicProperties),
  'x-ms-dynamic-tree': shaped('object', shapeWith({ settings: 'object', open: 'object', browse: 'object' })),
  'x-ms-enum-values': shaped(objects, shapeWith({ value: required('anything') })),
  'x-ms-media-kind': oneOf('image', 'audio'),
  'x-ms-notification-url': 'boolean',
  'x-ms-url-encoding': oneOf('single', 'double'),
} as const;

export const shapes = {
  document: shapeWith({
    // Has a rule of its own.
    swagger: required('anything'),
    info: required('object'),
    host: 'string',
    basePath: 'string',
    schemes: strings,
    consumes: strings,
    produces: strings,
    paths: required({ mapOf: 'object', extensions: true }),
    definitions: { mapOf: 'object' },
    parameters: { mapOf: 'object' },
    responses: { mapOf: 'object' },
    securityDefinitions: { mapOf: 'object' },
    security: { arrayOf: { mapOf: strings } },
    tags: objects,
    externalDocs: 'object',
    'x-ms-capabilities': 'object',
    'x-ms-connector-metadata': shaped(objects, shapeWith({ propertyName: required('string'), propertyValue: required('string') })),
  }),
  info: shapeWith({
    title: required('string'),
    description: 'string',
    termsOfService: 'string',
    contact: 'object',
    license: 'object',
    version: required('string'),
    'x-ms-api-annotation': shaped('object', shapeWith({ status })),
  }),
  contact: shapeWith({ name: 'string', url: 'string', email: 'string' }),
  license: shapeWith({ name: 'string', url: 'string' }),
  tag: shapeWith({ name: required('string'), description: 'string', externalDocs: 'object' }),
  externalDocs: shapeWith({ description: 'string', url: 'string' }),
  pathItem: shapeWith({
    $ref: 'string',
    get: 'object',
    put: 'object',
    post: 'object',
    delete: 'object',
    options: 'object',
    head: 'object',
    patch: 'object',
    parameters: objects,
    'x-ms-notification-content': shaped('object', shapeWith({ description: 'string', schema: 'object' })),
  }),
  operation: shapeWith({
    tags: strings,
    summary: 'string',
    description: 'string',
    externalDocs: 'object',
    operationId: 'string',
    consumes: strings,
    produces: strings,
    parameters: objects,
    responses: { mapOf: 'object', extensions: true },
    schemes: strings,
    deprecated: 'boolean',
    security: { arrayOf: { mapOf: strings } },
    'x-ms-api-annotation': shaped('object', shapeWith({ family: 'string', revision: 'integer', status, replacement: 'object' })),
    'x-ms-capabilities': 'object',
    'x-ms-no-generic-test': 'boolean',
    'x-ms-notification': shaped('object', shapeWith({ operationId: required('string') })),
    'x-ms-notification-content': shaped('object', shapeWith({ description: 'string', schema: 'object' })),
    'x-ms-operation-context': 'object',
    'x-ms-pageable': shaped('object', shapeWith({ nextLinkName: required('string') })),
    'x-ms-summary': 'string',
    'x-ms-trigger-hint': 'string',
    'x-ms-trigger-metadata': shaped('object', shapeWith({ kind: oneOf('query'), mode: oneOf('polling') })),
  }),
  parameter: shapeWith({
    $ref: 'string',
    ...simpleValue,
    ...valueExtensions,
    name: required('string'),
    in: { ...oneOf('query', 'header', 'path', 'formData', 'body'), isRequired: true },
    description: 'string',
    required: 'boolean',
    schema: 'object',
    allowEmptyValue: 'boolean',
  }),
  response: shapeWith({
    $ref: 'string',
    description: required('string'),
    schema: 'object',
    headers: { mapOf: 'object' },
    examples: 'object',
    'x-ms-media-kind': oneOf('image', 'audio'),
  }),
  /** Of headers and of the `items` of headers and parameters. */
  header: shapeWith({ ...simpleValue, ...valueExtensions, description: 'string', type: required('anything') }),
  schema: shapeWith({
    ...simpleValue,
    ...valueExtensions,
    $ref: 'string',
    title: 'string',
    description: 'string',
    maxProperties: 'integer',
    minProperties: 'integer',
    required: strings,
    allOf: objects,
    properties: { mapOf: 'object' },
    additionalProperties: 'boolean or object',
    discriminator: 'string',
    readOnly: 'boolean',
    xml: shaped('object', shapeWith({ name: 'string', namespace: 'string', prefix: 'string', attribute: 'boolean', wrapped: 'boolean' })),
    externalDocs: 'object',
    example: 'anything',
  }),
  securityDefinition: shapeWith({
    type: oneOf('basic', 'apiKey', 'oauth2'),
    description: 'string',
    name: 'string',
    in: oneOf('query', 'header'),
    flow: oneOf('implicit', 'password', 'application', 'accessCode'),
    authorizationUrl: 'string',
    tokenUrl: 'string',
    scopes: { mapOf: 'string', extensions: true },
  }),
} as const satisfies Record<string, ObjectShape>;

/** The kinds of node whose objects have a shape here. */
export const shapedKinds = [
  'document',
  'info',
  'contact',
  'license',
  'tag',
  'external-docs',
  'path-item',
  'operation',
  'parameter',
  'response',
  'header',
  'items',
  'schema',
  'security-definition',
] as const;

export type ShapedContext = DefinitionKinds[(typeof shapedKinds)[number]]['context'];

/** The shape of a node that a rule was given. */
export function shapeOf(context: ShapedContext): ObjectShape {
  if ('pathItems' in context) return shapes.document;
  if ('methodKey' in context) return shapes.operation;
  if ('operations' in context) return shapes.pathItem;
  if ('role' in context) return shapes.schema;
  if ('in' in context) return shapes.parameter;
  if ('code' in context) return shapes.response;
  const { key, parent } = context.place;
  if ('name' in context) return parent?.parent?.parent === undefined ? shapes.securityDefinition : shapes.header;
  switch (key) {
    case 'info':
      return shapes.info;
    case 'contact':
      return shapes.contact;
    case 'license':
      return shapes.license;
    case 'externalDocs':
      return shapes.externalDocs;
    default:
      return shapes.tag;
  }
}

/** An object with its shape, and the keys from the judged node to it. */
export interface ShapedObject {
  readonly object: JsonObject;
  readonly shape: ObjectShape;
  readonly at: Path;
}

/** Whether a node holds objects that are judged with it. */
export function holdsShapedObjects(node: JsonObject, shape: ObjectShape): boolean {
  return shape.nested.some((name) => node[name] !== undefined);
}

/** A node and the objects inside it that are judged with it. */
export function shapedObjects(node: JsonObject, context: ShapedContext): ShapedObject[] {
  const shape = shapeOf(context);
  const found: ShapedObject[] = [{ object: node, shape, at: [] }];
  for (const name of shape.nested) {
    const value = node[name];
    const inner = shape.members.get(name)?.shape;
    if (value === undefined || inner === undefined) continue;
    if (isObject(value)) found.push({ object: value, shape: inner, at: [name] });
    for (const [index, item] of arrayOr(value).entries()) if (isObject(item)) found.push({ object: item, shape: inner, at: [name, index] });
  }
  return found;
}
