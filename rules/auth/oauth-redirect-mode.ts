import { defineRule, publicPrograms } from '../define.ts';
import { oauthSettings } from '../examples.ts';

export const oauthRedirectMode = defineRule({
  id: 'oauth-redirect-mode',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  since: '2023-10',
  summary: 'redirectMode is GlobalPerConnector.',
  why: 'A redirect address shared by all connectors lets one connector receive the sign-in of another.',
  fix: 'Set "redirectMode": "GlobalPerConnector" in oAuthSettings.',
  given: 'oauth-settings',
  *check({ redirectMode }, { identityProvider }) {
    if (redirectMode === 'GlobalPerConnector' || identityProvider === 'facebook') return;
    if (redirectMode === undefined) yield { message: 'oAuthSettings has no redirectMode.' };
    else yield { message: `redirectMode is ${JSON.stringify(redirectMode)}; new connectors use "GlobalPerConnector".`, at: ['redirectMode'] };
  },
  valid: [
    oauthSettings('per connector', { identityProvider: 'oauth2', redirectMode: 'GlobalPerConnector' }),
    oauthSettings('facebook', { identityProvider: 'facebook' }),
  ],
  invalid: [
    oauthSettings('absent', { identityProvider: 'oauth2' }),
    oauthSettings('global', { identityProvider: 'oauth2', redirectMode: 'Global' }, { at: ['redirectMode'] }),
  ],
});
