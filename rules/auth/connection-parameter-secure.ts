import type { Connector } from '../../src/connector/connector.ts';
import type { Properties } from '../../src/connector/properties.ts';
import { defineRule, everyProgram } from '../define.ts';
import { connectionParameter, properties } from '../examples.ts';
import { quote } from '../quote.ts';

export const connectionParameterSecure = defineRule({
  id: 'connection-parameter-secure',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  heuristic: true,
  summary: 'A connection parameter that takes a secret has the type securestring.',
  why: 'A plain string is shown while the maker types it and stored in the clear: anybody who opens the connection can read the key.',
  fix: 'Set "type": "securestring".',
  published: { certified: 3, 'independent-publisher': 0 },
  given: 'connector',
  *check(connector) {
    const { properties, propertiesFile } = connector;
    if (properties === undefined || propertiesFile === undefined) return;
    const file = propertiesFile.name;
    const secrets = properties.connectionParameters.filter(({ value, name }) => value['type'] === 'string' && isSecretName(name));
    for (const { name, place } of secrets) {
      yield { file, place, at: ['type'], message: `Connection parameter ${quote(name)} takes a secret but has the type string.` };
    }
    const [first] = properties.connectionParameters;
    if (first === undefined || secrets.length > 0 || !asksKeyInTheClear(connector, properties)) return;
    yield {
      file,
      place: first.place,
      at: ['type'],
      message: 'The service wants a key, but every connection parameter has the type string.',
      fix: 'Set "type": "securestring" at the parameter that takes the key.',
    };
  },
  valid: [
    connectionParameter('secure', { type: 'securestring' }),
    connectionParameter('an identifier', { type: 'string' }, { parameterName: 'api_key_id', document: { securityDefinitions: {} } }),
    connectionParameter(
      'the address of a token',
      { type: 'string' },
      { parameterName: 'accessTokenUrl', document: { securityDefinitions: {} } },
    ),
    connectionParameter(
      'a user name',
      { type: 'string' },
      { parameterName: 'username', document: { securityDefinitions: { basic: { type: 'basic' } } } },
    ),
    properties('a host beside a secure key', {
      connectionParameters: { host: { type: 'string' }, api_key: { type: 'securestring' } },
    }),
    properties('the kind of grant', { connectionParameters: { 'token:grantType': { type: 'string' }, api_key: { type: 'securestring' } } }),
  ],
  invalid: [
    connectionParameter('by its name', { type: 'string' }, { parameterName: 'API_Key', at: ['type'] }),
    connectionParameter('with a prefix', { type: 'string' }, { parameterName: 'token:clientSecret', at: ['type'], program: 'custom' }),
    properties(
      'a password beside a user name',
      { connectionParameters: { username: { type: 'string' }, password: { type: 'string' } } },
      { at: ['connectionParameters', 'password', 'type'], document: { securityDefinitions: { basic: { type: 'basic' } } } },
    ),
    properties(
      'all there is to make up a key',
      { connectionParameters: { account: { type: 'string' }, region: { type: 'string' } } },
      { at: ['connectionParameters', 'account', 'type'] },
    ),
    properties(
      'in a parameter set',
      {
        connectionParameters: undefined,
        connectionParameterSets: { values: [{ name: 'key', parameters: { key: { type: 'string' } } }] },
      },
      { at: ['connectionParameterSets', 'values', 0, 'parameters', 'key', 'type'] },
    ),
  ],
});

function isSecretName(name: string): boolean {
  const bare = name.replace(/^token:/i, '');
  if (/(?:id|url)$/i.test(bare)) return false;
  return /api_?key|secret|password|passwd|pwd|access_?token|private_?key|^(?:key|token)$/i.test(bare);
}

/** One of the plain strings must be the key; which one, its name does not tell. */
function asksKeyInTheClear({ definition }: Connector, { connectionParameters }: Properties): boolean {
  const wantsKey = definition?.securityDefinitions.some(({ value }) => value['type'] === 'apiKey') ?? false;
  return wantsKey && connectionParameters.every(({ value }) => value['type'] === 'string');
}
