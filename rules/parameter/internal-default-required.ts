import type { Definition } from '../../src/connector/definition.ts';
import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { isMarkedInternal, resolvedSchema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
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
  check(node, context) {
    if ('uses' in context) {
      if (!isHiddenDefault(node) || node['required'] === true) return;
      return { message: `${parameterName(context)} is internal and has a default, but is optional.` };
    }
    return context.isInput ? optionalOnes(node, context.definition) : undefined;
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

function optionalOnes(schema: JsonObject, definition: Definition): Observation[] | undefined {
  const properties = schema['properties'];
  if (!isObject(properties)) return undefined;
  let seen: Observation[] | undefined;
  for (const name of Object.keys(properties)) {
    const target = resolvedSchema(properties[name], definition.resolve);
    if (target === undefined || !isHiddenDefault(target) || requiredNames(schema, definition).has(name)) continue;
    seen ??= [];
    seen.push({ message: `Property ${quote(name)} is internal and has a default, but is optional.`, at: ['properties', name] });
  }
  return seen;
}

function isHiddenDefault(node: JsonObject): boolean {
  return isMarkedInternal(node) && hasDefault(node);
}

function hidden() {
  return { type: 'string', 'x-ms-visibility': 'internal', default: 'box' };
}
