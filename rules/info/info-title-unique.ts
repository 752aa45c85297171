import { titleOf } from '../../src/connector/connector.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { unchanged } from '../examples.ts';
import { quote } from '../quote.ts';
import { added, known, submission, updated } from '../submission-examples.ts';

const place = { file: 'certified-connectors/Northwind Things/apiDefinition.swagger.json', pointer: '/info/title' };

export const infoTitleUnique = defineRule({
  id: 'info-title-unique',
  subject: 'info',
  codes: ['5000.2.2.5'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'No other connector of the repository, in either programme, has the same title.',
  why: 'Makers choose by the title: of two equal ones they cannot tell which they get.',
  fix: 'Choose a title that no other connector has.',
  published: { certified: 4, 'independent-publisher': 4 },
  sources: ['pull request 3834 of the public repository'],
  given: 'connector-change',
  *check({ folder, previousFolder, after }, { registry }) {
    if (after?.definition === undefined || after.definitionFile === undefined) return;
    const title = titleOf(after).toLowerCase();
    for (const other of registry) {
      if (other.folder === folder || other.folder === previousFolder || other.title?.toLowerCase() !== title) continue;
      yield {
        message: `The title ${quote(titleOf(after))} is that of ${other.folder}.`,
        file: `${folder}/${after.definitionFile.name}`,
        at: ['info', 'title'],
      };
    }
  },
  valid: [
    submission('another title', { changes: [added()], registry: [known('certified-connectors/Fabrikam', 'Fabrikam')] }),
    submission('its own', { changes: [updated()], registry: [known('certified-connectors/Northwind Things', 'Northwind Things')] }),
  ],
  invalid: [
    submission('in other letters', { changes: [added()], registry: [known('certified-connectors/NT', 'NORTHWIND things')] }, [place]),
    submission(
      'in the other programme',
      { changes: [updated(unchanged())], registry: [known('independent-publisher-connectors/NT', 'Northwind Things')] },
      [place],
    ),
  ],
});
