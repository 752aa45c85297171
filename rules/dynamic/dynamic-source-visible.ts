import { defineRule, everyProgram } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { callerAtFault, inputOf, isKnown } from './inputs.ts';
import { list, ordering, part, values } from './order-example.ts';

const internal = { 'x-ms-visibility': 'internal' };

export const dynamicSourceVisible = defineRule({
  id: 'dynamic-source-visible',
  subject: 'dynamic',
  codes: ['SourcePropertyInternal'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A dynamic call takes its values from fields that makers see.',
  why: 'The designer knows no value of an internal field, its default included, so the call is made without it and fails.',
  fix: 'Pass the default of the field as a literal value, or make the field visible.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: dynamicExtensions,
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      for (const { value } of call.passed) {
        if (value?.kind !== 'reference') continue;
        const { source, place } = value;
        const caller = callerAtFault(call, (operation) => {
          const input = inputOf(operation, source);
          return isKnown(input) && input.isInternal;
        });
        if (caller !== undefined)
          yield { message: `${call.name} refers to ${quote(source)}, which is internal in ${operationName(caller)}.`, place };
      }
    }
  },
  valid: [
    paths('visible', ordering({ part: values() })),
    paths('marked important', ordering({ part: values(), warehouse: { 'x-ms-visibility': 'important' } })),
    paths('a literal', ordering({ part: values({ parameters: { shelf: 'A' } }), warehouse: internal })),
    paths('what is called is internal', ordering({ part: list() })),
  ],
  invalid: [
    paths('a parameter', ordering({ part: values(), warehouse: { ...internal, default: 'A' } }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters', 'shelf', 'parameter'],
    }),
    paths('a property', ordering({ part: list(), properties: { shelf: { type: 'string', 'x-ms-visibility': 'Internal' } } }), {
      at: [...part, 'x-ms-dynamic-list', 'parameters', 'shelf', 'parameterReference'],
    }),
    paths(
      'below something internal',
      ordering({
        part: { 'x-ms-dynamic-schema': { operationId: 'ListParts', parameters: { shelf: { parameter: 'place/floor' } } } },
        properties: { place: { type: 'object', properties: { floor: { type: 'string' } }, ...internal } },
      }),
      { at: [...part, 'x-ms-dynamic-schema', 'parameters', 'shelf', 'parameter'] },
    ),
  ],
});
