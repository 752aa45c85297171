import { defineRule, publicPrograms } from '../define.ts';
import { document, operation, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeDocumentMediaTypes = defineRule({
  id: 'change-document-media-types',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The media types of the whole definition stay the same, and their order too.',
  why: 'Every operation without media types of its own sends and asks for others at once, and the first one is what the platform sends.',
  fix: 'Confirm that the service takes and gives the new media types for every operation.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'media-types'),
  valid: [update(operation('one operation has its own', { produces: ['text/csv'] })), update(unchanged())],
  invalid: [
    update(document('another', { consumes: ['application/xml'] }, { at: ['consumes'] })),
    update(
      document('another order', { produces: ['text/csv', 'application/json'] }, { at: ['produces'] }),
      document('one order', { produces: ['application/json', 'text/csv'] }),
    ),
    update(document('none any more', { produces: undefined })),
  ],
});
