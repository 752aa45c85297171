import { titleOf } from '../../src/connector/connector.ts';
import { isLookAlike, skeletonOf } from '../../src/connector/look-alike.ts';
import type { KnownConnector } from '../../src/connector/submission.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { folder, info } from '../examples.ts';
import { quote } from '../quote.ts';
import { added, known, submission, updated } from '../submission-examples.ts';

export const submissionNameLookAlike = defineRule({
  id: 'submission-name-look-alike',
  subject: 'submission',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A new title does not look like that of another connector.',
  why: 'Makers hand their credentials to the connector they take for the one they know.',
  fix: 'Choose a title and a folder that nobody takes for the other, or ask the maintainers to confirm that both belong to one publisher.',
  sources: ['none of 824 published connectors has such a twin'],
  given: 'connector-change',
  *check({ folder: own, previousFolder, before, after }, { registry }) {
    if (after === undefined || (before !== undefined && titleOf(before) === titleOf(after))) return;
    const title = titleOf(after);
    const skeleton = skeletonOf(title);
    const isOther = (one: KnownConnector): boolean => one.folder !== own && one.folder !== previousFolder;
    for (const other of registry) {
      // The very same title has a rule of its own.
      if (!isOther(other) || other.title === undefined || other.title.toLowerCase() === title.toLowerCase()) continue;
      if (isLookAlike(skeleton, skeletonOf(other.title)))
        yield { message: `The title ${quote(title)} looks like ${quote(other.title)} of ${other.folder}.` };
    }
  },
  valid: [
    submission('another title', { changes: [added()], registry: [known('certified-connectors/Fabrikam', 'Fabrikam')] }),
    submission('a short one', {
      changes: [added(info('', { title: 'Plum' }))],
      registry: [known('certified-connectors/Plumb', 'Plumb')],
    }),
    submission('an update that keeps its title', {
      changes: [updated()],
      registry: [known('certified-connectors/Northwind', 'Northwind Thing')],
    }),
    submission('the same one: info-title-unique', {
      changes: [added()],
      registry: [known('certified-connectors/Northwind', 'northwind things')],
    }),
  ],
  invalid: [
    submission('one letter', { changes: [added()], registry: [known('certified-connectors/Northwind', 'Northwind Thing')] }, [
      'certified-connectors/Northwind Things',
    ]),
    submission(
      'letters of another script',
      {
        changes: [added(info('', { title: 'N\u043erthwind Things' }))],
        registry: [known('certified-connectors/Northwind', 'Northwind Things')],
      },
      ['certified-connectors/Northwind Things'],
    ),
    submission(
      'blanks and signs, in the other programme',
      {
        changes: [added(folder('new', {}))],
        registry: [known('independent-publisher-connectors/Northwind', 'North-Wind: Things!')],
      },
      ['certified-connectors/Northwind Things'],
    ),
  ],
});
