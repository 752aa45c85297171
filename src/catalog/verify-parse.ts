import { scanJson } from '../connector/json-scan.ts';
import { canonicalBytes } from './canonical-json.ts';
import { firstProblemOf, type SchemaName } from './schemas.ts';

/** Levels of nested objects and arrays in a published file; ours have fewer than 20. */
const mostDepth = 64;
/** Values in a published file: an index of a quarter million files has a million. */
const mostNodes = 4_000_000;

/** A published file's value, or why its bytes are none, as the end of a sentence that begins with its path. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** Reads bytes of strangers as JSON that agrees with a schema. Depth and values are counted before anything is parsed. */
export function parsePublished<T>(bytes: Uint8Array, schema: SchemaName): Parsed<T> {
  const parsed = parseBounded(bytes);
  if ('problem' in parsed) return parsed;
  const problem = firstProblemOf(schema, parsed.value);
  return problem === undefined ? { value: parsed.value as T } : { problem: `does not agree with its schema: ${problem}` };
}

/** The same for a file that must be written in the one canonical way: no two texts mean the same. */
export function parseCanonical<T>(bytes: Uint8Array, schema: SchemaName): Parsed<T> {
  const parsed = parsePublished<T>(bytes, schema);
  if ('problem' in parsed) return parsed;
  const isCanonical = Buffer.compare(canonicalBytes(parsed.value), bytes) === 0;
  return isCanonical ? parsed : { problem: 'is not written in canonical JSON.' };
}

function parseBounded(bytes: Uint8Array): Parsed<unknown> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { problem: 'is not UTF-8.' };
  }
  const { tooDeepAt, nodes } = scanJson(bytes, mostDepth);
  if (tooDeepAt !== -1) return { problem: `is nested deeper than ${mostDepth} levels.` };
  if (nodes > mostNodes) return { problem: `holds more than ${mostNodes} values.` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'is no JSON.' };
  }
}
