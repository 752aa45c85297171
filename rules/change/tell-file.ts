import type { FolderEntry } from '../../src/connector/folder.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';
import type { Versions } from '../../src/connector/versions.ts';
import type { Observation } from '../define.ts';
import { type FileVersions, fileVersions, isLineByLine, isSameFile, linesOf } from './file-versions.ts';
import { spelt } from './quoted-keys.ts';
import { withoutSecrets } from './secrets.ts';

/** What a rule about files of one kind has to say: which came, went or say something else, and where a text begins to differ. */
export function* tellFiles(versions: Versions, role: FileVersions['role']): Iterable<Observation> {
  for (const file of fileVersions(versions)) if (file.role === role && !isSameFile(file)) yield tellFile(file);
}

/** One sentence about a file of which the versions say different things, with its place in both. */
export function tellFile({ role, before, after }: FileVersions): Observation {
  if (before === undefined) return { ...placed(before, after), message: `${spelt([after.path])} is new.`, new: sizeOf(after) };
  if (after === undefined) return { ...placed(before, after), message: `${spelt([before.path])} is gone.`, old: sizeOf(before) };
  const name = spelt([after.path]);
  if (before.kind !== after.kind)
    return {
      ...placed(before, after),
      message: `${name} was a ${before.kind} and is now a ${after.kind}.`,
      old: before.kind,
      new: after.kind,
    };
  if (!isLineByLine(role) || before.bytes === undefined || after.bytes === undefined)
    return { ...placed(before, after), message: `${name} changed.`, old: sizeOf(before), new: sizeOf(after) };
  const { line, old, now } = firstDifference(linesOf(before.bytes), linesOf(after.bytes));
  return { ...placed(before, after), message: `${name} changed from line ${line} on.`, line, old: shown(old), new: shown(now) };
}

/** The first line that differs, or the one after the last where lines were only added or taken away at the end. */
function firstDifference(older: readonly string[], newer: readonly string[]) {
  let first = 0;
  while (first < older.length && first < newer.length && older[first] === newer[first]) first += 1;
  return { line: Math.min(first + 1, newer.length), old: older[first], now: newer[first] };
}

function placed(before: FolderEntry | undefined, after: FolderEntry | undefined): Pick<Observation, 'file' | 'subject' | 'previous'> {
  return { file: after?.path ?? '.', subject: (after ?? before)?.path ?? '', previous: { file: before?.path ?? '.' } };
}

function sizeOf({ size }: FolderEntry): string {
  return `${size} bytes`;
}

function shown(line: string | undefined): JsonValue | undefined {
  return line === undefined ? undefined : withoutSecrets(line.trim().slice(0, 200));
}
