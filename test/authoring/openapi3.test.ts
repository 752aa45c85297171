import { describe, expect, test } from 'vitest';
import { convertOpenApi3 } from '../../src/authoring/openapi3/convert.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';

function document(parts: JsonObject = {}): JsonObject {
  return {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1.0' },
    servers: [{ url: 'https://api.contoso.com/v1' }],
    paths: {},
    ...parts,
  };
}

/** The definition's operation that one operation of the source becomes, and the notes as `kind construct @ from`. */
function operation(
  value: JsonObject,
  { components, path = '/things', method = 'post', ...more }: JsonObject & { path?: string; method?: string } = {},
) {
  const source = document({
    ...more,
    ...(components === undefined ? {} : { components }),
    paths: { [path]: { [method]: { operationId: 'DoIt', responses: {}, ...value } } },
  });
  const { definition, notes } = convertOpenApi3(source);
  const paths = definition['paths'] as Record<string, Record<string, JsonObject>>;
  return {
    // What the document says of all operations counts for this one.
    operation: {
      ...(definition['consumes'] !== undefined && { consumes: definition['consumes'] }),
      ...(definition['produces'] !== undefined && { produces: definition['produces'] }),
      ...paths[path]?.[method],
    } as JsonObject,
    item: paths[path] as JsonObject,
    definitions: definition['definitions'] as Record<string, JsonValue> | undefined,
    notes: notes.map(({ kind, construct, from }) => `${kind} ${construct} @ ${from}`),
  };
}

function schema(value: JsonObject, components: JsonObject = {}) {
  const made = operation({ requestBody: { content: { 'application/json': { schema: value } } } }, { components: { schemas: components } });
  const [body] = made.operation['parameters'] as JsonObject[];
  return { schema: body?.['schema'], definitions: made.definitions, notes: made.notes.map((note) => note.replace(/ @ .*\/schema/, ' @ ')) };
}

function parameter(value: JsonObject, components: JsonObject = {}) {
  const made = operation({ parameters: [value] }, { components, method: 'get' });
  return { parameters: made.operation['parameters'], notes: made.notes };
}

describe('a schema of OpenAPI 3 in a definition', () => {
  test.each<[string, JsonObject, JsonObject, string[]]>([
    ['keeps what both know', { type: 'string', minLength: 1, title: 'Name' }, { type: 'string', title: 'Name', minLength: 1 }, []],
    ['says nullable by an extension', { type: 'string', nullable: true }, { type: 'string', 'x-nullable': true }, ['changed nullable @ ']],
    ['takes null out of a list of types', { type: ['string', 'null'] }, { type: 'string', 'x-nullable': true }, ['changed nullable @ ']],
    ['takes integer or number for a number', { type: ['integer', 'number'] }, { type: 'number' }, []],
    ['has no type where several are allowed', { type: ['string', 'boolean'] }, {}, ['simplified type @ /type']],
    ['turns a constant into a list of one', { const: 'on' }, { type: 'string', enum: ['on'] }, ['changed const @ /const']],
    [
      'takes null out of an enumeration',
      { type: 'string', enum: ['a', null] },
      { type: 'string', enum: ['a'], 'x-nullable': true },
      ['changed nullable @ '],
    ],
    [
      'turns an exclusive limit into a flag',
      { type: 'integer', exclusiveMinimum: 0 },
      { type: 'integer', minimum: 0, exclusiveMinimum: true },
      ['changed exclusiveMinimum @ /exclusiveMinimum'],
    ],
    [
      'keeps the tighter of two limits',
      { type: 'integer', maximum: 5, exclusiveMaximum: 9 },
      { type: 'integer', maximum: 5 },
      ['changed exclusiveMaximum @ /exclusiveMaximum'],
    ],
    ['keeps formats that the platform does not know', { type: 'string', format: 'ipv4' }, { type: 'string', format: 'ipv4' }, []],
    ['keeps empty texts', { type: 'string', title: '' }, { type: 'string', title: '' }, []],
    [
      'keeps the extensions of strangers, but for those that refer on',
      { type: 'string', 'x-abstract': true, 'x-schema': { a: [{ $ref: '#/components/schemas/A' }] } },
      { type: 'string', 'x-abstract': true },
      ['dropped x-schema @ /x-schema'],
    ],
    [
      'tells base64 by the format byte',
      { type: 'string', contentEncoding: 'base64' },
      { type: 'string', format: 'byte' },
      ['changed contentEncoding @ '],
    ],
    [
      'keeps the first example',
      { type: 'string', examples: ['a', 'b'] },
      { type: 'string', example: 'a' },
      ['simplified examples @ /examples'],
    ],
    [
      'describes items of a tuple alike',
      { type: 'array', prefixItems: [{ type: 'string' }, { type: 'string', maxLength: 5 }] },
      { type: 'array', items: { type: 'string' } },
      ['simplified prefixItems @ /prefixItems', 'simplified anyOf @ /prefixItems/anyOf'],
    ],
    [
      'calls what has properties an object',
      { properties: { a: { type: 'string' } } },
      { type: 'object', properties: { a: { type: 'string' } } },
      [],
    ],
    [
      'does not require what is read-only or not there',
      { type: 'object', required: ['id', 'gone', 'a'], properties: { id: { type: 'string', readOnly: true }, a: { type: 'string' } } },
      { type: 'object', properties: { id: { type: 'string', readOnly: true }, a: { type: 'string' } }, required: ['a'] },
      ['simplified required readOnly @ /required', 'dropped required @ /required'],
    ],
    [
      'keeps a file inside of an object, which a rule tells',
      { type: 'object', properties: { data: { type: 'string', format: 'binary' } } },
      { type: 'object', properties: { data: { type: 'string', format: 'binary' } } },
      [],
    ],
    [
      'notes every keyword it has no place for',
      { type: 'object', not: { required: ['a'] }, patternProperties: { '^x': {} } },
      { type: 'object' },
      ['dropped not @ /not', 'dropped patternProperties @ /patternProperties'],
    ],
    [
      'takes names like __proto__ for plain ones',
      JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}'),
      JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}'),
      [],
    ],
  ])('%s', (_, source, expected, notes) => {
    const made = schema(source);
    expect(JSON.stringify(made.schema)).toBe(JSON.stringify(expected));
    expect(made.notes).toEqual(notes);
  });

  const pet = {
    Cat: { type: 'object', required: ['name', 'lives'], properties: { name: { type: 'string' }, lives: { type: 'integer' } } },
    Dog: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, barks: { type: 'boolean' } } },
  };

  test('puts the members of all alternatives together, and requires what all of them require', () => {
    const made = schema(
      { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }], discriminator: { propertyName: 'name' } },
      pet,
    );
    expect(made.schema).toEqual({
      type: 'object',
      properties: { name: { type: 'string' }, lives: { type: 'integer' }, barks: { type: 'boolean' } },
      required: ['name'],
    });
    expect(made.notes).toEqual(['simplified oneOf @ /oneOf', 'dropped discriminator @ /discriminator']);
  });

  test('puts parts that hold together into one schema', () => {
    const made = schema(
      { allOf: [{ $ref: '#/components/schemas/Dog' }, { type: 'object', required: ['age'], properties: { age: { type: 'integer' } } }] },
      pet,
    );
    expect(made.schema).toEqual({
      type: 'object',
      required: ['name', 'age'],
      properties: { name: { type: 'string' }, barks: { type: 'boolean' }, age: { type: 'integer' } },
    });
    expect(made.notes).toEqual(['changed allOf @ /allOf']);
  });

  test('stays a reference where null is the only alternative', () => {
    const made = schema({ anyOf: [{ $ref: '#/components/schemas/Dog' }, { type: 'null' }] }, pet);
    expect(made.schema).toEqual({ $ref: '#/definitions/Dog' });
    expect(made.definitions?.['Dog']).toEqual({
      type: 'object',
      properties: { name: { type: 'string' }, barks: { type: 'boolean' } },
      required: ['name'],
    });
    expect(made.notes).toEqual(['simplified nullable @ ']);
  });

  test('ends where alternatives lead back to each other', () => {
    const made = schema(
      { $ref: '#/components/schemas/A' },
      {
        A: { anyOf: [{ $ref: '#/components/schemas/B' }, { $ref: '#/components/schemas/C' }] },
        B: { type: 'object', properties: { child: { $ref: '#/components/schemas/A' } } },
        C: {
          type: 'object',
          properties: {
            child: { $ref: '#/components/schemas/C' },
            deep: { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] },
          },
        },
      },
    );
    expect(made.schema).toEqual({ $ref: '#/definitions/A' });
    expect(Object.keys(made.definitions ?? {})).toEqual(['A', 'child', 'deep', 'child2']);
    expect(made.definitions?.['child']).toEqual({
      type: 'object',
      properties: { child: { $ref: '#/definitions/child' }, deep: { $ref: '#/definitions/deep' } },
    });
  });

  test('has no definition that only refers to another', () => {
    const made = schema({ $ref: '#/components/schemas/Alias' }, { Alias: { allOf: [{ $ref: '#/components/schemas/Dog' }] }, ...pet });
    expect(made.definitions?.['Alias']).toEqual({
      type: 'object',
      properties: { name: { type: 'string' }, barks: { type: 'boolean' } },
      required: ['name'],
    });
  });

  test('leads to no other name where names differ in signs that a reference cannot hold', () => {
    const made = schema(
      { type: 'object', properties: { a: { $ref: '#/components/schemas/My~1Thing' }, b: { $ref: '#/components/schemas/My Thing' } } },
      { 'My/Thing': { type: 'string' }, 'My Thing': { type: 'integer' } },
    );
    expect(made.schema).toEqual({
      type: 'object',
      properties: { a: { $ref: '#/definitions/My_Thing' }, b: { $ref: '#/definitions/My_Thing2' } },
    });
    expect(made.definitions).toEqual({ My_Thing: { type: 'string' }, My_Thing2: { type: 'integer' } });
  });
});

describe('a parameter of OpenAPI 3 in a definition', () => {
  test.each<[string, JsonObject, JsonValue, string[]]>([
    [
      'holds its type itself',
      { name: 'q', in: 'query', required: true, schema: { type: 'integer', format: 'int32', maximum: 9 } },
      [{ name: 'q', in: 'query', required: true, type: 'integer', maximum: 9, format: 'int32' }],
      [],
    ],
    [
      'follows the reference of its schema',
      { name: 'q', in: 'query', schema: { $ref: '#/components/schemas/Kind' } },
      [{ name: 'q', in: 'query', description: 'A kind.', 'x-ms-summary': 'Kind', type: 'string', enum: ['a'] }],
      [],
    ],
    [
      'is gone as a cookie',
      { name: 'sid', in: 'cookie', schema: { type: 'string' } },
      undefined as unknown as JsonValue,
      ['dropped cookie parameter @ /paths/~1things/get/parameters/0'],
    ],
    [
      'joins values with commas',
      { name: 'q', in: 'query', explode: false, schema: { type: 'array', items: { type: 'string' } } },
      [{ name: 'q', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'csv' }],
      [],
    ],
    [
      'tells that repeated names become commas',
      { name: 'q', in: 'query', schema: { type: 'array', items: { $ref: '#/components/schemas/Kind' } } },
      [{ name: 'q', in: 'query', type: 'array', items: { type: 'string', enum: ['a'] }, collectionFormat: 'csv' }],
      ['simplified array style form @ /paths/~1things/get/parameters/0'],
    ],
    [
      'becomes one for each member of a deep object',
      {
        name: 'f',
        in: 'query',
        style: 'deepObject',
        required: true,
        schema: { type: 'object', required: ['from'], properties: { from: { type: 'string', format: 'date' }, to: { type: 'string' } } },
      },
      [
        { name: 'f[from]', in: 'query', required: true, type: 'string', format: 'date' },
        { name: 'f[to]', in: 'query', type: 'string' },
      ],
      ['changed deepObject @ /paths/~1things/get/parameters/0'],
    ],
    [
      'is text where its content is another format',
      { name: 'f', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
      [{ name: 'f', in: 'query', type: 'string' }],
      ['simplified content of a parameter @ /paths/~1things/get/parameters/0/content'],
    ],
    [
      'leaves out headers that follow from elsewhere',
      { name: 'Authorization', in: 'header', schema: { type: 'string' } },
      undefined as unknown as JsonValue,
      ['dropped header parameter @ /paths/~1things/get/parameters/0'],
    ],
  ])('%s', (_, source, expected, notes) => {
    const made = parameter(source, { schemas: { Kind: { type: 'string', title: 'Kind', description: 'A kind.', enum: ['a'] } } });
    expect(made.parameters).toEqual(expected);
    expect(made.notes).toEqual(notes);
  });

  test('of the operation counts more than that of the path', () => {
    const source = document({
      paths: {
        '/t/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          get: { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }], responses: {} },
        },
      },
    });
    const paths = convertOpenApi3(source).definition['paths'] as Record<string, Record<string, JsonObject>>;
    expect(paths['/t/{id}']?.['get']?.['parameters']).toEqual([{ name: 'id', in: 'path', required: true, type: 'integer' }]);
    expect(paths['/t/{id}']?.['get']?.['operationId']).toBe('GetT');
  });
});

describe('bodies and answers', () => {
  test('JSON is kept before forms, and what is left out is told', () => {
    const made = operation({
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: {} }, 'application/json; charset=utf-8': { schema: { type: 'object' } } },
      },
    });
    expect(made.operation).toMatchObject({
      consumes: ['application/json; charset=utf-8'],
      parameters: [{ name: 'body', in: 'body', required: true, schema: { type: 'object' } }],
    });
    expect(made.notes).toEqual(['dropped content type @ /paths/~1things/post/requestBody/content/multipart~1form-data']);
  });

  test('types of the same content stand together, JSON first, and ranges are not sent', () => {
    const text = { schema: { type: 'string' } };
    const made = operation({
      requestBody: { content: { '*/*': text, 'text/json': text, 'application/x-www-form-urlencoded': text } },
      responses: { 200: { description: 'Text.', content: { 'text/plain': text, 'application/json': text, 'text/csv': {} } } },
    });
    expect(made.operation).toMatchObject({
      consumes: ['application/json', 'text/json', 'application/x-www-form-urlencoded'],
      produces: ['application/json', 'text/plain'],
    });
    expect(made.notes).toEqual(['dropped content type @ /paths/~1things/post/responses/200/content/text~1csv']);
  });

  test('words beside a reference stay, and so do those of a combination of one', () => {
    const pet = { Dog: { type: 'object', properties: { name: { type: 'string' } } } };
    const dog = { $ref: '#/components/schemas/Dog' };
    expect(schema({ ...dog, title: 'Dog', 'x-ms-visibility': 'important' }, pet)).toMatchObject({
      schema: { $ref: '#/definitions/Dog', title: 'Dog', 'x-ms-visibility': 'important' },
      notes: [],
    });
    expect(schema({ allOf: [dog], description: 'Whose tail wags.' }, pet).schema).toEqual({
      $ref: '#/definitions/Dog',
      description: 'Whose tail wags.',
    });
  });

  test('a header that OpenAPI 3 ignores stays when its value is known', () => {
    const header = (name: string, more: JsonObject): JsonObject => ({ name, in: 'header', schema: { type: 'string' }, ...more });
    const made = parameter(header('Accept', { schema: { type: 'string', default: 'text/csv' } }));
    expect(made.parameters).toEqual([{ name: 'Accept', in: 'header', type: 'string', default: 'text/csv' }]);
    expect(parameter(header('content-type', { 'x-ms-visibility': 'internal' })).notes).toEqual([]);
    expect(parameter(header('Accept', {}))).toEqual({
      parameters: undefined,
      notes: ['dropped header parameter @ /paths/~1things/get/parameters/0'],
    });
  });

  test('an operation keeps what it says of security and where it is explained', () => {
    const components = {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' }, sid: { type: 'apiKey', in: 'cookie', name: 's' } },
    };
    const externalDocs = { url: 'https://docs.contoso.com' };
    expect(operation({ security: [], externalDocs }, { components }).operation).toMatchObject({ security: [], externalDocs });
    expect(operation({ security: [{ key: ['admin'] }, { sid: [] }] }, { components }).operation['security']).toEqual([{ key: [] }]);
    expect(operation({ security: [{ sid: [] }] }, { components }).operation['security']).toBeUndefined();
  });

  test('a form has a parameter for each field, files among them', () => {
    const fields = {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary', description: 'The file.' },
        note: { type: 'string' },
        more: { type: 'object', properties: { a: { type: 'string' } } },
      },
    };
    const made = operation({ requestBody: { content: { 'multipart/form-data': { schema: fields } } } });
    expect(made.operation['consumes']).toEqual(['multipart/form-data']);
    expect(made.operation['parameters']).toEqual([
      { name: 'file', in: 'formData', description: 'The file.', required: true, type: 'file' },
      { name: 'note', in: 'formData', type: 'string' },
      { name: 'more', in: 'formData', type: 'string' },
    ]);
    expect(made.notes).toEqual([
      'simplified object in a parameter @ /paths/~1things/post/requestBody/content/multipart~1form-data/schema/properties/more',
    ]);
  });

  test('other bodies are files', () => {
    const made = operation({
      requestBody: { content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } },
      responses: { 200: { description: 'Picture.', content: { 'image/png': {} } } },
    });
    expect(made.operation).toMatchObject({
      consumes: ['image/png'],
      produces: ['image/png'],
      parameters: [{ name: 'body', in: 'body', schema: { type: 'string', format: 'binary' } }],
      responses: { 200: { description: 'Picture.', schema: { type: 'string', format: 'binary' } } },
    });
  });

  test('ranges of statuses, links and the schema of the default are told', () => {
    const made = operation({
      responses: {
        '2XX': {
          description: 'Good.',
          links: { next: {} },
          content: { 'application/json': { schema: { type: 'object', properties: { a: { type: 'string' } } }, example: { a: 'b' } } },
        },
        '4XX': { description: 'Bad.' },
        default: { description: 'Error.', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    });
    expect(made.operation['responses']).toEqual({
      200: {
        description: 'Good.',
        schema: { type: 'object', properties: { a: { type: 'string' } } },
        examples: { 'application/json': { a: 'b' } },
      },
      default: { description: 'Error.' },
    });
    expect(made.notes).toEqual([
      'changed response status @ /paths/~1things/post/responses/2XX',
      'dropped links @ /paths/~1things/post/responses/2XX/links',
      'dropped response status @ /paths/~1things/post/responses/4XX',
      'dropped schema of default @ /paths/~1things/post/responses/default',
    ]);
  });

  test('a callback makes a webhook trigger', () => {
    const made = operation(
      {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Hook' } } } },
        callbacks: {
          done: {
            '{$request.body#/target/url}': {
              post: {
                requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } } },
              },
            },
          },
        },
      },
      {
        components: {
          schemas: {
            Hook: { type: 'object', properties: { target: { type: 'object', properties: { url: { type: 'string', format: 'uri' } } } } },
          },
        },
      },
    );
    expect(made.operation).toMatchObject({
      'x-ms-trigger': 'single',
      parameters: [
        {
          name: 'body',
          required: true,
          schema: {
            type: 'object',
            required: ['target'],
            properties: {
              target: {
                type: 'object',
                required: ['url'],
                properties: { url: { type: 'string', format: 'uri', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' } },
              },
            },
          },
        },
      ],
    });
    expect(made.item['x-ms-notification-content']).toEqual({
      description: 'What the service sends.',
      schema: { type: 'object', properties: { id: { type: 'string' } } },
    });
    expect(made.notes).toEqual([
      'changed callback @ /paths/~1things/post/callbacks/done',
      'dropped callback @ /paths/~1things/post/callbacks/done',
    ]);
  });

  test.each([
    [true, true, 0],
    [true, false, 1],
    [false, true, 1],
  ])('a callback tells of the action that is gone where its address is optional (body %s, member %s)', (body, member, gone) => {
    const schema = { type: 'object', ...(member && { required: ['url'] }), properties: { url: { type: 'string' } } };
    const made = operation({
      requestBody: { required: body, content: { 'application/json': { schema } } },
      callbacks: { done: { '{$request.body#/url}': { post: {} } } },
    });
    expect(made.notes.filter((note) => note.startsWith('dropped callback'))).toHaveLength(gone);
  });
});

describe('the service and its sign-in', () => {
  const converted = (parts: JsonObject) => convertOpenApi3(document(parts));

  test('variables of the address become connection parameters and a policy', () => {
    const { definition, properties } = converted({
      servers: [
        {
          url: 'https://{tenant}.contoso.com/{base}',
          variables: { tenant: { default: 'demo', description: 'Your tenant.' }, base: { default: 'v2', enum: ['v1', 'v2'] } },
        },
      ],
    });
    expect(definition).toMatchObject({ host: 'demo.contoso.com', basePath: '/v2', schemes: ['https'] });
    expect(properties).toMatchObject({
      connectionParameters: {
        tenant: { type: 'string', defaultValue: 'demo', uiDefinition: { description: 'Your tenant.' } },
        base: { allowedValues: [{ value: 'v1' }, { value: 'v2' }] },
      },
      policyTemplateInstances: [
        {
          templateId: 'dynamichosturl',
          parameters: {
            'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('tenant').contoso.com/@connectionParameters('base')",
          },
        },
      ],
    });
  });

  test('a relative address leaves the host to a person', () => {
    const { definition, notes } = converted({ servers: [{ url: '/api' }] });
    expect(definition['host']).toBeUndefined();
    expect(definition['basePath']).toBe('/api');
    expect(notes.map(({ construct }) => construct)).toEqual(['relative server']);
  });

  test('a bearer token is put into its header by a policy', () => {
    const { definition, properties } = converted({
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'Bearer' } } },
    });
    expect(definition).toMatchObject({
      securityDefinitions: { token: { type: 'apiKey', in: 'header', name: 'Authorization' } },
      security: [{ token: [] }],
    });
    expect(properties).toMatchObject({
      connectionParameters: { api_key: { type: 'securestring' } },
      policyTemplateInstances: [{ parameters: { 'x-ms-apimTemplateParameter.value': "Bearer @connectionParameters('api_key')" } }],
    });
  });

  test('several ways to sign in are sets to choose from', () => {
    const { definition, properties, notes } = converted({
      components: {
        securitySchemes: {
          oauth: {
            type: 'oauth2',
            flows: {
              authorizationCode: {
                authorizationUrl: 'https://login.contoso.com/authorize',
                tokenUrl: 'https://login.contoso.com/token',
                scopes: { read: 'Reads.' },
              },
              clientCredentials: {},
            },
          },
          key: { type: 'apiKey', in: 'header', name: 'X-Key' },
          session: { type: 'apiKey', in: 'cookie', name: 'sid' },
        },
      },
    });
    expect(definition).toMatchObject({
      securityDefinitions: { oauth: { flow: 'accessCode', scopes: { read: 'Reads.' } }, key: { in: 'header', name: 'X-Key' } },
    });
    expect(definition['security']).toBeUndefined();
    expect(properties).toMatchObject({
      connectionParameterSets: { values: [{ name: 'oauth' }, { name: 'api-key' }] },
      policyTemplateInstances: [
        { templateId: 'setheader', parameters: { 'x-ms-apimTemplateParameter.value': "@connectionParameters('api_key','')" } },
      ],
    });
    expect(properties['connectionParameters']).toBeUndefined();
    expect(notes.map(({ construct, from }) => `${construct} @ ${from}`)).toEqual([
      'flow clientCredentials @ /components/securitySchemes/oauth/flows/clientCredentials',
      'security scheme @ /components/securitySchemes/session',
    ]);
  });
});

test('operations keep their ids; one that is there already, is too long or holds signs that nobody sees is repaired', () => {
  const ids = ['list-things', 'List_Things', 'LIST-THINGS', undefined, 'Get\u0000 the\u202e thing', 'x'.repeat(81)];
  const paths = Object.fromEntries(
    ids.map((operationId, at) => [`/shop/things/${at}`, { get: { ...(operationId && { operationId }), responses: {} } }]),
  );
  const { definition } = convertOpenApi3(document({ paths }));
  const found = Object.values(definition['paths'] as Record<string, Record<string, JsonObject>>).map(
    (item) => item['get']?.['operationId'],
  );
  expect(found).toEqual(['list-things', 'List_Things', 'LIST-THINGS2', 'ListShopThings3', 'GetTheThing', `X${'x'.repeat(79)}`]);
});
