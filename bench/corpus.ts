import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));

/** Real connectors, kept beside the project and not in it. */
export const corpusFolder = join(shared, 'corpus');
/** Real updates, both versions of each, kept there as well. */
export const pairsFolder = join(shared, 'bench', 'changes');
/** The rules' specification, kept there as well. */
export const rulesFile = join(shared, 'reference', 'rules.json');

export const hasCorpus = existsSync(corpusFolder);

/** Every connector folder of the corpus, absolute, sorted by programme and name. */
export function corpusConnectors(): string[] {
  return ['certified-connectors', 'independent-publisher-connectors', 'custom-connectors'].flatMap((program) =>
    readdirSync(join(corpusFolder, program), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(corpusFolder, program, entry.name))
      .sort(),
  );
}
