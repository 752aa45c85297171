import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusConnectors } from './corpus.ts';
import { type Edit, editAtRandom } from './seeded-edits.ts';

/** Two versions of one definition, as files. */
export interface LargestPair {
  readonly older: string;
  readonly newer: string;
  readonly edits: readonly Edit[];
  /** Bytes of the definition as it is published. */
  readonly size: number;
  readonly seed: number;
}

const seed = 20261121;

/** Writes into a folder the largest definition of the corpus, and what ten seeded edits make of it. */
export function writeLargestPair(folder: string): LargestPair {
  const [largest] = corpusConnectors()
    .map((connector) => join(connector, 'apiDefinition.swagger.json'))
    .map((file) => ({ file, size: statSync(file, { throwIfNoEntry: false })?.size ?? 0 }))
    .sort((a, b) => b.size - a.size);
  if (largest === undefined) throw new Error('The corpus holds no connector.');
  const definition = JSON.parse(readFileSync(largest.file, 'utf8'));
  const [older, newer] = [join(folder, 'older.json'), join(folder, 'newer.json')];
  writeFileSync(older, JSON.stringify(definition, null, 2));
  const edits = editAtRandom(definition, seed);
  writeFileSync(newer, JSON.stringify(definition, null, 2));
  return { older, newer, edits, size: largest.size, seed };
}
