import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, response, responseSchema, schema, update } from '../examples.ts';
import { webhook } from '../webhook-example.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';
import { asNextRevision } from './revisions.ts';

const listing = { places: [{ file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get' }] };

export const changeOutputRemoved = defineRule({
  id: 'change-output-removed',
  subject: 'change',
  codes: ['OutputFieldDeleted'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Everything that an operation answered with is still there.',
  why: 'Flows that go on with the value get nothing in its place.',
  fix: 'Keep the property.',
  sources: ['Policy code OutputFieldDeleted', 'pull request 3656 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'output-versions',
  *check(field, operation) {
    const { before, after, label } = field;
    if (before === undefined || after !== undefined || isHiddenField(field)) return;
    yield {
      message: `${fieldName(field, operation)} is gone.`,
      old: label,
      place: operation.after.place,
      fix: `Keep the property; or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(schema('hidden, not gone', { 'x-ms-visibility': 'internal' })),
    update(
      responseSchema('a hidden one is gone', { items: { type: 'object' } }),
      responseSchema('', { items: { type: 'object', properties: { trace: { 'x-ms-visibility': 'internal' } } } }),
    ),
    update(
      operation('another code of the only success', { responses: { '206': things() } }),
      operation('', { responses: { '200': things() } }),
    ),
    update(
      operation('an answer that is no success', { responses: { '200': things() } }),
      operation('', { responses: { '200': things(), '404': things() } }),
    ),
  ],
  invalid: [
    update(
      responseSchema('a property of an item', { items: { type: 'object' } }, listing),
      responseSchema('', { items: { type: 'object', properties: { id: {} } } }),
    ),
    update(response('the whole schema', { schema: undefined }, listing)),
    update(
      operation('one of several successes', { responses: { '200': things() } }, listing),
      operation('', { responses: { '200': things(), '206': things() } }),
    ),
    update(
      paths('a field of the notification', webhook({ path: { 'x-ms-notification-content': { schema: { type: 'object' } } } }), {
        at: ['/hooks', 'post'],
      }),
      paths('', webhook()),
    ),
  ],
});

function things() {
  return {
    description: 'The things that match.',
    schema: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
  };
}
