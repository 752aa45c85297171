import type { SchemaNode } from '../../src/connector/definition.ts';
import { isArray, objectOr } from '../../src/connector/json-value.ts';
import { pathOf, root, valueAt } from '../../src/connector/place.ts';
import type { Schema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram, type Repair } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';
import { requiredNames } from '../required-names.ts';
import { webhook } from '../webhook-example.ts';
import { callbackMark, callbackRoutes } from './callback-urls.ts';

export const webhookNotificationUrlRequired = defineRule({
  id: 'webhook-notification-url-required',
  subject: 'webhook',
  codes: ['NotificationUrlNotRequired'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A callback URL is required, and so is everything it stands in, up to the body.',
  why: 'What is optional and hidden may be left out of the request: the service is then never told where to call.',
  fix: 'List the property, and every object around it, in "required", and set "required": true on the body parameter.',
  afterRepair:
    'If the connector is public, look at what certify diff says: a callback URL, its object or its body that becomes required is a breaking change, to be acknowledged.',
  published: { certified: 30, 'independent-publisher': 1 },
  given: 'schema',
  having: [callbackMark],
  *check(schema, node) {
    if (!callbackRoutes(schema, node.definition)?.isOptional) return;
    const message = `Callback URL ${quote(node.name)} is optional, or stands in something that is.`;
    yield { message, place: root, at: pathOf(node.place), repair: required(node) };
  },
  valid: [
    paths(
      'required all the way',
      webhook({
        body: { required: ['config'], properties: { config: { type: 'object', required: ['url'], properties: { url: callback() } } } },
      }),
    ),
    paths(
      'required beside the branch that has it',
      webhook({ body: { allOf: [{ type: 'object', properties: { url: callback() } }], properties: {} } }),
    ),
    paths('no callback URL', webhook({ body: { required: [] }, url: { 'x-ms-notification-url': false } })),
  ],
  invalid: [
    paths('optional', webhook({ body: { required: undefined } }), { at: urlAt('url') }),
    paths(
      'in an optional object',
      webhook({ body: { required: [], properties: { config: { type: 'object', required: ['url'], properties: { url: callback() } } } } }),
      {
        at: urlAt('config', 'properties', 'url'),
      },
    ),
    paths('in an optional body', webhook({ bodyParameter: { required: undefined } }), { at: urlAt('url') }),
    paths('"required": true on the property itself means nothing', webhook({ body: { required: undefined }, url: { required: true } }), {
      at: urlAt('url'),
    }),
  ],
});

function callback() {
  return { type: 'string', 'x-ms-visibility': 'internal', [callbackMark]: true };
}

function urlAt(...path: string[]) {
  return ['/hooks', 'post', 'parameters', 0, 'schema', 'properties', ...path];
}

/**
 * Every object around the URL, and the parameter they are written in, made to require what leads to it. A schema that others
 * share would promise something to them as well, and is left to a person.
 */
function required(url: SchemaNode): Repair[] | undefined {
  const steps: Repair[] = [];
  let schema: Schema = url;
  for (let owner = schema.parent; owner !== undefined; schema = owner, owner = schema.parent) {
    const { name, role } = schema;
    if (role !== 'property' || requiredNames(owner.value, url.definition).has(name)) continue;
    const at = pathOf(owner.place);
    const names = owner.value['required'];
    if (names === undefined) steps.push({ kind: 'set', at, name: 'required', value: [name] });
    else if (isArray(names)) steps.push({ kind: 'append', at: [...at, 'required'], value: name });
    else return undefined;
  }
  if (schema.role !== 'root') return undefined;
  const at = pathOf(schema.place).slice(0, -1);
  const parameter = objectOr(valueAt(url.definition.value, at));
  if (parameter['required'] !== true) steps.push({ kind: 'set', at, name: 'required', value: true });
  return steps;
}
