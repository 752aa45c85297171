import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { oauthSettings, properties } from '../examples.ts';
import { quote } from '../quote.ts';
import { isRedirectModeExpected, perConnector } from './redirect-mode.ts';

export const oauthRedirectMode = defineRule({
  id: 'oauth-redirect-mode',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  since: '2023-10',
  summary: `redirectMode is ${perConnector}.`,
  why: 'A redirect address shared by all connectors lets one connector receive the sign-in of another.',
  fix: `Set "redirectMode": "${perConnector}" in oAuthSettings, and register the connector's own redirect address with the service.`,
  afterRepair:
    "Register the connector's own redirect address with the service that signs people in: until it knows the address, it refuses them.",
  published: { certified: 138, 'independent-publisher': 27 },
  given: 'oauth-settings',
  *check({ redirectMode }, { identityProvider }) {
    if (isRedirectModeExpected(redirectMode, identityProvider)) return;
    const repair: Repair = { kind: 'set', name: 'redirectMode', value: perConnector, at: [] };
    if (redirectMode === undefined) yield { message: 'oAuthSettings has no redirectMode.', repair };
    else yield { message: `redirectMode is ${quote(redirectMode)}; new connectors use "${perConnector}".`, at: ['redirectMode'], repair };
  },
  valid: [
    oauthSettings('per connector', { identityProvider: 'oauth2', redirectMode: 'GlobalPerConnector' }),
    oauthSettings('facebook', { identityProvider: 'facebook' }),
    oauthSettings('a custom connector', { identityProvider: 'oauth2', redirectMode: 'Global' }, { program: 'custom' }),
  ],
  invalid: [
    oauthSettings('absent', { identityProvider: 'oauth2' }),
    oauthSettings('global', { identityProvider: 'oauth2', redirectMode: 'Global' }, { at: ['redirectMode'] }),
    properties(
      'one of several ways to sign in',
      {
        connectionParameters: undefined,
        connectionParameterSets: {
          values: [
            { name: 'key', parameters: { api_key: { type: 'securestring' } } },
            {
              name: 'account',
              parameters: { token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'aad', redirectMode: null } } },
            },
          ],
        },
      },
      { at: ['connectionParameterSets', 'values', 1, 'parameters', 'token', 'oAuthSettings', 'redirectMode'] },
    ),
  ],
});
