import { documentExtensions, infoExtensions, mediaKind, operationExtensions, valueExtensions } from './extension-schemas.ts';
import {
  anything,
  array,
  arrayOf,
  boolean,
  closedObjectWith,
  integer,
  type JsonSchema,
  mapOf,
  mapWithExtensionsOf,
  notNull,
  number,
  object,
  objectWith,
  oneOf,
  text,
} from './schema-words.ts';

/** The objects of a definition that rules are given one by one. */
export type ObjectKind =
  | 'document'
  | 'info'
  | 'contact'
  | 'license'
  | 'tag'
  | 'externalDocs'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'response'
  | 'header'
  | 'schema'
  | 'securityDefinition';

function the(kind: ObjectKind): JsonSchema {
  return { $ref: `#/$defs/${kind}` };
}

/** The object itself, or a `$ref` to one: what stands beside a `$ref` counts for nothing. */
function theOrReference(kind: 'parameter' | 'response' | 'schema'): JsonSchema {
  return { $ref: `#/$defs/${kind}OrReference` };
}

function orReference(kind: ObjectKind): JsonSchema {
  return { type: 'object', if: { properties: { $ref: text }, required: ['$ref'] }, else: the(kind) };
}

/** `type` has rules of its own wherever it occurs. */
const simpleValue = {
  type: anything,
  format: text,
  collectionFormat: text,
  default: anything,
  pattern: text,
  enum: array,
  maximum: number,
  minimum: number,
  multipleOf: number,
  exclusiveMaximum: boolean,
  exclusiveMinimum: boolean,
  maxLength: integer,
  minLength: integer,
  maxItems: integer,
  minItems: integer,
  uniqueItems: boolean,
  ...valueExtensions,
};
const item = { ...simpleValue, items: the('header'), description: text };
const security = arrayOf(mapOf(arrayOf(text)));
const notificationContent = objectWith({ description: text, schema: theOrReference('schema') });

/** The objects, each without what a `$ref` may stand for. */
export const objectSchemas: Readonly<Record<ObjectKind, JsonSchema>> = {
  document: {
    ...closedObjectWith(
      {
        swagger: anything,
        info: the('info'),
        host: text,
        basePath: text,
        schemes: arrayOf(text),
        consumes: arrayOf(text),
        produces: arrayOf(text),
        paths: mapWithExtensionsOf(the('pathItem')),
        definitions: mapOf(theOrReference('schema')),
        parameters: mapOf(theOrReference('parameter')),
        responses: mapOf(theOrReference('response')),
        securityDefinitions: mapOf(the('securityDefinition')),
        security,
        tags: arrayOf(the('tag')),
        externalDocs: the('externalDocs'),
        ...documentExtensions,
      },
      ['info', 'paths'],
    ),
    // A document of OpenAPI 3 is for swagger-version to report.
    if: { required: ['openapi'] },
    else: { required: ['swagger'], properties: { swagger: notNull } },
  },
  info: closedObjectWith(
    {
      title: text,
      description: text,
      termsOfService: text,
      contact: the('contact'),
      license: the('license'),
      version: text,
      ...infoExtensions,
    },
    ['title', 'version'],
  ),
  contact: closedObjectWith({ name: text, url: text, email: text }),
  license: closedObjectWith({ name: text, url: text }),
  tag: closedObjectWith({ name: text, description: text, externalDocs: the('externalDocs') }, ['name']),
  externalDocs: closedObjectWith({ description: text, url: text }),
  pathItem: closedObjectWith({
    $ref: text,
    get: the('operation'),
    put: the('operation'),
    post: the('operation'),
    delete: the('operation'),
    options: the('operation'),
    head: the('operation'),
    patch: the('operation'),
    parameters: arrayOf(theOrReference('parameter')),
    'x-ms-notification-content': notificationContent,
  }),
  operation: closedObjectWith({
    tags: arrayOf(text),
    summary: text,
    description: text,
    externalDocs: the('externalDocs'),
    operationId: text,
    consumes: arrayOf(text),
    produces: arrayOf(text),
    parameters: arrayOf(theOrReference('parameter')),
    responses: mapWithExtensionsOf(theOrReference('response')),
    schemes: arrayOf(text),
    deprecated: boolean,
    security,
    ...operationExtensions,
    'x-ms-notification-content': notificationContent,
  }),
  parameter: {
    ...closedObjectWith(
      {
        $ref: text,
        ...item,
        name: text,
        in: oneOf('query', 'header', 'path', 'formData', 'body'),
        required: boolean,
        schema: theOrReference('schema'),
        allowEmptyValue: boolean,
      },
      ['name', 'in'],
    ),
    // Only a body has a schema instead of a type.
    if: { properties: { in: { type: 'string', not: { enum: ['body'] } } }, required: ['in'] },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so, and nothing awaits a schema.
    then: { required: ['type'], properties: { type: notNull } },
  },
  response: closedObjectWith(
    {
      $ref: text,
      description: text,
      schema: theOrReference('schema'),
      headers: mapOf(the('header')),
      examples: object,
      'x-ms-media-kind': mediaKind,
    },
    ['description'],
  ),
  /** And the `items` of headers and parameters. */
  header: closedObjectWith(item, ['type']),
  schema: closedObjectWith({
    ...simpleValue,
    $ref: text,
    title: text,
    description: text,
    items: theOrReference('schema'),
    maxProperties: integer,
    minProperties: integer,
    required: arrayOf(text),
    allOf: arrayOf(theOrReference('schema')),
    properties: mapOf(theOrReference('schema')),
    additionalProperties: { type: ['boolean', 'object'], if: boolean, else: theOrReference('schema') },
    discriminator: text,
    readOnly: boolean,
    xml: objectWith({ name: text, namespace: text, prefix: text, attribute: boolean, wrapped: boolean }),
    externalDocs: the('externalDocs'),
    example: anything,
  }),
  securityDefinition: closedObjectWith({
    type: oneOf('basic', 'apiKey', 'oauth2'),
    description: text,
    name: text,
    in: oneOf('query', 'header'),
    flow: oneOf('implicit', 'password', 'application', 'accessCode'),
    authorizationUrl: text,
    tokenUrl: text,
    scopes: mapWithExtensionsOf(text),
  }),
};

/**
 * OpenAPI 2.0 as connectors use it, with the extensions that the platform documents: what a member is called, which JSON type it has,
 * which values are allowed and which members must be there. What else a definition must hold to is for rules of their own.
 */
export const definitionSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $ref: '#/$defs/document',
  $defs: {
    ...objectSchemas,
    parameterOrReference: orReference('parameter'),
    responseOrReference: orReference('response'),
    schemaOrReference: orReference('schema'),
  },
} as const;
