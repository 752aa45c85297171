import { grouped } from './grouped.ts';
import type { JsonValue } from './json-value.ts';
import type { Path } from './place.ts';

/** One way in which a text is not strict JSON (RFC 8259). */
export interface SyntaxProblem {
  readonly offset: number;
  /** A sentence that says what is wrong there. */
  readonly message: string;
  /** What to do about it, where that is certain. */
  readonly fix?: string;
  /** Where the text before the problem ends, when something may be missing between the two. */
  readonly after?: number;
}

/** A member name that its object already had. */
export interface DuplicateKey {
  readonly path: Path;
  readonly offset: number;
}

export interface TolerantParse {
  /** `undefined` when the text could not be understood even with patience. */
  readonly value: JsonValue | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Parses a text that may have comments, trailing commas or raw control characters in strings, noting each. Anything else that is wrong,
 * data after the value included, leaves no value: half a document would only be judged for what the other half holds. Of repeated names the last one counts,
 * as with `JSON.parse`. Never recurses deeper than `depthLimit`, nor reads more than `nodeLimit` values.
 */
export function parseTolerantly(text: string, depthLimit: number, nodeLimit: number): TolerantParse {
  const parser = tolerantParser(text, depthLimit, nodeLimit);
  try {
    const value = parser.document();
    return { value, problems: parser.problems, duplicates: parser.duplicates };
  } catch (thrown) {
    if (!(thrown instanceof Unparsable)) throw thrown;
    return { value: undefined, problems: [...parser.problems, thrown.problem], duplicates: parser.duplicates };
  }
}

/** A file of nothing but comments needs no finding for each. */
const mostProblems = 100;

class Unparsable extends Error {
  readonly problem: SyntaxProblem;
  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literals: readonly (readonly [string, JsonValue])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function tolerantParser(text: string, depthLimit: number, nodeLimit: number) {
  const problems: SyntaxProblem[] = [];
  const note = (problem: SyntaxProblem): void => {
    if (problems.length < mostProblems) problems.push(problem);
  };
  let nodes = 0;
  const duplicates: DuplicateKey[] = [];
  const path: (string | number)[] = [];
  let at = 0;

  function fail(message: string, offset = at, after?: number): never {
    throw new Unparsable({ offset, message, ...(after !== undefined && { after }) });
  }

  function found(): string {
    if (at >= text.length) return 'the end of the file';
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    return /[\p{C}\p{Z}]/u.test(character)
      ? `character U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
      : `'${character}'`;
  }

  function skipBlanks(): void {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) at += 1;
      else if (code === 0x2f && (text[at + 1] === '/' || text[at + 1] === '*')) skipComment();
      else return;
    }
  }

  function skipComment(): void {
    note({ offset: at, message: 'JSON allows no comments.', fix: 'Delete the comment.' });
    const isBlock = text[at + 1] === '*';
    const end = text.indexOf(isBlock ? '*/' : '\n', at + 2);
    if (isBlock && end === -1) fail('The comment that begins here never ends.');
    at = end === -1 ? text.length : end + (isBlock ? 2 : 1);
  }

  function string(): string {
    const start = at;
    let value = '';
    let plainFrom = at + 1;
    let controlSeen = false;
    for (at += 1; ; at += 1) {
      if (at >= text.length) fail('The string that begins here never ends.', start);
      const code = text.charCodeAt(at);
      if (code === 0x22) break;
      if (code < 0x20 && !controlSeen) {
        controlSeen = true;
        note({
          offset: at,
          message: `A string holds a raw control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}); write it as an escape such as \\n.`,
        });
      }
      if (code === 0x5c) {
        value += text.slice(plainFrom, at) + escaped();
        plainFrom = at + 1;
      }
    }
    value += text.slice(plainFrom, at);
    at += 1;
    return value;
  }

  function escaped(): string {
    at += 1;
    const letter = text[at] ?? '';
    if (letter === 'u') {
      const digits = text.slice(at + 1, at + 5);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail('After \\u a string needs four hexadecimal digits.', at - 1);
      at += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    return (Object.hasOwn(escapes, letter) ? escapes[letter] : undefined) ?? fail(`Strings know no escape \\${letter}.`, at - 1);
  }

  function value(depth: number): JsonValue {
    nodes += 1;
    if (nodes > nodeLimit) fail(`The file holds more than ${grouped(nodeLimit)} values.`);
    const character = text[at];
    const isNested = character === '{' || character === '[';
    if (isNested && depth > depthLimit) fail(`Objects and arrays are nested more than ${depthLimit} levels deep.`);
    if (character === '{') return object(depth);
    if (character === '[') return array(depth);
    if (character === '"') return string();
    numberPattern.lastIndex = at;
    const number = numberPattern.exec(text)?.[0];
    if (number !== undefined) {
      at += number.length;
      if (/[\w.+-]/.test(text[at] ?? '')) fail(`A number ends in ${found()}.`);
      return Number(number);
    }
    for (const [word, meaning] of literals) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    }
    return fail(`A value is expected here, found ${found()}.`);
  }

  /** Reads items with `one` up to the closing bracket, noting a trailing comma. */
  function list(close: string, one: () => void): void {
    const start = at;
    at += 1;
    skipBlanks();
    while (text[at] !== close) {
      if (at >= text.length) fail(`The '${close === '}' ? '{' : '['}' that begins here is never closed.`, start);
      one();
      const after = at;
      skipBlanks();
      if (text[at] === close) break;
      const comma = at;
      if (at >= text.length) fail(`The file ends before '${close}'.`);
      if (text[at] !== ',') fail(`',' or '${close}' is expected here, found ${found()}.`, at, after);
      at += 1;
      skipBlanks();
      if (text[at] === close) {
        note({ offset: comma, message: `A comma stands before '${close}' with nothing after it.`, fix: 'Delete the comma.' });
      }
    }
    at += 1;
  }

  function array(depth: number): JsonValue {
    const items: JsonValue[] = [];
    list(']', () => {
      path.push(items.length);
      items.push(value(depth + 1));
      path.pop();
    });
    return items;
  }

  function object(depth: number): JsonValue {
    const members = new Map<string, JsonValue>();
    list('}', () => {
      if (text[at] !== '"') fail(`A member name in double quotes is expected here, found ${found()}.`);
      const offset = at;
      const name = string();
      path.push(name);
      if (members.has(name)) duplicates.push({ path: [...path], offset });
      skipBlanks();
      if (text[at] !== ':') fail(`':' is expected after the member name, found ${found()}.`);
      at += 1;
      skipBlanks();
      members.set(name, value(depth + 1));
      path.pop();
    });
    // fromEntries defines members, it never assigns: a member called __proto__ stays a member.
    return Object.fromEntries(members);
  }

  function document(): JsonValue {
    skipBlanks();
    if (at >= text.length) fail('The file is empty.', 0);
    const result = value(1);
    skipBlanks();
    if (at < text.length) {
      const message = `Something follows the end of the JSON value: ${found()}.`;
      throw new Unparsable({ offset: at, message, fix: 'Delete what follows, or look above for a bracket that closes too early.' });
    }
    return result;
  }

  return { document, problems, duplicates };
}
