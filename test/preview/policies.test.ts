import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import type { Exchange } from '../../src/preview/types.ts';
import { connectorWith, jsonIn, opened, policy, textOf } from './opened.ts';

const parameters: JsonObject[] = [
  { in: 'path', name: 'id', required: true, type: 'string' },
  { in: 'query', name: 'd', type: 'string' },
  { in: 'header', name: 'test', type: 'string' },
  { in: 'header', name: 't', type: 'string' },
  { in: 'body', name: 'body', schema: {} },
];

/** Runs policies on one call and gives the exchange. */
async function ran(
  policies: readonly JsonObject[],
  {
    values = {},
    connection = {},
    answer = {},
    definition = {},
  }: { values?: Record<string, JsonValue>; connection?: JsonObject; answer?: JsonValue; definition?: JsonObject } = {},
): Promise<Exchange> {
  const paths = {
    '/things/{id}': { post: { operationId: 'Do', parameters, responses: {} }, get: { operationId: 'Look', parameters, responses: {} } },
  };
  const connector = connectorWith(paths, definition, { policyTemplateInstances: policies });
  const origins = ['https://api.contoso.com', 'https://foo.abc.pqr', 'https://www.fabrikam.com', 'https://www.fabrikam.com:8443'];
  return opened(connector, answer, { origins }).call(
    'Do',
    { id: 'a b', body: {}, ...values },
    { set: null, values: connection as Record<string, JsonValue> },
  );
}

const header = (exchange: Exchange, name: string) => exchange.sent?.headers.find(([known]) => known === name)?.[1];
const assumed = (exchange: Exchange) => exchange.assumptions.map(({ id }) => id);

describe('setheader', () => {
  // The values of the documented examples.
  it.each<[string, string]>([
    ["@headers('test')moo", 'foomoo'],
    ["moo@headers('test')", 'moofoo'],
    ["@queryParameters('d')@connectionParameters('c')", 'pqrbar'],
    ["@connectionParameters('absent', 'default')", 'default'],
    ["@connectionParameters('absent','')", ''],
    ["@{connectionParameters('c')}!", 'bar!'],
    ["@HEADERS( 'Test' )", 'foo'],
    ["@concat('a','b')", "@concat('a','b')"],
    ["it's 5 @ home", "it's 5 @ home"],
    ['@headers("test")', '@headers("test")'],
    ["@headers('test", "@headers('test"],
  ])('gives %s the value %s', async (value, expected) => {
    const exchange = await ran([policy('setheader', { name: 'X-It', value }, 'Request')], {
      values: { test: 'foo', d: 'pqr' },
      connection: { c: 'bar' },
    });
    expect(header(exchange, 'x-it')).toBe(expected);
  });

  it.each<[string | undefined, string]>([
    [undefined, 'new'],
    ['override', 'new'],
    ['Skip', 'old'],
    ['append', 'old, new'],
  ])('does %s when the header is there', async (existsAction, expected) => {
    const exchange = await ran(
      [policy('SetHeader', { name: 'Test', value: 'new', ...(existsAction === undefined ? {} : { existsAction }) }, 'request')],
      { values: { test: 'old' } },
    );
    expect(header(exchange, 'test')).toBe(expected);
    expect(assumed(exchange)).toEqual(existsAction === 'append' ? ['append-joins-with-comma'] : []);
  });

  it('changes the answer in its own section, and the request without any', async () => {
    const exchange = await ran([
      policy('setheader', { name: 'X-A', value: '1' }, 'Response'),
      policy('setheader', { name: 'X-B', value: '2' }),
    ]);
    expect(exchange.answered?.headers).toContainEqual(['x-a', '1']);
    expect([header(exchange, 'x-a'), header(exchange, 'x-b')]).toEqual([undefined, '2']);
    expect(assumed(exchange)).toEqual(['policy-section-request']);
  });

  it('runs for a failure when the backend gives no answer', async () => {
    const connector = connectorWith(
      { '/a': { get: { operationId: 'A', responses: {} } } },
      {},
      { policyTemplateInstances: [policy('setheader', { name: 'X-Why', value: 'down' }, 'Failure')] },
    );
    const { call } = opened(connector, () => Promise.reject(new Error('no route')));
    const exchange = await call('A');
    expect(exchange).toMatchObject({ problems: [{ kind: 'backend' }], answered: { status: 502, headers: [['x-why', 'down']] } });
  });

  it('never lets an expression end a header, and leaves headers of the connection alone', async () => {
    const hostile = await ran([policy('setheader', { name: 'X-It', value: "@connectionParameters('c')" }, 'Request')], {
      connection: { c: 'a\r\nX-Evil: b' },
    });
    expect(hostile).toMatchObject({ sent: undefined, problems: [{ kind: 'refused' }], answered: { status: 403 } });
    const host = await ran([policy('setheader', { name: 'Host', value: 'www.fabrikam.com' }, 'Request')]);
    expect([header(host, 'host'), assumed(host)]).toEqual([undefined, ['host-header-not-set']]);
  });
});

describe('setqueryparameter', () => {
  it.each<[string | undefined, string]>([
    [undefined, '?d=n%20%26'],
    ['skip', '?d=old'],
    ['append', '?d=old&d=n%20%26'],
  ])('does %s when the parameter is there', async (existsAction, search) => {
    const exchange = await ran(
      [policy('setqueryparameter', { name: 'd', value: 'n &', ...(existsAction === undefined ? {} : { existsAction }) })],
      { values: { d: 'old' } },
    );
    expect(new URL(exchange.sent?.url ?? '').search).toBe(search);
  });

  it('gives a default when the parameter is not there', async () => {
    const exchange = await ran([policy('SetQueryParameter', { name: '$top', value: '50', existsAction: 'skip' })]);
    expect(new URL(exchange.sent?.url ?? '').search).toBe('?%24top=50');
  });
});

describe('dynamichosturl', () => {
  it.each<[string, JsonObject, string]>([
    // The documented example.
    ["https://@header('t').abc.@queryParameters('d')/@connectionParameters('p')", {}, 'https://foo.abc.pqr/path/things/a%20b?d=pqr'],
    ["@connectionParameters('url')", {}, 'https://www.fabrikam.com:8443/root/things/a%20b?d=pqr'],
    ['www.fabrikam.com', { basePath: '/v1' }, 'https://www.fabrikam.com/v1/things/a%20b?d=pqr'],
    ['https://www.fabrikam.com/v2/', { basePath: '/v1' }, 'https://www.fabrikam.com/v2/things/a%20b?d=pqr'],
  ])('makes the address from %s', async (urlTemplate, definition, url) => {
    const connection = { p: 'path', url: 'https://www.fabrikam.com:8443/root/' };
    const exchange = await ran([policy('dynamicHostUrl', { urlTemplate })], { values: { t: 'foo', d: 'pqr' }, connection, definition });
    expect(exchange.sent?.url).toBe(url);
  });

  it.each<[string]>([
    ['http://169.254.169.254/'],
    ['http://127.0.0.1:80'],
    ['https://api.contoso.com.evil.example.com'],
    ['https://api.contoso.com@evil.example.com'],
    ['file:///etc/passwd'],
    ['https://api.contoso.com/?a'],
    ["@connectionParameters('absent')"],
  ])('lets no request go to %s', async (urlTemplate) => {
    const exchange = await ran([policy('dynamichosturl', { urlTemplate })]);
    expect(exchange.sent).toBeUndefined();
    expect(exchange.problems).toHaveLength(1);
  });
});

describe('a template for the host whose value is not there', () => {
  it.each<[string]>([
    ["https://@headers('absent')/api"],
    ["@headers('absent')/api"],
    ["https://@connectionParameters('absent').contoso.com"],
    ["https://@headers('absent'):8443/api"],
  ])('is a problem of its own, and what stands behind it is no host: %s', async (urlTemplate) => {
    const exchange = await ran([policy('dynamichosturl', { urlTemplate })]);
    expect(exchange.sent).toBeUndefined();
    expect(exchange.problems).toEqual([
      {
        kind: 'policy',
        sentence: `The template for the host '${urlTemplate}' gives no host: a value that it names is not there.`,
      },
    ]);
  });
});

describe('routerequesttoendpoint', () => {
  it.each<[JsonObject, string, string]>([
    [{ newPath: '/other/{id}/x' }, 'POST', '/v1/other/a%20b/x?d=1'],
    [{ newPath: 'other?a=b', httpMethod: '@Request.OriginalHTTPMethod' }, 'POST', '/v1/other?a=b&d=1'],
    [{ newPath: "/@connectionParameters('c')/@queryParameters('d')", httpMethod: 'DELETE' }, 'DELETE', '/v1/x%2F..%2Fy/1?d=1'],
  ])('sends the call to %j', async (route, method, target) => {
    const exchange = await ran([policy('routerequesttoendpoint', route)], {
      values: { d: '1' },
      connection: { c: 'x/../y' },
      definition: { basePath: '/v1' },
    });
    expect([exchange.sent?.method, exchange.sent?.url]).toEqual([method, `https://api.contoso.com${target}`]);
    expect(assumed(exchange)).toContain('route-keeps-query');
  });

  it.each<[string, string]>([
    ['/{unknown}', 'policy'],
    ["/a/@connectionParameters('c')/b", 'refused'],
  ])('stops at %s', async (newPath, kind) => {
    const exchange = await ran([policy('routerequesttoendpoint', { newPath })], { connection: { c: '..' } });
    expect(exchange).toMatchObject({ sent: undefined, problems: [{ kind }] });
  });
});

/** The body that the backend gets, or that the caller gets in the response section. */
async function changed(policies: readonly JsonObject[], body: JsonValue, section: 'Request' | 'Response'): Promise<JsonValue> {
  const exchange = await ran(policies, section === 'Request' ? { values: { body } } : { answer: body });
  expect(exchange.problems).toEqual([]);
  return jsonIn(section === 'Request' ? exchange.sent : exchange.answered);
}

describe.each(['Request', 'Response'] as const)('in the %s section', (section) => {
  it.each<[string, string, JsonObject, JsonValue, JsonValue]>([
    [
      'setproperty sets text on every element',
      'setproperty',
      { newPropertyParentPathTemplate: '@body().people', newPropertySubPathTemplate: 'age', propertyValuePathTemplate: '30' },
      { people: [{ age: 1 }, {}] },
      { people: [{ age: '30' }, { age: '30' }] },
    ],
    [
      'setproperty joins body values',
      'setproperty',
      {
        newPropertyParentPathTemplate: '@body()',
        newPropertySubPathTemplate: 'name',
        propertyValuePathTemplate: '{@body().firstName} {@body().lastName}',
      },
      { firstName: 'John', lastName: 'Smith' },
      { firstName: 'John', lastName: 'Smith', name: 'John Smith' },
    ],
    [
      'setproperty leaves what only looks like a function',
      'setproperty',
      {
        newPropertyParentPathTemplate: 'body()',
        newPropertySubPathTemplate: 'f',
        propertyValuePathTemplate: "and(eq(a, '{@body().a}'), any(c:c eq 'x'))",
      },
      { a: 'b' },
      { a: 'b', f: "and(eq(a, 'b'), any(c:c eq 'x'))" },
    ],
    [
      'setproperty makes an array of text that is one',
      'setproperty',
      { newPropertyParentPathTemplate: '@body()', newPropertySubPathTemplate: 'gifts', propertyValuePathTemplate: '[{@body().gifts}]' },
      { gifts: { a: 1 } },
      { gifts: [{ a: 1 }] },
    ],
    [
      'setproperty reads bracketed names',
      'setproperty',
      {
        newPropertyParentPathTemplate: '@body()',
        newPropertySubPathTemplate: "['@odata.id']",
        propertyValuePathTemplate: "https://a/{@body()['@odata.id']}",
      },
      { '@odata.id': 'x' },
      { '@odata.id': 'https://a/x' },
    ],
    [
      'setproperty treats __proto__ as a name',
      'setproperty',
      { newPropertyParentPathTemplate: '@body()', newPropertySubPathTemplate: '__proto__.x', propertyValuePathTemplate: '1' },
      {},
      JSON.parse('{"__proto__":{"x":"1"}}'),
    ],
    [
      'convertarraytoobject keeps the key',
      'convertarraytoobject',
      { propertyParentPath: '@body()', propertySubPath: 'people', keyWithinCollectionPath: 'name', newPropertyPath: 'byName' },
      { people: [{ name: 'a', age: 1 }] },
      { people: [{ name: 'a', age: 1 }], byName: { a: { name: 'a', age: 1 } } },
    ],
    [
      'convertarraytoobject drops the key',
      'ConvertArrayToObject',
      {
        propertyParentPath: '@body()',
        propertySubPath: 'people',
        keyWithinCollectionPath: 'name',
        newPropertyPath: '@body().people',
        retainKey: 'false',
      },
      { people: [{ name: 'a', age: 1 }, { name: 'a', age: 2 }, {}] },
      { people: { a: { age: 2 } } },
    ],
    [
      'convertobjecttoarray',
      'convertobjecttoarray',
      { propertyParentPath: '@body()', propertySubPath: 'null', newPropertyPath: '@body().all', keyName: 'k' },
      { a: 1, b: 2 },
      {
        a: 1,
        b: 2,
        all: [
          { k: 'a', value: 1 },
          { k: 'b', value: 2 },
        ],
      },
    ],
    [
      'convertobjecttoarray in each element',
      'convertobjecttoarray',
      { propertyParentPath: '@body().value', propertySubPath: 'x', newPropertyPath: '@item()._x' },
      { value: [{ x: { a: 1 } }, {}] },
      { value: [{ x: { a: 1 }, _x: [{ key: 'a', value: 1 }] }, {}] },
    ],
    [
      'stringtoarray',
      'stringtoarray',
      {
        propertyParentPath: '@body()',
        propertySubPath: 'age',
        delimiterList: ';',
        childPropertyName: 'AgeW',
        newPropertyPath: '@body.peopleObject.XYZ',
      },
      { age: '3;0' },
      { age: '3;0', peopleObject: { XYZ: [{ AgeW: '3' }, { AgeW: '0' }] } },
    ],
    [
      'stringreplace',
      'StringReplace',
      {
        propertyParentPath: '@body().refs',
        propertySubPath: 'link',
        sourceString: '.',
        replacementString: '%2E',
        newPropertyPath: '@item().link',
      },
      { refs: [{ link: 'a.b.c' }] },
      { refs: [{ link: 'a%2Eb%2Ec' }] },
    ],
    [
      'encodepropertyvalue',
      'encodepropertyvalue',
      { propertyParentPath: '@body().refs', propertySubPath: 'id', newPropertyPath: '@item().id' },
      { refs: [{ id: 'a b/c' }] },
      { refs: [{ id: 'a%20b%2Fc' }] },
    ],
    [
      'moveproperties',
      'moveproperties',
      { srcParentPath: '@body()', srcSubPath: 'custom', dstParentPath: '@body()', dstSubPath: 'null', copyOnlySubProperties: 'true' },
      { a: 1, custom: { b: 2 } },
      { a: 1, b: 2 },
    ],
    [
      'a body that does not hold it stays',
      'stringreplace',
      {
        propertyParentPath: '@body().refs',
        propertySubPath: 'link',
        sourceString: '.',
        replacementString: '',
        newPropertyPath: '@item().link',
      },
      { refs: 5 },
      { refs: 5 },
    ],
  ])('%s', async (_, templateId, template, before, after) => {
    expect(await changed([policy(templateId, template, section)], before, section)).toEqual(after);
  });
});

describe('policies on a body', () => {
  it('run in the order written', async () => {
    const replace = (sourceString: string, replacementString: string) =>
      policy(
        'stringreplace',
        { propertyParentPath: '@body()', propertySubPath: 'a', sourceString, replacementString, newPropertyPath: '@body().a' },
        'Request',
      );
    expect(await changed([replace('%', '%25'), replace('.', '%2E')], { a: '%.' }, 'Request')).toEqual({ a: '%25%2E' });
    expect(await changed([replace('.', '%2E'), replace('%', '%25')], { a: '%.' }, 'Request')).toEqual({ a: '%25%252E' });
  });

  it('leave a body that is no JSON as it is', async () => {
    const exchange = await ran(
      [
        policy(
          'setproperty',
          { newPropertyParentPathTemplate: '@body()', newPropertySubPathTemplate: 'a', propertyValuePathTemplate: '1' },
          'Request',
        ),
      ],
      { values: { body: 'text' } },
    );
    expect([textOf(exchange.sent), assumed(exchange)]).toEqual(['"text"', ['body-not-changed']]);
  });

  it('stop the call where an expression leads through null', async () => {
    const exchange = await ran(
      [
        policy(
          'setproperty',
          { newPropertyParentPathTemplate: '@body()', newPropertySubPathTemplate: 'a', propertyValuePathTemplate: '{@body().x.y}' },
          'Request',
        ),
      ],
      { values: { body: { x: null } } },
    );
    expect(exchange).toMatchObject({ sent: undefined, problems: [{ kind: 'policy' }], answered: { status: 500 } });
  });

  it('are stopped when they copy one thing into each of many', async () => {
    const spread = {
      newPropertyParentPathTemplate: '@body().list',
      newPropertySubPathTemplate: 'all',
      propertyValuePathTemplate: '{@body().list}',
    };
    const list = Array.from({ length: 2000 }, () => ({ text: 'x'.repeat(50) }));
    const exchange = await ran([policy('setproperty', spread, 'Request')], { values: { body: { list } } });
    expect(exchange.problems).toEqual([{ kind: 'limit', sentence: 'The policies of the operation are too much work.' }]);
  });

  it('are stopped when there are too many of them', async () => {
    const many = (make: (index: number) => JsonObject) => Array.from({ length: 1200 }, (_, index) => make(index));
    const headers = await ran(many((index) => policy('setheader', { name: `X-${index}`, value: '1' }, 'Request')));
    const query = await ran(many((index) => policy('setqueryparameter', { name: `q${index}`, value: '1' })));
    const calls = await ran(
      many(() =>
        policy(
          'setvaluefromurl',
          { parameterTemplate: "@headers('X-It')", parameterValueUrl: '/a', parameterValuePathTemplate: '@body().a' },
          'Request',
        ),
      ),
      { answer: { a: 'b' } },
    );
    for (const exchange of [headers, query, calls]) expect(exchange).toMatchObject({ sent: undefined, problems: [{ kind: 'limit' }] });
    expect(calls.sideCalls).toHaveLength(20);
  });

  it('are stopped when they multiply without end', async () => {
    const double = policy(
      'setproperty',
      { newPropertyParentPathTemplate: '@body()', newPropertySubPathTemplate: 'a', propertyValuePathTemplate: '{@body()}{@body()}' },
      'Request',
    );
    const grow = policy(
      'stringreplace',
      {
        propertyParentPath: '@body()',
        propertySubPath: 'a',
        sourceString: 'a',
        replacementString: 'aaaaaaaaaa',
        newPropertyPath: '@body().a',
      },
      'Request',
    );
    for (const policies of [Array(60).fill(double), Array(60).fill(grow)])
      expect((await ran(policies, { values: { body: { a: 'aaaa' } } })).problems).toMatchObject([{ kind: 'limit' }]);
  });

  it('need a real backend when they change the answer, and are left out before a mock', async () => {
    const connector = connectorWith(
      { '/a': { get: { operationId: 'A', responses: {} } } },
      {},
      {
        policyTemplateInstances: [
          policy(
            'setproperty',
            { newPropertyParentPathTemplate: '@body()', newPropertySubPathTemplate: 'a', propertyValuePathTemplate: '1' },
            'Response',
          ),
        ],
      },
    );
    const exchange = await opened(connector, { a: 'mock' }, { origins: 'mock' }).call('A');
    expect([exchange.problems, jsonIn(exchange.answered)]).toMatchObject([[{ kind: 'needs-real-backend' }], { a: 'mock' }]);
  });
});

describe('setvaluefromurl', () => {
  const paths = { '/tasks/{id}': { patch: { operationId: 'Change', parameters: parameters.slice(0, 1), responses: {} } } };
  const connector = connectorWith(
    paths,
    { basePath: '/v1', securityDefinitions: { key: { type: 'apiKey', in: 'query', name: 'code' } } },
    {
      connectionParameters: { key: { type: 'securestring' } },
      policyTemplateInstances: [
        policy(
          'SetValueFromUrl',
          {
            parameterTemplate: "@headers('If-Match')",
            parameterValueUrl: '/tasks/{id}?select=etag',
            parameterValuePathTemplate: "@body()['@odata.etag']",
          },
          'Request',
        ),
      ],
    },
  );

  it('asks the same host first, with the credentials', async () => {
    const { call, requests } = opened(connector, { '@odata.etag': 'W/"1"' });
    const exchange = await call('Change', { id: 'a/b' }, { set: null, values: { key: 's' } });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET https://api.contoso.com/v1/tasks/a%2Fb?code=s&select=etag',
      'PATCH https://api.contoso.com/v1/tasks/a%2Fb?code=s',
    ]);
    expect([header(exchange, 'if-match'), exchange.sideCalls.length]).toEqual(['W/"1"', 1]);
  });

  it.each<[string, Response]>([
    ['fails', new Response('{}', { status: 404 })],
    ['has no value', Response.json({})],
  ])('stops the call when the extra call %s', async (_, answer) => {
    const exchange = await opened(connector, () => answer).call('Change', { id: 'a' }, { set: null, values: { key: 's' } });
    expect(exchange).toMatchObject({ sent: undefined, problems: [{ kind: 'policy' }] });
  });
});

describe('updatenextlink', () => {
  const connector = connectorWith(
    { '/things': { get: { operationId: 'List', responses: {} } } },
    {},
    { policyTemplateInstances: [policy('updatenextlink', { nextLinkPropertyName: '@odata.nextLink' })] },
  );

  it('makes the next page come through the gateway, and tells nothing of the backend', async () => {
    const { call, gateway, requests } = opened(connector, (_, index) =>
      Response.json(index === 0 ? { value: [1], '@odata.nextLink': 'https://api.contoso.com/things?skip=1' } : { value: [2] }),
    );
    const first = jsonIn((await call('List')).answered) as JsonObject;
    const link = String(first['@odata.nextLink']);
    expect(link).toMatch(/^https:\/\/gateway\.invalid\/link\//);
    expect(link).not.toContain('contoso');
    const second = await gateway.follow(
      link,
      { set: null, values: {} },
      { operation: connector.definition?.operations[0], purpose: 'next-page' },
    );
    expect([requests[1]?.url, jsonIn(second.answered)]).toEqual(['https://api.contoso.com/things?skip=1', { value: [2] }]);
    const forged = await gateway.follow(
      `${link.slice(0, -2)}${link.at(-2) === 'A' ? 'B' : 'A'}${link.slice(-1)}`,
      { set: null, values: {} },
      { operation: connector.definition?.operations[0], purpose: 'next-page' },
    );
    const stolen = await gateway.follow(
      link,
      { set: null, values: { other: 1 } },
      { operation: connector.definition?.operations[0], purpose: 'next-page' },
    );
    expect([forged.problems[0]?.kind, stolen.problems[0]?.kind, requests.length]).toEqual(['refused', 'refused', 2]);
  });

  it('never leads to another host', async () => {
    const exchange = await opened(connector, { '@odata.nextLink': 'https://evil.example.com/' }).call('List');
    expect(exchange).toMatchObject({ problems: [{ kind: 'refused' }], answered: { status: 403 } });
  });
});

describe('setconnectionstatustounauthenticated', () => {
  it.each<[string, number, boolean]>([
    ['Test', 401, false],
    ['Test', 403, true],
    ['Other', 401, true],
  ])('looks at the test connection: %s answered with %i', async (id, status, isAccepted) => {
    const connector = connectorWith(
      { '/test': { get: { operationId: 'Test', responses: {} } }, '/other': { get: { operationId: 'Other', responses: {} } } },
      { 'x-ms-capabilities': { testConnection: { operationId: 'Test' } } },
      { policyTemplateInstances: [policy('setconnectionstatustounauthenticated', { statusCode: 401 })] },
    );
    const exchange = await opened(connector, () => new Response(null, { status })).call(id);
    expect([exchange.isConnectionAccepted, exchange.answered?.status]).toEqual([isAccepted, status]);
  });
});

describe('which policies run', () => {
  it.each<[JsonValue | undefined, boolean]>([
    [undefined, true],
    [[], true],
    [['Do'], true],
    [['Look'], false],
  ])('for operations %j', async (operations, runs) => {
    const exchange = await ran([
      policy(
        'setheader',
        { name: 'X-It', value: '1', ...(operations === undefined ? {} : { 'x-ms-apimTemplate-operationName': operations }) },
        'Request',
      ),
    ]);
    expect(exchange.policies.length > 0).toBe(runs);
  });

  it('leaves out unknown templates and sections, and says so', async () => {
    const exchange = await ran([
      policy('constructor', {}),
      policy('setheader', { name: 'X-It', value: '1' }, 'Nowhere'),
      policy('pollingtrigger', {}),
      { templateId: 5 },
    ]);
    expect([exchange.policies, exchange.problems, assumed(exchange)]).toEqual([[], [], ['unknown-policy-skipped']]);
  });

  it('reads names of parameters in any letter case', async () => {
    const exchange = await ran([
      {
        templateId: ' SETHEADER ',
        parameters: {
          'X-MS-APIMTEMPLATEPARAMETER.NAME': 'X-It',
          'x-ms-apimTemplateParameter.VALUE': '1',
          'x-ms-apimtemplate-policysection': 'REQUEST',
        },
      },
    ]);
    expect(header(exchange, 'x-it')).toBe('1');
  });
});
