import { arrayOr, isObject, type JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';

export const metadata = 'x-ms-connector-metadata';

/** The items that every published connector has, as the documentation spells them. */
export const metadataNames = ['Website', 'Privacy policy', 'Categories'] as const;
export type MetadataName = (typeof metadataNames)[number];

/** One item of `x-ms-connector-metadata`. */
export interface MetadataItem {
  /** `propertyName` as written; empty when it is no text. */
  readonly writtenName: string;
  /** `propertyName` without white space around it, in lower case. */
  readonly name: string;
  /** `propertyValue`, `undefined` when it is no text. */
  readonly value: string | undefined;
  /** Keys from the document to the item. */
  readonly at: Path;
}

/** The items of a definition's metadata that are objects. */
export function metadataItems(document: JsonObject): MetadataItem[] {
  const items: MetadataItem[] = [];
  for (const [index, item] of arrayOr(document[metadata]).entries()) {
    if (!isObject(item)) continue;
    const { propertyName, propertyValue } = item;
    const writtenName = typeof propertyName === 'string' ? propertyName : '';
    items.push({
      writtenName,
      name: writtenName.trim().toLowerCase(),
      value: typeof propertyValue === 'string' ? propertyValue : undefined,
      at: [metadata, index],
    });
  }
  return items;
}

/** The items of that name that have a text, with the place of the text. */
export function metadataValues(document: JsonObject, name: MetadataName): { value: string; at: Path }[] {
  const values: { value: string; at: Path }[] = [];
  for (const item of metadataItems(document)) {
    if (item.name === name.toLowerCase() && item.value !== undefined) values.push({ value: item.value, at: [...item.at, 'propertyValue'] });
  }
  return values;
}
