import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { isAmbiguous } from './inputs.ts';
import { list, ordering, part, values } from './order-example.ts';
import { hasMereNames } from './unclear-names.ts';

export const dynamicReferenceUnambiguous = defineRule({
  id: 'dynamic-reference-unambiguous',
  subject: 'dynamic',
  codes: ['OperationParameterNameIsAmbiguous'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'What a dynamic call passes by a mere name is not both a parameter of its operation and a property of the body.',
  why: 'The platform may send the value in the wrong place, and the list of values or the fields of the action are those of something else.',
  fix: 'Add x-ms-dynamic-list or x-ms-dynamic-properties with full paths, or rename one of the two.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: ['x-ms-dynamic-values', 'x-ms-dynamic-schema'],
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      const { name, target, passed } = call;
      // The same of the field that a value comes from is what dynamic-values-list-present and dynamic-schema-properties-present say.
      if (target === undefined || !hasMereNames(call)) continue;
      for (const { key, place } of passed) {
        if (!isAmbiguous(target, key)) continue;
        yield {
          message: `${name} passes ${quote(key)}, which is both a parameter of ${operationName(target)} and a property of its body.`,
          place,
        };
      }
    }
  },
  valid: [
    paths('a parameter', ordering({ part: values() })),
    paths('a property', ordering({ part: values({ parameters: { shelf: 'A', floor: 1 } }), listParts: taking('floor') })),
    paths('full paths beside it', ordering({ part: { ...values(), ...list() }, listParts: taking('shelf') })),
    paths('full paths alone', ordering({ part: list(), listParts: taking('shelf') })),
  ],
  invalid: [
    paths('values', ordering({ part: values(), listParts: taking('shelf') }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters', 'shelf'],
    }),
    paths(
      'a schema, the property deep in the body',
      ordering({
        part: { 'x-ms-dynamic-schema': { operationId: 'ListParts', parameters: { shelf: 'A' } } },
        listParts: taking('rows', { type: 'array', items: { type: 'object', properties: { shelf: { type: 'string' } } } }),
      }),
      { at: [...part, 'x-ms-dynamic-schema', 'parameters', 'shelf'] },
    ),
  ],
});

/** `ListParts` with a shelf and a body that holds this property. */
function taking(name: string, property: JsonObject = { type: 'string' }) {
  return {
    parameters: [
      { name: 'shelf', in: 'path', required: true, type: 'string' },
      { name: 'body', in: 'body', schema: { type: 'object', properties: { [name]: property } } },
    ],
  };
}
