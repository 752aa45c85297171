import type { Text } from '../../src/connector/definition.ts';
import { productNameIn } from './product-names.ts';

/** All characters but those that no rule minds wherever they stand in a text: printable ASCII without `<`. */
const unusual = /[^ -;=-~]/;

const stopBeforeCapital = /\.[A-Z]/;
/** Whose texts are judged for more than the others: for blanks in a row and names of products. */
const judgedForMore: ReadonlySet<Text['owner']> = new Set(['info', 'operation', 'parameter']);

/**
 * A cheap question that all rules about texts ask together: false for a text that none of them has anything to say about, as nearly all of
 * a hundred thousand are.
 */
export function isPeculiar(value: string, { owner, kind }: Pick<Text, 'owner' | 'kind'>): boolean {
  if (value[0] === ' ' || value[value.length - 1] === ' ' || unusual.test(value)) return true;
  if (kind === 'description' && stopBeforeCapital.test(value)) return true;
  return judgedForMore.has(owner) && (value.includes('  ') || productNameIn(value) !== undefined);
}
