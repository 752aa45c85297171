import { defineRule, publicPrograms } from '../define.ts';
import { removed, submission, updated } from '../submission-examples.ts';

export const submissionConnectorRemoved = defineRule({
  id: 'submission-connector-removed',
  subject: 'submission',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A connector does not leave by deleting its folder.',
  why: 'Flows that use it would lose it without a word. Withdrawing it tells its users, and keeps the reason in the catalog.',
  fix: 'Restore the folder, and ask the maintainers to withdraw the connector.',
  given: 'connector-change',
  *check({ kind, folder }) {
    if (kind === 'removed') yield { message: `The connector ${folder} is deleted.` };
  },
  valid: [submission('an update', { changes: [updated()] })],
  invalid: [submission('deleted', { changes: [removed()] }, ['certified-connectors/Northwind Things'])],
});
