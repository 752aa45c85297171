import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';

export const oauthScopesConcrete = defineRule({
  id: 'oauth-scopes-concrete',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'A scope is the real one, not a placeholder in brackets.',
  why: 'The service is asked for a scope that it does not have and refuses the sign-in.',
  fix: 'Write the real scope.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'oauth-settings',
  having: ['scopes'],
  *check({ scopes }) {
    for (const scope of arrayOr(scopes)) {
      if (typeof scope !== 'string' || !isPlaceholder(scope)) continue;
      yield { message: `The scope ${quote(scope)} is a placeholder.`, at: ['scopes'] };
    }
  },
  valid: [
    oauthSettings('an address', { identityProvider: 'aad', scopes: ['https://things.northwindtraders.com/.default', 'things:read[all]'] }),
    oauthSettings('a bracket that never closes', { identityProvider: 'oauth2', scopes: ['things}read{'] }),
  ],
  invalid: [
    oauthSettings('braces', { identityProvider: 'oauth2', scopes: ['things.read', '{scope}'] }, { at: ['scopes'] }),
    oauthSettings(
      'angle brackets',
      { identityProvider: 'oauth2', scopes: ['api://<application>/read'] },
      { at: ['scopes'], program: 'independent-publisher' },
    ),
    oauthSettings('double square brackets', { identityProvider: 'oauth2', scopes: ['[[scope]]'] }, { at: ['scopes'] }),
  ],
});

function isPlaceholder(scope: string): boolean {
  return isEnclosed(scope, '{', '}') || isEnclosed(scope, '<', '>') || scope.includes('[[');
}

function isEnclosed(text: string, open: string, close: string): boolean {
  const start = text.indexOf(open);
  return start !== -1 && text.indexOf(close, start) !== -1;
}
