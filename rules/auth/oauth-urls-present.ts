import { isText } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';
import { customParameter } from './custom-parameter.ts';

/** The addresses each provider must be told; the others know their own. */
const addresses: ReadonlyMap<string, readonly string[]> = new Map([
  ['oauth2', ['authorizationUrl', 'tokenUrl', 'refreshUrl']],
  ['oauth2generic', ['authorizationUrlTemplate', 'tokenUrlTemplate', 'refreshUrlTemplate']],
]);

const complete = {
  authorizationUrl: { value: 'https://login.northwindtraders.com/authorize' },
  tokenUrl: { value: 'https://login.northwindtraders.com/token' },
  refreshUrl: { value: 'https://login.northwindtraders.com/token' },
};

export const oauthUrlsPresent = defineRule({
  id: 'oauth-urls-present',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'customParameters of oauth2 and oauth2generic give the addresses to authorize, to get a token and to refresh it.',
  why: 'Without the first two nobody can sign in; without the last every connection breaks when its token expires.',
  fix: 'Add each missing address as an object with a value; the refresh address is often that of the token.',
  published: { certified: 0, 'independent-publisher': 1 },
  given: 'oauth-settings',
  *check(settings, { identityProvider }) {
    for (const name of addresses.get(identityProvider ?? '') ?? []) {
      const parameter = customParameter(settings, name);
      if (isText(parameter?.value)) continue;
      const what = parameter === undefined ? `has no ${name}` : `gives ${quote(parameter.name)} no value`;
      yield {
        message: `customParameters of ${identityProvider} ${what}.`,
        at: ['customParameters'],
        fix: `Add "${name}": { "value": "https://…" }.`,
      };
    }
  },
  valid: [
    oauthSettings('complete', { identityProvider: 'oauth2', customParameters: complete }),
    oauthSettings('other letter case', {
      identityProvider: 'oauth2',
      customParameters: { AuthorizationUrl: complete.authorizationUrl, TokenUrl: complete.tokenUrl, RefreshUrl: complete.refreshUrl },
    }),
    oauthSettings('templates', {
      identityProvider: 'oauth2generic',
      customParameters: {
        authorizationUrlTemplate: complete.authorizationUrl,
        tokenUrlTemplate: complete.tokenUrl,
        refreshUrlTemplate: complete.refreshUrl,
      },
    }),
    oauthSettings('aad knows its own', { identityProvider: 'aad' }),
  ],
  invalid: [
    oauthSettings(
      'no refresh',
      { identityProvider: 'oauth2', customParameters: { ...complete, refreshUrl: undefined } },
      { at: ['customParameters'] },
    ),
    oauthSettings(
      'no value',
      { identityProvider: 'oauth2', customParameters: { ...complete, tokenUrl: { value: '' } } },
      { at: ['customParameters'] },
    ),
    oauthSettings(
      'a text for the object',
      { identityProvider: 'oauth2', customParameters: { ...complete, tokenUrl: complete.tokenUrl.value } },
      { at: ['customParameters'] },
    ),
    oauthSettings(
      'no templates',
      { identityProvider: 'oauth2generic', customParameters: complete },
      {
        at: [['customParameters'], ['customParameters'], ['customParameters']],
        program: 'custom',
      },
    ),
    oauthSettings('no custom parameters', { identityProvider: 'oauth2' }, { at: [[], [], []] }),
  ],
});
