import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { connectorWith, opened, policy } from './opened.ts';

const paths: JsonObject = {
  '/a': { get: { operationId: 'A', parameters: [{ in: 'query', name: 'code', type: 'string' }], responses: {} } },
  '/open': { get: { operationId: 'Open', security: [], responses: {} } },
  '/other': { get: { operationId: 'Other', security: [{ second: [] }], responses: {} } },
};
const secret: JsonObject = { type: 'securestring', uiDefinition: { constraints: { required: 'true' } } };

async function sent(
  definition: JsonObject,
  properties: JsonObject,
  values: Record<string, JsonValue>,
  id = 'A',
  set: string | null = null,
) {
  const exchange = await opened(connectorWith(paths, definition, properties)).call(id, id === 'A' ? { code: 'mine' } : {}, { set, values });
  return {
    url: exchange.sent?.url.replace('https://api.contoso.com', ''),
    headers: exchange.sent?.headers.filter(([name]) => name !== 'accept'),
    problems: exchange.problems.map(({ sentence }) => sentence),
    assumptions: exchange.assumptions.map(({ id: one }) => one),
  };
}

describe('the credentials of a connection', () => {
  const key = (name: string, place = 'header'): JsonObject => ({ type: 'apiKey', in: place, name });

  it('are none where the connector asks for none', async () => {
    expect(await sent({}, {}, {})).toEqual({ url: '/a?code=mine', headers: [], problems: [], assumptions: [] });
  });

  it('are a key in a header', async () => {
    const given = await sent(
      { securityDefinitions: { api_key: key('X-Key') } },
      { connectionParameters: { api_key: secret } },
      { api_key: 's' },
    );
    expect(given).toEqual({ url: '/a?code=mine', headers: [['x-key', 's']], problems: [], assumptions: [] });
  });

  it('are a key in the query, which a maker cannot replace', async () => {
    const given = await sent(
      { securityDefinitions: { api_key: key('code', 'query') } },
      { connectionParameters: { api_key: secret } },
      { api_key: 's&t' },
    );
    expect(given.url).toBe('/a?code=s%26t');
  });

  it('are the only secret when the names differ', async () => {
    const given = await sent(
      { securityDefinitions: { k: key('X-Key') } },
      { connectionParameters: { token: secret, site: { type: 'string' } } },
      { token: 's' },
    );
    expect([given.headers, given.assumptions]).toEqual([[['x-key', 's']], ['single-credential-by-type']]);
  });

  it('are a name and a password as UTF-8', async () => {
    const given = await sent(
      { securityDefinitions: { b: { type: 'basic' } } },
      { connectionParameters: { username: secret, password: secret } },
      { username: 'ä', password: 'b' },
    );
    expect(given.headers).toEqual([['authorization', `Basic ${Buffer.from('ä:b').toString('base64')}`]]);
  });

  it('are those of the set that was chosen', async () => {
    const properties = {
      connectionParameterSets: {
        values: [
          { name: 'key', parameters: { api_key: secret } },
          { name: 'basic', parameters: { username: secret, password: secret } },
        ],
      },
    };
    const definition = { securityDefinitions: { api_key: key('X-Key') } };
    expect((await sent(definition, properties, { api_key: 's' }, 'A', 'key')).headers).toEqual([['x-key', 's']]);
    expect(await sent(definition, properties, { username: 'a', password: 'b' }, 'A', 'basic')).toMatchObject({
      headers: [['authorization', 'Basic YTpi']],
      assumptions: ['basic-by-parameter-names'],
    });
    expect((await sent(definition, properties, {}, 'A', 'other')).problems).toEqual([
      "The connector has no connection parameter set 'other'.",
    ]);
    expect((await sent(definition, properties, {})).problems).toHaveLength(1);
  });

  it('are those that the operation names', async () => {
    const definition = { securityDefinitions: { first: key('X-First'), second: key('X-Second') }, security: [{ first: [] }] };
    const properties = { connectionParameters: { first: secret, second: secret } };
    expect((await sent(definition, properties, { first: '1', second: '2' })).headers).toEqual([['x-first', '1']]);
    expect((await sent(definition, properties, { first: '1', second: '2' }, 'Other')).headers).toEqual([['x-second', '2']]);
    expect((await sent(definition, properties, { first: '1', second: '2' }, 'Open')).assumptions).toEqual([
      'security-none-still-authenticated',
    ]);
  });

  it('are missed when they are required', async () => {
    const given = await sent({ securityDefinitions: { api_key: key('X-Key') } }, { connectionParameters: { api_key: secret } }, {});
    expect(given).toMatchObject({ url: undefined, problems: ["The connection has no value for 'api_key', which is required."] });
  });

  it('have a default where the definition has one', async () => {
    const properties = {
      connectionParameters: { 'token:region': { type: 'string', defaultValue: 'eu' } },
      policyTemplateInstances: [policy('setheader', { name: 'X-Region', value: "@connectionParameters('token:region')" }, 'Request')],
    };
    expect(await sent({}, properties, {})).toMatchObject({ headers: [['x-region', 'eu']], assumptions: ['connection-default-used'] });
  });

  it('are in place before policies run, so that a policy can complete them', async () => {
    const properties = {
      connectionParameters: { api_key: secret },
      policyTemplateInstances: [policy('setheader', { name: 'Authorization', value: "Bearer @headers('Authorization')" }, 'Request')],
    };
    expect(await sent({ securityDefinitions: { api_key: key('Authorization') } }, properties, { api_key: 's' })).toMatchObject({
      headers: [['authorization', 'Bearer s']],
      assumptions: ['auth-before-policies'],
    });
  });

  it('cannot bring a line break into a header', async () => {
    const given = await sent(
      { securityDefinitions: { api_key: key('X-Key') } },
      { connectionParameters: { api_key: secret } },
      { api_key: 's\r\nX: y' },
    );
    expect(given).toMatchObject({ url: undefined, problems: ["The value for the header 'X-Key' holds a line break."] });
  });
});
