import { arrayOr, isText } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings } from '../examples.ts';

export const oauthScopesPresent = defineRule({
  id: 'oauth-scopes-present',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'scopes names at least one scope.',
  why: 'Without scopes the service decides alone what a connection may do: often everything, sometimes nothing.',
  fix: 'List in scopes what the operations need.',
  published: { certified: 53, 'independent-publisher': 6 },
  given: 'oauth-settings',
  check({ scopes }) {
    if (scopes === undefined) return { message: 'oAuthSettings has no scopes.' };
    else if (!arrayOr(scopes).some(isText)) return { message: 'scopes names no scope.', at: ['scopes'] };
  },
  valid: [oauthSettings('one', { identityProvider: 'oauth2', scopes: ['things.read'] })],
  invalid: [
    oauthSettings('absent', { identityProvider: 'oauth2' }),
    oauthSettings('empty', { identityProvider: 'oauth2', scopes: [] }, { at: ['scopes'] }),
    oauthSettings('blank', { identityProvider: 'oauth2', scopes: [' ', null] }, { at: ['scopes'], program: 'custom' }),
    oauthSettings('not an array', { identityProvider: 'oauth2', scopes: 'things.read' }, { at: ['scopes'] }),
  ],
});
