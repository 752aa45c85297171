import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';
import { askForJson, chooseHost, pageSize } from './policy-examples.ts';

export const changePolicyOrder = defineRule({
  id: 'change-policy-order',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Policies run in the same order.',
  why: 'Each policy gets what the one before it left: in another order the same policies do something else.',
  fix: 'Confirm that no policy needs what another one does first.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'policies' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'policy-order'),
  valid: [
    update(
      properties('one more before them moves nothing', { policyTemplateInstances: [chooseHost, askForJson, pageSize] }),
      properties('two', { policyTemplateInstances: [askForJson, pageSize] }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties(
        'the last is the first',
        { policyTemplateInstances: [pageSize, askForJson, chooseHost] },
        { at: ['policyTemplateInstances', 0] },
      ),
      properties('three', { policyTemplateInstances: [askForJson, chooseHost, pageSize] }),
    ),
  ],
});
