import type { Connector } from '../../src/connector/connector.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import { isCSharp } from '../file-kinds.ts';

/** The one name the platform reads a script from. */
export const scriptName = 'script.csx';

/** True for a file of C# code, whatever its name. */
export function isScript({ kind, path }: FolderEntry): boolean {
  return kind === 'file' && isCSharp(path);
}

/** True when the folder holds C# code; a wrong name has a rule of its own. */
export function hasScript({ entries }: Connector): boolean {
  return entries.some(isScript);
}
