import { type Step, stepsAt } from './json-path.ts';

/** Where an expression finds its value. */
type Source = 'headers' | 'query' | 'connection' | 'environment' | 'body' | 'item' | 'trigger-body' | 'method';

/** An expression of a policy, such as `@connectionParameters('site', 'www')` or `{@body().value[0].id}`. */
export interface Expression {
  readonly source: Source;
  /** Of a header, query, connection parameter or environment variable. */
  readonly name: string;
  /** The second argument. */
  readonly fallback: string | undefined;
  /** Below `body()`, `item()` and `triggerBody()`. */
  readonly steps: readonly Step[];
  /** Written `@{…}`: its value becomes text. */
  readonly isText: boolean;
}

/** A template in pieces; text as it is written stands beside expressions. */
export interface Template {
  readonly pieces: readonly (string | Expression)[];
  /** True when something looks like an expression and is none of the documented ones. */
  readonly hasUnknown: boolean;
}

const named = new Map<string, Source>([
  ['headers', 'headers'],
  ['header', 'headers'],
  ['queryparameters', 'query'],
  ['connectionparameters', 'connection'],
  ['environmentvariables', 'environment'],
]);
const pathed = new Map<string, Source>([
  ['body', 'body'],
  ['item', 'item'],
  ['triggerbody', 'trigger-body'],
]);

/** Reads a template. Whatever is no expression stays text; nothing in it is ever run. Takes time in proportion to its length. */
export function parseTemplate(text: string): Template {
  const pieces: (string | Expression)[] = [];
  let hasUnknown = false;
  let plain = '';
  for (let index = 0; index < text.length; ) {
    const found = expressionAt(text, index);
    if (found === undefined) {
      hasUnknown ||= text[index] === '@' && /[a-z]{1,40}\s{0,5}\(/iy.test(text.slice(index + 1, index + 50));
      plain += text[index];
      index += 1;
      continue;
    }
    if (plain !== '') pieces.push(plain);
    plain = '';
    pieces.push(found.expression);
    index = found.end;
  }
  if (plain !== '') pieces.push(plain);
  return { pieces, hasUnknown };
}

/** The expression that begins exactly there, with its `@`, `@{` or `{@`. */
function expressionAt(text: string, index: number): { readonly expression: Expression; readonly end: number } | undefined {
  const opening = text.startsWith('@{', index) ? '@{' : text.startsWith('{@', index) ? '{@' : text[index] === '@' ? '@' : undefined;
  if (opening === undefined) return undefined;
  const isBraced = opening !== '@';
  const found = functionAt(text, index + opening.length + (isBraced ? spacesAt(text, index + opening.length) : 0), opening === '@{');
  if (found === undefined || !isBraced) return found;
  const end = found.end + spacesAt(text, found.end);
  return text[end] === '}' ? { expression: found.expression, end: end + 1 } : undefined;
}

function functionAt(text: string, index: number, isText: boolean) {
  const nothing = { name: '', fallback: undefined, steps: [], isText };
  if (/request\.originalhttpmethod/iy.test(text.slice(index, index + 26)))
    return { expression: { ...nothing, source: 'method' as const }, end: index + 26 };
  const word = /[a-z]{1,40}/iy.exec(text.slice(index, index + 40))?.[0];
  if (word === undefined) return undefined;
  const end = index + word.length;
  const source = named.get(word.toLowerCase());
  if (source !== undefined) {
    const found = argumentsAt(text, end);
    return found && { expression: { ...nothing, source, name: found.name, fallback: found.fallback }, end: found.end };
  }
  const root = pathed.get(word.toLowerCase());
  if (root === undefined) return undefined;
  const parentheses = /\s{0,5}\(\s{0,5}\)/y.exec(text.slice(end, end + 20))?.[0];
  // One documented example writes `@body.people`; a lone `@body` in a text is only a word.
  if (parentheses === undefined && text[end] !== '.') return undefined;
  const path = stepsAt(text, end + (parentheses?.length ?? 0));
  if (parentheses === undefined && path.steps.length === 0) return undefined;
  return { expression: { ...nothing, source: root, steps: path.steps }, end: path.end };
}

/** `('name')` or `('name', 'default')`; `''` inside of a text is one quote. */
function argumentsAt(
  text: string,
  index: number,
): { readonly name: string; readonly fallback: string | undefined; readonly end: number } | undefined {
  const window = text.slice(index, index + 2_100);
  const found = /\s{0,5}\(\s{0,5}'((?:[^']|''){0,500})'\s{0,5}(?:,\s{0,5}'((?:[^']|''){0,1000})'\s{0,5})?\)/y.exec(window);
  if (found === null) return undefined;
  return {
    name: unquoted(found[1] ?? ''),
    fallback: found[2] === undefined ? undefined : unquoted(found[2]),
    end: index + found[0].length,
  };
}

function unquoted(text: string): string {
  return text.replaceAll("''", "'");
}

function spacesAt(text: string, index: number): number {
  return /\s{0,9}/y.exec(text.slice(index, index + 9))?.[0].length ?? 0;
}
