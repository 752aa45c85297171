import { isArray, isObject, type JsonValue, own } from '../connector/json-value.ts';

/** A name or a position. */
export type Step = string | number;

/** A path as policies write it: where it begins and what it goes through. */
export interface JsonPath {
  /** `none`: it is written without a beginning, such as `people.age`. */
  readonly root: 'body' | 'item' | 'none';
  readonly steps: readonly Step[];
}

/** The steps that begin at a position: `.name`, `[0]`, `['@odata.id']`; and where they end. */
export function stepsAt(text: string, start: number): { readonly steps: readonly Step[]; readonly end: number } {
  const steps: Step[] = [];
  let end = start;
  while (steps.length < 100) {
    const found = /\.([\p{L}\p{N}_$-]{1,200})|\[\s{0,5}(\d{1,9})\s{0,5}\]|\[\s{0,5}'([^']{1,500})'\s{0,5}\]/uy.exec(
      text.slice(end, end + 600),
    );
    if (found === null) break;
    steps.push(found[2] === undefined ? (found[1] ?? found[3] ?? '') : Number(found[2]));
    end += found[0].length;
  }
  return { steps, end };
}

/**
 * Reads a whole path: `@body().people`, `body()`, `@body.people`, `@item().x`, `people.age`, `['@odata.id']`; nothing and the word
 * `null` are the empty path. `undefined` when it is none of these.
 */
export function parsePath(text: string): JsonPath | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase() === 'null') return { root: 'none', steps: [] };
  const start = /^@?\s{0,5}(body|item)\s{0,5}(\(\s{0,5}\)|(?=[.[]|$))/i.exec(trimmed);
  if (start !== null) {
    const { steps, end } = stepsAt(trimmed, start[0].length);
    const root = start[1]?.toLowerCase() === 'item' ? 'item' : 'body';
    if (end === trimmed.length) return { root, steps };
  }
  const bare = trimmed.startsWith('[') ? trimmed : `.${trimmed}`;
  const { steps, end } = stepsAt(bare, 0);
  if (end === bare.length) return { root: 'none', steps };
  // A plain name such as `@odata.nextLink` is one name and not a path.
  return trimmed.startsWith('@') && !trimmed.includes('(') ? { root: 'none', steps: [trimmed] } : undefined;
}

/** The value at the end of a path; `undefined` for what is not there. */
export function valueBelow(value: JsonValue | undefined, steps: readonly Step[]): JsonValue | undefined {
  let step = value;
  for (const key of steps) {
    if (isArray(step)) step = typeof key === 'number' ? step[key] : undefined;
    else if (isObject(step)) step = own(step, String(key));
    else return undefined;
  }
  return step;
}

/** JSON that is being changed. Members are set by `setMember`, never by assignment: names are strangers'. */
export type MutableObject = { [member: string]: JsonValue };

export function setMember(object: MutableObject, name: string, value: JsonValue): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** The object at the end of a path, made where it is absent; `undefined` when something else is in the way. */
export function objectBelow(start: JsonValue, steps: readonly Step[]): MutableObject | undefined {
  let at: JsonValue = start;
  for (const step of steps) {
    let next = valueBelow(at, [step]);
    if (next === undefined && isObject(at)) {
      next = {};
      setMember(at as MutableObject, String(step), next);
    }
    if (next === undefined) return undefined;
    at = next;
  }
  return isObject(at) ? (at as MutableObject) : undefined;
}
