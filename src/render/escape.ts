import { unseenCharacters } from '../connector/unseen-characters.ts';

/**
 * Text from a connector was written by a stranger. Each medium has one function here that makes such a text plain words in it;
 * a renderer passes every text through the function of its medium exactly once, at the place where it prints it.
 */

const shortNames: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * One line for a terminal or a build log, in which every character can be seen: the unseen ones stand as `\n`, `\u202e` or `\u{e0041}`, all
 * others stay. So no text moves the cursor, changes colours or turns the reading direction. GitHub's runner obeys a `##[command]` anywhere
 * in a line, so that is broken too. The functions for other media build on this one.
 */
export function escapeLine(text: string): string {
  return text.replace(unseenCharacters, (character) => shortNames[character] ?? codePointName(character)).replaceAll('##[', '#\\u0023[');
}

/** The same at the start of a line, where GitHub's runner, blanks aside, obeys a `::command::`. */
export function escapeLineStart(text: string): string {
  return escapeLine(text).replace(/^(\s*):(?=:)/, '$1\\u003a');
}

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * For JSON that may be printed to a terminal or a build log: prints any value with two spaces, a final newline, and no unseen character
 * but line feeds; parsing it gives the same value.
 */
export function printJson(value: unknown): string {
  return `${escapeJson(JSON.stringify(value, null, 2))}\n`;
}

/** The same for a JSON text that is printed already. */
export function escapeJson(text: string): string {
  // Nearly all text is plain; asking of every character what it may be costs more than printing it.
  const plain = text.replace(/[^\n\x20-\x7e]+/g, (run) => run.replace(unseenCharacters, (character) => codeUnits(character).join('')));
  return plain.includes('##[') ? plain.replaceAll('##[', '#\\u0023[') : plain;
}

function codeUnits(character: string): string[] {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`);
}

const xmlNames: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** For XML 1.0, as content or in quotes: one line of characters that XML allows, none of which is markup. */
export function escapeXml(text: string): string {
  return escapeLine(text).replace(/[&<>"']/g, (character) => xmlNames[character] ?? character);
}

/** For the message of a GitHub workflow command: one line, so a text never starts a command of its own, shown as it was written. */
export function escapeCommandData(text: string): string {
  return escapeLine(text).replaceAll('%', '%25');
}

/** For a property (`file`, `title`) of a GitHub workflow command: text that cannot end the property or the list of properties. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** For the message of a SARIF result: one line without embedded links, which viewers would make clickable. */
export function escapeSarifMessage(text: string): string {
  const pieces = escapeLine(text).split(']');
  return pieces.map((piece, index) => (pieces[index + 1]?.startsWith('(') ? piece.replaceAll('[', '\\[') : piece)).join(']');
}

/** A relative path as a URI reference: every segment percent-encoded, so no scheme, query, fragment or space arises. */
export function encodePath(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodePart).join('/');
}

/** Percent-encodes a part of an address; never throws, half a surrogate pair becomes U+FFFD. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}
