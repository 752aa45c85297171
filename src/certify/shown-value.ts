import { createHash } from 'node:crypto';
import type { JsonValue } from '../connector/json-value.ts';

/** Characters of JSON, or of a text. Published descriptions are shorter. */
const longest = 1_000;

/**
 * Makes values of a connector short enough to be told: each is itself, or its beginning when nobody would read it whole. A digest of
 * the whole stands behind such a beginning: what was acknowledged must not be exchanged for something that only begins alike.
 * One value can be that of thousands of fields; it is looked at once.
 */
export function valueShortener(): (value: JsonValue | undefined) => JsonValue | undefined {
  const known = new Map<JsonValue, JsonValue>();
  return (value) => {
    if (value === null || typeof value === 'number' || typeof value === 'boolean' || value === undefined) return value;
    if (typeof value === 'string' && value.length <= longest) return value;
    let shown = known.get(value);
    if (shown === undefined) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      known.set(value, (shown = text.length <= longest ? value : cut(text)));
    }
    return shown;
  };
}

function cut(text: string): string {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const beginning = text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  return `${beginning}… (${text.length} characters, sha256 ${digest})`;
}
