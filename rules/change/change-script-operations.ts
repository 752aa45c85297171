import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeScriptOperations = defineRule({
  id: 'change-script-operations',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The same operations go through the script.',
  why: 'What a script does to one request it then does to others as well, or no longer does.',
  fix: 'Confirm that the script handles exactly these operations.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'script' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'script-operations'),
  valid: [
    update(
      properties('another order', { scriptOperations: ['GetThing', 'ListThings'] }),
      properties('one order', { scriptOperations: ['ListThings', 'GetThing'] }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties('one more', { scriptOperations: ['GetThing', 'ListThings'] }, { at: ['scriptOperations'] }),
      properties('one', { scriptOperations: ['GetThing'] }),
    ),
    update(properties('the member is gone', {}), properties('there', { scriptOperations: [] })),
  ],
});
