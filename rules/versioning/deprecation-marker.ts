import { isText, type JsonObject } from '../../src/connector/json-value.ts';
import type { Repair } from '../define.ts';

/** What a deprecated operation says in its summary and in its description. */
export const deprecationMarker = '(deprecated)';

/** Those of the two texts that lack the marker, in any letter case. */
export function unmarkedTexts({ summary, description }: JsonObject): ('summary' | 'description')[] {
  const isMarked = (text: unknown): boolean => typeof text === 'string' && text.toLowerCase().includes(deprecationMarker);
  return [...(isMarked(summary) ? [] : (['summary'] as const)), ...(isMarked(description) ? [] : (['description'] as const))];
}

/** The marker behind each text that lacks it; `undefined` where one is absent or says it in its own way. */
export function markedTexts(operation: JsonObject): Repair[] | undefined {
  const steps: Repair[] = [];
  for (const name of unmarkedTexts(operation)) {
    const text = operation[name];
    if (!isText(text) || /deprecated/i.test(text)) return undefined;
    steps.push({ kind: 'replace', at: [name], value: `${text.trimEnd()} ${deprecationMarker}` });
  }
  return steps;
}
