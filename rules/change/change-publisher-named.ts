import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changePublisherNamed = defineRule({
  id: 'change-publisher-named',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A publisher is not named for the first time by an update.',
  why: 'The name was not asked for once. Whoever writes it now says whose connector this has been all along.',
  fix: 'Confirm that the name is that of who published the connector before.',
  sources: ['5 of 120 real updates name one for the first time; mandatory since 2020-10'],
  change: { isBreaking: false, updateClass: 'major', sensitive: 'publisher' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'publisher-named'),
  valid: [
    update(properties('another publisher has a rule of its own', { publisher: 'Fabrikam' })),
    update(properties('none any more', { publisher: undefined })),
    update(unchanged()),
  ],
  invalid: [update(properties('a publisher where none was', {}, { at: ['publisher'] }), properties('none', { publisher: undefined }))],
});
