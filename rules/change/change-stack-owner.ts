import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeStackOwner = defineRule({
  id: 'change-stack-owner',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The stack owner stays the same.',
  why: 'It names who owns the service behind the connector: another one means that data now goes to somebody else, or is said to.',
  fix: 'Confirm that the new owner of the service agrees.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'publisher' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'stack-owner'),
  valid: [update(properties('another publisher has a rule of its own', { publisher: 'Fabrikam' })), update(unchanged())],
  invalid: [
    update(properties('another owner', { stackOwner: 'Fabrikam' }, { at: ['stackOwner'] })),
    update(properties('none', { stackOwner: undefined })),
  ],
});
