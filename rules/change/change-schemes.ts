import { defineRule, publicPrograms } from '../define.ts';
import { document, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeSchemes = defineRule({
  id: 'change-schemes',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The schemes stay the same.',
  why: 'A connector that begins to take http sends what makers entered to connect where everybody on the way can read it.',
  fix: 'Confirm the schemes; https alone is right for nearly every service.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'schemes' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'schemes'),
  valid: [
    update(
      document('the same in capitals and another order', { schemes: ['HTTPS', 'http'] }),
      document('both', { schemes: ['http', 'https'] }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(document('one more', { schemes: ['https', 'http'] }, { at: ['schemes'] })),
    update(document('none any more', { schemes: undefined })),
  ],
});
