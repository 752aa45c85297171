import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { type MetadataItem, metadata, metadataItems } from '../metadata/metadata-items.ts';
import type { ConnectorDifference } from './topics.ts';

/** What differs in the metadata, item by item; `undefined` when either version has none, or an item that is not as the platform documents it. */
export function metadataDifferences(before: JsonObject, after: JsonObject): ConnectorDifference[] | undefined {
  const [older, newer] = [itemsByName(before), itemsByName(after)];
  if (older === undefined || newer === undefined) return undefined;
  return [...new Set([...older.keys(), ...newer.keys()])].flatMap((name): ConnectorDifference[] => {
    const [old, now] = [older.get(name), newer.get(name)];
    if (old?.value === now?.value) return [];
    return [
      {
        topic: 'metadata',
        file: 'definition',
        name: `${(now ?? old)?.writtenName} in ${metadata}`,
        at: now ? [...now.at, 'propertyValue'] : [metadata],
        previousAt: old ? [...old.at, 'propertyValue'] : [metadata],
        old: old?.value,
        new: now?.value,
      },
    ];
  });
}

function itemsByName(document: JsonObject): ReadonlyMap<string, MetadataItem> | undefined {
  const list = document[metadata];
  if (!Array.isArray(list) || !list.every((item) => isObject(item) && Object.keys(item).length === 2)) return undefined;
  const items = metadataItems(document).filter(({ writtenName, value }) => writtenName !== '' && value !== undefined);
  const byName = new Map(items.map((item) => [item.name, item]));
  return byName.size === list.length ? byName : undefined;
}
