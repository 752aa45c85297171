import { encodePart, escapeLine } from './escape.ts';
import { highest } from './words.ts';

/** An invisible break. GitHub looks for mentions and references in the finished text, where no backslash or entity stops it; this does. */
const pause = '&#8203;';

/**
 * For GitHub Markdown, anywhere in a line or a table cell: the words as they were written, on one line, with no formatting, HTML, link,
 * image, autolink, mention, issue or commit reference, emoji code or formula in them.
 */
export function escapeMarkdown(text: string): string {
  return escapeSyntax(withoutOuterSpace(escapeLine(text)), true);
}

/** Like `escapeMarkdown` for our own words, which may hold an address or a number sign: only formatting and HTML are switched off. */
export function escapeOwnMarkdown(text: string): string {
  return escapeSyntax(withoutOuterSpace(escapeLine(text)), false);
}

function escapeSyntax(text: string, isForeign: boolean): string {
  return (isForeign ? text.replace(reference, (found) => `${found}\u200b`) : text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('$', '&#36;')
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll('\u200b', pause);
}

/**
 * The part of something GitHub would link after which a pause stops it: `@user`, `#1`, `:tada:` and `https://`, `www.`, `GH-1` and
 * `TEAM-1`, `GHSA-…`, and six digits of what may be a commit.
 */
const reference = /[@#:$](?!\s)|www(?=\.)|GHSA(?=-)|[a-z]-(?=\d)|[\da-f]{6}(?=[\da-f])/gi;

/** Four spaces at the start of a line are a code block, two at its end a line break. */
function withoutOuterSpace(text: string): string {
  return text.replace(/^\p{Zs}+|(?<!\p{Zs})\p{Zs}+$/gu, '');
}

/**
 * For GitHub Markdown, anywhere in a line or a table cell: a code span that shows exactly this text, on one line; GitHub links nothing in
 * code. A pipe, which would end a table cell, and the start of an HTML comment are shown as their code.
 */
export function codeSpan(text: string): string {
  const shown = escapeLine(text).replaceAll('|', '\\u007c').replaceAll('<!', '\\u003c!');
  if (shown === '') return '';
  const fence = '`'.repeat(longestRun(shown) + 1);
  // The parser takes one space off both ends when there is one at both: then, and next to a backtick, it is given one to take.
  const padding = /^`|`$/.test(shown) || (/^ .* $/.test(shown) && shown.trim() !== '') ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** For GitHub Markdown: a fenced block that shows these lines; no text in it ends the block. */
export function codeBlock(text: string, language = ''): string {
  const lines = text.split('\n').map((line) => escapeLine(line));
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${lines.join('\n')}\n${fence}`;
}

/** A link for GitHub Markdown. The label is Markdown already; the address is the caller's, and can end neither the link nor its cell. */
export function markdownLink(label: string, url: string): string {
  return `[${label}](${url.replaceAll('&', '&amp;').replace(/[^\x21-\x7e]|[<>()[\]\\|`]/gu, percentEncode)})`;
}

function percentEncode(character: string): string {
  const encoded = encodePart(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}

/** The longest run of backticks. */
function longestRun(text: string): number {
  return highest(Array.from(text.matchAll(/`+/g), ([found]) => found.length));
}
