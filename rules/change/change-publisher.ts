import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changePublisher = defineRule({
  id: 'change-publisher',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The publisher stays the same.',
  why: 'Makers trusted a name with their data: an update must not hand their connections to another one.',
  fix: 'Restore the publisher. If the connector has really changed hands, say so in the pull request, with the consent of both.',
  sources: ['pull request 3832 of the public repository'],
  change: { isBreaking: false, updateClass: 'major', sensitive: 'publisher' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'publisher'),
  valid: [
    update(properties('named for the first time', {}), properties('none', { publisher: undefined })),
    update(properties('another stack owner has a rule of its own', { stackOwner: 'Fabrikam' })),
    update(unchanged()),
  ],
  invalid: [
    update(properties('another publisher', { publisher: 'Fabrikam' }, { at: ['publisher'] })),
    update(properties('no publisher', { publisher: undefined })),
  ],
});
