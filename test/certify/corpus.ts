import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import { programFolders, programOfPath } from '../../src/connector/program.ts';
import { readFolder } from '../../src/io/disk.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
/** Real connectors of the public repository; not part of this project, so every test that reads them can do without. */
const corpus = resolve(project, '../shared/corpus');

export const corpusIsThere = existsSync(corpus);
/** What stands behind the name of a test that needs the corpus, so that a skipped one says why. */
export const corpusNote = corpusIsThere ? '' : ` (SKIPPED: there is no ${relative(project, corpus)})`;

/** Connector folders of the corpus, chosen by the digest of their names: the same ones each time, spread over the alphabet and programmes. */
export function chosenFromCorpus(count: number): string[] {
  if (!corpusIsThere) return [];
  return connectorFolders(corpus)
    .map((folder) => ({ folder, digest: createHash('sha256').update(basename(folder)).digest('hex') }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .slice(0, count)
    .map(({ folder }) => folder);
}

/** The certified connectors of this repository. */
export function ownConnectors(): string[] {
  return connectorFolders(project).filter((folder) => programOfPath(folder) === 'certified');
}

export async function readConnectorAt(folder: string): Promise<Connector> {
  return readConnector({
    path: folder,
    name: basename(folder),
    program: programOfPath(folder) ?? 'certified',
    ...readFolder(folder),
  });
}

function connectorFolders(top: string): string[] {
  return Object.keys(programFolders)
    .map((name) => join(top, name))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name)),
    );
}
