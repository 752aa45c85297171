import type { Definition } from './definition.ts';
import { type ConnectorFolder, connectorFileNames, type FolderEntry } from './folder.ts';
import { type JsonFile, parseJsonFile } from './json-file.ts';
import { isObject, isText } from './json-value.ts';
import { type MarkdownFile, parseMarkdownFile } from './markdown-file.ts';
import { type CertificationPackage, readPackage } from './package.ts';
import type { Program } from './program.ts';
import { type Properties, readProperties } from './properties.ts';
import { readDefinition } from './read-definition.ts';
import { parseScript, type Script } from './script.ts';

/** One folder of one programme, parsed as far as it can be. What is missing or broken is absent here and a finding elsewhere. */
export interface Connector {
  /** The path as the caller gave it. */
  readonly path: string;
  /** The folder's own name. */
  readonly name: string;
  readonly program: Program;
  readonly entries: readonly FolderEntry[];
  readonly truncated: boolean;
  readonly definitionEntry: FolderEntry | undefined;
  readonly definitionFile: JsonFile | undefined;
  readonly definition: Definition | undefined;
  readonly propertiesEntry: FolderEntry | undefined;
  readonly propertiesFile: JsonFile | undefined;
  readonly properties: Properties | undefined;
  readonly readmeEntry: FolderEntry | undefined;
  readonly readme: MarkdownFile | undefined;
  readonly script: Script | undefined;
  /** The certification package in the folder, unpacked when first asked for; `undefined` when there is none, or one of several might be it. */
  readonly package: () => CertificationPackage | undefined;
}

/** Parses a connector's folder. Never throws for what the folder holds. */
export function readConnector(folder: ConnectorFolder): Connector {
  return connectorOf(folder, entryNamed(folder, connectorFileNames.definition) ?? misnamedDefinition(folder));
}

/** Parses a definition that stands alone, whatever its name: a connector of this one file. Never throws for what the file holds. */
export function readLoneDefinition(path: string, name: string, definition: FolderEntry): Connector {
  return connectorOf({ path, name, program: 'certified', entries: [definition], truncated: false }, definition);
}

function connectorOf(folder: ConnectorFolder, definitionEntry: FolderEntry | undefined): Connector {
  const propertiesEntry = entryNamed(folder, connectorFileNames.properties);
  const readmeEntry = entryNamed(folder, connectorFileNames.readme);
  const scriptEntry = entryNamed(folder, connectorFileNames.script);
  const definitionFile = definitionEntry?.bytes && parseJsonFile(definitionEntry.path, definitionEntry.bytes);
  const propertiesFile = propertiesEntry?.bytes && parseJsonFile(propertiesEntry.path, propertiesEntry.bytes);
  return {
    path: folder.path,
    name: folder.name,
    program: folder.program,
    entries: folder.entries,
    truncated: folder.truncated,
    definitionEntry,
    definitionFile,
    definition: isObject(definitionFile?.value) ? readDefinition(definitionFile.value, definitionFile.memberNames) : undefined,
    propertiesEntry,
    propertiesFile,
    properties: isObject(propertiesFile?.value) ? readProperties(propertiesFile.value) : undefined,
    readmeEntry,
    readme: readmeEntry?.bytes && parseMarkdownFile(readmeEntry.path, readmeEntry.bytes),
    script: scriptEntry?.bytes && parseScript(scriptEntry.path, scriptEntry.bytes),
    package: packageOf(folder),
  };
}

/** The connector's title, or its folder's name when it has none; text from outside. */
export function titleOf(connector: Connector): string {
  const info = connector.definition?.value['info'];
  const title = isObject(info) ? info['title'] : undefined;
  return isText(title) ? title.trim() : connector.name;
}

/** `info.version`, `undefined` when it is no text. */
export function versionOf(connector: Connector): string | undefined {
  const info = connector.definition?.value['info'];
  const version = isObject(info) ? info['version'] : undefined;
  return isText(version) ? version.trim() : undefined;
}

/** The file of exactly that name, else the first that differs in letter case alone. */
function entryNamed(folder: ConnectorFolder, lowerCaseName: string): FolderEntry | undefined {
  const candidates = folder.entries.filter((entry) => entry.kind === 'file' && entry.path.toLowerCase() === lowerCaseName);
  return candidates.find((entry) => canonicalNames.has(entry.path)) ?? candidates[0];
}
const canonicalNames = new Set(['apiDefinition.swagger.json', 'apiProperties.json', 'readme.md', 'script.csx']);

function packageOf(folder: ConnectorFolder): () => CertificationPackage | undefined {
  let known: { readonly value: CertificationPackage | undefined } | undefined;
  return () => {
    if (known === undefined) {
      const [zip, ...others] = folder.entries.filter(({ kind, path }) => kind === 'file' && /^[^/]+\.zip$/i.test(path));
      known = { value: zip?.bytes && others.length === 0 ? readPackage(zip.path, zip.bytes) : undefined };
    }
    return known.value;
  };
}

/** Without a file of the right name, the only other JSON file whose name speaks of a definition is taken for it. */
function misnamedDefinition(folder: ConnectorFolder): FolderEntry | undefined {
  const candidates = folder.entries.filter(
    (entry) =>
      entry.kind === 'file' && !entry.path.includes('/') && /swagger|defin/i.test(entry.path) && entry.path.toLowerCase().endsWith('.json'),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}
