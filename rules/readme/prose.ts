import type { MarkdownFile, MarkdownLine } from '../../src/connector/markdown-file.ts';

const readable = new WeakMap<MarkdownFile, string>();

/**
 * The lines of a readme as people read them: code and empty lines left out, links and addresses taken out of what remains. None, when the
 * pattern finds nothing in all of them together.
 */
export function proseWith(pattern: RegExp, readme: MarkdownFile): Iterable<MarkdownLine> {
  let text = readable.get(readme);
  if (text === undefined) readable.set(readme, (text = withoutLinks(readme.text)));
  return pattern.test(text) ? proseOf(readme) : [];
}

function* proseOf({ lines }: MarkdownFile): Iterable<MarkdownLine> {
  for (const line of lines) {
    if (line.isCode || line.text === '') continue;
    yield /[`[]|http/i.test(line.text) ? { ...line, text: withoutLinks(line.text) } : line;
  }
}

function withoutLinks(text: string): string {
  return text
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/\[[^[\]\n]*\]\([^()\n]*\)/g, ' ')
    .replace(/\bhttps?:\S*/gi, ' ');
}
