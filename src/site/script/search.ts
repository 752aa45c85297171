import { card } from '../card.ts';
import { type FilterKey, type FilterOption, filterKeys } from '../filters.ts';
import { html } from '../html.ts';
import type { SearchRow } from '../listed-row.ts';
import { type Question, type SearchAnswer, type SearchEngine, searchEngine } from '../search-engine.ts';
import { addressOf, questionOf } from './address.ts';

/** So many rows are put into the index before the page may answer its reader again. */
const slice = 60;
const perPage = 48;

/** Brings the search of the home page to life: asks as its reader types, and keeps the question in the address. */
export async function startSearch(box: HTMLElement): Promise<void> {
  const input = box.querySelector('input');
  const selects = new Map(
    filterKeys
      .flatMap((key) => box.querySelector<HTMLSelectElement>(`select[name="${key}"]`) ?? [])
      .map((one) => [one.name as FilterKey, one]),
  );
  const line = document.getElementById('answer');
  const cards = document.getElementById('cards');
  const more = document.getElementById('more');
  const clear = document.getElementById('clear');
  if (input === null || line === null || cards === null || more === null || clear === null) return;
  const start = { line: line.textContent, cards: [...cards.childNodes] };
  const engine = searchEngine();
  let shown = perPage;
  let isReady = false;

  const question = (): Question => ({
    text: input.value,
    chosen: Object.fromEntries([...selects].flatMap(([key, { value }]) => (value === '' ? [] : [[key, value]]))),
  });
  const tell = (): void => {
    const asked = question();
    const address = addressOf(asked);
    const isNothing = address === '' && shown === perPage;
    clear.hidden = address === '';
    for (const select of selects.values()) select.classList.toggle('is-set', select.value !== '');
    const answer = engine.answer(asked, Date.now(), shown);
    tellOptions(selects, answer);
    more.hidden = isNothing || answer.count <= shown;
    if (isNothing) cards.replaceChildren(...start.cards);
    // The same function as on the pages made this: it escapes every text.
    else cards.innerHTML = html`${answer.hits.map(({ row, found }) => card(row, '', found))}`.html;
    line.textContent = isNothing ? start.line : lineOf(answer, isReady);
  };
  const ask = (): void => {
    shown = perPage;
    tell();
    history.replaceState(null, '', `${location.pathname}${addressOf(question())}${location.hash}`);
  };
  const recall = (): void => {
    const { text, chosen } = questionOf(location.search);
    input.value ||= text;
    for (const [key, select] of selects) choose(select, chosen[key] ?? select.value);
  };

  recall();
  input.addEventListener('input', ask);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || input.value === '') return;
    input.value = '';
    ask();
  });
  for (const select of selects.values()) select.addEventListener('change', ask);
  clear.addEventListener('click', () => {
    input.value = '';
    for (const select of selects.values()) select.value = '';
    ask();
    input.focus();
  });
  more.addEventListener('click', () => {
    const first = shown;
    shown += perPage;
    tell();
    cards.querySelectorAll<HTMLElement>('.main')[first]?.focus();
  });
  try {
    await fill(engine, box.dataset['search'] ?? '', () => addressOf(question()) !== '' && tell());
    isReady = true;
    tell();
  } catch {
    line.textContent = 'What the search looks through could not be loaded. Load the page again, or browse by letter below.';
  }
  box.dataset['state'] = isReady ? 'ready' : 'failed';
}

/** Loads the parts all at once, and puts their rows into the index little by little. */
async function fill(engine: SearchEngine, parts: string, filled: () => void): Promise<void> {
  for (const loaded of parts.split(' ').map(loadRows)) {
    const rows = await loaded;
    for (let at = 0; at < rows.length; at += slice) {
      engine.add(rows.slice(at, at + slice));
      await new Promise((next) => setTimeout(next));
    }
    filled();
  }
}

async function loadRows(path: string): Promise<readonly SearchRow[]> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()).connectors;
}

function lineOf({ count, isLoose }: SearchAnswer, isReady: boolean): string {
  if (!isReady) return `Looking … ${count} so far.`;
  if (count === 0) return 'Nothing was found. Try fewer or other words, or clear the filters.';
  const connectors = `${count} connector${count === 1 ? '' : 's'}`;
  return isLoose ? `Nothing has all of these words; ${connectors} have some.` : `${connectors} found.`;
}

/** Counts change with the question; what was chosen stays, also when nothing is left that has it. */
function tellOptions(selects: ReadonlyMap<FilterKey, HTMLSelectElement>, { options }: SearchAnswer): void {
  for (const [key, select] of selects) {
    const counts = new Map(options[key].map((option) => [option.value, option]));
    for (const option of select.options) {
      if (option.value === '') continue;
      const told = counts.get(option.value);
      option.textContent = optionText({
        value: option.value,
        words: option.dataset['words'] ?? told?.words ?? option.value,
        count: told?.count ?? 0,
      });
      option.disabled = (told?.count ?? 0) === 0 && !option.selected;
    }
  }
}

function optionText({ words, count }: FilterOption): string {
  return `${words} (${count})`;
}

/** An address may name what no connector has: nothing is found then, and the choice can be seen and taken back. */
function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  if (select.value === value) return;
  const option = new Option(value.slice(0, 60), value);
  option.dataset['words'] = value.slice(0, 60);
  select.append(option);
  select.value = value;
}
