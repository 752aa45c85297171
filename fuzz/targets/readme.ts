import { parseMarkdownFile } from '../../src/connector/markdown-file.ts';
import { readmePages } from '../../src/site/connector-readme.ts';
import { bytesOf } from '../case.ts';
import { connectorSeeds, keptCases, partsOf } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';

/** HTML that a page may hold of a readme. */
const tame =
  /^(?:[^<]|<\/?(?:h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|pre|code|em|strong|s|blockquote|div|hr|br|del)(?: (?:class|id|start)="[^"<>]*")*>|<a href="(?:https:\/\/|mailto:|readme\.html|index\.html)[^"<>\s]*"(?: rel="[a-z ]*")?>|<\/a>)*$/i;

/** Readmes as pages. */
export const readme: Target = {
  name: 'readme',
  about: '`connector/markdown-file`, `site/markdown`, `site/connector-readme`: readmes, and the pages made of them',
  medium: {
    kindOf: () => 'text',
    mostBytes: 16_384,
    stretch: { bytes: 1_000_000, share: 0.02 },
    words: [
      '# ',
      '## ',
      '```',
      '~~~',
      '> ',
      '- ',
      '1. ',
      '|',
      '|---|',
      '[a](',
      '![a](',
      '](javascript:',
      '](https://example.com)',
      '<a href="x">',
      '<!--',
      '`',
      '**',
      '_',
      '~~',
      '\\',
      '&lt;',
      '&#0;',
      '<https://example.com>',
      '[a]: https://b',
      '    ',
      '\t',
      '---',
      '===',
    ],
  },
  seeds: () => [
    ...keptCases('readme'),
    ...partsOf(connectorSeeds(), 'readme.md'),
    ...casesOf('readme.md', [
      '# A\n\n| a | b |\n|---|---|\n| `c` | [d](https://example.com "e") |\n\n> - ![f](http://g)\n\n```js\nh\n```\n<b>i</b> https://j.example.com\n',
    ]),
  ],
  run: (parts) => {
    const bytes = bytesOf(parts, 'readme.md');
    const { lines, headings } = parseMarkdownFile('readme.md', bytes);
    promise(
      headings.every(({ line }) => line >= 1 && line <= lines.length),
      'A heading stands outside of the file.',
    );
    const { started, issues, rest, pages } = readmePages(bytes, 'Northwind Things');
    for (const piece of [started, issues, rest, ...pages.map(({ body }) => body)]) {
      if (piece !== undefined) promise(tame.test(piece.html), `A page holds what no readme may bring: ${strangeIn(piece.html)}`);
    }
  },
};

function strangeIn(html: string): string {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags.find((tag) => !tame.test(tag)) ?? 'a bracket';
}
