import { connectorId } from '../connector/connector-id.ts';
import { connectorFileNames } from '../connector/folder.ts';
import { parseJsonFile } from '../connector/json-file.ts';
import { isText, type JsonObject, objectOr } from '../connector/json-value.ts';
import { limits } from '../connector/limits.ts';
import { programFolders, programOfPath } from '../connector/program.ts';
import type { KnownConnector } from '../connector/submission.ts';
import type { Repository, TreeFile } from './git.ts';

/** So many files are in memory at a time. */
const filesAtOnce = 100;

/**
 * Every connector of a commit, sorted by folder: what is known of each without judging it. `prefix` is what lies above the programmes'
 * folders in the repository; folders are told without it.
 */
export async function readRegistry(repository: Repository, commit: string, prefix: string): Promise<KnownConnector[]> {
  const known = new Map<string, { definition?: TreeFile; properties?: TreeFile }>();
  const parents = Object.keys(programFolders).map((name) => `${prefix}${name}`);
  for (const file of await repository.filesBelow(commit, parents)) {
    const [parent = '', folderName, fileName, ...deeper] = file.path.slice(prefix.length).split('/');
    if (folderName === undefined || fileName === undefined || deeper.length > 0) continue;
    const folder = `${parent}/${folderName}`;
    const files = known.get(folder) ?? {};
    known.set(folder, files);
    if (file.size > limits.fileBytes) continue;
    if (fileName.toLowerCase() === connectorFileNames.definition) files.definition ??= file;
    if (fileName.toLowerCase() === connectorFileNames.properties) files.properties ??= file;
  }
  const wanted = [...known.values()].flatMap(({ definition, properties }) => [definition, properties]).filter((file) => file !== undefined);
  const facts = new Map<TreeFile, string | undefined>();
  for (let start = 0; start < wanted.length; start += filesAtOnce) {
    const some = wanted.slice(start, start + filesAtOnce);
    for (const [index, bytes] of (await repository.readBlobs(some.map(({ id }) => id))).entries()) {
      const file = some[index];
      if (file !== undefined) facts.set(file, factOf(documentOf(bytes)));
    }
  }
  return [...known]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, { definition, properties }]): KnownConnector => {
      const name = folder.slice(folder.lastIndexOf('/') + 1);
      const program = programOfPath(folder) ?? 'certified';
      return {
        folder,
        program,
        id: connectorId(name, program),
        title: definition && facts.get(definition),
        publisher: properties && facts.get(properties),
      };
    });
}

/** The title of a definition, or the publisher of a properties file: no file has both. */
function factOf(document: JsonObject): string | undefined {
  const title = objectOr(document['info'])['title'];
  const publisher = objectOr(document['properties'])['publisher'];
  const fact = isText(title) ? title : publisher;
  return isText(fact) ? fact.trim() : undefined;
}

function documentOf(bytes: Uint8Array): JsonObject {
  try {
    return objectOr(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // What strict JSON is not may still be readable, as everywhere else.
    return objectOr(parseJsonFile('', bytes).value);
  }
}
