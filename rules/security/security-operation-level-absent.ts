import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, operation } from '../examples.ts';
import { operationName } from '../name-of.ts';

export const securityOperationLevelAbsent = defineRule({
  id: 'security-operation-level-absent',
  subject: 'security',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Security is required for the whole definition, not by single operations.',
  why: 'A connector has one connection for all of its operations; a requirement of a single one makes reviewers ask what it is for.',
  fix: 'Remove the member and require security at the root of the definition.',
  published: { certified: 40, 'independent-publisher': 4 },
  given: 'operation',
  having: ['security'],
  check({ security }, operation) {
    const what = isArray(security) && security.length === 0 ? 'is made anonymous by a security of its own' : 'has a security of its own';
    return { message: `Operation ${operationName(operation)} ${what}.`, at: ['security'] };
  },
  valid: [
    document('at the root', { security: [{ api_key: [] }] }),
    operation('custom', { security: [{ api_key: [] }] }, { program: 'custom' }),
  ],
  invalid: [
    operation('the same as at the root', { security: [{ api_key: [] }] }, { at: ['security'] }),
    operation('anonymous', { security: [], 'x-ms-visibility': 'internal' }, { at: ['security'] }),
  ],
});
