import { isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { type Place, pathOf } from '../../src/connector/place.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, info, operation, parameter, response, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { questionableExtensions } from './extension-members.ts';
import { withoutEffect } from './known-extensions.ts';

export const extensionSupported = defineRule({
  id: 'extension-supported',
  subject: 'extension',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The definition holds no extension that connectors make nothing of.',
  why: 'Generators and other products leave such extensions behind; readers look for an effect that is not there, and reviewers ask.',
  fix: 'Delete the extension here and wherever else it is.',
  published: { certified: 42, 'independent-publisher': 9 },
  sources: ['Implement versioning operations'],
  given: 'document',
  *check(_document, definition) {
    const told = new Set<string>();
    for (const { name, value, place } of questionableExtensions(definition)) {
      if (told.has(name) || !isWithoutEffect(name, value, place)) continue;
      told.add(name);
      yield { message: `${quote(name)} has no effect in a connector.`, place };
    }
  },
  valid: [
    operation('an annotation that says more', { 'x-ms-api-annotation': { status: 'Preview', family: 'ListThings', revision: 1 } }),
    operation('an empty annotation', { 'x-ms-api-annotation': {} }),
    info('the status of the connector', { 'x-ms-api-annotation': { status: 'Preview' } }),
    info('unknown', { 'x-warehouse': 'north' }),
    response('a header is no extension', { headers: { 'x-example': { type: 'string' } } }),
    document('the name of a security definition', {
      securityDefinitions: { 'x-nullable': { type: 'basic' } },
      security: [{ 'x-nullable': [] }],
    }),
    parameter('custom', { 'x-example': 'pallet' }, { program: 'custom' }),
  ],
  invalid: [
    schema('of a generator', { 'x-nullable': true }, { at: ['x-nullable'] }),
    document('at the root', { 'x-ms-paths': {} }, { at: ['x-ms-paths'] }),
    operation('an annotation of a status alone', { 'x-ms-api-annotation': { status: 'Preview' } }, { at: ['x-ms-api-annotation'] }),
    operation(
      'an annotation of a status alone, beside that of the connector',
      { 'x-ms-api-annotation': { status: 'Preview' } },
      { at: ['x-ms-api-annotation'], document: { info: { 'x-ms-api-annotation': { status: 'Preview' } } } },
    ),
    schema(
      'the first of several',
      {
        type: 'object',
        properties: { a: { type: 'string', 'x-nullable': true }, b: { type: 'string', 'x-nullable': true } },
      },
      { at: ['properties', 'a', 'x-nullable'] },
    ),
    operation(
      'in the content of a notification',
      { 'x-ms-notification-content': { schema: { type: 'string', 'x-example': 'pallet' } } },
      {
        at: ['x-ms-notification-content', 'schema', 'x-example'],
      },
    ),
  ],
});

function isWithoutEffect(name: string, value: JsonValue | undefined, place: Place): boolean {
  if (name !== 'x-ms-api-annotation') return withoutEffect.has(name);
  // Operations are versioned by family and revision; of the connector as a whole the status is all there is to say.
  return isObject(value) && Object.keys(value).length === 1 && Object.hasOwn(value, 'status') && pathOf(place)[0] !== 'info';
}
