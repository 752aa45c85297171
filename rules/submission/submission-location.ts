import type { ConnectorChange } from '../../src/connector/submission.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';
import { added, moved, removed, submission, updated } from '../submission-examples.ts';

const other = { folderName: 'Tailspin Toys' };

export const submissionLocation = defineRule({
  id: 'submission-location',
  subject: 'submission',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A submission changes one connector, or one publisher record, and nothing else.',
  why: 'Each connector is reviewed, certified and rolled back by itself; files outside of it belong to everyone.',
  fix: 'Undo the change of this file in the submission.',
  sources: ['pull requests 913, 2133, 3936 and 3954 of the public repository'],
  given: 'submission',
  *check({ changes, furtherFolders, publisherRecords, strayPaths }) {
    for (const path of strayPaths)
      yield { message: `${quote(path)} is no file of a connector in its programme's folder, and no publisher record.`, file: path };
    const things = [...changes.map(nameOf), ...furtherFolders, ...publisherRecords.map(({ path }) => path)];
    if (things.length < 2) return;
    const shown = things
      .slice(0, 5)
      .map((name) => quote(name))
      .join(', ');
    const more = things.length > 5 ? ` and ${things.length - 5} more` : '';
    yield {
      message: `The submission changes ${things.length} connectors or publisher records: ${shown}${more}.`,
      fix: 'Open a pull request for each of them.',
    };
  },
  valid: [
    submission('one connector', { changes: [updated()] }),
    submission('one connector that moved', { changes: [moved(folder('moved', {}), 'certified-connectors/Things')] }),
    submission('one publisher record', { publisherRecords: [{ path: 'publishers/fabrikam.json', problems: [] }] }),
  ],
  invalid: [
    submission('a file in the root', { changes: [added()], strayPaths: ['README.md'] }, ['README.md']),
    submission('a workflow alone', { strayPaths: ['.github/workflows/certify.yml'] }, ['.github/workflows/certify.yml']),
    submission('two connectors', { changes: [updated(), removed(folder('another', {}, [], other))] }, ['.']),
    submission(
      'a connector and its publisher record',
      { changes: [updated()], publisherRecords: [{ path: 'publishers/northwind.json', problems: [] }] },
      ['.'],
    ),
    submission('more than anybody reads', { changes: [updated()], furtherFolders: ['certified-connectors/Fabrikam'] }, ['.']),
  ],
});

function nameOf({ folder: name }: ConnectorChange): string {
  return name;
}
