const thing = {
  type: 'object',
  properties: { id: { type: 'string', nullable: true }, size: { type: ['integer', 'null'], exclusiveMinimum: 0 } },
};

const openApi3 = {
  openapi: '3.0.3',
  info: { title: 'Northwind Things', version: '1.0.0', contact: { name: 'Northwind', email: 'help@example.com' } },
  servers: [{ url: 'https://{region}.example.com/v1', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } }],
  tags: [{ name: 'things' }],
  security: [{ key: [] }, { oauth: ['read'] }],
  paths: {
    '/things/{id}': {
      parameters: [{ $ref: '#/components/parameters/id' }],
      get: {
        operationId: 'getThing',
        tags: ['things'],
        parameters: [
          {
            name: 'filter',
            in: 'query',
            style: 'deepObject',
            explode: true,
            schema: { type: 'object', properties: { a: { type: 'string' } } },
          },
          { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer', format: 'int32' } } },
          { name: 'session', in: 'cookie', schema: { type: 'string' } },
        ],
        responses: {
          '200': {
            description: 'OK',
            headers: { 'X-Next': { schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                oneOf: [{ $ref: '#/components/schemas/Thing' }, { type: 'array', items: {} }],
                discriminator: { propertyName: 'id' },
              },
              example: { id: 'a' },
            },
            'multipart/form-data': {
              schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' }, note: { type: 'string' } } },
            },
          },
        },
        callbacks: {
          changed: {
            '{$request.body#/url}': {
              post: { requestBody: { content: { 'application/json': { schema: thing } } }, responses: { '200': { description: 'OK' } } },
            },
          },
        },
        responses: { '2XX': { description: 'Made' } },
      },
    },
  },
  components: {
    parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
    responses: { Error: { description: 'Wrong', content: { 'application/problem+json': { schema: thing } } } },
    schemas: {
      Thing: { allOf: [thing, { type: 'object', additionalProperties: { $ref: '#/components/schemas/Thing' }, required: ['id'] }] },
      Other: { anyOf: [{ type: 'string', enum: ['a', 'b'] }, { type: 'null' }], not: {}, readOnly: true },
    },
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      oauth: {
        type: 'oauth2',
        flows: {
          authorizationCode: { authorizationUrl: 'https://example.com/a', tokenUrl: 'https://example.com/t', scopes: { read: 'Reads' } },
        },
      },
      basic: { type: 'http', scheme: 'bearer' },
    },
  },
};

const openApi31 = {
  ...openApi3,
  openapi: '3.1.0',
  webhooks: {
    made: {
      post: {
        requestBody: { content: { 'application/json': { schema: { const: 1, prefixItems: [{}], $defs: { A: thing } } } } },
        responses: {},
      },
    },
  },
};

/** Small descriptions that show what each reader of OpenAPI 3 is for. */
export const openApi3Seeds: readonly string[] = [JSON.stringify(openApi3, null, 2), JSON.stringify(openApi31)];

const collection = {
  info: {
    name: 'Northwind',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    description: { content: 'Things', type: 'text/markdown' },
  },
  variable: [{ key: 'host', value: 'https://api.example.com/v1' }],
  auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
  item: [
    {
      name: 'Things',
      item: [
        {
          name: 'Get a thing',
          request: {
            method: 'GET',
            header: [{ key: 'X-Trace', value: 'a', disabled: true }],
            url: {
              raw: '{{host}}/things/:id?a=1',
              host: ['{{host}}'],
              path: ['things', ':id'],
              query: [{ key: 'a', value: '1', description: 'A' }],
              variable: [{ key: 'id', value: '7' }],
            },
          },
          response: [
            {
              name: 'OK',
              code: 200,
              header: [{ key: 'Content-Type', value: 'application/json' }],
              body: '{"id": "7", "sizes": [1, 2.5, null]}',
            },
          ],
        },
        {
          name: 'Make a thing',
          request: {
            method: 'POST',
            header: [],
            url: '{{host}}/things',
            body: { mode: 'raw', raw: '{"name": "a"}', options: { raw: { language: 'json' } } },
            auth: {
              type: 'apikey',
              apikey: [
                { key: 'key', value: 'X-Key' },
                { key: 'in', value: 'header' },
              ],
            },
          },
          response: [],
        },
        {
          name: 'Form',
          request: {
            method: 'PUT',
            url: 'https://api.example.com/v1/forms',
            body: {
              mode: 'formdata',
              formdata: [
                { key: 'f', type: 'file', src: 'a' },
                { key: 't', value: 'x', type: 'text' },
              ],
            },
          },
        },
        {
          name: 'Query',
          request: { method: 'POST', url: '{{host}}/graphql', body: { mode: 'graphql', graphql: { query: '{ a }', variables: '' } } },
        },
      ],
    },
  ],
};

/** Small collections of Postman. */
export const postmanSeeds: readonly string[] = [
  JSON.stringify(collection, null, 2),
  JSON.stringify({
    collection: {
      ...collection,
      info: { name: 'N', schema: 'https://schema.getpostman.com/json/collection/v2.0.0/' },
      auth: { type: 'basic', basic: { username: 'a', password: 'b' } },
    },
  }),
];

/** Small descriptions in YAML, with what only YAML has. */
export const yamlSeeds: readonly string[] = [
  `openapi: 3.0.3
info: &info
  title: Northwind Things
  version: "1.0"
  description: |
    Two
    lines.
servers:
  - url: https://api.example.com
x-copy: *info
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters:
        - {name: id, in: path, required: true, schema: &id {type: string}}
        - name: other
          in: query
          schema: *id
      responses:
        '200':
          description: >-
            Folded
            text
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
        404: {description: None}
components:
  schemas:
    Base: &base
      type: object
      properties: {id: *id}
    Thing:
      <<: *base
      required: [id]
      example: {on: yes, size: 0x1F, when: 2026-01-01, none: ~, big: 12345678901234567890, n: .inf}
`,
  `swagger: '2.0'
info: {title: Things, version: 1.0.0}
host: api.example.com
? basePath
: /v1
schemes: [https]
paths:
  /a:
    get: {responses: {'200': {description: OK, schema: !!map {type: string}}}}
`,
  '{"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths": {"/a": {"get": {"responses": {}}}}} # a\n',
];
