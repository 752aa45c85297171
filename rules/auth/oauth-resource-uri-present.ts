import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { customParameter } from './custom-parameter.ts';

export const oauthResourceUriPresent = defineRule({
  id: 'oauth-resource-uri-present',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'customParameters of aad and aadcertificate have a resourceUri.',
  why: 'Microsoft Entra ID must be told for which service it issues the token; without that every sign-in fails.',
  fix: 'Add "resourceUri": { "value": … } with the address by which Microsoft Entra ID knows your service.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'oauth-settings',
  check(settings, { identityProvider }) {
    if (identityProvider !== 'aad' && identityProvider !== 'aadcertificate') return;
    if (customParameter(settings, 'resourceUri') !== undefined) return;
    return { message: `customParameters of ${identityProvider} has no resourceUri.`, at: ['customParameters'] };
  },
  valid: [
    oauthSettings('given', {
      identityProvider: 'aad',
      customParameters: { resourceUri: { value: 'https://things.northwindtraders.com' } },
    }),
    oauthSettings('other letter case', {
      identityProvider: 'aad',
      customParameters: { ResourceUri: { value: 'https://graph.microsoft.com' } },
    }),
    oauthSettings('oauth2 needs none', { identityProvider: 'oauth2', customParameters: {} }),
  ],
  invalid: [
    oauthSettings('absent', { identityProvider: 'aad', customParameters: { tenantId: { value: 'common' } } }, { at: ['customParameters'] }),
    oauthSettings('no custom parameters', { identityProvider: 'aadcertificate' }, { program: 'custom' }),
  ],
});
