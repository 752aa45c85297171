import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeCapabilities = defineRule({
  id: 'change-capabilities',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The capabilities stay the same.',
  why: 'They say what the platform may do with the connector, triggers and gateways for one.',
  fix: 'Confirm that the operations match the new capabilities.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'capabilities'),
  valid: [
    update(
      properties('another order', { capabilities: ['triggers', 'actions'] }),
      properties('one order', { capabilities: ['actions', 'triggers'] }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(properties('one more', { capabilities: ['actions', 'triggers'] }, { at: ['capabilities'] })),
    update(properties('none', { capabilities: undefined })),
  ],
});
