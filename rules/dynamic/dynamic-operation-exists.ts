import { isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { below, type Place, root } from '../../src/connector/place.ts';
import type { Located } from '../../src/connector/references.ts';
import { defineRule, everyProgram } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { bodySchema, document, operation, parameter, pathParameter, schema } from '../examples.ts';
import { idInOtherCase } from '../operation-id-case.ts';
import { operationById } from '../operations-by-id.ts';
import { quote } from '../quote.ts';
import { callsAt, dynamicKinds } from './calls.ts';

export const dynamicOperationExists = defineRule({
  id: 'dynamic-operation-exists',
  subject: 'dynamic',
  codes: ['OperationIdNotFound'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every operationId that an extension names is that of an operation of the connector.',
  why: 'The platform has nothing to call: the list of values stays empty, or the fields of the action never appear.',
  fix: 'Correct the operationId, or add the operation.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: [...dynamicKinds, 'operation', 'document'],
  having: [...dynamicExtensions, 'x-ms-capabilities', 'x-ms-notification', 'x-ms-operation-context'],
  *check(node, context) {
    const definition = 'definition' in context ? context.definition : context;
    const calls = [...callsAt(node, definition), ...otherCalls(node, context)];
    for (const { name, place, value } of calls) {
      const { operationId } = value;
      if (typeof operationId !== 'string' || operationById(definition, operationId) !== undefined) continue;
      const similar = idInOtherCase(definition, operationId);
      yield {
        message: `${name} names ${quote(operationId)}, which is no operation of the connector.`,
        place,
        at: ['operationId'],
        ...(similar !== undefined && { fix: `Write ${quote(similar)}.` }),
      };
    }
  },
  valid: [
    pathParameter('of the connector', { 'x-ms-dynamic-values': { operationId: 'ListThings', 'value-path': 'id' } }),
    pathParameter('a file picker names its operations elsewhere', {
      'x-ms-dynamic-values': { capability: 'file-picker', parameters: { dataset: null } },
      'x-ms-dynamic-tree': { settings: {}, open: { operationId: 'ListThings' }, browse: { operationId: 'ListThings' } },
    }),
    document('capabilities', { 'x-ms-capabilities': { testConnection: { operationId: 'ListThings' }, chunkTransfer: true } }),
    operation('the replacement of another connector', {
      deprecated: true,
      'x-ms-api-annotation': { replacement: { api: 'parts', operationId: 'ListParts' } },
    }),
    document('a property of that name', {
      definitions: { Table: { type: 'object', properties: { 'x-ms-capabilities': { type: 'object' } } } },
    }),
    schema('malformed', {
      'x-ms-dynamic-schema': 'GetSchema',
      'x-ms-dynamic-values': { operationId: 7 },
      'x-ms-dynamic-tree': { open: [] },
    }),
  ],
  invalid: [
    pathParameter(
      'values',
      { 'x-ms-dynamic-values': { operationId: 'ListParts', 'value-path': 'id' } },
      { at: ['x-ms-dynamic-values', 'operationId'] },
    ),
    pathParameter('letter case', { 'x-ms-dynamic-list': { operationId: 'listThings' } }, { at: ['x-ms-dynamic-list', 'operationId'] }),
    parameter(
      'of the items of an array',
      { type: 'array', items: { type: 'string', 'x-ms-dynamic-values': { operationId: 'ListParts' } } },
      { at: ['items', 'x-ms-dynamic-values', 'operationId'] },
    ),
    bodySchema(
      'a schema, a name that every object inherits',
      { 'x-ms-dynamic-schema': { operationId: 'constructor' }, 'x-ms-dynamic-properties': { operationId: '__proto__' } },
      {
        at: [
          ['x-ms-dynamic-schema', 'operationId'],
          ['x-ms-dynamic-properties', 'operationId'],
        ],
      },
    ),
    pathParameter(
      'a tree',
      { 'x-ms-dynamic-tree': { open: { operationId: 'ListThings' }, browse: { operationId: 'ListParts' } } },
      { at: ['x-ms-dynamic-tree', 'browse', 'operationId'] },
    ),
    document(
      'capabilities',
      {
        'x-ms-capabilities': {
          testConnection: { operationId: 'Test' },
          'file-picker': { open: { operationId: 'ListThings' }, browse: { operationId: 'Browse' } },
        },
      },
      {
        at: [
          ['x-ms-capabilities', 'testConnection', 'operationId'],
          ['x-ms-capabilities', 'file-picker', 'browse', 'operationId'],
        ],
      },
    ),
    operation(
      'a trigger',
      {
        'x-ms-trigger': 'batch',
        'x-ms-notification': { operationId: 'WhenThingIsAdded' },
        'x-ms-operation-context': { simulate: { operationId: 'GetSample' } },
      },
      {
        at: [
          ['x-ms-notification', 'operationId'],
          ['x-ms-operation-context', 'simulate', 'operationId'],
        ],
      },
    ),
  ],
});

/** The calls that the platform makes for itself. */
function otherCalls(node: JsonObject, context: Located): Iterable<NamedCall> {
  if (context.place === root) return capabilities(node);
  return 'methodKey' in context ? callsOfTrigger(node, context.place) : [];
}

interface NamedCall extends Located {
  readonly name: string;
}

function callsOfTrigger(operation: JsonObject, place: Place): NamedCall[] {
  return [
    { name: 'x-ms-notification', value: objectOr(operation['x-ms-notification']), place: below(place, 'x-ms-notification') },
    {
      name: '"simulate" of x-ms-operation-context',
      value: objectOr(objectOr(operation['x-ms-operation-context'])['simulate']),
      place: below(place, 'x-ms-operation-context', 'simulate'),
    },
  ];
}

/** A capability is a call, or holds the two calls of a file picker. */
function* capabilities(document: JsonObject): Iterable<NamedCall> {
  for (const [name, value] of Object.entries(objectOr(document['x-ms-capabilities']))) {
    if (!isObject(value)) continue;
    const place = below(root, 'x-ms-capabilities', name);
    yield { name: `${quote(name)} of x-ms-capabilities`, value, place };
    for (const part of ['open', 'browse']) {
      yield { name: `"${part}" of ${quote(name)} of x-ms-capabilities`, value: objectOr(value[part]), place: below(place, part) };
    }
  }
}
