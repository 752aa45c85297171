import type { Rule } from '../../rules/define.ts';
import { severityName } from './describe-rule.ts';
import { codeSpan, escapeMarkdown, escapeOwnMarkdown, markdownLink } from './escape-markdown.ts';
import { renderRuleSection } from './rules-page.ts';
import { counted } from './words.ts';

/** The first line of the comment that answers the commands of a pull request. */
export const replyMarker = '<!-- connector-certification:reply -->';

/** A part of an answer. Texts may hold words of strangers: they are escaped here. */
export type AnswerPart =
  | { readonly kind: 'text'; readonly text: string }
  /** Words of our own, in which GitHub may link what it knows. */
  | { readonly kind: 'own'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'commands'; readonly items: readonly (readonly [written: string, meaning: string])[] }
  | { readonly kind: 'rule'; readonly rule: Rule };

/** What is answered to one comment. */
export interface CommentAnswer {
  /** The comment's number. */
  readonly comment: number;
  /** Its page. */
  readonly url: string;
  /** Who wrote it. */
  readonly login: string;
  /** Its first line. */
  readonly asked: string;
  readonly parts: readonly AnswerPart[];
}

/** GitHub takes 65,536 characters. */
const longestReply = 60_000;
/** What one answer may take of it. */
const longestAnswer = 40_000;
const mostAnswers = 20;
const mostItems = 40;
const longestText = 1500;
const longestAsked = 160;
/** A number is remembered longer than its answer is shown. */
const mostRemembered = 1000;

/** True when the reply holds, or once held, the answer to a comment. */
export function isAnswered(reply: string, comment: number): boolean {
  return rememberedIn(reply).includes(comment);
}

/** True when every answer that one reply holds, or once held, is known to another one. */
export function isCoveredBy(reply: string, other: string): boolean {
  const known = new Set(rememberedIn(other));
  return rememberedIn(reply).every((comment) => known.has(comment));
}

/** The reply with one more answer: the newest first, the others folded, the oldest left out when there is no room. */
export function renderReply(before: string, answer: CommentAnswer): string {
  const remembered = [answer.comment, ...rememberedIn(before).filter((id) => id !== answer.comment)].slice(0, mostRemembered);
  const head = `${replyMarker}\n<!-- answered ${remembered.join(',')} -->`;
  const newest = entryOf(answer.comment, renderAnswer(answer));
  let room = longestReply - head.length - newest.length - 200;
  const older: string[] = [];
  for (const [comment, text] of entriesIn(before)) {
    const entry = entryOf(comment, text);
    if (comment === answer.comment) continue;
    room -= entry.length + 2;
    if (room < 0 || older.length + 1 >= mostAnswers) break;
    older.push(entry);
  }
  const folded =
    older.length === 0
      ? []
      : ['<details>', `<summary>${counted(older.length, 'earlier answer')}</summary>`, older.join('\n\n'), '</details>'];
  return `${[head, newest, ...folded].join('\n\n')}\n`;
}

function renderAnswer({ url, login, asked, parts }: CommentAnswer): string {
  const shown = asked.length > longestAsked ? `${asked.slice(0, longestAsked)}…` : asked;
  const blocks = [`**${markdownLink(codeSpan(shown), url)}** by ${codeSpan(login)}`];
  let room = longestAnswer;
  for (const part of parts) {
    const block = renderPart(part);
    room -= block.length + 2;
    if (room < 0) {
      blocks.push('There is more than a comment can hold.');
      break;
    }
    blocks.push(block);
  }
  return blocks.join('\n\n');
}

function renderPart(part: AnswerPart): string {
  switch (part.kind) {
    case 'text':
      return escaped(part.text);
    case 'own':
      return escapeOwnMarkdown(part.text);
    case 'list': {
      const more = part.items.length - mostItems;
      return [...part.items.slice(0, mostItems).map((item) => `- ${escaped(item)}`), ...(more > 0 ? [`- … and ${more} more`] : [])].join(
        '\n',
      );
    }
    case 'commands':
      return part.items.map(([written, meaning]) => `- ${codeSpan(written)} ${escaped(meaning)}`).join('\n');
    case 'rule': {
      const [, ...words] = renderRuleSection(part.rule);
      return [`**${escapeMarkdown(part.rule.id)}** · ${severityName(part.rule)}`, ...words].join('\n\n');
    }
    default:
      return part satisfies never;
  }
}

function escaped(text: string): string {
  return escapeMarkdown(text.length > longestText ? `${text.slice(0, longestText)}…` : text);
}

/** No text of a stranger can end an entry: what is escaped holds no comment of HTML. */
function entryOf(comment: number, text: string): string {
  return `<!-- answer ${comment} -->\n${text}\n<!-- end of answer -->`;
}

/** The answers of a reply that this program wrote, in their order. */
function entriesIn(reply: string): readonly (readonly [comment: number, text: string])[] {
  const found = reply.replaceAll('\r\n', '\n').matchAll(/^<!-- answer (\d{1,15}) -->\n(.*?)\n<!-- end of answer -->$/gms);
  return Array.from(found, ([, comment, text = '']) => [Number(comment), text] as const);
}

function rememberedIn(reply: string): readonly number[] {
  const [, list = ''] = /^<!-- answered ([\d,]*) -->\r?$/m.exec(reply) ?? [];
  return list.split(',').flatMap((id) => (id === '' ? [] : [Number(id)]));
}
