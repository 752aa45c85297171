import { connectorId } from '../../src/connector/connector-id.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { folder, unchanged } from '../examples.ts';
import { added, known, submission, updated } from '../submission-examples.ts';

export const submissionIdUnique = defineRule({
  id: 'submission-id-unique',
  subject: 'submission',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: "A new connector's id, made from the name of its folder, is its own in both programmes.",
  why: 'Address, history and signatures of a connector hang on its id: two of one id cannot both be published.',
  fix: 'Give the folder another name.',
  given: 'connector-change',
  *check({ kind, folder: own, previousFolder, after }, { registry }) {
    if (after === undefined || kind === 'updated') return;
    const id = connectorId(after.name, after.program);
    const others = registry.filter((one) => one.id === id && one.folder !== own && one.folder !== previousFolder);
    for (const other of others) yield { message: `The folder's name makes the id ${id}, which ${other.folder} has.` };
  },
  valid: [
    submission('a name of its own', { changes: [added()], registry: [known('certified-connectors/Fabrikam', 'Fabrikam')] }),
    submission('the same service in the other programme', {
      changes: [added(unchanged('independent-publisher'))],
      registry: [known('certified-connectors/Northwind Things', 'Northwind')],
    }),
    submission('an update', { changes: [updated()], registry: [known('certified-connectors/NorthwindThings', 'Northwind')] }),
  ],
  invalid: [
    submission(
      'the same letters',
      { changes: [added(folder('new', {}))], registry: [known('certified-connectors/NorthwindThings', 'Northwind')] },
      ['certified-connectors/Northwind Things'],
    ),
    submission(
      'the ending of the other programme',
      {
        changes: [added(folder('new', {}, [], { folderName: 'Northwind Things IP' }))],
        registry: [known('independent-publisher-connectors/Northwind Things', 'Northwind')],
      },
      ['certified-connectors/Northwind Things IP'],
    ),
  ],
});
