import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { connectorDifferences } from './connector-differences.ts';
import { isDynamicHost } from './dynamic-host.ts';
import { askForJson, chooseHost } from './policy-examples.ts';
import { tell } from './tell.ts';

export const changePolicyDynamicHostRemoved = defineRule({
  id: 'change-policy-dynamic-host-removed',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A policy that sets the host stays.',
  why: 'Without it the calls of every connection go to the host of the definition, whatever address was entered.',
  fix: 'Restore the policy, or explain why it is not needed any more.',
  sources: ['pull request 1680 of the public repository'],
  change: { isBreaking: false, updateClass: 'major', sensitive: 'policies' },
  given: 'versions',
  *check(versions) {
    for (const difference of connectorDifferences(versions))
      if (difference.topic === 'policy-removed' && isDynamicHost(difference.old)) yield tell(difference, versions);
  },
  valid: [
    update(
      properties('another address', {
        policyTemplateInstances: [
          { ...chooseHost, parameters: { 'x-ms-apimTemplateParameter.urlTemplate': 'https://eu.northwindtraders.com' } },
        ],
      }),
      properties('one address', { policyTemplateInstances: [chooseHost] }),
    ),
    update(properties('another policy is gone', { policyTemplateInstances: undefined })),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties('gone', { policyTemplateInstances: [askForJson] }, { at: ['policyTemplateInstances'] }),
      properties('there', { policyTemplateInstances: [askForJson, { ...chooseHost, templateId: 'DynamicHostUrl' }] }),
    ),
    update(
      properties('gone with all others', { policyTemplateInstances: undefined }),
      properties('there', { policyTemplateInstances: [chooseHost] }),
    ),
  ],
});
