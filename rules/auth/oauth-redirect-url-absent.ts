import { defineRule, publicPrograms } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';
import { isRedirectModeExpected, perConnector } from './redirect-mode.ts';

export const oauthRedirectUrlAbsent = defineRule({
  id: 'oauth-redirect-url-absent',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  since: '2023-12',
  summary: 'oAuthSettings has no redirectUrl.',
  why: 'Every connector now gets an address of its own; one that is written down goes stale and misleads whoever registers the application.',
  fix: 'Delete redirectUrl.',
  published: { certified: 145, 'independent-publisher': 28 },
  given: 'oauth-settings',
  having: ['redirectUrl'],
  check({ redirectMode, redirectUrl }, { identityProvider }) {
    // Only the first-party provider with a mode of its own may say where it redirects.
    if (redirectMode !== perConnector && isRedirectModeExpected(redirectMode, identityProvider)) return;
    return {
      message: `redirectUrl is ${quote(redirectUrl)}, but the platform assigns it.`,
      at: ['redirectUrl'],
      repair: { kind: 'remove' },
    };
  },
  valid: [
    oauthSettings('absent', { identityProvider: 'oauth2', redirectMode: 'GlobalPerConnector' }),
    oauthSettings('facebook', { identityProvider: 'facebook', redirectUrl: 'https://global.consent.azure-apim.net/redirect' }),
  ],
  invalid: [
    oauthSettings(
      'with the mode of new connectors',
      { identityProvider: 'oauth2', redirectMode: 'GlobalPerConnector', redirectUrl: 'https://global.consent.azure-apim.net/redirect' },
      { at: ['redirectUrl'] },
    ),
    oauthSettings(
      'with an older mode',
      { identityProvider: 'aad', redirectMode: 'Global', redirectUrl: 'https://global.consent.azure-apim.net/redirect' },
      { at: ['redirectUrl'], program: 'independent-publisher' },
    ),
    oauthSettings('without a mode', { identityProvider: 'oauth2', redirectUrl: null }, { at: ['redirectUrl'] }),
  ],
});
