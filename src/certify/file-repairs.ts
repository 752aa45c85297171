import type { Repair } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import type { FolderEntry } from '../connector/folder.ts';
import type { Action } from './text-edits.ts';

/** A repair of a file as a whole: of its name, its mode or its encoding. */
export type FileRepair = Extract<Repair, { kind: 'rename-file' | 'clear-executable' | 'save-as-utf8' }>;

export function isFileRepair(repair: Repair): repair is FileRepair {
  return repair.kind === 'rename-file' || repair.kind === 'clear-executable' || repair.kind === 'save-as-utf8';
}

/** What must not be done to the file at the same time: the mode stands beside its text, the other two stand for all of it. */
export function fileAction({ kind }: FileRepair): Action {
  // Texts are counted from 0, their byte order mark from -1.
  return { claim: kind === 'clear-executable' ? { start: -3, end: -3 } : { start: -2, end: Number.MAX_SAFE_INTEGER }, edits: [] };
}

/** True when the repair can be done: a new name is free, whatever the letter case, and bytes are exactly UTF-16. */
export function isPossible({ entries, truncated }: Connector, path: string, repair: FileRepair): boolean {
  const entry = entries.find((one) => one.path === path);
  if (entry === undefined || entry.kind !== 'file') return false;
  if (repair.kind === 'save-as-utf8') return entry.bytes !== undefined && textOfUtf16(entry.bytes) !== undefined;
  if (repair.kind === 'clear-executable') return true;
  const wanted = renamed(path, repair.name).toLowerCase();
  const isTaken = entries.some((one) => one !== entry && `${one.path.toLowerCase()}/`.startsWith(`${wanted}/`));
  // Where not all entries were listed, nobody knows.
  return !truncated && !isTaken;
}

/** The file after its repair. */
export function repairedEntry(entry: FolderEntry, repair: FileRepair): FolderEntry {
  if (repair.kind === 'rename-file') return { ...entry, path: renamed(entry.path, repair.name) };
  if (repair.kind === 'clear-executable') return { ...entry, executable: false };
  const text = entry.bytes && textOfUtf16(entry.bytes);
  if (text === undefined) return entry;
  const bytes = new TextEncoder().encode(text);
  return { ...entry, bytes, size: bytes.length };
}

/** The path of a file that got another name. */
export function renamed(path: string, name: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1) + name;
}

/** The text without its byte order mark; `undefined` when there is no such mark, or half a character. */
function textOfUtf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  if (encoding === undefined) return undefined;
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
