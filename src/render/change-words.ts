import type { DiffEntry, DiffReport } from '../change/diff-report.ts';
import type { JsonValue } from '../connector/json-value.ts';
import { shortened } from './markdown-cells.ts';
import { counted } from './words.ts';

/** What an update comes to: a word to stand out, and the rest of the line in our own words. */
export interface UpdateVerdict {
  readonly word: string;
  readonly rest: string;
}

export function verdictOf({ breaking, changes, updateClass, sensitive }: DiffReport): UpdateVerdict {
  const end = `Update class ${updateClass}${sensitive.length === 0 ? '' : `; sensitive: ${sensitive.join(', ')}`}.`;
  if (breaking) {
    const { length } = changes.filter((change) => change.breaking);
    return { word: 'Breaking', rest: `: ${counted(length, 'change')} ${length === 1 ? 'breaks' : 'break'} flows that exist. ${end}` };
  }
  if (changes.length === 0) return { word: 'No change', rest: `: the versions differ in nothing that is compared. ${end}` };
  return { word: 'Nothing breaking', rest: `: ${counted(changes.length, 'change')}. ${end}` };
}

/** Why an update that breaks nothing is no minor one, empty for any other. Not escaped. */
export function majorText({ breaking, reasons }: DiffReport): string {
  const major = breaking ? undefined : reasons.find(({ of }) => of === 'major');
  if (major === undefined) return '';
  return `Major because of ${counted(major.count, 'change')}${major.count === 1 ? ':' : ', such as:'} ${major.messages[0] ?? ''}`;
}

/** The sentence about what was not compared, empty when there is no such file. Not escaped. */
export function notComparedText({ notCompared }: DiffReport): string {
  if (notCompared.length === 0) return '';
  return `Not compared: ${notCompared.join(', ')}. Of the other version only the definition was given.`;
}

/** The changes of each operation together, what belongs to none by file, in the order in which each first occurs. */
export function byOwner(changes: readonly DiffEntry[]): DiffEntry[][] {
  const groups = new Map<string, DiffEntry[]>();
  for (const change of changes) {
    const owner = JSON.stringify(change.operation === null ? [change.location.file] : [null, change.operation]);
    const group = groups.get(owner);
    if (group) group.push(change);
    else groups.set(owner, [change]);
  }
  return [...groups.values()];
}

/** Both values of a change, each as JSON of at most so many characters; `undefined` for one that tells none. Not escaped. */
export function valuesOf(change: DiffEntry, most: number): { readonly old: string; readonly now: string } | undefined {
  if (change.old === null && change.new === null) return undefined;
  return { old: valueText(change.old, most), now: valueText(change.new, most) };
}

function valueText(value: JsonValue, most: number): string {
  return value === null ? 'nothing' : shortened(JSON.stringify(value), Math.max(1, most));
}
