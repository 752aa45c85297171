import type { Repair } from '../../rules/define.ts';
import { locate, skipBlanks, skipValue } from '../connector/json-locate.ts';
import { isArray, isObject, type JsonValue } from '../connector/json-value.ts';
import { type Path, pointerOf, valueAt } from '../connector/place.ts';
import { type Change, changesOf } from './changes.ts';
import { isFileRepair } from './file-repairs.ts';
import { indentAlike } from './indentation.ts';
import type { Step } from './proposal.ts';

/** Replaces the text from `start` up to `end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What one step does to a text. */
export interface Action {
  /** What no other step may touch at the same time. */
  readonly claim: { readonly start: number; readonly end: number };
  readonly edits: readonly Edit[];
  /** A member or item that goes: which comma goes with it depends on what else goes. */
  readonly removal?: Removal;
}

interface Removal {
  /** Where its object or array begins, and its closing bracket. */
  readonly open: number;
  readonly close: number;
  readonly start: number;
  readonly end: number;
  /** The comma before it, -1 for the first. */
  readonly comma: number;
  /** Where the one after it begins, -1 for the last. */
  readonly next: number;
}

/** How a value is written where there was none: `at` is the offset of the container that it goes into. */
type Print = (value: JsonValue, text: string, at: number) => string;

/** The actions of steps on a JSON text that is strict and repeats no name; `undefined` for a step that has no place there. */
export function jsonActions(
  text: string,
  document: JsonValue | undefined,
  steps: readonly Step[],
  print: Print = printed,
): (Action | undefined)[] {
  const changes = steps.map((step) => changeOf(document, step));
  const asked: Path[] = [];
  for (const change of changes) if (change && 'path' in change) asked.push(change.path, change.path.slice(0, -1));
  const offsets = locate(text, asked, { repeatsNothing: true }).map(({ start }) => start);
  let next = 0;
  // Thousands of members may go from one object, or come into it: where it ends is looked up once.
  const ends = new Map<number, number>();
  const endOf = (start: number): number => {
    const end = ends.get(start) ?? skipValue(text, start);
    ends.set(start, end);
    return end;
  };
  return changes.map((change) => {
    if (change === undefined) return undefined;
    if (!('path' in change)) return wholeFileAction(text, change);
    const start = offsets[next++] ?? 0;
    const parent = offsets[next++] ?? 0;
    return actionAt({ text, endOf, print }, change, start, parent);
  });
}

/** The action that gives line `line` (from 1) of a text these words. */
export function lineAction(text: string, line: number, words: string): Action | undefined {
  let start = 0;
  for (let count = 1; count < line; count += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  const feed = text.indexOf('\n', start);
  const rest = feed === -1 ? text.length : feed;
  const end = feed > start && text[feed - 1] === '\r' ? feed - 1 : rest;
  const pieces = Array.from(text.slice(start, end), (spelling) => ({ spelling, meaning: spelling }));
  return { claim: { start, end }, edits: editsFrom(start, changesOf(pieces, words)) };
}

/** All edits of actions that claim nothing together, in the order of the text. */
export function editsOf(actions: readonly Action[]): Edit[] {
  const edits = actions.flatMap((action) => action.edits);
  const byContainer = new Map<number, Removal[]>();
  for (const { removal } of actions) {
    if (removal) byContainer.set(removal.open, [...(byContainer.get(removal.open) ?? []), removal]);
  }
  for (const removals of byContainer.values()) edits.push(...removalEdits(removals));
  return edits.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The text with these edits, in the order of their places. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}

/** A step as it is done: a member to set is either replaced or inserted. */
type JsonChange =
  | { readonly kind: 'replace'; readonly path: Path; readonly old: JsonValue; readonly value: JsonValue }
  | { readonly kind: 'insert'; readonly path: Path; readonly name: string; readonly value: JsonValue }
  | { readonly kind: 'remove'; readonly path: Path; readonly isItem: boolean }
  | { readonly kind: 'rename'; readonly path: Path; readonly name: string }
  | { readonly kind: 'append'; readonly path: Path; readonly value: JsonValue }
  | WholeTextRepair;

type WholeTextRepair = Extract<Repair, { kind: 'drop-byte-order-mark' | 'expand-tabs' | 'indent-alike' }>;

function changeOf(document: JsonValue | undefined, { repair, path }: Step): JsonChange | undefined {
  if (repair.kind === 'drop-byte-order-mark' || repair.kind === 'expand-tabs' || repair.kind === 'indent-alike') return repair;
  if (isFileRepair(repair)) return undefined;
  const old = valueAt(document, path);
  if (old === undefined || repair.kind === 'line') return undefined;
  if (repair.kind === 'replace') return { ...repair, path, old };
  if (repair.kind === 'set') {
    if (!isObject(old)) return undefined;
    const inside = [...path, repair.name];
    const member = valueAt(old, [repair.name]);
    return member === undefined ? { ...repair, kind: 'insert', path } : { ...repair, kind: 'replace', path: inside, old: member };
  }
  if (repair.kind === 'append') return isArray(old) ? { ...repair, path } : undefined;
  const owner = valueAt(document, path.slice(0, -1));
  if (path.length === 0) return undefined;
  if (repair.kind === 'remove') return { kind: 'remove', path, isItem: !isObject(owner) };
  // A name that its object has already would be there twice.
  return isObject(owner) && !Object.hasOwn(owner, repair.name) ? { kind: 'rename', path, name: repair.name } : undefined;
}

function wholeFileAction(text: string, change: WholeTextRepair): Action {
  // The mark stands before the text, which is counted without it.
  if (change.kind === 'drop-byte-order-mark') return { claim: { start: -1, end: 0 }, edits: [{ start: -1, end: 0, text: '' }] };
  const claim = { start: 0, end: text.length };
  if (change.kind === 'indent-alike') return { claim, edits: indentAlike(text, change.stray) };
  const edits: Edit[] = [];
  for (const { 0: indentation, index } of text.matchAll(/^[ \t]*\t[ \t]*/gm)) {
    edits.push({ start: index, end: index + indentation.length, text: indentation.replaceAll('\t', ' '.repeat(change.width)) });
  }
  return { claim, edits };
}

/** A text that is edited, and where the value ends that begins at an offset. */
interface Edited {
  readonly text: string;
  readonly endOf: (start: number) => number;
  readonly print: Print;
}

function actionAt({ text, endOf, print }: Edited, change: Extract<JsonChange, { path: Path }>, start: number, parent: number): Action {
  const end = endOf(start);
  switch (change.kind) {
    case 'replace':
      return { claim: { start, end }, edits: literalEdits(text, start, end, change.old, change.value, print, parent) };
    case 'insert':
      return insertion(text, start, end - 1, change.value, print, change.name);
    case 'append':
      return insertion(text, start, end - 1, change.value, print);
    case 'rename': {
      const key = keyBefore(text, start);
      return { claim: key, edits: literalEdits(text, key.start, key.end, String(change.path.at(-1)), change.name, print, parent) };
    }
    case 'remove': {
      const first = change.isItem ? start : keyBefore(text, start).start;
      const before = blanksBackFrom(text, first) - 1;
      const after = skipBlanks(text, end);
      const next = text[after] === ',' ? skipBlanks(text, after + 1) : -1;
      const close = endOf(parent) - 1;
      const removal: Removal = { open: parent, close, start: first, end, comma: text[before] === ',' ? before : -1, next };
      // Behind the last one nothing may be inserted while it goes.
      return { claim: { start: first, end: next === -1 ? close + 1 : end }, edits: [], removal };
    }
  }
}

/** Puts a member or, without a name, an item behind the last one, as its siblings are indented and spaced. */
function insertion(text: string, open: number, close: number, value: JsonValue, print: Print, name?: string): Action {
  const claim = { start: close, end: close + 1 };
  const printedName = name === undefined ? '' : JSON.stringify(name);
  const first = skipBlanks(text, open + 1);
  if (first === close) {
    return {
      claim,
      edits: [{ start: open + 1, end: open + 1, text: `${printedName}${name === undefined ? '' : ': '}${print(value, text, open)}` }],
    };
  }
  const firstEnd = skipValue(text, first);
  const colon = name === undefined ? '' : text.slice(firstEnd, skipBlanks(text, skipBlanks(text, firstEnd) + 1));
  const blanks = text.slice(open + 1, first);
  const isSpaced = name === undefined ? hasBlankBehindComma(text, firstEnd) : colon.endsWith(' ');
  const gap = blanks.includes('\n') || blanks.includes('\r') ? blanks : isSpaced ? ' ' : '';
  const at = blanksBackFrom(text, close);
  return { claim, edits: [{ start: at, end: at, text: `,${gap}${printedName}${colon}${print(value, text, open)}` }] };
}

/** How items are spaced: as behind the first comma, and where there is none with a blank. */
function hasBlankBehindComma(text: string, firstEnd: number): boolean {
  const comma = skipBlanks(text, firstEnd);
  return text[comma] !== ',' || text[comma + 1] === ' ';
}

/** Neighbours that go together take all commas between them, and one more when something stays. */
function removalEdits(removals: readonly Removal[]): Edit[] {
  const edits: Edit[] = [];
  let isLeading = true;
  let expected = -1;
  for (const { open, close, start, end, comma, next } of [...removals].sort((a, b) => a.start - b.start)) {
    isLeading = comma === -1 || (isLeading && expected === start);
    // Nothing stays: the blanks go as well.
    if (isLeading && next === -1) return [{ start: open + 1, end: close, text: '' }];
    edits.push(isLeading ? { start, end: next, text: '' } : { start: comma, end, text: '' });
    expected = next;
  }
  return edits;
}

/** Where the name of a member stands whose value begins at `value`. */
function keyBefore(text: string, value: number): { readonly start: number; readonly end: number } {
  const colon = blanksBackFrom(text, value) - 1;
  const end = blanksBackFrom(text, colon);
  for (let start = text.lastIndexOf('"', end - 2); ; start = text.lastIndexOf('"', start - 1)) {
    let backslashes = 0;
    while (text[start - 1 - backslashes] === '\\') backslashes += 1;
    // Before the first quote there is no backslash; a quote inside has an odd number of them.
    if (backslashes % 2 === 0) return { start, end };
  }
}

/** The offset behind the last character before `at` that is not blank. */
function blanksBackFrom(text: string, at: number): number {
  let end = at;
  while (end > 0 && ' \t\n\r'.includes(text[end - 1] ?? 'x')) end -= 1;
  return end;
}

/** Between two texts only the letters that differ: all others keep their spelling, escapes included. */
function literalEdits(text: string, start: number, end: number, old: JsonValue, value: JsonValue, print: Print, parent: number): Edit[] {
  if (typeof old !== 'string' || typeof value !== 'string') return [{ start, end, text: print(value, text, parent) }];
  const pieces = Array.from(text.slice(start + 1, end - 1).matchAll(oneCharacter), ([spelling]) => ({
    spelling,
    meaning: spelling.startsWith('\\') ? String(JSON.parse(`"${spelling}"`)) : spelling,
  }));
  return editsFrom(start + 1, changesOf(pieces, value)).map((edit) => ({ ...edit, text: JSON.stringify(edit.text).slice(1, -1) }));
}

const oneCharacter = /\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.|[^\\]/gsu;

function editsFrom(offset: number, changes: readonly Change[]): Edit[] {
  return changes.map(({ start, end, text }) => ({ start: offset + start, end: offset + end, text }));
}

function printed(value: JsonValue): string {
  return JSON.stringify(value);
}

/**
 * Where a pointer leads after these changes: an item moves up for each that went before it, a renamed member is found under its new name.
 * `undefined` for what is gone.
 */
export function pointersAfter(document: JsonValue | undefined, steps: readonly Step[]): (pointer: string) => string | undefined {
  const gone = new Set<string>();
  const goneItems = new Map<string, number[]>();
  const names = new Map<string, string>();
  for (const step of steps) {
    const change = changeOf(document, step);
    if (change?.kind === 'rename') names.set(pointerOf(change.path), change.name);
    if (change?.kind !== 'remove') continue;
    gone.add(pointerOf(change.path));
    const owner = pointerOf(change.path.slice(0, -1));
    if (change.isItem) goneItems.set(owner, [...(goneItems.get(owner) ?? []), Number(change.path.at(-1))]);
  }
  if (gone.size === 0 && names.size === 0) return (pointer) => pointer;
  return (pointer) => {
    let before = '';
    let after = '';
    for (const part of pointer.split('/').slice(1)) {
      const items = goneItems.get(before);
      before += `/${part}`;
      if (gone.has(before)) return undefined;
      const name = names.get(before);
      if (name !== undefined) after += pointerOf([name]);
      else after += `/${items === undefined ? part : Number(part) - items.filter((index) => index < Number(part)).length}`;
    }
    return after;
  };
}
