import type { MarkdownFile } from '../../src/connector/markdown-file.ts';

/** True when some heading of the readme matches. One that lacks the blank after its signs counts: that mistake has a rule of its own. */
export function hasSection({ headings, lines }: MarkdownFile, name: RegExp): boolean {
  if (headings.some(({ text }) => name.test(text))) return true;
  return lines.some(({ text, isCode }) => !isCode && isUnspacedHeading(text) && name.test(text));
}

/** True for a line that was meant as a heading but has no blank after its signs, and so is none. */
export function isUnspacedHeading(line: string): boolean {
  return /^#{1,6}[^#\s]/.test(line);
}
