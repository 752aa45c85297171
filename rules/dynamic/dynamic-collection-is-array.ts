import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { inAnswer, listMember, readsList } from './answers.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { list, ordering, part, values } from './order-example.ts';

export const dynamicCollectionIsArray = defineRule({
  id: 'dynamic-collection-is-array',
  subject: 'dynamic',
  codes: ['InvokedOperationShouldProduceArray'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The values of x-ms-dynamic-values and x-ms-dynamic-list come from an array in the answer of their operation.',
  why: 'The designer lists the items of an array: of anything else, makers see an empty list.',
  fix: 'Correct the path to the array, or describe the array in the response.',
  published: { certified: 17, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: Object.keys(listMember),
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      const { target, value, place } = call;
      if (target === undefined || !readsList(call)) continue;
      const member = listMember[call.extension];
      const path = value[member];
      const end = inAnswer(call, path);
      if (end === 'unknown' || (end !== undefined && mayBeArray(end.schema))) continue;
      const answer = `the answer of ${operationName(target)}`;
      const where = path === undefined ? answer : `${quote(path)} in ${answer}`;
      const fault = end === undefined ? 'which is not described' : `of type ${quote(end.schema['type'])}, not an array`;
      yield { message: `${call.name} reads its values from ${where}, ${fault}.`, place, at: [member] };
    }
  },
  valid: [
    paths('an array', ordering({ part: { ...values(), ...list() } })),
    paths(
      'the answer itself',
      ordering({ part: values({ 'value-collection': undefined }), answer: { type: 'array', items: { type: 'string' } } }),
    ),
    paths('by reference', ordering({ part: values(), answer: { properties: { value: { $ref: '#/definitions/Parts' } } } }), {
      document: { definitions: { Parts: { type: 'array', items: { type: 'string' } } } },
    }),
    paths(
      'in a branch of allOf',
      ordering({ part: values(), answer: { properties: {}, allOf: [{ properties: { value: { type: 'array', items: {} } } }] } }),
    ),
    paths(
      'no schema',
      ordering({ part: values(), listParts: { responses: { '204': { description: 'None.' }, '200': { description: 'Parts.' } } } }),
    ),
    paths('a schema known later', ordering({ part: values(), answer: { 'x-ms-dynamic-schema': { operationId: 'ListThings' } } })),
    paths('an object of which nothing is said', ordering({ part: values(), answer: { properties: undefined } })),
    paths('no such operation: dynamic-operation-exists', ordering({ part: values({ operationId: 'ListBoxes' }) })),
  ],
  invalid: [
    paths('a path to nothing', ordering({ part: values({ 'value-collection': 'data' }) }), {
      at: [...part, 'x-ms-dynamic-values', 'value-collection'],
    }),
    paths('a name that every object inherits', ordering({ part: list({ itemsPath: 'constructor' }) }), {
      at: [...part, 'x-ms-dynamic-list', 'itemsPath'],
    }),
    paths(
      'an object',
      ordering({ part: list(), answer: { properties: { value: { type: 'object', properties: { items: { type: 'array' } } } } } }),
      {
        at: [...part, 'x-ms-dynamic-list', 'itemsPath'],
      },
    ),
    paths('no path, and the answer is an object', ordering({ part: values({ 'value-collection': undefined }) }), {
      at: [...part, 'x-ms-dynamic-values'],
    }),
    paths('the answer is a text', ordering({ part: list({ itemsPath: undefined }), answer: { type: 'string', properties: undefined } }), {
      at: [...part, 'x-ms-dynamic-list'],
    }),
  ],
});

/** True for an array, and for a schema that says too little: an object without properties may hold anything. */
function mayBeArray({ type, properties }: JsonObject): boolean {
  return type === 'array' || typeof type !== 'string' || (type === 'object' && properties === undefined);
}
