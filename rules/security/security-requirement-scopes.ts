import { arrayOr, isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { requiredScheme } from './required-scheme.ts';

const securityDefinitions = { token: { type: 'oauth2', flow: 'implicit', scopes: { read: 'Read things.' } } };

export const securityRequirementScopes = defineRule({
  id: 'security-requirement-scopes',
  subject: 'security',
  codes: ['OAuthSecurityRequirementValueMustBeScopeName'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A requirement lists only scopes that its OAuth definition names.',
  why: 'Nobody can grant a scope that the definition does not have, so calls that need it are refused.',
  fix: 'Add the scope to the definition, or correct its name.',
  published: { certified: 4, 'independent-publisher': 1 },
  sources: ['OpenAPI 2.0'],
  given: 'security-requirement',
  *check(requirement, context) {
    for (const [name, listed] of Object.entries(requirement)) {
      const scheme = requiredScheme(context, name);
      // Without any scopes the definition itself is incomplete, and security-definition-complete says so.
      if (scheme?.['type'] !== 'oauth2' || !isObject(scheme['scopes'])) continue;
      for (const [index, scope] of arrayOr(listed).entries()) {
        if (typeof scope === 'string' && Object.hasOwn(scheme['scopes'], scope)) continue;
        yield { message: `Security definition ${quote(name)} has no scope ${quote(scope)}.`, at: [name, index] };
      }
    }
  },
  valid: [
    document('a scope of the definition', { security: [{ token: ['read'] }], securityDefinitions }),
    document('no scopes', { security: [{ token: [] }], securityDefinitions }),
    document('a definition without scopes', { security: [{ token: ['read'] }], securityDefinitions: { token: { type: 'oauth2' } } }),
    document('a key has a rule of its own', { security: [{ api_key: ['read'] }] }),
  ],
  invalid: [
    document('another scope', { security: [{ token: ['read', 'write'] }], securityDefinitions }, { at: ['security', 0, 'token', 1] }),
    document(
      'several scopes in one text',
      { security: [{ token: ['read write'] }], securityDefinitions },
      { at: ['security', 0, 'token', 0] },
    ),
    document(
      'a name like that of a built-in member',
      { security: [{ token: ['constructor'] }], securityDefinitions },
      { at: ['security', 0, 'token', 0] },
    ),
    operation('not a text', { security: [{ token: [null] }] }, { at: ['security', 0, 'token', 0], document: { securityDefinitions } }),
  ],
});
