import { isObject, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';
import { referenceKinds, sectionOf } from './reference-form.ts';

const codeOf = {
  parameter: 'ParameterRefLoopNotAllowed',
  response: 'ResponseRefLoopNotAllowed',
  schema: 'SchemaRefLoopNotAllowed',
} as const;

export const referenceTargetConcrete = defineRule({
  id: 'reference-target-concrete',
  subject: 'schema',
  codes: Object.values(codeOf),
  severity: 'error',
  programs: everyProgram,
  summary: 'An entry of definitions, parameters or responses is written out, not a mere reference to another.',
  why: 'Such chains can end in a circle, so the platform refuses every one of them.',
  fix: 'Write the entry out, or let its users refer to the final target.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: Object.values(sectionOf),
  *check(document) {
    for (const kind of referenceKinds) {
      const section = sectionOf[kind];
      for (const [name, entry] of Object.entries(objectOr(document[section]))) {
        if (!isObject(entry) || entry['$ref'] === undefined) continue;
        yield {
          message: `Entry ${quote(name)} of ${section} only refers to ${quote(entry['$ref'])}.`,
          at: [section, name, '$ref'],
          codes: [codeOf[kind]],
        };
      }
    }
  },
  valid: [
    document('a reference inside an entry', {
      definitions: { Thing: { type: 'object', properties: { part: { $ref: '#/definitions/Part' } } }, Part: { type: 'object' } },
    }),
    document('a schema of a shared response', {
      responses: { Thing: { description: 'The thing.', schema: { $ref: '#/definitions/Thing' } } },
      definitions: { Thing: { type: 'object' } },
    }),
    document('wrapped in allOf', { definitions: { Article: { allOf: [{ $ref: '#/definitions/Thing' }] }, Thing: { type: 'object' } } }),
  ],
  invalid: [
    document(
      'another name for a definition',
      { definitions: { Article: { $ref: '#/definitions/Thing' }, Thing: { type: 'object' } } },
      { at: ['definitions', 'Article', '$ref'] },
    ),
    document(
      'a circle',
      { definitions: { A: { $ref: '#/definitions/B' }, B: { $ref: '#/definitions/A' } } },
      {
        at: [
          ['definitions', 'A', '$ref'],
          ['definitions', 'B', '$ref'],
        ],
      },
    ),
    document(
      'parameter and response',
      { parameters: { Name: { $ref: '#/parameters/Id' } }, responses: { Gone: { $ref: '#/responses/NotFound' } } },
      {
        at: [
          ['parameters', 'Name', '$ref'],
          ['responses', 'Gone', '$ref'],
        ],
      },
    ),
  ],
});
