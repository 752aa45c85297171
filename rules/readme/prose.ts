import type { MarkdownFile, MarkdownLine } from '../../src/connector/markdown-file.ts';

/** The lines of a readme as people read them: code left out, links and addresses taken out of what remains. */
export function proseOf({ lines }: MarkdownFile): MarkdownLine[] {
  return lines.filter(({ isCode }) => !isCode).map((line) => ({ ...line, text: withoutLinks(line.text) }));
}

function withoutLinks(text: string): string {
  return text
    .replace(/`[^`]*`/g, ' ')
    .replace(/\[[^[\]]*\]\([^()]*\)/g, ' ')
    .replace(/\bhttps?:\S*/gi, ' ');
}
