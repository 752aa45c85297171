import type { Definition, Text } from '../../src/connector/definition.ts';
import { below, type Place } from '../../src/connector/place.ts';

/** A string that is published with the connector. */
export interface PublishedString {
  readonly kind: Text['kind'] | 'default';
  readonly value: string;
  readonly place: Place;
}

/** Every text of a definition, and every default value that is a text. */
export function* textsAndDefaults(definition: Definition): Generator<PublishedString> {
  yield* definition.texts;
  for (const nodes of [definition.parameters, definition.headers, definition.items, definition.schemas]) {
    for (const { value: node, place } of nodes) {
      const value = node['default'];
      if (typeof value === 'string') yield { kind: 'default', value, place: below(place, 'default') };
    }
  }
}
