import type { JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';
import { perConnector } from './redirect-mode.ts';

const globalAddress = 'https://global.consent.azure-apim.net/redirect';

export const oauthRedirectUrlGlobal = defineRule({
  id: 'oauth-redirect-url-global',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: `A redirectUrl is ${globalAddress}; with ${perConnector} a path may follow.`,
  why: 'After the sign-in the browser goes where this address says: at any other place the code of the maker is lost, or in the wrong hands.',
  fix: `Delete redirectUrl, or set it to "${globalAddress}".`,
  published: { certified: 5, 'independent-publisher': 0 },
  given: 'oauth-settings',
  having: ['redirectUrl'],
  check({ redirectMode, redirectUrl }) {
    if (isGlobal(redirectUrl, redirectMode === perConnector)) return;
    return { message: `redirectUrl is ${quote(redirectUrl)}, not the global address.`, at: ['redirectUrl'] };
  },
  valid: [
    oauthSettings('global', { identityProvider: 'oauth2', redirectMode: 'Global', redirectUrl: globalAddress }),
    oauthSettings('per connector', {
      identityProvider: 'oauth2',
      redirectMode: perConnector,
      redirectUrl: `${globalAddress}/northwind-2dthings`,
    }),
  ],
  invalid: [
    oauthSettings(
      'a path with an older mode',
      { redirectMode: 'Global', redirectUrl: `${globalAddress}/northwind` },
      { at: ['redirectUrl'] },
    ),
    oauthSettings('another host', { redirectUrl: 'https://login.northwindtraders.com/redirect' }, { at: ['redirectUrl'] }),
    oauthSettings(
      'a host that only begins alike',
      { redirectMode: perConnector, redirectUrl: `${globalAddress}.fabrikam.com` },
      { at: ['redirectUrl'] },
    ),
    oauthSettings('several', { redirectUrl: [globalAddress, `${globalAddress}/northwind`] }, { at: ['redirectUrl'] }),
    oauthSettings('joined', { redirectMode: perConnector, redirectUrl: `${globalAddress}/a;${globalAddress}/b` }, { at: ['redirectUrl'] }),
    oauthSettings('a placeholder', { redirectUrl: '[REDIRECT_URL]' }, { at: ['redirectUrl'], program: 'independent-publisher' }),
  ],
});

function isGlobal(url: JsonValue | undefined, mayHavePath: boolean): boolean {
  if (typeof url !== 'string') return false;
  return url === globalAddress || (mayHavePath && url.startsWith(`${globalAddress}/`) && !/[;,\s]/.test(url));
}
