import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { resolverOf } from '../../src/connector/references.ts';
import { callOf } from '../../src/preview/call-of.ts';
import { differencesOf } from '../../src/preview/conformance.ts';
import { anyText, connectorWith, opened, operationNamed, policy } from './opened.ts';

const templateIds = [
  'setheader',
  'setqueryparameter',
  'dynamichosturl',
  'routerequesttoendpoint',
  'setvaluefromurl',
  'setproperty',
  'convertarraytoobject',
  'convertobjecttoarray',
  'stringtoarray',
  'stringreplace',
  'encodepropertyvalue',
  'moveproperties',
  'updatenextlink',
  'setconnectionstatustounauthenticated',
  'pollingtrigger',
];
const parameterNames = [
  'name',
  'value',
  'existsAction',
  'urlTemplate',
  'newPath',
  'httpMethod',
  'parameterTemplate',
  'parameterValueUrl',
  'parameterValuePathTemplate',
  'newPropertyParentPathTemplate',
  'newPropertySubPathTemplate',
  'propertyValuePathTemplate',
  'propertyParentPath',
  'propertySubPath',
  'newPropertyPath',
  'keyWithinCollectionPath',
  'delimiterList',
  'childPropertyName',
  'sourceString',
  'replacementString',
  'srcParentPath',
  'srcSubPath',
  'dstParentPath',
  'dstSubPath',
  'nextLinkPropertyName',
  'triggerConfig',
  'triggerDataPath',
];
/** Pieces that mean something to one template or another. */
const piece = fc.oneof(
  fc.constantFrom(
    '@body()',
    '@item()',
    '.a',
    '.b',
    "['a']",
    '[0]',
    '{@body().a}',
    "@headers('x')",
    "@queryParameters('q')",
    "@connectionParameters('c')",
    '{id}',
    '/',
    '..',
    '?',
    '#',
    '\\',
  ),
  fc.constantFrom(
    'https://',
    '//evil.example.com',
    '@evil.example.com',
    'http://127.0.0.1',
    '\r\nHost: evil',
    '%2e%2e',
    '__proto__',
    'constructor',
    'null',
    '[',
    ']',
    'X-It',
    'host',
    'DELETE',
    'append',
  ),
  anyText,
);
const anyPolicy = fc
  .record({
    templateId: fc.constantFrom(...templateIds),
    parameters: fc.dictionary(
      fc.constantFrom(...parameterNames),
      fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
    ),
    section: fc.constantFrom('Request', 'Response', 'Failure', 'x'),
  })
  .map(({ templateId, parameters, section }) => policy(templateId, parameters, section));
const anyJson = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>;

describe('whatever stands in a connector', () => {
  it('no call throws, and nothing leaves to another host or with another header than the policies set', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPolicy, { maxLength: 5 }),
        anyJson,
        anyJson,
        piece,
        piece,
        async (policies, body, answer, typed, given) => {
          const parameters = [
            { in: 'path', name: 'id', required: true, type: 'string' },
            { in: 'query', name: 'q', type: 'string' },
            { in: 'body', name: 'body', schema: {} },
          ];
          const paths = { '/a/{id}': { post: { operationId: 'A', parameters, responses: {} } } };
          const connector = connectorWith(paths, { basePath: '/v1' }, { policyTemplateInstances: policies });
          const { gateway, requests } = opened(connector, answer);
          const operation = operationNamed(connector, 'A');
          const { request } = callOf(operation, { id: given, q: given, body });
          if (request === undefined) return;
          const exchange = await gateway.call(request, { set: null, values: { c: typed } }, operation);
          for (const { url, headers } of requests) {
            expect(new URL(url).origin).toBe('https://api.contoso.com');
            expect([...headers.values()].join('')).not.toMatch(/[\r\n]/);
            expect(headers.get('host')).toBeNull();
          }
          expect(exchange.answered).toBeDefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('no polling throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(anyText, piece), piece, anyJson, async (triggerConfig, triggerDataPath, answer) => {
        const policies = [policy('pollingtrigger', { triggerConfig, triggerDataPath })];
        const connector = connectorWith(
          { '/a': { get: { operationId: 'A', 'x-ms-trigger': 'batch', responses: {} } } },
          {},
          { policyTemplateInstances: policies },
        );
        const { gateway, requests } = opened(connector, answer);
        const operation = operationNamed(connector, 'A');
        const first = await gateway.poll(operation, { set: null, values: {} }, { request: new Request('https://api.contoso.com/a') });
        expect(first.hasFired).toBe(false);
        await gateway.poll(operation, { set: null, values: {} }, { location: first.location ?? '' });
        for (const { url } of requests) expect(new URL(url).origin + new URL(url).pathname).toBe('https://api.contoso.com/a');
      }),
    );
  });
});

describe('a schema judges as another reader of schemas does', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  const names = fc.constantFrom('a', 'b');
  const scalar = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer({ min: -3, max: 3 }),
    fc.constant(1.5),
    fc.constantFrom('', 'x', 'xyz'),
  );
  const flat = {
    type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array'),
    enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
    minimum: fc.integer({ min: -2, max: 2 }),
    maximum: fc.integer({ min: -2, max: 2 }),
    minLength: fc.nat(2),
    maxLength: fc.nat(2),
    minItems: fc.nat(2),
    maxItems: fc.nat(2),
    required: fc.uniqueArray(names, { maxLength: 2 }),
  };
  const deep = (inner: fc.Arbitrary<JsonObject>) =>
    fc.record(
      {
        ...flat,
        properties: fc.dictionary(names, inner, { maxKeys: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), inner),
        items: inner,
        allOf: fc.array(inner, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonObject>;
  const schema = deep(deep(fc.record(flat, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>));
  const holding = (inner: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> =>
    fc.oneof(inner, fc.array(inner, { maxLength: 3 }), fc.dictionary(names, inner, { maxKeys: 2 }));
  const value = holding(holding(scalar));

  it('in what it lets pass', () => {
    fc.assert(
      fc.property(schema, fc.array(value, { minLength: 10, maxLength: 20 }), (one, values) => {
        const isValid = ajv.compile(one);
        for (const other of values) {
          const ours = differencesOf(one, other, { resolve: resolverOf({}) }).length === 0;
          expect(ours, JSON.stringify([one, other])).toBe(isValid(other));
        }
      }),
      { numRuns: 60 },
    );
  });
});
