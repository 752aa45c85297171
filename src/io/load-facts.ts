import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import type { Facts } from '../certify/certify.ts';

/** What these rules ask beyond connectors. The dictionaries cost more than a whole check: they are read only when a rule asks them. */
export async function loadFacts(rules: readonly Rule[], words: readonly string[]): Promise<Facts> {
  if (!rules.some(({ id }) => id === index.textSpelling.id)) return {};
  const { readSpelling } = await import('./read-spelling.ts');
  return { spelling: await readSpelling(words) };
}
