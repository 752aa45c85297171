import type { Connector } from '../../src/connector/connector.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { oauthSettings, securityDefinition } from '../examples.ts';
import { quote } from '../quote.ts';
import { customParameters } from './custom-parameter.ts';

export const oauthUrlsHttps = defineRule({
  id: 'oauth-urls-https',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'No address of the sign-in begins with http:.',
  why: 'Codes and tokens would cross the network unencrypted, and whoever listens could act as the maker.',
  fix: 'Use https.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'connector',
  *check(connector) {
    yield* inProperties(connector);
    yield* inDefinition(connector);
  },
  valid: [
    oauthSettings('encrypted', {
      identityProvider: 'oauth2',
      customParameters: { tokenUrl: { value: 'https://login.fabrikam.com/token' } },
    }),
    oauthSettings('chosen by the maker', {
      identityProvider: 'oauth2generic',
      customParameters: { tokenUrlTemplate: { value: "@connectionParameters('host')/token" } },
    }),
    securityDefinition('a key has no address', { type: 'apiKey', tokenUrl: 'http://login.fabrikam.com' }),
  ],
  invalid: [
    oauthSettings(
      'token address',
      { identityProvider: 'oauth2', customParameters: { tokenUrl: { value: 'http://login.fabrikam.com/token' } } },
      { at: ['customParameters', 'tokenUrl', 'value'] },
    ),
    oauthSettings(
      'a template in upper case',
      {
        identityProvider: 'oauth2generic',
        customParameters: { refreshUrlTemplate: { value: "HTTP://@connectionParameters('host')/token" } },
      },
      { at: ['customParameters', 'refreshUrlTemplate', 'value'], program: 'custom' },
    ),
    securityDefinition(
      'security definition',
      {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'http://login.fabrikam.com',
        tokenUrl: ' http://login.fabrikam.com/token',
        scopes: {},
      },
      { at: [['authorizationUrl'], ['tokenUrl']] },
    ),
  ],
});

function* inProperties({ properties, propertiesFile }: Connector): Iterable<Observation> {
  if (properties === undefined || propertiesFile === undefined) return;
  for (const { value: settings, place } of properties.oauthSettings) {
    for (const { name, value } of customParameters(settings)) {
      if (!isUnencrypted(value)) continue;
      yield {
        file: propertiesFile.name,
        place,
        at: ['customParameters', name, 'value'],
        message: `${quote(name)} is the unencrypted address ${quote(value)}.`,
      };
    }
  }
}

function* inDefinition({ definition, definitionFile }: Connector): Iterable<Observation> {
  if (definition === undefined || definitionFile === undefined) return;
  for (const { value: security, place, name } of definition.securityDefinitions) {
    if (security['type'] !== 'oauth2') continue;
    for (const member of ['authorizationUrl', 'tokenUrl']) {
      const value = security[member];
      if (!isUnencrypted(value)) continue;
      yield {
        file: definitionFile.name,
        place,
        at: [member],
        message: `${member} of security definition ${quote(name)} is the unencrypted address ${quote(value)}.`,
      };
    }
  }
}

function isUnencrypted(address: JsonValue | undefined): boolean {
  return typeof address === 'string' && /^\s*http:/i.test(address);
}
