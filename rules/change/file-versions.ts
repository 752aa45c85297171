import type { Connector } from '../../src/connector/connector.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import type { Versions } from '../../src/connector/versions.ts';
import { isArchive, isCSharp, isIconImage, isIntroduction } from '../file-kinds.ts';

/** What a file is for. Icon and introduction belong into the certification package, and are looked at like it. */
type Role = 'definition' | 'properties' | 'readme' | 'script' | 'package' | 'other';

/** A file of the folder in two versions; one side is absent where only the other version has it. */
export type FileVersions = { readonly role: Role } & (
  | { readonly before: FolderEntry; readonly after: FolderEntry }
  | { readonly before: FolderEntry; readonly after: undefined }
  | { readonly before: undefined; readonly after: FolderEntry }
);

/** The files of both versions: those that make a connector by what they are, the others by their path, in whatever letter case. */
export function fileVersions({ before, after }: Versions): FileVersions[] {
  const [older, newer] = [rolesOf(before), rolesOf(after)];
  return [...new Set([...older.keys(), ...newer.keys()])].sort().flatMap((key): FileVersions[] => {
    const [old, now] = [older.get(key), newer.get(key)];
    if (old !== undefined) return [{ role: old.role, before: old.entry, after: now?.entry } as FileVersions];
    return now === undefined ? [] : [{ role: now.role, before: undefined, after: now.entry }];
  });
}

function rolesOf({ entries, definitionEntry, propertiesEntry, readmeEntry }: Connector): Map<string, { role: Role; entry: FolderEntry }> {
  const roles = new Map<string, { role: Role; entry: FolderEntry }>();
  for (const entry of entries) {
    if (entry === definitionEntry) roles.set('/definition', { role: 'definition', entry });
    else if (entry === propertiesEntry) roles.set('/properties', { role: 'properties', entry });
    else if (entry === readmeEntry) roles.set('/readme', { role: 'readme', entry });
    else {
      const plain = entry.path.toLowerCase();
      // Two files whose names differ in letter case alone are two files.
      roles.set(roles.has(plain) ? entry.path : plain, { role: roleOf(entry.path), entry });
    }
  }
  return roles;
}

function roleOf(path: string): Role {
  if (isCSharp(path)) return 'script';
  return isArchive(path) || isIconImage(path) || isIntroduction(path) ? 'package' : 'other';
}

/** True when both versions have the file and it says the same; how the lines of a readme or script end says nothing. */
export function isSameFile({ role, before, after }: FileVersions): boolean {
  if (before === undefined || after === undefined || before.kind !== after.kind || before.executable !== after.executable) return false;
  const [older, newer] = [before.bytes, after.bytes];
  // Of what was too large to be read only the size is known.
  if (older === undefined || newer === undefined) return older === newer && before.size === after.size;
  if (older.length === newer.length && older.every((byte, index) => byte === newer[index])) return true;
  return isLineByLine(role) && linesOf(older).join('\n') === linesOf(newer).join('\n');
}

/** True for files that people write and read line by line. */
export function isLineByLine(role: Role): boolean {
  return role === 'readme' || role === 'script';
}

/** The lines of a text file, however they end. */
export function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder('utf-8').decode(bytes).split(/\r\n|\r|\n/);
}
