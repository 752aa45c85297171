import { firstInvalidByte } from './json-file.ts';

/** A heading of a Markdown file. */
interface Heading {
  readonly level: number;
  readonly text: string;
  /** Starts at 1. */
  readonly line: number;
}

/** One line of a Markdown file. */
export interface MarkdownLine {
  readonly text: string;
  /** Starts at 1. */
  readonly line: number;
  /** True inside a fenced code block, fences included. */
  readonly isCode: boolean;
}

/** A readme or introduction: text a person wrote, read as lines and headings and never rendered here. */
export interface MarkdownFile {
  /** The name as it stands in the folder. */
  readonly name: string;
  readonly text: string;
  readonly lines: readonly MarkdownLine[];
  readonly headings: readonly Heading[];
  /** Offset in bytes of the first byte that is not UTF-8, -1 when all are. */
  readonly invalidByteAt: number;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const atxHeading = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/;
const setextUnderline = /^ {0,3}(=+|-+)[ \t]*$/;

/** Reads the lines and headings of a Markdown file (CommonMark's ATX and setext headings, fenced code respected). */
export function parseMarkdownFile(name: string, bytes: Uint8Array): MarkdownFile {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lines: MarkdownLine[] = [];
  const headings: Heading[] = [];
  let openFence: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const marker = content === '' ? undefined : fence.exec(content)?.[1];
    const isCode = openFence !== undefined || marker !== undefined;
    const previous = lines.at(-1);
    lines.push({ text: content, line, isCode });
    if (marker !== undefined && openFence === undefined) openFence = marker;
    else if (openFence !== undefined && marker?.startsWith(openFence) && content.trim() === marker) openFence = undefined;
    if (isCode || content === '') continue;
    const atx = atxHeading.exec(content);
    if (atx) headings.push({ level: atx[1]?.length ?? 1, text: withoutClosing(atx[2] ?? ''), line });
    else if (previous !== undefined && isParagraph(previous) && setextUnderline.test(content)) {
      headings.push({ level: content.includes('=') ? 1 : 2, text: previous.text.trim(), line: previous.line });
    }
  }
  return { name, text, lines, headings, invalidByteAt: firstInvalidByte(bytes) };
}

/** The text of a heading without the `#` that may close it; in one pass, however long a row of blanks stands inside. */
function withoutClosing(content: string): string {
  const text = content.replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, '');
  const opened = text.replace(/(?<!#)#+$/, '');
  return (/[ \t]$/.test(opened) ? opened : text).trim();
}

function isParagraph(line: MarkdownLine): boolean {
  return !line.isCode && line.text.trim() !== '' && !/^\s*([-*+>#|]|\d+[.)]\s|={2,}|-{2,})/.test(line.text);
}
