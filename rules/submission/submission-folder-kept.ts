import { defineRule, publicPrograms } from '../define.ts';
import { folder, unchanged } from '../examples.ts';
import { moved, submission, updated } from '../submission-examples.ts';

export const submissionFolderKept = defineRule({
  id: 'submission-folder-kept',
  subject: 'submission',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A connector stays in its folder and in its programme.',
  why: "The folder's name is the connector's id in the catalog, and the programme says who vouches for it: both are what its users rely on.",
  fix: 'Restore the folder under its old name.',
  given: 'connector-change',
  *check({ kind, folder: now, previousFolder }) {
    if (kind !== 'moved' || previousFolder === undefined) return;
    const isOtherProgram = now.split('/', 1)[0] !== previousFolder.split('/', 1)[0];
    yield {
      message: `The connector moved from ${previousFolder} to ${now}.`,
      ...(isOtherProgram && {
        fix: 'Restore the folder; submit the connector to the other programme as a new one, and ask the maintainers to withdraw the old one.',
      }),
    };
  },
  valid: [submission('an update', { changes: [updated()] })],
  invalid: [
    submission('another name', { changes: [moved(folder('renamed', {}), 'certified-connectors/Things')] }, [
      'certified-connectors/Northwind Things',
    ]),
    submission('another programme', { changes: [moved(unchanged(), 'independent-publisher-connectors/Northwind Things')] }, [
      'certified-connectors/Northwind Things',
    ]),
  ],
});
