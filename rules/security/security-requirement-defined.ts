import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';
import { quote } from '../quote.ts';

export const securityRequirementDefined = defineRule({
  id: 'security-requirement-defined',
  subject: 'security',
  codes: ['SecurityRequirementMustBeDefined'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'Every security requirement names an entry of securityDefinitions.',
  why: 'A requirement without definition says that calls must be signed and not how; tools that read the definition send them unsigned.',
  fix: 'Define the scheme under securityDefinitions, or delete the requirement.',
  published: { certified: 21, 'independent-publisher': 2 },
  sources: ['OpenAPI 2.0'],
  given: 'security-requirement',
  *check(requirement, { definition }) {
    const defined = objectOr(definition.value['securityDefinitions']);
    for (const name of Object.keys(requirement)) {
      if (!Object.hasOwn(defined, name)) yield { message: `Security requirement ${quote(name)} is not defined.`, at: [name] };
    }
  },
  valid: [
    document('none', { security: [] }),
    document('anonymous as an alternative', { security: [{}, { api_key: [] }] }),
    document('malformed', { security: [null, 'api_key'] }),
  ],
  invalid: [
    document('another letter case', { security: [{ API_key: [] }] }, { at: ['security', 0, 'API_key'] }),
    document('no definitions', { securityDefinitions: undefined }, { at: ['security', 0, 'api_key'] }),
    document(
      'a name like that of a built-in member',
      { security: [{ api_key: [] }, { constructor: [] }] },
      { at: ['security', 1, 'constructor'] },
    ),
    operation('of an operation', { security: [{ api_key: [], jwt: [] }] }, { at: ['security', 0, 'jwt'] }),
  ],
});
