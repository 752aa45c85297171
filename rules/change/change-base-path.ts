import { defineRule, publicPrograms } from '../define.ts';
import { document, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeBasePath = defineRule({
  id: 'change-base-path',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The base path stays the same.',
  why: 'It is part of the address of every operation: all flows call another one at once.',
  fix: 'Confirm that every operation answers under the new base path as it did under the old one.',
  sources: ['59 of 643 published updates changed host or base path'],
  change: { isBreaking: false, updateClass: 'major', sensitive: 'base-path' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'base-path'),
  valid: [update(document('another host alone', { host: 'things.fabrikam.com' })), update(unchanged())],
  invalid: [
    update(document('another base path', { basePath: '/v2' }, { at: ['basePath'] })),
    update(document('other letters: paths tell them apart', { basePath: '/V1' }, { at: ['basePath'] })),
    update(document('no base path', { basePath: undefined })),
  ],
});
