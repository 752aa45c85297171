import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, createOperation, inputSchema, operation, parameter, paths, update } from '../examples.ts';
import { webhook } from '../webhook-example.ts';
import { isCallback } from './callbacks.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';

const place = (id: 'get' | 'post') => ({ places: [{ file: 'apiDefinition.swagger.json', pointer: `/paths/~1things/${id}` }] });

export const changeParameterRemoved = defineRule({
  id: 'change-parameter-removed',
  subject: 'change',
  codes: ['InputFieldDeleted'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'Every input of an operation is still there.',
  why: 'What makers entered there is no longer sent, or the action is refused when the flow is next saved.',
  fix: 'Keep the input as optional.',
  sources: ['Policy code InputFieldDeleted'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after, label } = field;
    if (before === undefined || after !== undefined || isHiddenField(field) || isCallback(before)) return;
    yield { message: `${fieldName(field, operation)} is gone.`, old: label, place: operation.after.place };
  },
  valid: [
    update(parameter('hidden, not gone', { 'x-ms-visibility': 'internal' })),
    update(operation('a hidden one is gone', { parameters: [] }), parameter('hidden', { 'x-ms-visibility': 'internal' })),
    update(bodySchema('moved into a branch', { properties: undefined, required: undefined, allOf: [namedThing()] })),
    update(paths('the platform fills in callbacks', webhook({ body: { properties: {} } })), paths('', webhook())),
  ],
  invalid: [
    update(operation('a parameter', { parameters: [] }, place('get'))),
    update(bodySchema('a field of the body', { properties: {} }, place('post'))),
    update(createOperation('the body', { parameters: [] }, place('post'))),
    update(
      inputSchema('a field of an item', { items: { type: 'object' } }, place('post')),
      inputSchema('', { items: { type: 'object', properties: { tag: { type: 'string' } } } }),
    ),
    update(parameter('another name', { name: 'Filter' }, place('get'))),
  ],
});

function namedThing() {
  return { required: ['name'], properties: { name: { type: 'string', title: 'Name', description: 'What people call the new thing.' } } };
}
