import { grouped } from '../../src/connector/grouped.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document } from '../examples.ts';

/** Characters of the definition without white space, in UTF-16 code units: what a column of a Dataverse solution holds. */
const most = 500_000;
const shownMost = grouped(most);

export const limitsDefinitionCharacters = defineRule({
  id: 'limits-definition-characters',
  subject: 'limits',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: `The definition has at most ${shownMost} characters when white space is left out.`,
  why: 'A solution in Dataverse holds no more: the connector can be published, but not be packed into a solution.',
  fix: 'Remove unused definitions, or split the connector.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'connector',
  check({ definitionFile }) {
    // White space can only add to the text, so most files need not be written anew.
    if (definitionFile?.value === undefined || definitionFile.text.length <= most) return;
    const { length } = JSON.stringify(definitionFile.value);
    if (length <= most) return;
    return {
      message: `The definition has ${grouped(length)} characters without white space; at most ${shownMost} fit.`,
      file: definitionFile.name,
    };
  },
  valid: [document('white space does not count', { tags: Array.from({ length: 20_000 }, () => ({ name: 'x' })) })],
  invalid: [
    document(
      'too much text',
      { tags: [{ name: 'things', description: 'x'.repeat(most) }] },
      { places: [{ file: 'apiDefinition.swagger.json' }] },
    ),
  ],
});
