import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { list, ordering, part, values } from './order-example.ts';
import { unclearSources } from './unclear-names.ts';

const member = 'x-ms-dynamic-values';
const codes = {
  ambiguous: 'DynamicListExtensionRequiredForAmbiguousReferences',
  'no parameter': 'DynamicListExtensionRequiredForNonParameterReferences',
} as const;

export const dynamicValuesListPresent = defineRule({
  id: 'dynamic-values-list-present',
  subject: 'dynamic',
  codes: Object.values(codes),
  severity: 'error',
  programs: everyProgram,
  summary: `${member} that refers to more than plain parameters has x-ms-dynamic-list beside it.`,
  why: `${member} knows parameters by name alone: the platform takes the wrong field or none, and makers see an empty list.`,
  fix: 'Add x-ms-dynamic-list with the same call, and "parameterReference" with the full path of each field, such as "body/shelf".',
  published: { certified: 0, 'independent-publisher': 1 },
  given: dynamicKinds,
  having: [member],
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      if (call.extension !== member) continue;
      for (const { reason, message } of unclearSources(call)) yield { message, place: call.place, codes: [codes[reason]] };
    }
  },
  valid: [
    paths('a parameter', ordering({ part: values() })),
    paths('a parameter, and a property of another name', ordering({ part: values(), properties: { warehouses: { type: 'string' } } })),
    paths('the list beside it', ordering({ part: { ...values(from('shelf')), ...list() } })),
    paths(
      'a tree beside it',
      ordering({ part: { ...values({ ...from('shelf'), operationId: undefined, capability: 'file-picker' }), 'x-ms-dynamic-tree': {} } }),
    ),
    paths('neither parameter nor property: dynamic-parameter-exists', ordering({ part: values(from('floor')) })),
  ],
  invalid: [
    paths('a property', ordering({ part: values(from('shelf')) }), { at: [...part, member] }),
    paths(
      'a path',
      ordering({ part: values(from('place.floor')), properties: { place: { type: 'object', properties: { floor: { type: 'string' } } } } }),
      {
        at: [...part, member],
      },
    ),
    paths(
      'a property somewhere below',
      ordering({ part: values(from('floor')), properties: { place: { type: 'object', properties: { floor: { type: 'string' } } } } }),
      {
        at: [...part, member],
      },
    ),
    paths(
      'both a parameter and a property',
      ordering({ part: values(), properties: { rows: { type: 'array', items: { properties: { warehouse: { type: 'string' } } } } } }),
      {
        at: [...part, member],
      },
    ),
    paths('of a parameter', ordering({ warehouse: values({ parameters: { shelf: { parameter: 'shelf' } } }) }), {
      at: ['/orders', 'post', 'parameters', 0, member],
    }),
  ],
});

function from(source: string) {
  return { parameters: { shelf: { parameter: source } } };
}
