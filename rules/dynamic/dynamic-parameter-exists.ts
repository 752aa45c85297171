import { defineRule, everyProgram } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { document, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { callerAtFault, inputOf } from './inputs.ts';
import { list, ordering, part, values } from './order-example.ts';

export const dynamicParameterExists = defineRule({
  id: 'dynamic-parameter-exists',
  subject: 'dynamic',
  codes: ['OperationParameterNameNotFound'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A dynamic call passes what its operation takes, and takes it from fields that its own operation has.',
  why: 'The platform cannot make the call: the list of values stays empty, or the fields of the action never appear.',
  fix: 'Correct the name of the parameter.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: dynamicExtensions,
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      const { name, target } = call;
      for (const { key, place, value } of call.passed) {
        if (target !== undefined && inputOf(target, key) === undefined) {
          yield { message: `${name} passes ${quote(key)}, which ${operationName(target)} does not take.`, place };
        }
        if (value?.kind !== 'reference') continue;
        const caller = callerAtFault(call, (operation) => inputOf(operation, value.source) === undefined);
        if (caller === undefined) continue;
        yield { message: `${name} refers to ${quote(value.source)}, which ${operationName(caller)} does not take.`, place: value.place };
      }
    }
  },
  valid: [
    paths('parameters', ordering({ part: values() })),
    paths('a path that begins with the name of the body', ordering({ part: list() })),
    paths(
      'paths into both bodies, one with a dot',
      ordering({
        part: values({ parameters: { shelf: 'A', 'filter/kind': { parameter: 'place.floor' } } }),
        properties: { place: { type: 'object', properties: { floor: { type: 'string' } } } },
        listParts: {
          parameters: [
            { name: 'shelf', in: 'path' },
            { name: 'body', in: 'body', schema: { properties: { filter: { $ref: '#/definitions/Filter' } } } },
          ],
        },
      }),
      { document: { definitions: { Filter: { type: 'object', properties: { kind: { type: 'string' } } } } } },
    ),
    paths(
      'somewhere in the body: another rule asks for the path',
      ordering({
        part: values({ parameters: { shelf: { parameter: 'floor' } } }),
        properties: { place: { type: 'object', properties: { floor: { type: 'string' } } } },
      }),
    ),
    paths(
      'properties that are not known yet',
      ordering({
        part: list({ parameters: { shelf: { parameterReference: 'body/place/floor' } } }),
        properties: { place: { type: 'object' } },
      }),
    ),
    paths('one of the operations that share the schema has it', shared({ parameter: 'warehouse' })),
    document('a schema that nobody uses', {
      definitions: { Part: { type: 'string', ...values({ operationId: 'ListThings', parameters: { filter: { parameter: 'floor' } } }) } },
    }),
    paths(
      'an operation that does not exist: dynamic-operation-exists',
      ordering({ part: values({ operationId: 'ListBoxes', parameters: { lid: true } }) }),
    ),
    paths('malformed', ordering({ part: values({ parameters: [{ parameter: 'floor' }] }) })),
  ],
  invalid: [
    paths('no such parameter', ordering({ part: values({ parameters: { shelf: 'A', lid: true } }) }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters', 'lid'],
    }),
    paths('a name that every object inherits', ordering({ part: list({ parameters: { constructor: { value: 'A' } } }) }), {
      at: [...part, 'x-ms-dynamic-list', 'parameters', 'constructor'],
    }),
    paths('no such field', ordering({ part: values({ parameters: { shelf: { parameter: 'floor' } } }) }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters', 'shelf', 'parameter'],
    }),
    paths(
      'no such property',
      ordering({
        part: list({ parameters: { shelf: { parameterReference: 'body/place/floor' } } }),
        properties: { place: { type: 'object', properties: {} } },
      }),
      {
        at: [...part, 'x-ms-dynamic-list', 'parameters', 'shelf', 'parameterReference'],
      },
    ),
    paths(
      'of a tree',
      ordering({
        part: {
          'x-ms-dynamic-tree': {
            open: { operationId: 'ListParts' },
            browse: { operationId: 'ListParts', parameters: { id: { selectedItemValuePath: 'id' } } },
          },
        },
      }),
      { at: [...part, 'x-ms-dynamic-tree', 'browse', 'parameters', 'id'] },
    ),
    paths('none of the operations that share the schema has it', shared({ parameter: 'floor' }), {
      places: [
        {
          file: 'apiDefinition.swagger.json',
          pointer: '/paths/~1orders/post/parameters/1/schema/properties/part/x-ms-dynamic-values/parameters/shelf/parameter',
        },
      ],
    }),
  ],
});

/** Two operations with the same body, of which only one takes a warehouse. */
function shared(shelf: { readonly parameter: string }) {
  const reference = '#/paths/~1orders/post/parameters/1/schema';
  return {
    '/drafts': {
      post: { operationId: 'DraftOrder', parameters: [{ name: 'body', in: 'body', schema: { $ref: reference } }], responses: {} },
    },
    ...ordering({ part: values({ parameters: { shelf } }) }),
  };
}
