import { endOfString } from './json-scan.ts';
import { type Path, type Place, pointerOf, root } from './place.ts';
import { ascendingLines, type Lines } from './text-position.ts';

/** A node that somebody asks for, and after the descent where it begins. */
export interface Spot {
  readonly parent: Spot | undefined;
  readonly key: string;
  /** Spots asked for below it. */
  below: Map<string, Spot> | undefined;
  /** Offset in the text; -1 for a node that is not there. */
  start: number;
  /** Where the parent began that it was found in: of repeated names only what the last one holds is there. */
  within: number;
  /** RFC 6901, for a node that is there. */
  pointer: string;
  line: number;
  column: number;
}

/** Collects the nodes of one text that somebody asks for, and finds all of them together. */
export interface SpotFinder {
  /** The spot of the node at `keys` below `place`, whether or not it exists. */
  readonly spotOf: (place: Place, keys: Path) => Spot;
  /** Descends once, only into what was asked for; all else is skipped bracket by bracket, and what comes after the last of it not read. */
  readonly find: () => void;
}

/** What is known of a text, so that less of it has to be read. */
export interface TextFacts {
  /** True where no object has a name twice: then the first member of a name is the last. */
  readonly repeatsNothing?: boolean;
  /** What `scanJson` says of it, where `JSON.parse` understood it. */
  readonly indent?: number | undefined;
}

/** Finds nodes of a JSON text that `JSON.parse` or `parseTolerantly` understood. */
export function spotFinder(text: string, { repeatsNothing = false, indent }: TextFacts = {}): SpotFinder {
  const top = newSpot(undefined, '');
  const known = new Map<Place, Spot>([[root, top]]);
  const spotAt = (place: Place): Spot => {
    let spot = known.get(place);
    if (spot === undefined) known.set(place, (spot = place.parent === undefined ? top : spotBelow(spotAt(place.parent), place.key)));
    return spot;
  };
  return {
    spotOf: (place, keys) => keys.reduce(spotBelow, spotAt(place)),
    find: () => {
      visit({ text, lines: ascendingLines(text), indent }, skipBlanks(text, 0), 0, top, repeatsNothing);
    },
  };
}

/** The spot itself when its node is there, else the nearest parent that is. */
export function existingSpot(spot: Spot): Spot {
  const { parent } = spot;
  if (parent === undefined) return spot;
  const existing = existingSpot(parent);
  return existing === parent && spot.start >= 0 && spot.within === parent.start ? spot : existing;
}

/** Where the nodes at these paths begin, in the order asked; a path that is not there answers with its nearest existing parent. */
export function locate(text: string, paths: readonly Path[], facts?: TextFacts): Spot[] {
  const { spotOf, find } = spotFinder(text, facts);
  const spots = paths.map((path) => spotOf(root, path));
  find();
  return spots.map(existingSpot);
}

function newSpot(parent: Spot | undefined, key: string): Spot {
  return { parent, key, below: undefined, start: -1, within: -1, pointer: '', line: 1, column: 1 };
}

function spotBelow(parent: Spot, key: string | number): Spot {
  const name = String(key);
  let spot = parent.below?.get(name);
  if (spot === undefined) {
    parent.below ??= new Map();
    parent.below.set(name, (spot = newSpot(parent, name)));
  }
  return spot;
}

interface Descent {
  readonly text: string;
  readonly lines: Lines;
  readonly indent: number | undefined;
}

/**
 * The offset behind a value that so many levels hold, and whose asked parts are noted; any offset when nothing is asked for behind it, which
 * `isLast` says.
 */
function visit(descent: Descent, start: number, level: number, spot: Spot, isLast: boolean): number {
  const { text, lines, indent } = descent;
  spot.start = start;
  if (spot.parent !== undefined) {
    spot.within = spot.parent.start;
    spot.pointer = spot.parent.pointer + pointerOf([spot.key]);
  }
  lines.advance(start);
  spot.line = lines.line;
  spot.column = start - lines.start + 1;
  const open = text.charCodeAt(start);
  const isObject = open === 0x7b;
  if (spot.below === undefined || (!isObject && open !== 0x5b)) return isLast ? start : skipValue(text, start, indent && indent * level);
  let left = spot.below.size;
  const below = indent && indent * (level + 1);
  let at = skipBlanks(text, start + 1);
  for (let index = 0; at < text.length && !isClosing(text.charCodeAt(at)); index += 1) {
    let key: string;
    if (isObject) {
      const end = endOfString(text, at);
      key = memberName(text.slice(at, end + 1));
      at = skipBlanks(text, skipBlanks(text, end + 1) + 1);
    } else key = String(index);
    const next = spot.below.get(key);
    if (next === undefined) at = skipValue(text, at, below);
    else {
      left -= 1;
      const isLastBelow = isLast && left === 0;
      at = visit(descent, at, level + 1, next, isLastBelow);
      if (isLastBelow) return at;
    }
    at = skipBlanks(text, at);
    if (text.charCodeAt(at) === 0x2c) at = skipBlanks(text, at + 1);
  }
  return at + 1;
}

function isClosing(code: number): boolean {
  return code === 0x7d || code === 0x5d;
}

function memberName(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  // Raw control characters are tolerated in names, JSON.parse alone would refuse them.
  const escaped = literal.replace(/[\u0000-\u001f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return String(JSON.parse(escaped));
}

/**
 * The offset behind the value that begins at `start`. `indented`: spaces before the bracket that closes it, if that begins a line of its own
 * and nothing in between does behind as many.
 */
export function skipValue(text: string, start: number, indented?: number): number {
  if (text[start] === '"') return endOfString(text, start) + 1;
  let at = start;
  let depth = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) {
      if (depth === 0) return at;
      if (code === 0x0a && indented !== undefined) return endOfLines(text, start, at, indented);
    } else if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x2f) at = skipBlanks(text, at) - 1;
    else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return at + 1;
      if (depth < 0) return at;
    } else if (depth === 0 && code === 0x2c) return at;
  }
  return at;
}

/** The offset behind the bracket that closes the value. Lines are looked through many times as fast as letters. */
function endOfLines(text: string, start: number, lineEnd: number, indented: number): number {
  const closing = `\n${' '.repeat(indented)}${text[start] === '{' ? '}' : ']'}`;
  const found = text.indexOf(closing, lineEnd);
  return found === -1 ? text.length : found + closing.length;
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
