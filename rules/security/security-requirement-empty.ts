import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { requiredScheme } from './required-scheme.ts';

export const securityRequirementEmpty = defineRule({
  id: 'security-requirement-empty',
  subject: 'security',
  codes: ['SecurityRequirementMustHaveEmptyValue'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A requirement of a basic or apiKey definition lists no scopes.',
  why: 'Only OAuth has scopes; listed elsewhere they protect nothing, and the validator refuses them.',
  fix: 'Empty the list: [].',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'security-requirement',
  *check(requirement, context) {
    for (const [name, scopes] of Object.entries(requirement)) {
      const type = requiredScheme(context, name)?.['type'];
      if ((type !== 'basic' && type !== 'apiKey') || !isArray(scopes) || scopes.length === 0) continue;
      yield {
        message: `Security requirement ${quote(name)} lists ${quote(scopes)}, but ${type} has no scopes.`,
        at: [name],
        repair: { kind: 'replace', value: [] },
      };
    }
  },
  valid: [
    document('no scopes', { security: [{ api_key: [] }] }),
    document('scopes of OAuth', { security: [{ token: ['read'] }], securityDefinitions: { token: { type: 'oauth2', flow: 'implicit' } } }),
    document('not defined', { security: [{ token: ['read'] }] }),
  ],
  invalid: [
    document('of a key', { security: [{ api_key: ['read'] }] }, { at: ['security', 0, 'api_key'] }),
    operation(
      'of an operation, basic',
      { security: [{ user: [''] }] },
      {
        at: ['security', 0, 'user'],
        document: { securityDefinitions: { user: { type: 'basic' } } },
      },
    ),
  ],
});
