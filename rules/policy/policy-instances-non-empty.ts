import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { properties } from '../examples.ts';

export const policyInstancesNonEmpty = defineRule({
  id: 'policy-instances-non-empty',
  subject: 'policy',
  codes: ['5000.1.1.16'],
  severity: 'info',
  programs: publicPrograms,
  summary: 'policyTemplateInstances is absent or holds a policy.',
  why: 'An empty list makes readers look for policies that somebody forgot to add.',
  fix: 'Delete policyTemplateInstances.',
  published: { certified: 13, 'independent-publisher': 10 },
  given: 'properties',
  having: ['policyTemplateInstances'],
  check({ policyTemplateInstances: policies }) {
    if (isArray(policies) && policies.length === 0)
      return { message: 'policyTemplateInstances is empty.', at: ['policyTemplateInstances'], repair: { kind: 'remove' } };
  },
  valid: [properties('absent', { policyTemplateInstances: undefined }), properties('one', { policyTemplateInstances: [{}] })],
  invalid: [properties('empty', { policyTemplateInstances: [] }, { at: ['policyTemplateInstances'] })],
});
