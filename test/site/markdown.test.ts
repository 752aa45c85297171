import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostMarkdown, readmeParts } from '../../src/site/markdown.ts';

const bodyOf = (text: string) =>
  readmeParts(text)
    .map(({ heading, body }) => `${heading === '' ? '' : `[${heading}]`}${body.html}`)
    .join('\n');

test('a readme is told in parts by its headings of the first two levels; those below stand under the headings of the page', () => {
  expect(readmeParts('Words.\n\n# Northwind\n\nOrders.\n\n## Known *issues* & more\n\n### Slow\n\n- one\n- two\n')).toEqual([
    { heading: '', body: { html: '<p>Words.</p>' } },
    { heading: 'Northwind', body: { html: '<p>Orders.</p>' } },
    { heading: 'Known issues & more', body: { html: '<h4>Slow</h4>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>' } },
  ]);
});

test('tables, code and numbered lists are told without any style or class', () => {
  expect(bodyOf('|a|b|\n|:-:|--|\n|1|2|\n\n```js" onload="x\n<b>\n```\n\n3. three')).toBe(
    '<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n<pre><code>&lt;b&gt;\n</code></pre>\n<ol start="3">\n<li>three</li>\n</ol>',
  );
});

describe('links', () => {
  test('lead to https and mail addresses, and say that a stranger wrote them', () => {
    const rel = 'rel="nofollow noopener noreferrer ugc"';
    expect(bodyOf('[docs](https://fabrikam.com/a?b=1&c=2 "title") <desk@fabrikam.com>')).toBe(
      `<p><a href="https://fabrikam.com/a?b=1&amp;c=2" ${rel}>docs</a> <a href="mailto:desk@fabrikam.com" ${rel}>desk@fabrikam.com</a></p>`,
    );
  });

  test.each([
    ['[x](javascript:alert(1))'],
    ['[x](JaVaScRiPt&colon;alert(1))'],
    ['[x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['[x](vbscript:x)'],
    ['[x](http://fabrikam.com)'],
    ['[x](//fabrikam.com)'],
    ['[x](./LICENSE)'],
    ['[x](#top)'],
    ['[x](https:&#10;//x)'],
    ['[x]( &#1;javascript:alert(1))'],
    ['[x][r]\n\n[r]: file:///etc/passwd'],
    ['<javascript:alert(1)>'],
    ['![x](javascript:alert(1))'],
  ])('are words alone when they lead elsewhere: %s', (text) => {
    expect(bodyOf(text)).not.toMatch(/<a|<img|href|src=/);
  });

  test('pictures are links to them, and words inside of a link', () => {
    expect(bodyOf('![Logo](https://fabrikam.com/l.png) [![In](https://fabrikam.com/i.png)](https://fabrikam.com)')).toBe(
      '<p><a href="https://fabrikam.com/l.png" rel="nofollow noopener noreferrer ugc">Picture: Logo</a> <a href="https://fabrikam.com" rel="nofollow noopener noreferrer ugc">Picture: In</a></p>',
    );
  });
});

test.each([
  ['<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>'],
  ['a <b onclick="x">b</b>'],
  ['<!-- <script> -->'],
  ['<![CDATA[<script>]]>'],
  ['[<img src=x onerror=alert(1)>](https://fabrikam.com)'],
  ['![<script>](https://fabrikam.com)'],
  ['`<script>`'],
  ['# <script>alert(1)</script>'],
  ['https://fabrikam.com/<script>'],
  ['<https://fabrikam.com/"onmouseover="x>'],
])('HTML is shown, never made: %s', (text) => {
  for (const { body } of readmeParts(text)) {
    expect(body.html.replace(/<\/?(?:p|a|code)(?: (?:href|rel)="[^"<>]*")*>/g, '')).not.toMatch(/[<>]/);
  }
});

test('characters that nobody sees are shown as such, written plainly or as entities', () => {
  expect(bodyOf('a\u202eb &#x202e; &#x200b; \u0000')).toBe('<p>a\ufffdb \ufffd \ufffd \ufffd</p>');
});

test.each([
  ['a word of 100,000 characters', 'w'.repeat(100_000)],
  ['a megabyte of quotes', '> '.repeat(500_000)],
  ['deep lists', Array.from({ length: 2_000 }, (_, level) => `${' '.repeat(level % 200)}- x`).join('\n')],
  ['open brackets', '['.repeat(200_000)],
  ['open links', '[a]('.repeat(50_000)],
  ['emphasis', '*a **a '.repeat(50_000)],
  ['backticks', Array.from({ length: 500 }, (_, at) => '`'.repeat(at)).join(' ')],
  ['a wide table', `${'|a'.repeat(20_000)}\n${'|-'.repeat(20_000)}\n${'|b\n'.repeat(2_000)}`],
  ['quotes in quotes', Array.from({ length: 20_000 }, () => '>>>>>>>>>>>>>>>>>>>x').join('\n')],
  ['entities', '&amp;'.repeat(100_000)],
  ['less-than signs', '<'.repeat(300_000)],
])('a readme of %s makes a page of bounded size', (_, text) => {
  expect(bodyOf(text).length).toBeLessThan(262_144 + mostMarkdown);
});

test('any text at all gives well-formed pieces of the few elements that there may be', () => {
  const names = /^(?:p|a|ul|ol|li|h[456]|pre|code|em|strong|s|blockquote|table|thead|tbody|tr|th|td|hr|br)$/;
  const part = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '`',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '!',
    '#',
    '|',
    '-',
    '\n',
    '&',
    'https://x.example',
    'javascript:',
    'a',
    ' ',
    '~~',
    '\\',
    '<script>',
    '&lt;',
    '1. ',
    '> ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (texts) => {
      const open: string[] = [];
      for (const { body } of readmeParts(texts.join(''))) {
        for (const [, close, name = '', attributes = ''] of body.html.matchAll(/<(\/?)([a-zA-Z0-9]*)([^>]*)>/g)) {
          expect(name).toMatch(names);
          expect(attributes).toMatch(/^(?: (?:href="(?:https:\/\/|mailto:)[^"]*"|rel="nofollow noopener noreferrer ugc"|start="\d+"))*$/i);
          if (close === '/') expect(open.pop()).toBe(name);
          else if (name !== 'hr' && name !== 'br') open.push(name);
        }
        expect(open).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});
