import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, inputSchema, schema } from '../examples.ts';

export const filterFunctionsOutputOnly = defineRule({
  id: 'filter-functions-output-only',
  subject: 'extension',
  codes: ['FilterFunctionsPropertyInInputSchema'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'filterFunctions stands only in schemas of responses.',
  why: 'It says by what the answer can be filtered; in a body it has no meaning, and the validator refuses it.',
  fix: 'Move filterFunctions to the schema of the response. If both share a definition, write one of its own for the body.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'schema',
  having: ['x-ms-capabilities'],
  check(node, { isInput }) {
    if (!isInput || objectOr(node['x-ms-capabilities'])['filterFunctions'] === undefined) return;
    return { message: 'The schema of a body has filterFunctions.', at: ['x-ms-capabilities', 'filterFunctions'] };
  },
  valid: [schema('a response', { 'x-ms-capabilities': { filterFunctions: ['eq'] } })],
  invalid: [
    inputSchema('a body', { 'x-ms-capabilities': { filterFunctions: ['eq'] } }, { at: ['x-ms-capabilities', 'filterFunctions'] }),
    bodyParameter(
      'a shared definition',
      { schema: { $ref: '#/definitions/Thing' } },
      {
        document: { definitions: { Thing: { type: 'string', 'x-ms-capabilities': { filterFunctions: ['eq'] } } } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Thing/x-ms-capabilities/filterFunctions' }],
      },
    ),
  ],
});
