import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { callerAtFault, type Found, inputOf, isKnown } from './inputs.ts';
import { list, ordering, part, values } from './order-example.ts';

export const dynamicParameterRequiredMatch = defineRule({
  id: 'dynamic-parameter-required-match',
  subject: 'dynamic',
  codes: ['OperationParameterRequiredMismatch'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'What a dynamic call must pass comes from a field that is required too, or has a default.',
  why: 'A maker who leaves the optional field empty gets an error in place of the list, and nothing says which field to fill in first.',
  fix: 'Make the field required that the value comes from, or give it a default.',
  published: { certified: 18, 'independent-publisher': 1 },
  given: dynamicKinds,
  having: dynamicExtensions,
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      const { name, target, passed } = call;
      for (const { key, value } of passed) {
        if (target === undefined || value?.kind !== 'reference' || !isDemanded(inputOf(target, key))) continue;
        const caller = callerAtFault(call, (operation) => isOptional(inputOf(operation, value.source)));
        if (caller === undefined) continue;
        yield {
          message: `${name} passes ${quote(value.source)}, optional in ${operationName(caller)}, as ${quote(key)}, which ${operationName(target)} requires.`,
          place: value.place,
        };
      }
    }
  },
  valid: [
    paths('both required', ordering({ part: values() })),
    paths('a property that is required', ordering({ part: list() })),
    paths('a default', ordering({ part: values(), warehouse: { required: false, default: 'A' } })),
    paths('the target has a default', ordering({ part: values(), warehouse: { required: false }, listParts: shelf({ default: 'A' }) })),
    paths('the target is optional', ordering({ part: values(), warehouse: { required: false }, listParts: shelf({ required: false }) })),
    paths('no such field: dynamic-parameter-exists', ordering({ part: values({ parameters: { shelf: { parameter: 'floor' } } }) })),
  ],
  invalid: [
    paths('a parameter', ordering({ part: values(), warehouse: { required: false } }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters', 'shelf', 'parameter'],
    }),
    paths('a property', ordering({ part: list(), body: { required: [] } }), {
      at: [...part, 'x-ms-dynamic-list', 'parameters', 'shelf', 'parameterReference'],
    }),
    paths(
      'as a property that the target requires',
      ordering({
        part: list({ parameters: { 'body/shelf': { parameterReference: 'warehouse' } } }),
        warehouse: { required: false },
        listParts: body(),
      }),
      {
        at: [...part, 'x-ms-dynamic-list', 'parameters', 'body/shelf', 'parameterReference'],
      },
    ),
  ],
});

function isDemanded(input: Found): boolean {
  return isKnown(input) && input.isRequired && !input.hasDefault;
}

function isOptional(input: Found): boolean {
  return isKnown(input) && !input.isRequired && !input.hasDefault;
}

function shelf(members: JsonObject) {
  return { parameters: [{ name: 'shelf', in: 'query', type: 'string', required: true, ...members }] };
}

function body() {
  return {
    parameters: [{ name: 'body', in: 'body', schema: { type: 'object', required: ['shelf'], properties: { shelf: { type: 'string' } } } }],
  };
}
