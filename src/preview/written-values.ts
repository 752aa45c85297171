import { isArray, type JsonObject, type JsonValue, textOfValue } from '../connector/json-value.ts';

/** Separators of arrays, by collection format; absent for `multi`, which repeats the parameter. */
const separators = new Map<unknown, string>([
  ['csv', ','],
  ['ssv', ' '],
  ['tsv', '\t'],
  ['pipes', '|'],
]);

/**
 * The texts that a parameter is sent as: one, or several for `multi`. Each item goes through `encode`, the separators do too, except
 * for the comma, which every place allows.
 */
export function writtenTexts(value: JsonValue, parameter: JsonObject, encode: (text: string) => string): readonly string[] {
  if (!isArray(value)) return [encode(textOfValue(value))];
  const format = parameter['collectionFormat'] ?? 'csv';
  if (format === 'multi') return value.map((item) => encode(textOfValue(item)));
  const separator = separators.get(format) ?? ',';
  return [value.map((item) => encode(textOfValue(item))).join(separator === ',' ? ',' : encode(separator))];
}

/** Percent-encodes everything but letters, digits and `-_.!~*'()`; a lone half of a letter becomes U+FFFD. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** A name and a value as a pair of a query or of a form. */
export function pairOf(name: string, value: string): string {
  return `${encoded(name)}=${value}`;
}
