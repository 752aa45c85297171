import { isObject, type JsonValue } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';

/**
 * The pieces a filter in a path may be made of: the current value and its members, literals, comparisons, `match` with a pattern.
 * Spectral's path engine evaluates filters as JavaScript, so anything more (a call, a computed name) is a program and no data.
 */
const piece =
  /\s+|@(?:property|parentProperty|parent|path|root)?(?![\w$])|\.match\(\/(?:[^/\\\n]|\\.)+\/[a-z]*\)|\.(?:length|[A-Za-z_$][\w$-]*)|\['[^'\\]*'\]|\["[^"\\]*"\]|'[^'\\]*'|"[^"\\]*"|-?\d+(?:\.\d+)?|(?:true|false|null|undefined)(?![\w$])|[=!]==?|[<>]=?|&&|\|\||!|[()]/y;
const forbiddenNames = /constructor|__proto__|prototype|__defineGetter__|__lookupGetter__/;

/**
 * Refuses a path of a YAML or JSON ruleset (`given`, the targets of an alias) that would run code: a `UserError` that names the file.
 * A ruleset in JavaScript is code anyway and may use any path.
 */
export function assertPlainPaths(ruleset: JsonValue, file: string): void {
  const open: { readonly value: JsonValue; readonly holdsPaths: boolean }[] = [{ value: ruleset, holdsPaths: false }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { value, holdsPaths } = step;
    if (typeof value === 'string') {
      if (holdsPaths && !isPlainPath(value)) {
        throw new UserError(
          `${file}: the path ${JSON.stringify(value).slice(0, 120)} holds more than comparisons. Write the ruleset in JavaScript to use it.`,
        );
      }
    } else if (Array.isArray(value)) {
      for (const item of value) open.push({ value: item, holdsPaths });
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        if (member !== undefined)
          open.push({ value: member, holdsPaths: holdsPaths || name === 'given' || name === 'aliases' || name === 'field' });
      }
    }
  }
}

function isPlainPath(path: string): boolean {
  if (forbiddenNames.test(path) || path.includes('`')) return false;
  for (let at = 0; at < path.length; at += 1) {
    if (path[at] !== '(') continue;
    // Outside a filter a bracket is a script, such as [(@.length-1)].
    if (path[at - 1] !== '?') return false;
    const end = endOfFilter(path, at);
    if (end === -1) return false;
    at = end;
  }
  return true;
}

/** The offset of the bracket that ends the filter beginning at `start`, -1 when the filter holds anything but plain pieces. */
function endOfFilter(path: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < path.length) {
    piece.lastIndex = at;
    const found = piece.exec(path)?.[0];
    if (found === undefined) return -1;
    // A bracket behind a name or a value would be a call.
    if (found === '(' && /[\w$\])'"]$/.test(path.slice(start + 1, at).trimEnd())) return -1;
    if (found === '(') depth += 1;
    if (found === ')') depth -= 1;
    if (depth === 0) return at;
    at += found.length;
  }
  return -1;
}
