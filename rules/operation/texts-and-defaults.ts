import type { Definition, Text } from '../../src/connector/definition.ts';
import { below, type Place } from '../../src/connector/place.ts';

/** A string that is published with the connector. */
export interface PublishedString {
  readonly kind: Text['kind'] | 'default';
  readonly value: string;
  readonly place: Place;
}

const known = new WeakMap<Definition, readonly PublishedString[]>();

/** Every text of a definition, and every default value that is a text; the definition is searched once. */
export function textsAndDefaults(definition: Definition): readonly PublishedString[] {
  let strings = known.get(definition);
  if (strings === undefined) known.set(definition, (strings = [...definition.texts, ...defaultsOf(definition)]));
  return strings;
}

function defaultsOf(definition: Definition): PublishedString[] {
  const defaults: PublishedString[] = [];
  for (const nodes of [definition.parameters, definition.headers, definition.items, definition.schemas]) {
    for (const { value: node, place } of nodes) {
      const value = node['default'];
      if (typeof value === 'string') defaults.push({ kind: 'default', value, place: below(place, 'default') });
    }
  }
  return defaults;
}
