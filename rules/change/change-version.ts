import { defineRule, publicPrograms } from '../define.ts';
import { document, info, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeVersion = defineRule({
  id: 'change-version',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'info.version stays the same.',
  why: 'Whoever reads the changes wants to know between which two versions they are.',
  fix: 'Confirm the number.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'version'),
  valid: [update(document('another version of the address', { basePath: '/v2' })), update(unchanged())],
  invalid: [
    update(info('raised', { version: '1.1.0' }, { at: ['version'] })),
    update(info('lowered', { version: '0.9.0' }, { at: ['version'] })),
    update(info('none any more', { version: undefined })),
  ],
});
