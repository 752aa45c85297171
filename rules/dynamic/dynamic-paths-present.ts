import { isText } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { pathParameter, paths } from '../examples.ts';
import { itemOf, listMember, readsList } from './answers.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { list, ordering, part, values } from './order-example.ts';

const pathMember = { 'x-ms-dynamic-values': 'value-path', 'x-ms-dynamic-list': 'itemValuePath' } as const;

export const dynamicPathsPresent = defineRule({
  id: 'dynamic-paths-present',
  subject: 'dynamic',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'x-ms-dynamic-values and x-ms-dynamic-list say which property of an item is the value.',
  why: 'Without it the whole item is sent in place of one value.',
  fix: 'Name the property that holds the value.',
  published: { certified: 2, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: Object.keys(listMember),
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      if (!readsList(call)) continue;
      const member = pathMember[call.extension];
      const type = itemOf(call)?.['type'];
      // The items of a list of texts or numbers are the values themselves.
      if (isText(call.value[member]) || (typeof type === 'string' && type !== 'object' && type !== 'array')) continue;
      yield { message: `${call.name} has no ${member}.`, place: call.place };
    }
  },
  valid: [
    paths('both have it', ordering({ part: { ...values(), ...list() } })),
    paths(
      'a list of texts',
      ordering({
        part: values({ 'value-path': undefined, 'value-collection': undefined }),
        answer: { type: 'array', items: { type: 'string' } },
      }),
    ),
    paths('no list', ordering({ part: { 'x-ms-dynamic-schema': { operationId: 'ListParts' } } })),
  ],
  invalid: [
    paths('values', ordering({ part: values({ 'value-path': undefined }) }), { at: [...part, 'x-ms-dynamic-values'] }),
    paths('a list', ordering({ part: list({ itemValuePath: undefined }) }), { at: [...part, 'x-ms-dynamic-list'] }),
    paths('blank', ordering({ part: list({ itemValuePath: ' ' }) }), { at: [...part, 'x-ms-dynamic-list'] }),
    pathParameter(
      'items that are not described',
      { 'x-ms-dynamic-values': { capability: 'file-picker', parameters: {} } },
      { at: ['x-ms-dynamic-values'] },
    ),
  ],
});
