import type { Program } from './program.ts';

/** What an entry of a folder is. Only a regular file is ever read. */
export type EntryKind = 'file' | 'symlink' | 'submodule' | 'other';

/** One entry of a connector's folder, as a disk or a git tree holds it. */
export interface FolderEntry {
  /** Path below the folder, with `/` between names, exactly as stored. */
  readonly path: string;
  readonly kind: EntryKind;
  readonly executable: boolean;
  /** Bytes as stored. */
  readonly size: number;
  /** The content; absent when the entry is no regular file, or when a limit forbids reading it. */
  readonly bytes?: Uint8Array;
}

/** A connector before it is parsed: a named folder of entries. The same from a disk and from a git tree. */
export interface ConnectorFolder {
  /** The path as the caller gave it; only reports use it. */
  readonly path: string;
  /** The folder's own name. */
  readonly name: string;
  readonly program: Program;
  readonly entries: readonly FolderEntry[];
  /** True when there were more entries than were worth listing (`limits.folderFiles`). */
  readonly truncated: boolean;
}

/** The names of the files that make a connector, lower-cased: they are looked up ignoring case. */
export const connectorFileNames = {
  definition: 'apidefinition.swagger.json',
  properties: 'apiproperties.json',
  readme: 'readme.md',
  script: 'script.csx',
  acknowledgements: 'acknowledgements.json',
} as const;

/** The order in which readers load entries: what is judged comes first, so that a budget spent on other files never hides it. */
export function byImportance(a: string, b: string): number {
  return Number(isConnectorFile(b)) - Number(isConnectorFile(a)) || (a < b ? -1 : 1);
}

/** The files that are judged whatever else lies in the folder; readers load them first. */
export function isConnectorFile(path: string): boolean {
  const name = path.toLowerCase();
  return Object.values<string>(connectorFileNames).includes(name);
}
