import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation, response } from '../examples.ts';
import { bareMediaType, bareMediaTypes } from '../media-type.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';

export const responseExampleMime = defineRule({
  id: 'response-example-mime',
  subject: 'response',
  codes: ['ResponseExampleMustBeProducedByOperation'],
  severity: 'error',
  programs: everyProgram,
  summary: 'An example of a response is of a media type that the operation produces.',
  why: 'An example of another type shows readers an answer that the operation never gives.',
  fix: 'Add the media type to produces, or delete the example.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'response',
  having: ['examples'],
  *check({ examples }, { uses }) {
    for (const type of Object.keys(objectOr(examples))) {
      const operation = uses.find(({ produces }) => !bareMediaTypes(produces).has(bareMediaType(type)));
      if (operation === undefined) continue;
      yield { message: `The example is of ${quote(type)}, which ${operationName(operation)} does not produce.`, at: ['examples', type] };
    }
  },
  valid: [
    response('of the definition', { examples: { 'application/json': [] } }),
    response('a charset makes no difference', { examples: { 'Application/JSON; charset=utf-8': [] } }),
    operation('of the operation', {
      produces: ['text/csv'],
      responses: { '200': { description: 'The things.', examples: { 'text/csv': 'id,name' } } },
    }),
  ],
  invalid: [
    response('another type', { examples: { 'application/xml': '<things/>' } }, { at: ['examples', 'application/xml'] }),
    operation(
      'the operation has its own types',
      { produces: ['text/csv'], responses: { '200': { description: 'The things.', examples: { 'application/json': [] } } } },
      { at: ['responses', '200', 'examples', 'application/json'] },
    ),
    document(
      'of a shared response, where one of its operations produces something else',
      {
        paths: {
          '/boxes': { get: { operationId: 'ListBoxes', responses: { '200': { $ref: '#/responses/Boxes' } } } },
          '/boxes.csv': {
            get: { operationId: 'ExportBoxes', produces: ['text/csv'], responses: { '200': { $ref: '#/responses/Boxes' } } },
          },
        },
        responses: { Boxes: { description: 'The boxes.', examples: { 'application/json': [] } } },
      },
      { at: ['responses', 'Boxes', 'examples', 'application/json'] },
    ),
    response('the value in place of a type', { examples: { id: '17' } }, { at: ['examples', 'id'] }),
  ],
});
