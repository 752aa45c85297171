import { isArray, isObject, isText, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Versions } from '../../src/connector/versions.ts';
import { type Difference, leafDifferences } from './leaf-differences.ts';
import { spelt } from './quoted-keys.ts';
import { isSameSet } from './same-set.ts';
import type { ConnectorDifference, Topic } from './topics.ts';

/** What differs in `apiProperties.json` outside of connection parameters and policies. */
export function propertiesDifferences({ properties }: Versions): ConnectorDifference[] {
  if (properties === undefined) return [];
  const [older, newer] = [properties.before.document, properties.after.document].map(withoutLists);
  return leafDifferences(older, newer)
    .filter((difference) => !isSameMeaning(difference))
    .map((difference) => ({ ...difference, file: 'properties', topic: topicOf(difference), name: nameOf(difference) }));
}

/** By names in lower case: a reader may not tell letters apart, and policies must not pass as something unknown. */
const topics: ReadonlyMap<string, Topic> = new Map([
  ['iconbrandcolor', 'brand-color'],
  ['publisher', 'publisher'],
  ['stackowner', 'stack-owner'],
  ['capabilities', 'capabilities'],
  ['scriptoperations', 'script-operations'],
  ['connectionparameters', 'connection-parameter-setting'],
  ['connectionparametersets', 'connection-parameter-set'],
  ['policytemplateinstances', 'policy-parameter'],
]);

function topicOf({ at: [member, second, ...deeper], old }: Difference): Topic {
  if (String(member).toLowerCase() !== 'properties') return 'other';
  if (second === 'publisher' && old === undefined) return 'publisher-named';
  if (second === 'connectionParameterSets' && /^(?:displayName|description|tooltip)$/i.test(String(deeper.at(-1)))) return 'text';
  return topics.get(String(second).toLowerCase()) ?? 'other';
}

function nameOf({ at }: Difference): string {
  return spelt(at.length > 1 ? at.slice(1) : at);
}

/** Capabilities and the operations of a script are sets: their order says nothing. Colours are the same in capitals. */
function isSameMeaning({ at: [, member], old, new: now }: Difference): boolean {
  if (member === 'iconBrandColor') return isText(old) && isText(now) && old.trim().toLowerCase() === now.trim().toLowerCase();
  return (member === 'capabilities' || member === 'scriptOperations') && isSameSet(old, now);
}

/** The document without what is compared part by part, as far as it can be. */
function withoutLists(document: JsonObject): JsonObject {
  const { properties } = document;
  if (!isObject(properties)) return document;
  const rest = Object.entries(properties).flatMap(([name, value]): [string, JsonValue | undefined][] => {
    if ((name === 'connectionParameters' && isObject(value)) || (name === 'policyTemplateInstances' && isArray(value))) return [];
    if (name !== 'connectionParameterSets' || !isObject(value)) return [[name, value]];
    const { values, ...beside } = value;
    const strange = isArray(values) ? values.filter((set) => !isObject(set)) : values;
    const rest = isArray(strange) && strange.length === 0 ? beside : { ...beside, values: strange };
    return Object.keys(rest).length === 0 ? [] : [[name, rest]];
  });
  return { ...document, properties: Object.fromEntries(rest) };
}
