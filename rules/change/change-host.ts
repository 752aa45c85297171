import { defineRule, publicPrograms } from '../define.ts';
import { document, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeHost = defineRule({
  id: 'change-host',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The host stays the same.',
  why: 'Calls of every existing connection go to the new address, with what its owner entered to connect.',
  fix: 'Confirm that the old address keeps working, and that the new one belongs to the same publisher.',
  sources: ['59 of 643 published updates changed host or base path'],
  change: { isBreaking: false, updateClass: 'major', sensitive: 'host' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'host'),
  valid: [
    update(document('the same host in capitals', { host: 'Things.NorthwindTraders.com' })),
    update(document('the base path has a rule of its own', { basePath: '/v2' })),
    update(unchanged()),
  ],
  invalid: [
    update(document('another host', { host: 'things.fabrikam.com' }, { at: ['host'] })),
    update(document('no host', { host: undefined })),
  ],
});
