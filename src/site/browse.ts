import { categoryPath } from './category.ts';
import { type FilterOption, optionsOf } from './filters.ts';
import { type Html, html } from './html.ts';
import { letterName, letterPath, lettersOf } from './letters.ts';
import type { ListedRow } from './listed-row.ts';

/** The ways to every connector without a search. */
export interface Ways {
  readonly letters: ReadonlyMap<string, readonly ListedRow[]>;
  readonly categories: readonly FilterOption[];
}

/** The letters and categories of these connectors; the same on every page, and costly to count on each. */
export function waysTo(rows: readonly ListedRow[]): Ways {
  return { letters: lettersOf(rows), categories: optionsOf('category', rows) };
}

/** Links to every letter and category. `here` is the path of the page's list, where it is one of these. */
export function browse({ letters, categories }: Ways, up: string, here?: string): Html {
  const link = (path: string, words: string, count: number): Html =>
    html`<li><a href="${up}${path}"${path === here && html` aria-current="page"`}>${words} <span class="quiet small">${count}</span></a></li>\n`;
  return html`<h2 id="letters">From A to Z</h2>
<ul class="letters">
${[...letters].map(([letter, { length }]) => link(letterPath(letter), letterName(letter), length))}</ul>
${
  categories.length > 0 &&
  html`<h2 id="categories">By category</h2>
<ul class="tags">
${categories.map(({ value, words, count }) => link(categoryPath(value), words, count))}</ul>`
}`;
}
