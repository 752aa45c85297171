import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';

const known = ['oauth2', 'oauth2generic', 'aad', 'aadcertificate', 'facebook'];

export const oauthIdentityProvider = defineRule({
  id: 'oauth-identity-provider',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `identityProvider is ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`,
  why: 'The platform signs people in only with providers that it knows; with any other no connection can be made.',
  fix: 'Use oauth2 or oauth2generic for a service of your own, aad for Microsoft Entra ID.',
  published: { certified: 2, 'independent-publisher': 0 },
  given: 'oauth-settings',
  having: ['identityProvider'],
  check({ identityProvider }) {
    if (typeof identityProvider === 'string' && known.includes(identityProvider)) return;
    const meant = typeof identityProvider === 'string' ? known.find((one) => one === identityProvider.trim().toLowerCase()) : undefined;
    return {
      message: `identityProvider is ${quote(identityProvider)}, which the platform does not know.`,
      at: ['identityProvider'],
      ...(meant !== undefined && { fix: `Write "identityProvider": "${meant}".` }),
    };
  },
  valid: [
    ...known.map((identityProvider) => oauthSettings(identityProvider, { identityProvider })),
    oauthSettings('absent has a rule of its own', { redirectMode: 'Global' }),
  ],
  invalid: [
    oauthSettings('a service', { identityProvider: 'fabrikam' }, { at: ['identityProvider'] }),
    oauthSettings('wrong case', { identityProvider: 'OAuth2' }, { at: ['identityProvider'], program: 'custom' }),
    oauthSettings('empty', { identityProvider: '' }, { at: ['identityProvider'] }),
    oauthSettings('not a text', { identityProvider: ['oauth2'] }, { at: ['identityProvider'] }),
  ],
});
