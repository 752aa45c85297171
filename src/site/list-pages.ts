import { browse, type Ways } from './browse.ts';
import { card } from './card.ts';
import { categoryPath } from './category.ts';
import { perPage } from './home-page.ts';
import { type Html, html } from './html.ts';
import { letterName, letterPath } from './letters.ts';
import type { ListedRow } from './listed-row.ts';
import { counted } from './parts.ts';

/** A page of a list. */
export interface ListPage {
  readonly path: string;
  readonly title: string;
  readonly body: (up: string) => Html;
}

/** Every connector by letter and by category, in pages of at most so many cards: the ways through the catalog that need no script. */
export function listPages(rows: readonly ListedRow[], ways: Ways): readonly ListPage[] {
  const byLetter = [...ways.letters].flatMap(([letter, some]) =>
    paged(letterPath(letter), `Connectors: ${letterName(letter)}`, some, ways),
  );
  const byCategory = ways.categories.flatMap(({ value, words }) =>
    paged(
      categoryPath(value),
      `${words} connectors`,
      rows.filter(({ categories }) => categories.some(({ slug }) => slug === value)),
      ways,
    ),
  );
  return [...byLetter, ...byCategory];
}

function paged(first: string, title: string, some: readonly ListedRow[], ways: Ways): ListPage[] {
  const pages = Math.max(1, Math.ceil(some.length / perPage));
  const pathOf = (page: number): string => (page === 1 ? first : first.replace(/index\.html$/, `${page}/index.html`));
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    return {
      path: `/${pathOf(page)}`,
      title: page === 1 ? title : `${title}, page ${page}`,
      body: (up) => html`<p class="path"><a href="${up}index.html">Connectors</a> / ${title}</p>
<h1>${title}</h1>
<p class="quiet">${counted(some.length, 'connector')}${pages > 1 && `, page ${page} of ${pages}`}.</p>
<ul class="cards">
${some.slice(index * perPage, page * perPage).map((row) => card(row, up))}</ul>
${pager(page, pages, (to) => `${up}${pathOf(to)}`)}
${browse(ways, up, first)}`,
    };
  });
}

/** Links to the pages before and after; nothing where there is one page. */
export function pager(page: number, pages: number, hrefOf: (page: number) => string): Html | undefined {
  if (pages === 1) return undefined;
  return html`<nav class="pager" aria-label="Pages">${page > 1 && html`<a class="button" rel="prev" href="${hrefOf(page - 1)}">Previous page</a>`}<span>Page ${page} of ${pages}</span>${page < pages && html`<a class="button" rel="next" href="${hrefOf(page + 1)}">Next page</a>`}</nav>`;
}
