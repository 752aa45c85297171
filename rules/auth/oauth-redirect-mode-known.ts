import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';
import { replacement } from '../repairs.ts';

const known = ['Global', 'GlobalPerConnector', 'Direct'];

export const oauthRedirectModeKnown = defineRule({
  id: 'oauth-redirect-mode-known',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `redirectMode is ${known.slice(0, -1).join(', ')} or ${known.at(-1)}, spelt exactly so.`,
  why: 'The platform cannot tell where to send people back to after they signed in.',
  fix: 'Write "redirectMode": "GlobalPerConnector".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'oauth-settings',
  having: ['redirectMode'],
  check({ redirectMode }) {
    if (typeof redirectMode === 'string' && known.includes(redirectMode)) return;
    const meant =
      typeof redirectMode === 'string' ? known.find((one) => one.toLowerCase() === redirectMode.trim().toLowerCase()) : undefined;
    return {
      message: `redirectMode is ${quote(redirectMode)}, which the platform does not know.`,
      at: ['redirectMode'],
      repair: replacement(meant),
    };
  },
  valid: [
    oauthSettings('absent has a rule of its own', { identityProvider: 'oauth2' }),
    oauthSettings('an older one has a rule of its own', { identityProvider: 'oauth2', redirectMode: 'Direct' }),
  ],
  invalid: [
    oauthSettings('lower case', { identityProvider: 'oauth2', redirectMode: 'global' }, { at: ['redirectMode'] }),
    oauthSettings('invented', { identityProvider: 'oauth2', redirectMode: 'PerConnector' }, { at: ['redirectMode'], program: 'custom' }),
    oauthSettings('null', { identityProvider: 'aad', redirectMode: null }, { at: ['redirectMode'] }),
    oauthSettings('a capital lost', { identityProvider: 'oauth2', redirectMode: 'globalPerConnector' }, { at: ['redirectMode'] }),
  ],
});
