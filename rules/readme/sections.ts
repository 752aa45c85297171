import type { MarkdownFile, MarkdownLine } from '../../src/connector/markdown-file.ts';

/** True when some heading of the readme matches. One that lacks the blank after its signs counts: that mistake has a rule of its own. */
export function hasSection(readme: MarkdownFile, name: RegExp): boolean {
  return readme.headings.some(({ text }) => name.test(text)) || unspacedHeadings(readme).some(({ text }) => name.test(text));
}

/** The lines that were meant as headings but have no blank after their signs, and so are none. */
export function unspacedHeadings({ text, lines }: MarkdownFile): readonly MarkdownLine[] {
  return unspaced.test(text) ? lines.filter((line) => !line.isCode && unspaced.test(line.text)) : [];
}

const unspaced = /^#{1,6}[^#\s]/m;
