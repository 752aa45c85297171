import { defineRule, publicPrograms } from '../define.ts';
import { policy, properties, unchanged, update } from '../examples.ts';
import { connectorDifferences } from './connector-differences.ts';
import { isDynamicHost } from './dynamic-host.ts';
import { askForJson, chooseHost, pageSize } from './policy-examples.ts';
import { tell } from './tell.ts';

export const changePolicyRemoved = defineRule({
  id: 'change-policy-removed',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No policy is removed.',
  why: 'What the policy did to requests and answers is not done any more: a header is missing, a path leads elsewhere.',
  fix: 'Restore the policy, or explain why it is not needed any more.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'policies' },
  given: 'versions',
  *check(versions) {
    for (const difference of connectorDifferences(versions))
      if (difference.topic === 'policy-removed' && !isDynamicHost(difference.old)) yield tell(difference, versions);
  },
  valid: [
    update(
      properties('one that sets the host has a rule of its own', { policyTemplateInstances: [askForJson] }),
      properties('two', { policyTemplateInstances: [askForJson, chooseHost] }),
    ),
    update(policy('one changed', { parameters: { 'x-ms-apimTemplateParameter.value': 'xml' } })),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties('one of two', { policyTemplateInstances: [pageSize] }, { at: ['policyTemplateInstances'] }),
      properties('two', { policyTemplateInstances: [askForJson, pageSize] }),
    ),
    update(properties('all', { policyTemplateInstances: undefined })),
  ],
});
