import type { MarkdownFile } from '../../src/connector/markdown-file.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { introduction, packaged } from '../package/example-package.ts';
import { quote } from '../quote.ts';
import { hasSection } from '../readme/sections.ts';

/** What a heading must speak of, and how a message names it. */
const sections: readonly (readonly [RegExp, string])[] = [
  [/pre-?\s?requisite/i, 'prerequisites'],
  [/credential/i, 'how to get credentials'],
  [/get(?:ting)?\s+started/i, 'how to get started'],
  [/known\s+issues/i, 'known issues'],
  [/common\s+errors/i, 'common errors'],
  [/faq|frequently\s+asked/i, 'frequently asked questions'],
];

export const introContent = defineRule({
  id: 'intro-content',
  subject: 'intro',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The introduction begins with one to eight sentences and has the sections of the template.',
  why: 'It becomes the page about the connector in the documentation, which is all that most makers ever read about it.',
  fix: 'Add the section to the introduction.',
  sources: ['Prepare connector files for certification'],
  given: 'package',
  *check({ intro }) {
    if (intro === undefined) return;
    const sentences = sentencesOf(firstParagraphOf(intro));
    if (sentences === 0) {
      yield { message: `${quote(intro.name)} has no paragraph.`, fix: 'Say first, in one to eight sentences, what the connector is for.' };
    } else if (sentences > 8) {
      yield { message: `The first paragraph of ${quote(intro.name)} has ${sentences} sentences.`, fix: 'Shorten it to eight sentences.' };
    }
    for (const [name, spoken] of sections) {
      if (!hasSection(intro, name)) yield { message: `${quote(intro.name)} has no section about ${spoken}.` };
    }
  },
  valid: [
    packaged('of the template', {}, { program: 'independent-publisher' }),
    packaged('eight sentences', {
      outer: { 'intro.md': introduction.replace('holds.', `holds.${' It knows version 2.0 too!'.repeat(7)}`) },
    }),
    packaged('other words and levels', {
      outer: {
        'intro.md':
          'Northwind Things knows things\n\n# Pre-requisites\n# Credentials\n### Getting started\n# Known Issues\n# COMMON ERRORS\n# Frequently Asked Questions\n',
      },
    }),
    packaged('none: package-outer-content', { outer: { 'intro.md': undefined } }),
  ],
  invalid: [
    packaged('a section is missing', { outer: { 'intro.md': introduction.replace('## FAQ', '') } }, { program: 'independent-publisher' }),
    packaged('nine sentences', { outer: { 'intro.md': introduction.replace('holds.', `holds.${' It does more.'.repeat(8)}`) } }),
    packaged('headings alone', { outer: { 'intro.md': introduction.replace(/^[^#\n].*$/gm, '') } }),
    packaged('empty', { outer: { 'intro.md': '' } }, { findings: 7 }),
  ],
});

/** The lines of text after the headings at the top, up to a blank line or the next heading. */
function firstParagraphOf({ lines, headings }: MarkdownFile): string {
  const headingLines = new Set(headings.map(({ line }) => line));
  const isText = ({ text, line }: (typeof lines)[number]): boolean =>
    text.trim() !== '' && !headingLines.has(line) && !/^\s*[=-]+\s*$/.test(text);
  const start = lines.findIndex(isText);
  if (start === -1) return '';
  const end = lines.findIndex((line, index) => index > start && !isText(line));
  return lines
    .slice(start, end === -1 ? undefined : end)
    .map(({ text }) => text)
    .join(' ');
}

/** A sentence ends with its sign before white space or the end; what has no sign is one sentence. */
function sentencesOf(text: string): number {
  return text.trim() === '' ? 0 : Math.max(1, text.match(/[.!?](?=\s|$)/g)?.length ?? 0);
}
