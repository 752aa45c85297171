import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { inAnswer, inItem, readsList } from './answers.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { list, ordering, part, values } from './order-example.ts';

/** The members that hold a path. The nodes of a tree come from several calls: theirs are not looked at. */
const pathMembers = {
  'x-ms-dynamic-values': ['value-path', 'value-title'],
  'x-ms-dynamic-list': ['itemValuePath', 'itemTitlePath'],
  'x-ms-dynamic-schema': ['value-path'],
  'x-ms-dynamic-properties': ['itemValuePath'],
  'x-ms-dynamic-tree': [],
} as const;

export const dynamicPathExists = defineRule({
  id: 'dynamic-path-exists',
  subject: 'dynamic',
  codes: ['InvokedOperationShouldProduceProperty'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The paths of a dynamic extension lead to properties that the answer of its operation describes.',
  why: 'The designer finds nothing there: makers see a list of blanks, or no fields.',
  fix: 'Correct the path, letter case included, or describe the property in the response.',
  published: { certified: 14, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: dynamicExtensions,
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      const { name, extension, target, value, place } = call;
      if (target === undefined) continue;
      for (const member of pathMembers[extension]) {
        const path = value[member];
        if (typeof path !== 'string' || (readsList(call) ? inItem(call, path) : inAnswer(call, path)) !== undefined) continue;
        const owner = readsList(call) ? `an item that ${operationName(target)} lists` : `the answer of ${operationName(target)}`;
        yield { message: `${member} of ${name} is ${quote(path)}, which ${owner} does not have.`, place, at: [member] };
      }
    }
  },
  valid: [
    paths('of the items', ordering({ part: { ...values(), ...list() } })),
    paths(
      'a path of two steps, through references',
      ordering({ part: values({ 'value-title': 'names/short' }), answer: rows({ names: { $ref: '#/definitions/Names' }, id: {} }) }),
      {
        document: { definitions: { Names: { allOf: [{ type: 'object', properties: { short: { type: 'string' } } }] } } },
      },
    ),
    paths('of the answer', ordering({ part: { 'x-ms-dynamic-schema': { operationId: 'ListParts', 'value-path': 'value' } } })),
    paths('the answer itself', ordering({ part: { 'x-ms-dynamic-properties': { operationId: 'ListParts', itemValuePath: '' } } })),
    paths(
      'below what is described no further',
      ordering({ part: { 'x-ms-dynamic-schema': { operationId: 'ListParts', 'value-path': 'value/schema' } } }),
    ),
    paths(
      'items that are not described',
      ordering({ part: values(), answer: { properties: { value: { type: 'array', items: { type: 'object' } } } } }),
    ),
    paths(
      'items that may have more',
      ordering({
        part: values(),
        answer: { properties: { value: { type: 'array', items: { properties: {}, additionalProperties: true } } } },
      }),
    ),
    paths('no array there: dynamic-collection-is-array', ordering({ part: values({ 'value-collection': 'data' }) })),
    paths('malformed: definition-value-types', ordering({ part: values({ 'value-path': ['number'] }) })),
  ],
  invalid: [
    paths('of the items', ordering({ part: values({ 'value-path': 'number', 'value-title': 'Name' }) }), {
      at: [
        [...part, 'x-ms-dynamic-values', 'value-path'],
        [...part, 'x-ms-dynamic-values', 'value-title'],
      ],
    }),
    paths('of a list, a name that every object inherits', ordering({ part: list({ itemTitlePath: 'toString' }) }), {
      at: [...part, 'x-ms-dynamic-list', 'itemTitlePath'],
    }),
    paths(
      'the second step',
      ordering({ part: list({ itemValuePath: 'names/long' }), answer: rows({ names: { properties: { short: {} } }, name: {} }) }),
      {
        at: [...part, 'x-ms-dynamic-list', 'itemValuePath'],
      },
    ),
    paths(
      'of the answer',
      ordering({
        part: {
          'x-ms-dynamic-schema': { operationId: 'ListParts', 'value-path': 'schema' },
          'x-ms-dynamic-properties': { operationId: 'ListParts', itemValuePath: 'schema' },
        },
      }),
      {
        at: [
          [...part, 'x-ms-dynamic-schema', 'value-path'],
          [...part, 'x-ms-dynamic-properties', 'itemValuePath'],
        ],
      },
    ),
  ],
});

/** An answer with a list of objects that have these properties. */
function rows(properties: JsonObject) {
  return { properties: { value: { type: 'array', items: { type: 'object', properties } } } };
}
