import { browse, type Ways } from './browse.ts';
import { card } from './card.ts';
import { type FilterKey, filterKeys, filterNames, optionsOf } from './filters.ts';
import { type Html, html } from './html.ts';
import { type ListedRow, rank } from './listed-row.ts';
import { counted } from './parts.ts';

/** So many cards stand on one page of a list. */
export const perPage = 48;

/** What the first page tells beside the connectors. */
interface HomeFacts {
  readonly ways: Ways;
  /** The paths of what the search loads. */
  readonly parts: readonly string[];
  /** The summary of an operation that the search finds; `undefined` where none is short enough. */
  readonly example: string | undefined;
  /** How many versions wait in preview. */
  readonly waiting: number;
}

/** The first page: the search, its filters, the first connectors, and the ways to all others. */
export function homePage(rows: readonly ListedRow[], { ways, parts, example, waiting }: HomeFacts): Html {
  if (rows.length === 0) {
    return html`<h1>Connectors</h1>
<div class="empty"><p><strong>There is no connector yet.</strong></p>
<p>Add a connector's folder below <code>certified-connectors/</code> or <code>independent-publisher-connectors/</code>, commit it, and run <code>certify run</code> again.</p></div>`;
  }
  const [open = 0, closed = 0] = [0, 2].map((one) => rows.filter((row) => rank(row) === one).length);
  return html`<h1>Connectors</h1>
<p class="lead">${counted(open, 'connector')} for everyone${waiting > 0 && html`, <a href="status/index.html">${counted(waiting, 'version')} waiting in preview</a>`}${closed > 0 && `, ${closed} suspended or withheld`}. ${certifiedText(rows)}</p>
<div class="search needs-script" role="search" data-search="${parts.join(' ')}">
<label for="q">Search connectors and what they can do</label>
<input class="field" id="q" type="search"${example !== undefined && html` placeholder="For example: ${example}"`} autocomplete="off" spellcheck="false" enterkeyhint="search" aria-controls="cards" maxlength="200">
<button class="button filters-button" type="button" aria-expanded="false" aria-controls="filters">Filters</button>
<div class="filters" id="filters">
${filterKeys.map((key) => filter(key, rows))}</div>
</div>
<p class="quiet small">Or browse <a href="#letters">from A to Z</a>${ways.categories.length > 0 && html` and <a href="#categories">by category</a>`}.</p>
<div class="results-line needs-script"><p id="answer" role="status">${rows.length > perPage ? `The first ${perPage} of ${rows.length} connectors.` : `${counted(rows.length, 'connector')}.`}</p><button class="button" id="clear" type="button" hidden>Clear search and filters</button></div>
<ul class="cards" id="cards">
${rows.slice(0, perPage).map((row) => card(row, ''))}</ul>
<p class="needs-script"><button class="button" id="more" type="button" hidden>Show more</button></p>
${browse(ways, '')}`;
}

/** What everybody may rely on, and for which connectors not. */
function certifiedText(rows: readonly ListedRow[]): string {
  const imported = rows.filter(({ isImported }) => isImported).length;
  if (imported === rows.length) return 'All of them were imported from elsewhere, and not verified here.';
  const others =
    imported === 0 ? '' : ` ${counted(imported, 'connector')} of them ${imported === 1 ? 'was' : 'were'} imported, and not verified.`;
  return `They are certified by rules that anyone can run.${others}`;
}

function filter(key: FilterKey, rows: readonly ListedRow[]): Html {
  const options = optionsOf(key, rows);
  return html`<div><label for="filter-${key}">${filterNames[key]}</label>
<select class="field" id="filter-${key}" name="${key}">
<option value="">any</option>
${options.map(({ value, words, count }) => html`<option value="${value}" data-words="${words}">${words}${key !== 'updated' && ` (${count})`}</option>\n`)}</select></div>
`;
}
