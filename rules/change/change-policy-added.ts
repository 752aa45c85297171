import { defineRule, publicPrograms } from '../define.ts';
import { policy, properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';
import { askForJson, pageSize } from './policy-examples.ts';

export const changePolicyAdded = defineRule({
  id: 'change-policy-added',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No policy is added.',
  why: 'A policy changes requests and answers without the flow seeing it: where they go, what they hold.',
  fix: 'Confirm what the policy does to existing flows.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'policies' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'policy-added'),
  valid: [
    update(
      properties('one moved', { policyTemplateInstances: [pageSize, askForJson] }),
      properties('two', { policyTemplateInstances: [askForJson, pageSize] }),
    ),
    update(policy('one changed', { title: 'Always ask for JSON' })),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties('one more, before the other', { policyTemplateInstances: [pageSize, askForJson] }, { at: ['policyTemplateInstances', 0] }),
    ),
    update(properties('the same once more', { policyTemplateInstances: [askForJson, askForJson] }, { at: ['policyTemplateInstances', 1] })),
  ],
});
