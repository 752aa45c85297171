import { equalJson, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { operationById } from '../operations-by-id.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';
import { requestFields } from './request-fields.ts';

export const notificationParameterMatch = defineRule({
  id: 'notification-parameter-match',
  subject: 'trigger',
  codes: ['ParamtersWithSameNameMustHaveSameTypeAndVisibility'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A trigger that fetches and the webhook it names agree on type and visibility of the parameters they share.',
  why: 'Makers fill in the parameter once, and it is sent by both: where the two differ, one of the calls fails.',
  fix: 'Give the two parameters the same type and the same x-ms-visibility.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-notification'],
  *check({ 'x-ms-notification': notification }, operation) {
    const { operationId } = objectOr(notification);
    const subscription = typeof operationId === 'string' ? operationById(operation.definition, operationId) : undefined;
    if (subscription === undefined || subscription === operation) return;
    const subscribing = requestFields(subscription);
    for (const [name, { value, place }] of requestFields(operation)) {
      const other = subscribing.get(name)?.value;
      if (other === undefined) continue;
      const differing = differences(value, other);
      if (differing === '') continue;
      yield {
        message: `Parameter ${quote(name)} differs in ${differing} between ${operationName(operation)} and ${operationName(subscription)}.`,
        place,
      };
    }
  },
  valid: [
    paths(
      'the same',
      fetching(
        { name: 'box', in: 'query', type: 'string', 'x-ms-visibility': 'important' },
        { type: 'string', 'x-ms-visibility': 'important' },
      ),
    ),
    paths('another name', fetching({ name: 'shelf', in: 'query', type: 'integer' }, { type: 'string' })),
    paths(
      'a deeper property is another value',
      fetching({ name: 'id', in: 'query', type: 'integer' }, { type: 'object', properties: { id: { type: 'string' } } }),
    ),
  ],
  invalid: [
    paths('another type', fetching({ name: 'box', in: 'query', type: 'integer' }, { type: 'string' }), {
      at: ['/news', 'get', 'parameters', 0],
    }),
    paths(
      'hidden in one of them',
      fetching({ name: 'box', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }, { type: 'string' }),
      {
        at: ['/news', 'get', 'parameters', 0],
      },
    ),
    paths(
      'a property of both bodies',
      fetching({ name: 'body', in: 'body', schema: { $ref: '#/definitions/Search' } }, { type: 'string' }),
      {
        document: { definitions: { Search: { type: 'object', properties: { box: { type: 'array', items: { type: 'string' } } } } } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Search/properties/box' }],
      },
    ),
  ],
});

function differences(a: JsonObject, b: JsonObject): string {
  const isSameType = equalJson(a['type'], b['type']);
  const isSameVisibility = visibilityOf(a) === visibilityOf(b);
  return [...(isSameType ? [] : ['type']), ...(isSameVisibility ? [] : ['visibility'])].join(' and ');
}

function visibilityOf({ 'x-ms-visibility': visibility }: JsonObject): string {
  return typeof visibility === 'string' ? visibility.toLowerCase() : '';
}

/** A trigger that fetches, and the webhook it names, whose body has the property `box`. */
function fetching(parameter: JsonObject, box: JsonObject): JsonObject {
  return {
    ...webhook({ body: { properties: { box } } }),
    '/news': {
      get: {
        operationId: 'ListNews',
        'x-ms-trigger': 'batch',
        'x-ms-notification': { operationId: 'WhenThingIsAdded' },
        parameters: [parameter],
        responses: {},
      },
    },
  };
}
