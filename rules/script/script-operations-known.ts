import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';
import { idInOtherCase } from '../operation-id-case.ts';
import { operationById } from '../operations-by-id.ts';
import { quote } from '../quote.ts';

export const scriptOperationsKnown = defineRule({
  id: 'script-operations-known',
  subject: 'script',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'scriptOperations is an array of operation ids that the definition has.',
  why: 'The script never sees the operation that was meant, and makers get an answer that it should have transformed.',
  fix: 'Write the operationId exactly as in the definition.',
  sources: ['Microsoft Power Platform Connectors CLI'],
  given: 'connector',
  *check({ definition, properties, propertiesFile }) {
    const operations = properties?.value['scriptOperations'];
    if (propertiesFile === undefined || operations === undefined) return;
    const file = propertiesFile.name;
    const at = ['properties', 'scriptOperations'];
    if (!isArray(operations)) {
      yield { file, at, message: `scriptOperations is ${quote(operations)}, not an array.`, fix: 'Write an array of operation ids.' };
      return;
    }
    for (const [index, id] of operations.entries()) {
      if (typeof id !== 'string') {
        yield { file, at: [...at, index], message: `scriptOperations names ${quote(id)}, which is not a text.` };
      } else if (definition !== undefined && operationById(definition, id) === undefined) {
        const meant = idInOtherCase(definition, id);
        yield {
          file,
          at: [...at, index],
          message: `scriptOperations names ${quote(id)}, which the definition does not have.`,
          ...(meant !== undefined && { fix: `Write ${quote(meant)}.` }),
        };
      }
    }
  },
  valid: [
    properties('two of them', { scriptOperations: ['ListThings', 'GetThing'] }),
    properties('none means all', { scriptOperations: [] }),
    properties('absent', {}),
  ],
  invalid: [
    properties('gone', { scriptOperations: ['ListThings', 'DeleteThing'] }, { at: ['scriptOperations', 1] }),
    properties('wrong letter case', { scriptOperations: ['listThings'] }, { at: ['scriptOperations', 0], program: 'custom' }),
    properties('a text', { scriptOperations: 'ListThings' }, { at: ['scriptOperations'] }),
    properties(
      'no texts',
      { scriptOperations: [null, ['ListThings']] },
      {
        at: [
          ['scriptOperations', 0],
          ['scriptOperations', 1],
        ],
      },
    ),
    properties('a plain name that objects inherit', { scriptOperations: ['toString'] }, { at: ['scriptOperations', 0] }),
  ],
});
