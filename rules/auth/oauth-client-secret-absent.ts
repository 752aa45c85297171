import { isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { root, valueAt } from '../../src/connector/place.ts';
import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings, properties } from '../examples.ts';
import { jsonNodes } from '../json-nodes.ts';
import { isPlaceholder } from './placeholder.ts';

export const oauthClientSecretAbsent = defineRule({
  id: 'oauth-client-secret-absent',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'No clientSecret holds a real secret.',
  why: 'Everything in this folder becomes public: whoever reads the secret can pose as your application.',
  fix: 'Delete the secret, and replace it at the service at once: it counts as stolen from the moment it was pushed.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  *check(_node, { document }) {
    for (const { value, place } of jsonNodes(document, root)) {
      if (String(place.key).toLowerCase() !== 'clientsecret') continue;
      // Among the custom parameters the secret stands in the member value of an object.
      const at = isObject(value) ? ['value'] : [];
      if (isSecret(valueAt(value, at))) yield { message: 'clientSecret holds what looks like a real secret.', place, at };
    }
  },
  valid: [
    oauthSettings('absent', { identityProvider: 'oauth2' }),
    oauthSettings('null', { identityProvider: 'oauth2', clientSecret: null }),
    oauthSettings('a dummy', { identityProvider: 'oauth2', clientSecret: '[DUMMY_VALUE]' }),
    oauthSettings('a word for it', { identityProvider: 'oauth2', clientSecret: 'my-client-secret' }),
    oauthSettings('a sentence', { identityProvider: 'oauth2', clientSecret: 'ask us for one of them' }),
    properties('asked of the maker', { connectionParameters: { clientSecret: { type: 'securestring' } } }),
  ],
  invalid: [
    oauthSettings('a literal', { identityProvider: 'oauth2', clientSecret: 'k3J9-not-really' }, { at: ['clientSecret'] }),
    oauthSettings(
      'other letter case',
      { identityProvider: 'oauth2', ClientSecret: 'k3J9-not-really' },
      { at: ['ClientSecret'], program: 'custom' },
    ),
    oauthSettings(
      'custom parameter',
      { identityProvider: 'oauth2generic', customParameters: { clientSecret: { value: 'k3J9-not-really' } } },
      { at: ['customParameters', 'clientSecret', 'value'] },
    ),
    properties('anywhere', { publisher: [{ clientsecret: 'k3J9-not-really' }] }, { at: ['publisher', 0, 'clientsecret'] }),
  ],
});

function isSecret(value: JsonValue | undefined): boolean {
  return typeof value === 'string' && value.length >= 8 && !/\s/.test(value) && !/secret/i.test(value) && !isPlaceholder(value);
}
