import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';

export const connectionParameterSetsExclusive = defineRule({
  id: 'connection-parameter-sets-exclusive',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A connector with connectionParameterSets has no connectionParameters besides.',
  why: 'Both describe the form in which makers connect; two descriptions drift apart, and only one of them is shown.',
  fix: 'Keep connectionParameterSets and empty connectionParameters.',
  published: { certified: 6, 'independent-publisher': 0 },
  given: 'properties',
  having: ['connectionParameterSets'],
  check({ connectionParameters }, { hasParameterSets }) {
    if (!hasParameterSets || Object.keys(objectOr(connectionParameters)).length === 0) return;
    return { message: 'connectionParameters and connectionParameterSets are both in use.', at: ['connectionParameters'] };
  },
  valid: [
    properties('sets alone', { connectionParameters: undefined, connectionParameterSets: { values: [] } }),
    properties('empty', { connectionParameters: {}, connectionParameterSets: { values: [] } }),
  ],
  invalid: [properties('both', { connectionParameterSets: { values: [] } }, { at: ['connectionParameters'] })],
});
