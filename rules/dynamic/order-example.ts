import type { JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';

/** What an example changes of the order; `undefined` removes a member. */
interface OrderChanges {
  /** Of the field that a maker fills in. */
  readonly part?: JsonObject;
  readonly warehouse?: JsonObject;
  readonly body?: JsonObject;
  /** Further properties of the body. */
  readonly properties?: JsonObject;
  readonly listParts?: JsonObject;
  /** The answer of `ListParts`. */
  readonly answer?: JsonObject;
}

/** Where the field `part` stands below `paths`. */
export const part: Path = ['/orders', 'post', 'parameters', 1, 'schema', 'properties', 'part'];

/** `OrderPart` takes a warehouse, and in its body a shelf and a part; `ListParts` lists the parts of a shelf. */
export function ordering(changes: OrderChanges = {}): JsonObject {
  const properties = { shelf: { type: 'string' }, part: { type: 'string', ...changes.part }, ...changes.properties };
  return {
    '/orders': {
      post: {
        operationId: 'OrderPart',
        parameters: [
          { name: 'warehouse', in: 'query', type: 'string', required: true, ...changes.warehouse },
          { name: 'body', in: 'body', required: true, schema: { type: 'object', required: ['shelf'], properties, ...changes.body } },
        ],
        responses: { '201': { description: 'The order.' } },
      },
    },
    '/shelves/{shelf}/parts': {
      get: {
        operationId: 'ListParts',
        'x-ms-visibility': 'internal',
        parameters: [
          { name: 'shelf', in: 'path', required: true, type: 'string' },
          { name: 'page', in: 'query', type: 'integer' },
        ],
        responses: { '200': { description: 'The parts.', schema: { ...partList(), ...changes.answer } } },
        ...changes.listParts,
      },
    },
  };
}

/** The call of `ListParts` that leaves nothing to criticise, as the extension `x-ms-dynamic-values` writes it. */
export function values(changes: JsonObject = {}): JsonObject {
  return {
    'x-ms-dynamic-values': {
      operationId: 'ListParts',
      parameters: { shelf: { parameter: 'warehouse' } },
      'value-collection': 'value',
      'value-path': 'id',
      'value-title': 'name',
      ...changes,
    },
  };
}

/** The same call as the extension `x-ms-dynamic-list` writes it. */
export function list(changes: JsonObject = {}): JsonObject {
  return {
    'x-ms-dynamic-list': {
      operationId: 'ListParts',
      parameters: { shelf: { parameterReference: 'body/shelf' } },
      itemsPath: 'value',
      itemValuePath: 'id',
      itemTitlePath: 'name',
      ...changes,
    },
  };
}

function partList(): JsonObject {
  return {
    type: 'object',
    properties: { value: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' }, name: { type: 'string' } } } } },
  };
}
