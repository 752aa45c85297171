import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { webhook } from '../webhook-example.ts';

const member = 'x-ms-notification-content';

export const webhookContentSchema = defineRule({
  id: 'webhook-content-schema',
  subject: 'webhook',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: `${member} has a schema that is not empty.`,
  why: 'What the schema lists is what later steps of the flow can use of a notification: of an empty one, nothing.',
  fix: 'Describe in "schema" the JSON that the service posts to the callback URL.',
  published: { certified: 2, 'independent-publisher': 1 },
  given: ['path-item', 'operation'],
  having: [member],
  check({ [member]: content }, { definition }) {
    if (!isObject(content)) {
      return { message: `${member} is no object.`, at: [member] };
    }
    const { schema } = content;
    if (!isObject(schema)) {
      return { message: `${member} has no schema.`, at: [member] };
    }
    const resolved = resolvedSchema(schema, definition.resolve);
    // A reference that leads nowhere is reported as such.
    if (resolved !== undefined && Object.keys(resolved).length === 0) return { message: `${member} has an empty schema.`, at: [member] };
  },
  valid: [
    paths('a schema', webhook()),
    paths('by reference', content({ schema: { $ref: '#/definitions/News' } }), { document: { definitions: { News: { type: 'object' } } } }),
    paths('dynamic', content({ schema: { 'x-ms-dynamic-schema': { operationId: 'GetSchema', parameters: {}, 'value-path': 'schema' } } })),
    paths('a reference to nothing is another matter', content({ schema: { $ref: '#/definitions/Gone' } })),
  ],
  invalid: [
    paths('no schema', content({ description: 'The thing that was added.' }), { at: ['/hooks', member] }),
    paths('an empty schema', content({ schema: {} }), { at: ['/hooks', member] }),
    paths('a reference to an empty schema', content({ schema: { $ref: '#/definitions/News' } }), {
      at: ['/hooks', member],
      document: { definitions: { News: {} } },
    }),
    paths('only a name', webhook({ path: { [member]: 'News' } }), { at: ['/hooks', member] }),
    paths('of the operation', webhook({ path: { [member]: undefined }, subscribe: { [member]: {} } }), { at: ['/hooks', 'post', member] }),
  ],
});

function content(members: JsonObject) {
  return webhook({ path: { [member]: members } });
}
