/**
 * Counts in how many connectors of the corpus each word of the dictionaries stands, and writes those of at least two as
 * `src/certify/spelling/common-words.ts`: the words that a misspelt one may have been meant to be.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { plainWords } from '../rules/operation/plain-words.ts';
import { programOfPath } from '../src/connector/program.ts';
import { readFoundConnector } from '../src/io/find-connectors.ts';
import { readDictionaries } from '../src/io/read-spelling.ts';
import { corpusConnectors, corpusFolder, hasCorpus } from './corpus.ts';

const fewest = 2;
const width = 138;

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was counted.');
  process.exit(0);
}

const isListed = await readDictionaries();
const connectors = new Map<string, number>();
for (const folder of corpusConnectors()) {
  const found = { path: relative(corpusFolder, folder), absolutePath: folder, program: programOfPath(folder) };
  const texts = readFoundConnector(found, undefined).definition?.texts() ?? [];
  const plain = [...new Set(texts.map(({ value }) => value))].flatMap(plainWords).filter(({ isCapitalized }) => !isCapitalized);
  for (const word of new Set(plain.map(({ word }) => word))) connectors.set(word, (connectors.get(word) ?? 0) + 1);
}

const common = [...connectors]
  .filter(([word, count]) => count >= fewest && isListed(word))
  .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
const lines = [''];
for (const [word] of common) {
  const line = lines.at(-1) ?? '';
  if (line.length + 1 + word.length > width) lines.push(word);
  else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
}
writeFileSync(
  new URL('../src/certify/spelling/common-words.ts', import.meta.url),
  `/**
 * Words that texts of connectors use, the most frequent first: those of the dictionaries that stand in at least ${fewest} of ${corpusConnectors().length}
 * published connectors (2024-10). Written by \`bench/common-words.ts\`.
 */
export const commonWords: readonly string[] = \`
${lines.map((line) => `${line}\n`).join('')}\`
  .trim()
  .split(/\\s+/);
`,
);
console.log(`${common.length} words.`);
