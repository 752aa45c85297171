import type { JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isOfType, rewritten } from '../schema/json-type.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { callerAtFault, type Found, inputOf, isKnown } from './inputs.ts';
import { list, ordering, part, values } from './order-example.ts';

const literalCode = 'OperationParameterStaticTypeMismatch';
const referenceCode = 'OperationParameterTypeMismatch';

export const dynamicParameterTypeMatch = defineRule({
  id: 'dynamic-parameter-type-match',
  subject: 'dynamic',
  codes: [literalCode, referenceCode],
  severity: 'warning',
  programs: everyProgram,
  summary: 'What a dynamic call passes has the type that its operation takes.',
  why: 'The service refuses a value of the wrong type, and makers see an empty list or no fields.',
  fix: 'Give the field that the value comes from the type that the operation takes.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: dynamicExtensions,
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      const { name, target, passed } = call;
      for (const { key, value } of passed) {
        const type = target && typeOf(inputOf(target, key));
        if (target === undefined || value === undefined || type === undefined) continue;
        const takes = `${operationName(target)} takes ${quote(key)} as ${type}`;
        if (value.kind === 'literal') {
          if (isOfType(value.literal, type)) continue;
          const better = rewritten(value.literal, type);
          const fix = better === undefined ? `Pass a value of type ${type}.` : `Pass ${quote(better)}.`;
          yield { message: `${takes}, but ${name} passes ${quote(value.literal)}.`, place: value.place, codes: [literalCode], fix };
          continue;
        }
        const caller = callerAtFault(call, (operation) => areDifferent(type, typeOf(inputOf(operation, value.source))));
        if (caller === undefined) continue;
        const source = `${quote(value.source)} of ${operationName(caller)}, of type ${typeOf(inputOf(caller, value.source))}`;
        yield { message: `${takes}, but ${name} passes ${source}.`, place: value.place, codes: [referenceCode] };
      }
    }
  },
  valid: [
    paths('the same type', ordering({ part: values({ parameters: { shelf: { parameter: 'warehouse' }, page: 1 } }) })),
    paths('integer and number', ordering({ part: values(pageFrom('weight')), properties: { weight: { type: 'number' } } })),
    paths('null passes nothing', ordering({ part: list({ parameters: { shelf: { value: 'A' }, page: { value: null } } }) })),
    paths(
      'a field without a type',
      ordering({ part: values(pageFrom('weight')), properties: { weight: { description: 'In kilograms.' } } }),
    ),
    paths(
      'a target without a type',
      ordering({ part: values({ parameters: { shelf: 7 } }), listParts: { parameters: [{ name: 'shelf', in: 'query' }] } }),
    ),
  ],
  invalid: [
    paths('a number as text', ordering({ part: values({ parameters: { shelf: 'A', page: '1' } }) }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters', 'page'],
    }),
    paths('text as a number', ordering({ part: list({ parameters: { shelf: { value: 7 } } }) }), {
      at: [...part, 'x-ms-dynamic-list', 'parameters', 'shelf', 'value'],
    }),
    paths('a parameter of another type', ordering({ part: values({ parameters: { page: { parameter: 'warehouse' } } }) }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters', 'page', 'parameter'],
    }),
    paths(
      'a property of another type, by reference',
      ordering({
        part: list({ parameters: { page: { parameterReference: 'body/weight' } } }),
        properties: { weight: { $ref: '#/definitions/Weight' } },
      }),
      {
        at: [...part, 'x-ms-dynamic-list', 'parameters', 'page', 'parameterReference'],
        document: { definitions: { Weight: { type: 'string' } } },
      },
    ),
  ],
});

function typeOf(input: Found): string | undefined {
  return isKnown(input) && typeof input.type === 'string' ? input.type : undefined;
}

/** A type that is not known differs from none. */
function areDifferent(one: string, other: string | undefined): boolean {
  return other !== undefined && numberIfInteger(one) !== numberIfInteger(other);
}

function numberIfInteger(type: string): string {
  return type === 'integer' ? 'number' : type;
}

function pageFrom(source: string): { parameters: JsonValue } {
  return { parameters: { page: { parameter: source } } };
}
