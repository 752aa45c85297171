import { isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { isMarkedInternal, resolvedSchema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodySchema, createOperation, parameter, responseSchema } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { requiredNames } from '../required-names.ts';
import { hasDefault } from './default-value.ts';

export const internalDefaultRequired = defineRule({
  id: 'internal-default-required',
  subject: 'parameter',
  codes: ['PropertyMustBeRequired', 'InternalPropertyWithDefaultOptional'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'What is internal and has a default is required.',
  why: 'The platform sends a default by itself only when the value is required: an optional one that nobody sees is never sent.',
  fix: 'Mark the value as required, so that its default is sent.',
  published: { certified: 8, 'independent-publisher': 3 },
  given: ['parameter', 'schema'],
  having: ['x-ms-visibility', 'properties'],
  *check(node, context) {
    if ('uses' in context) {
      if (!isHiddenDefault(node) || node['required'] === true) return;
      yield { message: `${parameterName(context)} is internal and has a default, but is optional.` };
      return;
    }
    if (!context.isInput) return;
    const properties = objectOr(node['properties']);
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (!isObject(property)) continue;
      const target = resolvedSchema(property, context.definition.resolve);
      if (target === undefined || !isHiddenDefault(target) || requiredNames(node, context.definition).has(name)) continue;
      yield { message: `Property ${quote(name)} is internal and has a default, but is optional.`, at: ['properties', name] };
    }
  },
  valid: [
    parameter('required', { 'x-ms-visibility': 'internal', default: 'all', required: true }),
    parameter('visible', { default: 'all' }),
    bodySchema('required property', { required: ['kind'], properties: { kind: hidden() } }),
    bodySchema('required by another branch', { allOf: [{ type: 'object', properties: { kind: hidden() } }, { required: ['kind'] }] }),
    responseSchema('of a response', { items: { type: 'object', properties: { kind: hidden() } } }),
  ],
  invalid: [
    parameter('optional', { 'x-ms-visibility': 'internal', default: 'all' }),
    createOperation(
      'a body with a default of its own',
      {
        parameters: [{ name: 'body', in: 'body', 'x-ms-visibility': 'internal', default: {}, schema: { type: 'object' } }],
      },
      { at: ['parameters', 0] },
    ),
    bodySchema('property', { properties: { kind: hidden() } }, { at: ['properties', 'kind'] }),
    bodySchema(
      'property in a list',
      { properties: { parts: { type: 'array', items: { type: 'object', properties: { kind: hidden() } } } } },
      { at: ['properties', 'parts', 'items', 'properties', 'kind'] },
    ),
    bodySchema(
      'property by reference',
      { properties: { kind: { $ref: '#/definitions/Kind' } } },
      {
        at: ['properties', 'kind'],
        document: { definitions: { Kind: hidden() } },
      },
    ),
  ],
});

function isHiddenDefault(node: JsonObject): boolean {
  return isMarkedInternal(node) && hasDefault(node);
}

function hidden() {
  return { type: 'string', 'x-ms-visibility': 'internal', default: 'box' };
}
