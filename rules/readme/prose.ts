import type { MarkdownFile, MarkdownLine } from '../../src/connector/markdown-file.ts';

/** The lines of a readme as people read them: code and empty lines left out, links and addresses taken out of what remains. */
export function* proseOf({ lines }: MarkdownFile): Iterable<MarkdownLine> {
  for (const line of lines) {
    if (line.isCode || line.text === '') continue;
    yield /[`[]|http/i.test(line.text) ? { ...line, text: withoutLinks(line.text) } : line;
  }
}

function withoutLinks(text: string): string {
  return text
    .replace(/`[^`]*`/g, ' ')
    .replace(/\[[^[\]]*\]\([^()]*\)/g, ' ')
    .replace(/\bhttps?:\S*/gi, ' ');
}
