import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';

export const oauthScopesSeparate = defineRule({
  id: 'oauth-scopes-separate',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'Every scope is an item of its own.',
  why: 'The platform joins the items itself; scopes that are joined already are hard to review and break when a service wants another separator.',
  fix: 'Make one item of each scope.',
  published: { certified: 34, 'independent-publisher': 14 },
  given: 'oauth-settings',
  having: ['scopes'],
  *check({ scopes }) {
    for (const [index, scope] of arrayOr(scopes).entries()) {
      if (typeof scope !== 'string' || !/[\s,]/.test(scope.trim())) continue;
      yield { message: `The item ${quote(scope)} holds several scopes.`, at: ['scopes', index] };
    }
  },
  valid: [oauthSettings('one each', { identityProvider: 'oauth2', scopes: ['things.read', ' things.write '] })],
  invalid: [
    oauthSettings('blanks', { identityProvider: 'oauth2', scopes: ['things.read things.write'] }, { at: ['scopes', 0] }),
    oauthSettings(
      'commas',
      { identityProvider: 'oauth2', scopes: ['openid', 'things.read,things.write'] },
      { at: ['scopes', 1], program: 'custom' },
    ),
  ],
});
