import { defineRule, publicPrograms } from '../define.ts';
import { policy, properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';
import { askForJson, askForJsonParameters, pageSize } from './policy-examples.ts';

export const changePolicyParameter = defineRule({
  id: 'change-policy-parameter',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Every policy does the same to the same operations.',
  why: 'A changed policy sends something else, or sends it elsewhere, in flows that nobody touched.',
  fix: 'Confirm what the policy now does to existing flows.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'policies' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'policy-parameter'),
  valid: [
    update(policy('another title', { title: 'Always ask for JSON' })),
    update(properties('one more', { policyTemplateInstances: [askForJson, pageSize] })),
    update(unchanged()),
  ],
  invalid: [
    update(
      policy(
        'another value',
        { parameters: { ...askForJsonParameters, 'x-ms-apimTemplateParameter.value': 'xml' } },
        { at: ['parameters', 'x-ms-apimTemplateParameter.value'] },
      ),
    ),
    update(
      policy(
        'for one operation alone',
        { parameters: { ...askForJsonParameters, 'x-ms-apimTemplate-operationName': ['GetThing'] } },
        { at: ['parameters', 'x-ms-apimTemplate-operationName'] },
      ),
    ),
    update(
      properties(
        'changed and moved',
        { policyTemplateInstances: [pageSize, { ...askForJson, templateId: 'SetHeader' }] },
        { at: ['policyTemplateInstances', 1, 'templateId'] },
      ),
      properties('two', { policyTemplateInstances: [askForJson, pageSize] }),
    ),
  ],
});
