import { locate, type SpotFinder, spotFinder } from './json-locate.ts';
import { type DuplicateKey, parseTolerantly, type SyntaxProblem } from './json-parse.ts';
import { scanJson } from './json-scan.ts';
import { isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from './json-value.ts';
import { limits } from './limits.ts';
import type { Path } from './place.ts';
import { lineIndex, type TextPosition } from './text-position.ts';

/** A JSON file of a connector: its text, its value as far as one could be read, and everything that was not as it should be. */
export interface JsonFile {
  /** The name as it stands in the folder. */
  readonly name: string;
  /** Bytes as stored. */
  readonly size: number;
  /** The decoded text without a byte order mark. */
  readonly text: string;
  /** `undefined` when no value could be read, or a limit forbids judging it. */
  readonly value: JsonValue | undefined;
  /** The names of all members that the value holds, at any depth. */
  readonly memberNames: ReadonlySet<string>;
  readonly hasByteOrderMark: boolean;
  /** Offset in bytes of the first byte that is not UTF-8. */
  readonly invalidByteAt: number | undefined;
  readonly syntaxProblems: readonly SyntaxProblem[];
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Offset of the bracket that passes `limits.jsonDepth`. */
  readonly tooDeepAt: number | undefined;
  /** The number of values when it passes `limits.jsonNodes`. */
  readonly tooManyNodes: number | undefined;
  /** Lines outside strings that begin with a tab or with spaces and a tab, and those that begin with an odd number of spaces. */
  readonly indentation: { readonly tabbedLines: number; readonly oddLines: number };
  /** Line and column of an offset of the text. */
  readonly positionAt: (offset: number) => TextPosition;
  /** Lines and columns where the nodes at these paths begin, in the order asked. */
  readonly positionsOf: (paths: readonly Path[]) => TextPosition[];
  /** Finds many nodes together. */
  readonly spotFinder: () => SpotFinder;
}

/** Reads a JSON file from its bytes. Never throws for what the bytes hold and never repairs silently: every deviation is in the result. */
export function parseJsonFile(name: string, bytes: Uint8Array): JsonFile {
  const decoded = decode(bytes);
  const { text } = decoded;
  const utf8 = decoded.isUtf16 ? new TextEncoder().encode(text) : decoded.hasByteOrderMark ? bytes.subarray(3) : bytes;
  const cost = scanJson(utf8, limits.jsonDepth);
  const tooDeepAt = cost.tooDeepAt === -1 ? undefined : new TextDecoder().decode(utf8.subarray(0, cost.tooDeepAt)).length;
  const tooManyNodes = cost.nodes > limits.jsonNodes ? cost.nodes : undefined;
  const isWithinLimits = tooDeepAt === undefined && tooManyNodes === undefined;
  const parsed = isWithinLimits ? parse(text, cost.members) : nothing;
  const isStrict = parsed.problems.length === 0;
  const facts = { repeatsNothing: isStrict && parsed.duplicates.length === 0, indent: isStrict ? cost.indent : undefined };
  const positionAt = lineIndex(text);
  return {
    name,
    size: bytes.length,
    text,
    value: parsed.value,
    memberNames: parsed.memberNames,
    hasByteOrderMark: decoded.hasByteOrderMark,
    invalidByteAt: decoded.invalidByteAt,
    syntaxProblems: decoded.isUtf16
      ? [{ offset: 0, message: 'The file is encoded as UTF-16; JSON is UTF-8.' }, ...parsed.problems]
      : parsed.problems,
    duplicateKeys: parsed.duplicates,
    tooDeepAt,
    tooManyNodes,
    indentation: { tabbedLines: cost.tabbedLines, oddLines: cost.oddLines },
    positionAt,
    positionsOf: (paths) => locate(text, paths, facts).map(({ line, column }) => ({ line, column })),
    spotFinder: () => spotFinder(text, facts),
  };
}

const nothing = { value: undefined, memberNames: new Set<string>(), problems: [], duplicates: [] } as const;

/** `JSON.parse` is many times faster than a parser of our own, so ours only answers what it cannot: what is wrong, and repeated names. */
function parse(text: string, members: number) {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    const tolerant = parseTolerantly(text, limits.jsonDepth, limits.jsonNodes);
    return { ...tolerant, memberNames: membersIn(tolerant.value).names };
  }
  const { count, names: memberNames } = membersIn(value);
  return count === members
    ? { value, memberNames, problems: [], duplicates: [] }
    : { ...parseTolerantly(text, limits.jsonDepth, limits.jsonNodes), value, memberNames };
}

/** All members that a value holds, at any depth. */
function membersIn(top: JsonValue | undefined): { readonly count: number; readonly names: ReadonlySet<string> } {
  let count = 0;
  const names = new Set<string>();
  const open: (JsonArray | JsonObject)[] = [];
  const visit = (value: JsonValue | undefined): void => {
    if (typeof value === 'object' && value !== null) open.push(value);
  };
  visit(top);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isArray(value)) for (const item of value) visit(item);
    else if (isObject(value)) {
      // Unlike `Object.keys`, this makes no list; what JSON.parse gives has no members but its own.
      for (const name in value) {
        count += 1;
        names.add(name);
        visit(value[name]);
      }
    }
  }
  return { count, names };
}

interface Decoded {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  readonly invalidByteAt: number | undefined;
  readonly isUtf16: boolean;
}

function decode(bytes: Uint8Array): Decoded {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) {
    const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return { text: new TextDecoder(encoding).decode(bytes), hasByteOrderMark: false, invalidByteAt: 0, isUtf16 };
  }
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { text: strictUtf8.decode(bytes), hasByteOrderMark, invalidByteAt: undefined, isUtf16 };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), hasByteOrderMark, invalidByteAt: firstInvalidByte(bytes), isUtf16 };
  }
}

/** Made once: making one costs as much as decoding a small file. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** The offset of the first byte that no UTF-8 sequence explains (Unicode 15, table 3-7). */
export function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return -1;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined || byte < (index === 1 ? lowest : 0x80) || byte > (index === 1 ? highest : 0xbf)) return 0;
  }
  return length;
}
