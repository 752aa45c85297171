import { isArray, isObject, type JsonValue } from '../src/connector/json-value.ts';
import { below, type Place } from '../src/connector/place.ts';

/** A value somewhere in a JSON document. */
export interface JsonNode {
  readonly value: JsonValue;
  readonly place: Place;
}

/** The value and every value within it, each with its place. */
export function* jsonNodes(value: JsonValue, place: Place): Iterable<JsonNode> {
  const open: JsonNode[] = [{ value, place }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    const members = isArray(node.value) ? node.value.entries() : isObject(node.value) ? Object.entries(node.value) : [];
    for (const [key, member] of members) if (member !== undefined) open.push({ value: member, place: below(node.place, key) });
  }
}
