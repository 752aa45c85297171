import { endOfString } from './json-scan.ts';
import type { Path } from './place.ts';

/** What is asked for below one node: the offsets to fill in, and the members or items to look into. */
interface Wanted {
  readonly below: Map<string, Wanted>;
  offset: number;
}

/**
 * Finds where nodes begin in a JSON text, descending only into what was asked for; all else is skipped bracket by bracket.
 * `text` must be one that `JSON.parse` or `parseTolerantly` understood. The answers come in the order of the paths; a path
 * that is not there answers with its nearest existing parent. Of repeated names the last one counts.
 */
export function locate(text: string, paths: readonly Path[]): number[] {
  const top = newWanted();
  const asked = paths.map((path) => {
    const steps = [top];
    let node = top;
    for (const key of path) {
      let next = node.below.get(String(key));
      if (next === undefined) node.below.set(String(key), (next = newWanted()));
      steps.push((node = next));
    }
    return steps;
  });
  visit(text, skipBlanks(text, 0), top);
  return asked.map((steps) => steps.findLast((step) => step.offset >= 0)?.offset ?? 0);
}

function newWanted(): Wanted {
  return { below: new Map(), offset: -1 };
}

function visit(text: string, start: number, wanted: Wanted): number {
  wanted.offset = start;
  const open = text[start];
  if (wanted.below.size === 0 || (open !== '{' && open !== '[')) return skipValue(text, start);
  let at = skipBlanks(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index += 1) {
    let key = String(index);
    if (open === '{') {
      const end = endOfString(text, at);
      key = memberName(text.slice(at, end + 1));
      at = skipBlanks(text, skipBlanks(text, end + 1) + 1);
    }
    const next = wanted.below.get(key);
    at = skipBlanks(text, next === undefined ? skipValue(text, at) : visit(text, at, next));
    if (text[at] === ',') at = skipBlanks(text, at + 1);
  }
  return at + 1;
}

function memberName(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  // Raw control characters are tolerated in names, JSON.parse alone would refuse them.
  const escaped = literal.replace(/[\u0000-\u001f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return String(JSON.parse(escaped));
}

/** The offset behind the value that begins at `start`. */
export function skipValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start) + 1;
  let at = start;
  let depth = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x2f) at = skipBlanks(text, at) - 1;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
      if (depth < 0) return at;
    } else if (depth === 0 && (code === 0x2c || code <= 0x20)) return at;
  }
  return at;
}

/** The offset of the next character that is neither blank nor comment. */
export function skipBlanks(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) at += 1;
    else if (code === 0x2f) {
      const isBlock = text[at + 1] === '*';
      const end = text.indexOf(isBlock ? '*/' : '\n', at + 2);
      at = end === -1 ? text.length : end + (isBlock ? 2 : 1);
    } else return at;
  }
}
