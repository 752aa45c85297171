import { equalJson, isArray, isObject, type JsonValue } from '../connector/json-value.ts';
import type { Path } from '../connector/place.ts';
import type { Step } from './proposal.ts';
import { type Action, editsOf, jsonActions, withEdits } from './text-edits.ts';

/** What waits for what: each round does everything that does not touch. */
const mostRounds = 50;

/**
 * A JSON text that means `value`, made from one that means something else by small edits: what stays keeps its bytes, its place and its
 * spelling, and what is new is indented as its surroundings are. The text has to be strict JSON that repeats no name.
 */
export function rewritten(text: string, value: JsonValue): string {
  let now = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const document: JsonValue = JSON.parse(now);
    if (equalJson(document, value)) return now;
    const actions = jsonActions(now, document, differences(document, value, []), indented);
    now = withEdits(now, editsOf(apart(actions.filter((action) => action !== undefined))));
  }
  // Never met; whoever meets it gets the right value in another layout.
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The steps from one value to another, each as deep inside as it can be. */
function differences(old: JsonValue, value: JsonValue, path: Path): readonly Step[] {
  if (equalJson(old, value)) return [];
  if (isObject(old) && isObject(value) && Object.keys(old).length > 0 && Object.keys(value).length > 0) {
    const gone = Object.keys(old).filter((name) => !Object.hasOwn(value, name));
    return [
      ...gone.map((name) => removal([...path, name])),
      ...Object.entries(value).flatMap(([name, member = null]): readonly Step[] =>
        Object.hasOwn(old, name)
          ? differences(old[name] ?? null, member, [...path, name])
          : [{ path, repair: { kind: 'set', name, value: member } }],
      ),
    ];
  }
  if (isArray(old) && isArray(value) && old.length > 0 && value.length > 0) return listDifferences(old, value, path);
  return [{ path, repair: { kind: 'replace', value } }];
}

function listDifferences(old: readonly JsonValue[], value: readonly JsonValue[], path: Path): readonly Step[] {
  if (old.length === value.length) return old.flatMap((item, index) => differences(item, value[index] ?? null, [...path, index]));
  if (value.length > old.length && old.every((item, index) => equalJson(item, value[index] ?? null)))
    return value.slice(old.length).map((item) => ({ path, repair: { kind: 'append', value: item } }));
  const gone: number[] = [];
  let next = 0;
  for (const [index, item] of old.entries()) {
    if (next < value.length && equalJson(item, value[next] ?? null)) next += 1;
    else gone.push(index);
  }
  // What is left is what is wanted: the others go. Else the list is written anew.
  if (next === value.length) return gone.map((index) => removal([...path, index]));
  return [{ path, repair: { kind: 'replace', value } }];
}

function removal(path: Path): Step {
  return { path, repair: { kind: 'remove' } };
}

/** The actions that can be done together: no two touch the same text, but that several things may be put behind the same last one. */
function apart(actions: readonly Action[]): readonly Action[] {
  const chosen: Action[] = [];
  for (const action of [...actions].sort((a, b) => a.claim.start - b.claim.start || a.claim.end - b.claim.end)) {
    const last = chosen.at(-1);
    const isApart = last === undefined || action.claim.start >= last.claim.end;
    if (isApart || (isInsertion(action) && isInsertion(last) && action.claim.start === last.claim.start)) chosen.push(action);
  }
  return chosen;
}

function isInsertion({ edits, removal: gone }: Action): boolean {
  return gone === undefined && edits.every(({ start, end }) => start === end);
}

/** A value over several lines where its surroundings are, indented by the width that they use. */
function indented(value: JsonValue, text: string, at: number): string {
  const isLeaf = !(isArray(value) || isObject(value)) || Object.keys(value).length === 0;
  const inside = /^.[^\S\n]*\r?\n([ \t]*)/s.exec(text.slice(at, at + 200))?.[1];
  if (isLeaf || inside === undefined) return JSON.stringify(value);
  const outside = /(?:^|\n)([ \t]*)[^\n]*$/.exec(text.slice(Math.max(0, at - 500), at))?.[1] ?? '';
  const unit = inside.startsWith(outside) && inside.length > outside.length ? inside.slice(outside.length) : '  ';
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  return JSON.stringify(value, undefined, unit).replaceAll('\n', `${end}${inside}`);
}
