import { defineRule, publicPrograms } from '../define.ts';
import { submission } from '../submission-examples.ts';

const path = 'publishers/fabrikam.json';
const dropped =
  'The name changed: every claim drops to pending, and nothing of the publisher is promoted until each is proved or reviewed anew.';

export const publisherRecordChange = defineRule({
  id: 'publisher-record-change',
  subject: 'submission',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'What changing a publisher record leads to is told before it is merged.',
  why: 'A record decides who answers for connectors. A new name, account, approver, review or claim has consequences that nobody sees in the change itself.',
  fix: 'Make sure that this is meant; docs/publishers.md tells what follows.',
  given: 'submission',
  *check({ publisherRecords }) {
    for (const { path, notices = [] } of publisherRecords) for (const message of notices) yield { message, file: path };
  },
  valid: [
    submission('another mail address', { publisherRecords: [{ path, problems: [], notices: [] }] }),
    submission('a record that cannot be read', { publisherRecords: [{ path, problems: ["/: must have required property 'account'."] }] }),
  ],
  invalid: [submission('another name', { publisherRecords: [{ path, problems: [], notices: [dropped] }] }, [path])],
});
