import { isObject, type JsonObject, type JsonValue } from '../connector/json-value.ts';
import { parseTemplate } from './expressions.ts';
import { type Step, valueBelow } from './json-path.ts';
import { quoted } from './notes.ts';

/**
 * Says that items do not come newest first although a polling trigger takes the first one for the newest: it then loses or repeats
 * items. `undefined` when they do, or when it cannot be told.
 */
export function orderFinding(items: readonly JsonValue[], config: JsonObject): string | undefined {
  for (const template of Object.values(config)) {
    for (const piece of typeof template === 'string' ? parseTemplate(template).pieces : []) {
      if (typeof piece === 'string' || piece.source !== 'trigger-body') continue;
      const at = piece.steps.indexOf(0);
      if (at < 0) continue;
      const steps = piece.steps.slice(at + 1);
      const values = items.filter(isObject).map((item) => orderOf(valueBelow(item, steps)));
      const [first] = values;
      if (first === undefined || values.some((value) => value === undefined || typeof value !== typeof first)) continue;
      if (values.some((value) => value !== undefined && value > first)) return sentence(steps);
    }
  }
  return undefined;
}

function sentence(steps: readonly Step[]): string {
  return `The items do not come newest first by ${quoted(steps.join('.'))}, and the trigger remembers the first one: it will repeat items or lose them.`;
}

/** What can be compared: numbers, and texts that are numbers or times. */
function orderOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  if (/^\d{1,15}$/.test(value)) return Number(value);
  const time = /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
