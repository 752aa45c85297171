import type { Item, Parameter } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import type { Schema } from '../../src/connector/schemas.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';

/** The kinds of node that carry `type` and the keywords that go with it. */
export const typedKinds = ['schema', 'parameter', 'header', 'items'] as const;

/** A typed node as a message names it, at the beginning of a sentence. */
export function nameOf(node: Schema | Parameter | Item): string {
  if ('role' in node) return schemaName(node);
  if ('in' in node) return parameterName(node);
  // The items of a parameter or header bear the name of what they are the items of.
  return node.place.key === 'items' ? `The schema of the items of ${quote(node.name)}` : `Header ${quote(node.name)}`;
}

/** A schema as a message names it, at the beginning of a sentence. */
export function schemaName({ role, name, parent, isInput, isOutput }: Schema): string {
  switch (role) {
    case 'property':
      return `Property ${quote(name)}`;
    case 'definition':
      return `Definition ${quote(name)}`;
    case 'items':
      return parent?.name ? `The schema of the items of ${quote(parent.name)}` : 'The schema of the items';
    case 'allOf':
      return 'This branch of allOf';
    case 'additionalProperties':
      return 'The schema of the additional properties';
    case 'root':
      return isInput === isOutput ? 'The schema' : `The schema of the ${isInput ? 'body' : 'response'}`;
  }
}

const plainTypes: ReadonlySet<unknown> = new Set(['string', 'integer', 'number', 'boolean', 'object']);

/** Rules about unknown types, arrays and files ask this first, together: nearly all nodes have one of the five types that they allow anywhere. */
export function isOfOtherType({ type }: JsonObject): boolean {
  return !plainTypes.has(type);
}
