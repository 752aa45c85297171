import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';
import { quote } from '../quote.ts';

export const securityRequirementArray = defineRule({
  id: 'security-requirement-array',
  subject: 'security',
  codes: ['SecurityRequirementMustHaveValue'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The value of a security requirement is a list.',
  why: 'The list names the scopes; the validator refuses anything else in its place.',
  fix: 'Write an empty list: [].',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'security-requirement',
  *check(requirement) {
    for (const [name, scopes] of Object.entries(requirement)) {
      if (!isArray(scopes))
        yield {
          message: `Security requirement ${quote(name)} is ${quote(scopes)}, not a list.`,
          at: [name],
          repair: isNothing(scopes) ? { kind: 'replace', value: [] } : undefined,
        };
    }
  },
  valid: [document('empty', { security: [{ api_key: [] }] })],
  invalid: [
    document('null', { security: [{ api_key: null }] }, { at: ['security', 0, 'api_key'] }),
    document('an object', { security: [{ api_key: {} }] }, { at: ['security', 0, 'api_key'] }),
    operation('of an operation', { security: [{ api_key: '' }] }, { at: ['security', 0, 'api_key'] }),
  ],
});

/** What can only mean that there are no scopes. */
function isNothing(scopes: JsonValue | undefined): boolean {
  return scopes === null || scopes === '' || (isObject(scopes) && Object.keys(scopes).length === 0);
}
