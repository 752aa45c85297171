import newReader, { type MarkdownIt, type Token } from 'markdown-it';
import { unseenCharacters } from '../connector/unseen-characters.ts';
import type { Html } from './html.ts';

/** A part of a readme: what its heading says, and what stands below it. */
export interface ReadmePart {
  readonly heading: string;
  readonly body: Html;
}

/** A readme that is longer is cut; what it makes of a page is bounded too. */
export const mostMarkdown = 65_536;
const mostHtml = 262_144;
const longestAddress = 2_000;

/** What every link of a stranger says: search engines give it nothing, and the other side learns nothing. */
const strangersLink = ['rel', 'nofollow noopener noreferrer ugc'] as const;

/**
 * What a stranger wrote in Markdown, as pieces of a page, one for each heading of the first two levels: no HTML of theirs, no pictures,
 * links to https and mail addresses alone, headings below those of the page, no ids. Beside `html` it is the only one that makes pieces.
 */
export function readmeParts(text: string): readonly ReadmePart[] {
  const cut = text.length <= mostMarkdown ? text : `${text.slice(0, mostMarkdown).replace(/[\ud800-\udbff]$/, '')}\n\n…`;
  const reader = newReader({ html: false, linkify: false, typographer: false, maxNesting: 20 });
  // What is no link for us is dropped after parsing, so that its words stay.
  reader.validateLink = () => true;
  reader.renderer.rules['fence'] = (tokens, at) => `<pre><code>${reader.utils.escapeHtml(tokens[at]?.content ?? '')}</code></pre>\n`;

  const parts: { heading: string; tokens: Token[] }[] = [{ heading: '', tokens: [] }];
  const tokens = reader.parse(cut, {});
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.type === 'heading_open' && token.level === 0 && /^h[12]$/.test(token.tag)) {
      parts.push({ heading: plain(tokens[at + 1]), tokens: [] });
      at += 2;
    } else parts.at(-1)?.tokens.push(tamed(token));
  }
  let room = mostHtml;
  return parts.flatMap(({ heading, tokens: own }) => {
    const made = room <= 0 ? '' : shown(reader, own);
    room -= made.length;
    return heading === '' && made === '' ? [] : [{ heading, body: { html: room < 0 ? '' : made } }];
  });
}

function shown(reader: MarkdownIt, tokens: Token[]): string {
  const made = reader.renderer.render(tokens, reader.options, {}).trim();
  return made.replace(unseenCharacters, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'));
}

/** A token without attributes of strangers, with headings of the fourth level and below, and with what it holds tamed alike. */
function tamed(token: Token): Token {
  token.attrs = token.type === 'ordered_list_open' ? (token.attrs?.filter(([name]) => name === 'start') ?? null) : null;
  if (token.type === 'heading_open' || token.type === 'heading_close')
    token.tag = `h${Math.min(6, Math.max(4, Number(token.tag.slice(1)) + 1))}`;
  if (token.children !== null) token.children = token.children.length === 0 ? [] : tamedInline(token.children);
  return token;
}

/** Links that may be followed, pictures as links, everything else as its words. */
function tamedInline(children: readonly Token[]): Token[] {
  const kept: Token[] = [];
  const open: boolean[] = [];
  for (const child of children) {
    const isInLink = open.includes(true);
    if (child.type === 'link_open') {
      const href = isInLink ? undefined : allowed(child.attrGet('href'));
      open.push(href !== undefined);
      if (href === undefined) continue;
      child.attrs = [['href', href], [...strangersLink]];
      kept.push(child);
    } else if (child.type === 'link_close') {
      if (open.pop() === true) kept.push(child);
    } else if (child.type === 'image') kept.push(...pictureWords(child, isInLink));
    else kept.push(tamed(child));
  }
  return kept;
}

/** A picture is nothing that a page loads: its description leads to it. */
function pictureWords(image: Token, isInLink: boolean): Token[] {
  const make = image.constructor as new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
  const words = new make('text', '', 0);
  words.content = `Picture: ${image.content.trim() || 'no description'}`;
  const href = isInLink ? undefined : allowed(image.attrGet('src'));
  if (href === undefined) return [words];
  const first = new make('link_open', 'a', 1);
  first.attrs = [['href', href], [...strangersLink]];
  return [first, words, new make('link_close', 'a', -1)];
}

/** https and mail addresses alone, as a browser would understand them. */
function allowed(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  const isAllowed = address.length <= longestAddress && /^(?:https:\/\/|mailto:)\S+$/i.test(address);
  return isAllowed && URL.canParse(address) ? address : undefined;
}

/** The words of a heading. */
function plain(inline: Token | undefined): string {
  const words = (inline?.children ?? []).map(({ type, content }) => (/break$/.test(type) ? ' ' : content));
  return words.join('').trim().slice(0, 200);
}
