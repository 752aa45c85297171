import { escapeMarkdown } from './escape-markdown.ts';
import { longestComment, row, shortened, span } from './markdown-cells.ts';
import { counted } from './words.ts';

/** What became of one version, in words. Texts hold words of strangers: they are escaped here. */
export interface ToldVersion {
  readonly id: string;
  readonly version: string | null;
  /** A word or two. */
  readonly stage: string;
  readonly sentence: string;
  readonly open: readonly {
    readonly question: string;
    readonly sentence: string;
    readonly isOptional: boolean;
    /** Who has to act, as people say it. */
    readonly who: string;
    /** A day. */
    readonly since: string;
  }[];
}

const before = '<!-- the verdict before it was merged -->';
const after = '<!-- end of that verdict -->';
const mostVersions = 30;
const longestSentence = 1000;

/**
 * The comment on a merged pull request, from its third line on: where each version is, what is open and who acts next, and the verdict it was
 * merged with folded below. `old` is the same part of the comment that is there now, of the gate or of this.
 */
export function renderLifeComment(headline: string, versions: readonly ToldVersion[], old: string): string {
  const shown = versions.slice(0, mostVersions);
  const more = versions.length - shown.length;
  const rows = shown.map(({ id, version, stage, sentence }) =>
    row([span(id), span(version ?? ''), stage, escapeMarkdown(shortened(sentence, longestSentence))]),
  );
  const blocks = [
    `**${headline}**`,
    ...(rows.length === 0 ? [] : [['| connector | version | stage | what became of it |', '|---|---|---|---|', ...rows].join('\n')]),
    ...(more > 0 ? [`… and ${counted(more, 'version')} more.`] : []),
    ...shown.flatMap(openQuestions),
  ];
  const verdict = verdictIn(old);
  const told = blocks.join('\n\n');
  const folded = `<details>\n<summary>The verdict it was merged with</summary>\n\n${before}\n${verdict}\n${after}\n\n</details>`;
  const isFitting = told.length + folded.length + 200 <= longestComment;
  return `${shortened(told, longestComment - 200)}${verdict === '' || !isFitting ? '' : `\n\n${folded}`}\n`;
}

function openQuestions({ id, version, open }: ToldVersion): string[] {
  if (open.length === 0) return [];
  const lines = open.map(({ question, sentence, isOptional, who, since }) => {
    const next = isOptional ? 'Optional.' : `Next: ${who}, since ${since}.`;
    return `- **${escapeMarkdown(question)}**: ${escapeMarkdown(shortened(sentence, longestSentence))} ${next}`;
  });
  return [`**Open before ${span(`${id} ${version ?? ''}`)} is public:**\n\n${lines.join('\n')}`];
}

/** The verdict that is kept: the one that was folded, or the whole comment before anything was told. */
function verdictIn(old: string): string {
  const lines = old.replaceAll('\r\n', '\n').split('\n');
  const [start, end] = [lines.indexOf(before), lines.lastIndexOf(after)];
  return (start === -1 || end < start ? lines : lines.slice(start + 1, end)).join('\n').trim();
}
