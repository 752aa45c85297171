import { defineRule } from '../define.ts';
import { connectionParameter } from '../examples.ts';
import { quote } from '../quote.ts';

export const oauthIndependentSupported = defineRule({
  id: 'oauth-independent-supported',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: ['independent-publisher'],
  summary: 'The connector of an independent publisher signs in with something other than OAuth, or is announced first.',
  why: 'New connectors of independent publishers with OAuth are said not to be taken at present; the work may be in vain.',
  fix: 'Use an API key where the service has one, or ask the certification team before you submit.',
  published: { certified: 0, 'independent-publisher': 28 },
  given: 'connection-parameter',
  check({ type }, { name }) {
    if (type === 'oauthSetting') return { message: `Connection parameter ${quote(name)} signs in with OAuth.` };
  },
  valid: [
    connectionParameter('a key', { type: 'securestring' }, { program: 'independent-publisher' }),
    connectionParameter('a verified publisher', { type: 'oauthSetting' }, { parameterName: 'token' }),
  ],
  invalid: [connectionParameter('OAuth', { type: 'oauthSetting' }, { parameterName: 'token', program: 'independent-publisher' })],
});
