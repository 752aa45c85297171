import { defineRule, publicPrograms } from '../define.ts';
import { submission } from '../submission-examples.ts';

export const publisherRecordValid = defineRule({
  id: 'publisher-record-valid',
  subject: 'submission',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A changed publisher record can be read and fits its schema and the other records.',
  why: 'Who may change which connector is decided by these files; one that cannot be read stops every promotion.',
  fix: 'Correct the record; publisher.schema.json describes it.',
  given: 'submission',
  *check({ publisherRecords }) {
    for (const { path, problems } of publisherRecords) for (const message of problems) yield { message, file: path };
  },
  valid: [submission('a good record', { publisherRecords: [{ path: 'publishers/fabrikam.json', problems: [] }] })],
  invalid: [
    submission(
      'a member that is missing',
      { publisherRecords: [{ path: 'publishers/fabrikam.json', problems: ["/: must have required property 'account'."] }] },
      ['publishers/fabrikam.json'],
    ),
  ],
});
