import { type JsonFile, parseJsonFile } from './json-file.ts';
import type { JsonValue } from './json-value.ts';
import type { TextPosition } from './text-position.ts';

/**
 * Reads a JSON file that the repository's owners write (policy, publishers): strict JSON in UTF-8, no repeated names, within the limits.
 * Anything else is a sentence with its line and column.
 */
export function parseStrictJson(name: string, bytes: Uint8Array): { readonly value: JsonValue } | { readonly problem: string } {
  const file = parseJsonFile(name, bytes);
  const problem = strictProblem(file);
  return problem === undefined && file.value !== undefined ? { value: file.value } : { problem: problem ?? 'this is no JSON.' };
}

/** What keeps a file from being strict JSON, in a sentence with its place; `undefined` when it is. */
export function strictProblem(file: JsonFile): string | undefined {
  const at = ({ line, column }: TextPosition, message: string): string => `line ${line}, column ${column}: ${message}`;
  const [syntax] = file.syntaxProblems;
  const [duplicate] = file.duplicateKeys;
  if (file.invalidByteAt !== undefined) return `the byte at offset ${file.invalidByteAt} is not UTF-8.`;
  if (file.hasByteOrderMark) return 'it begins with a byte order mark; save it as UTF-8 without one.';
  if (file.tooDeepAt !== undefined) return at(file.positionAt(file.tooDeepAt), 'this is nested too deeply.');
  if (file.tooManyNodes !== undefined) return 'it holds too many values.';
  if (syntax) return at(file.positionAt(syntax.offset), syntax.message);
  if (duplicate) return at(file.positionAt(duplicate.offset), `the name ${shown(duplicate.path.at(-1) ?? null)} is there twice.`);
  return undefined;
}

/** A value in a sentence: its JSON, or what a line has room for of it. */
export function shown(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
