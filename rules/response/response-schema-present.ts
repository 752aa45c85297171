import type { Operation } from '../../src/connector/definition.ts';
import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, response } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isSuccessCode, responseCodes } from '../response-codes.ts';
import { webhook } from '../webhook-example.ts';

/** The codes of answers that carry no body, or none that makers could work with. */
const bodiless = new Set(['202', '204', '205', '206']);

export const responseSchemaPresent = defineRule({
  id: 'response-schema-present',
  subject: 'response',
  codes: ['SchemaDefinitionSetIncorrectly'],
  severity: 'warning',
  programs: publicPrograms,
  since: '2021-09',
  summary: 'The 200 or 201 response of an operation has a schema.',
  why: 'The designer offers to later steps what the schema lists: without it nothing that the service answers can be used.',
  fix: 'Describe the body that the service returns, or use the code 204 when there is none.',
  published: { certified: 85, 'independent-publisher': 11 },
  given: 'operation',
  having: ['responses'],
  check(_, operation) {
    if (operation.isInternal || operation.method === 'delete' || operation.method === 'head') return;
    const hasSchema = operation.responses.some(({ code, response }) => isMain(code) && response.value['schema'] !== undefined);
    if (hasSchema || notifiesWithSchema(operation)) return;
    const codes = responseCodes(operation).filter(isSuccessCode);
    if (codes.every((code) => bodiless.has(code))) return;
    const code = codes.includes('200') ? '200' : '201';
    return { message: `${operationName(operation)} has no schema on its 200 or 201 response.`, at: ['responses', code] };
  },
  valid: [
    response('a schema', { schema: { type: 'string' } }),
    operation('a schema on 201, none on 200', {
      responses: { '200': { description: 'It was there.' }, '201': { description: 'It is new.', schema: { type: 'string' } } },
    }),
    operation('no content', { responses: { '202': { description: 'Later.' }, '204': { description: 'Nothing.' } } }),
    operation('no success is another matter', { responses: { '404': { description: 'No such thing.' } } }),
    operation('internal', { 'x-ms-visibility': 'internal', responses: { '200': { description: 'Done.' } } }),
    paths('deleting answers nothing', {
      '/boxes': { delete: { operationId: 'DeleteBoxes', responses: { '200': { description: 'Done.' } } } },
    }),
    paths('a webhook has its schema in the notification', webhook()),
  ],
  invalid: [
    response('absent', { schema: undefined }),
    operation(
      'no schema on 201',
      { responses: { '201': { description: 'It is new.' }, '204': { description: 'Nothing.' } } },
      { at: ['responses', '201'] },
    ),
    operation(
      'a schema on another success only',
      { responses: { '200': { description: 'Done.' }, '202': { description: 'Later.', schema: { type: 'string' } } } },
      { at: ['responses', '200'] },
    ),
    operation(
      'a shared response without one',
      { responses: { '200': { $ref: '#/responses/Done' } } },
      { at: ['responses', '200'], document: { responses: { Done: { description: 'Done.' } } } },
    ),
    operation(
      'neither 200 nor 201',
      { responses: { '203': { description: 'From elsewhere.', schema: { type: 'string' } } } },
      { at: ['responses'] },
    ),
    paths('a webhook whose notification has none', webhook({ path: { 'x-ms-notification-content': { description: 'News.' } } }), {
      at: ['/hooks', 'post', 'responses', '201'],
    }),
  ],
});

function isMain(code: string): boolean {
  return code === '200' || code === '201';
}

function notifiesWithSchema({ notificationContent }: Operation): boolean {
  return isObject(notificationContent?.['schema']);
}
