import { type FilterKey, filterKeys } from '../filters.ts';
import type { Question } from '../search-engine.ts';

/** The question that an address asks: `?q=mail&auth=oauth2`. */
export function questionOf(search: string): Question {
  const asked = new URLSearchParams(search);
  const chosen: Partial<Record<FilterKey, string>> = {};
  for (const key of filterKeys) {
    const value = asked.get(key);
    if (value !== null && value !== '') chosen[key] = value;
  }
  return { text: asked.get('q') ?? '', chosen };
}

/** The end of an address that asks a question; empty for none. */
export function addressOf({ text, chosen }: Question): string {
  const asked = new URLSearchParams();
  if (text.trim() !== '') asked.set('q', text.trim());
  for (const key of filterKeys) {
    const value = chosen[key];
    if (value !== undefined) asked.set(key, value);
  }
  const words = asked.toString();
  return words === '' ? '' : `?${words}`;
}
