import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { escapeLine } from '../../src/render/escape.ts';
import { codeBlock, codeSpan, escapeMarkdown, escapeOwnMarkdown, markdownLink } from '../../src/render/escape-markdown.ts';
import { hostile } from './reports.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...'\\`*_{}[]()#+-.!<>|~$:@^="\'&;/ \n\t01ax'.split(''),
        'www.',
        'https://',
        'a@b.co',
        '<!--',
        '-->',
        '&#64;',
        'GH-1',
        ':x:',
        '~~',
        '```',
        '\u00a0',
      ),
    )
    .map((parts) => parts.join('')),
);

function html(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** What GitHub's filters look for in the finished text, outside code. */
const references = /@[\w-]|#\d|\bGH-\d|:[\w+-]+:|\b[\da-f]{7,40}\b|https?:\/\/|www\.|\bGHSA-\w|\b[A-Z]+-\d|\$(?![\s\u200b]|$)/i;

/** The visible words without the space around them, which Markdown never shows. */
const words = (text: string) => escapeLine(text).replace(/^\p{Zs}+|\p{Zs}+$/gu, '');

describe('escapeMarkdown', () => {
  test('gives one paragraph of exactly these words, with nothing GitHub would link', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constant(hostile)), (text) => {
        const shown = html(escapeMarkdown(text));
        const inner = /^(?:<p>(.*)<\/p>)?$/su.exec(shown);
        expect(inner, shown).not.toBeNull();
        expect(inner?.[1] ?? '').not.toMatch(/[<\n]/);
        expect(decoded(inner?.[1] ?? '').replaceAll('\u200b', '')).toBe(words(text));
        expect(decoded(inner?.[1] ?? '')).not.toMatch(references);
      }),
      { numRuns: 500 },
    );
  });

  test('gives one cell of a table', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = html(`| a | b |\n|---|---|\n| ${escapeMarkdown(text)} | end |`);
        expect(shown.match(/<td>/g)).toHaveLength(2);
        expect(shown).toContain('<td>end</td>');
        const cell = /<td>(.*?)<\/td>/s.exec(shown)?.[1] ?? '';
        expect(decoded(cell).replaceAll('\u200b', '')).toBe(words(text));
        expect(decoded(cell)).not.toMatch(references);
      }),
      { numRuns: 500 },
    );
  });

  test('leaves plain words readable in the source', () => {
    const plain = "Parameter 'device' of GetDevices has no x-ms-summary.";
    expect(escapeMarkdown(plain)).toBe(plain);
  });

  test.each([
    ['@octocat', '@&#8203;octocat'],
    ['fixes #12', 'fixes #&#8203;12'],
    ['<!-- x -->', '&lt;!-- x --&gt;'],
    ['https://evil.example', 'https:&#8203;//evil.example'],
    ['![a](b)', '!\\[a\\](b)'],
    ['1. one', '1\\. one'],
    ['see GHSA-abcd', 'see GHSA&#8203;-abcd'],
    ['see TEAM-12', 'see TEAM-&#8203;12'],
    ['as in 0a1b2c3', 'as in 0a1b2c&#8203;3'],
  ])('breaks %j', (text, expected) => expect(escapeMarkdown(text)).toBe(expected));
});

test('escapeOwnMarkdown keeps addresses and numbers as they are', () => {
  expect(escapeOwnMarkdown('Use #da3b01 and <host> *, see https://learn.microsoft.com.')).toBe(
    'Use #da3b01 and &lt;host&gt; \\*, see https://learn.microsoft.com.',
  );
});

describe('codeSpan', () => {
  const shownAs = (text: string) => escapeLine(text).replaceAll('|', '\\u007c').replaceAll('<!', '\\u003c!');

  test('shows exactly this text in a paragraph and in a cell', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text !== ''),
        (text) => {
          const expected = `<code>${shownAs(text)}</code>`;
          expect(decoded(html(`a ${codeSpan(text)} b`))).toBe(`<p>a ${expected} b</p>`);
          const table = decoded(html(`| a |\n|---|\n| ${codeSpan(text)} |`));
          expect(table).toContain(`<td>${expected}</td>`);
          expect(codeSpan(text)).not.toContain('<!--');
        },
      ),
      { numRuns: 500 },
    );
  });

  test('is nothing for no text', () => expect(codeSpan('')).toBe(''));
});

test('codeBlock shows these lines and is not ended by them', () => {
  fc.assert(
    fc.property(fc.array(anyText.map((text) => text.replaceAll('\n', ''))), (lines) => {
      const shown = html(`${codeBlock(lines.join('\n'), 'json')}\n\nend`);
      expect(decoded(shown)).toBe(
        `<pre><code class="language-json">${lines.map((line) => `${escapeLine(line)}\n`).join('') || '\n'}</code></pre>\n<p>end</p>`,
      );
    }),
  );
});

test('markdownLink is one link whatever the address holds', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = html(`| a |\n|---|\n| ${markdownLink('label', `https://example.com/${text}`)} |`);
      expect(shown).toMatch(/<td><a href="[^"]*">label<\/a><\/td>/);
      expect(shown.match(/<a /g)).toHaveLength(1);
    }),
    { numRuns: 500 },
  );
  expect(markdownLink('`a`', 'https://github.com/o/r/blob/x/a%20b(1).json?a=1&b=2#L4')).toBe(
    '[`a`](https://github.com/o/r/blob/x/a%20b%281%29.json?a=1&amp;b=2#L4)',
  );
});
