import type { Definition, Text } from '../../src/connector/definition.ts';
import { mayHold } from '../../src/connector/member-names.ts';
import { below, type Place } from '../../src/connector/place.ts';
import { remembered } from '../../src/connector/remembered.ts';

/** A string that is published with the connector. */
export interface PublishedString {
  readonly kind: Text['kind'] | 'default';
  readonly value: string;
  readonly place: Place;
}

/** What stands in every GUID, and in every former name of a product. */
const suspicious = /-[0-9a-f]{4}-[0-9a-f]{4}-|powerapps|(?:ms|microsoft) flow|ms ?automate/i;

/**
 * The texts of a definition, and the default values that are texts, of which a rule may have something to say: those that may hold a GUID or the
 * former name of a product. Hardly one in a thousand does, and each is looked at once for all these rules.
 */
export const suspiciousTexts = remembered((definition: Definition): readonly PublishedString[] => {
  const found: PublishedString[] = definition.texts((value) => suspicious.test(value));
  if (!mayHold(definition, 'default')) return found;
  const { parameters, headers, items, schemas } = definition;
  for (const nodes of [parameters, headers, items, schemas]) {
    for (const { value: node, place } of nodes) {
      const value = node['default'];
      if (typeof value === 'string' && suspicious.test(value)) found.push({ kind: 'default', value, place: below(place, 'default') });
    }
  }
  return found;
});
