import MiniSearch, { type Query as WordQuery } from 'minisearch';
import { plain } from './category.ts';
import { type Chosen, type FilterKey, type FilterOption, filterKeys, isChosen, optionsOf } from './filters.ts';
import { type RowOperation, rank, type SearchRow } from './listed-row.ts';

/** What somebody looks for. */
export interface Question {
  readonly text: string;
  readonly chosen: Chosen;
}

/** A connector that answers, and the operations for which it does. */
interface Hit {
  readonly row: SearchRow;
  readonly found: readonly RowOperation[];
}

export interface SearchAnswer {
  /** The best ones. */
  readonly hits: readonly Hit[];
  /** How many there are in all. */
  readonly count: number;
  /** How many connectors each choice would leave, with everything else that is chosen. */
  readonly options: Readonly<Record<FilterKey, readonly FilterOption[]>>;
  /** True when nothing has all the words, and these have some. */
  readonly isLoose: boolean;
}

/** Answers questions about connectors; more may be added at any time. */
export interface SearchEngine {
  readonly add: (rows: readonly SearchRow[]) => void;
  /** At most `most` hits; `today` in milliseconds. Without words, everything chosen in the order of the lists. */
  readonly answer: (question: Question, today: number, most: number) => SearchAnswer;
}

/** Longer questions are cut: every word costs. */
const mostWords = 8;
const mostFound = 3;

const idle = new Set('a an and the of to for in on at or with my me from by is are do how i'.split(' '));

const standing = { 0: 1, 1: 0.75, 2: 0.4 } as const;
const weights = { title: 10, publisher: 4, categories: 3, operations: 2, description: 1 } as const;

/** An engine that looks for words in titles, publishers, categories, operations and descriptions, as far as they are typed, with small slips. */
export function searchEngine(): SearchEngine {
  const rows = new Map<string, SearchRow>();
  const index = new MiniSearch<SearchRow>({
    fields: Object.keys(weights),
    extractField: (row, field) => fieldOf(row, field),
    tokenize: indexedWords,
    processTerm: (word) => word,
  });
  return {
    add: (added) => {
      for (const row of added) {
        if (rows.has(row.id)) continue;
        rows.set(row.id, row);
        index.add(row);
      }
    },
    answer: ({ text, chosen }, today, most) => {
      const words = askedWords(text);
      const { rows: answering, isLoose } = words.length === 0 ? { rows: [...rows.values()], isLoose: false } : look(index, rows, words);
      const options = Object.fromEntries(
        filterKeys.map((key) => [
          key,
          optionsOf(
            key,
            answering.filter((row) => isChosen(row, chosen, today, key)),
            today,
          ),
        ]),
      ) as Record<FilterKey, readonly FilterOption[]>;
      const left = answering.filter((row) => isChosen(row, chosen, today));
      const hits = left.slice(0, most).map((row) => ({ row, found: foundIn(row, words) }));
      return { hits, count: left.length, options, isLoose };
    },
  };
}

function fieldOf(row: SearchRow, field: string): string {
  switch (field) {
    case 'categories':
      return row.categories.map(({ name }) => name).join(' ');
    case 'operations':
      return row.operations.map((names) => names.join(' ')).join(' ');
    case 'title':
      return row.title;
    case 'publisher':
      return row.publisher;
    case 'description':
      return row.description;
    default:
      return row.id;
  }
}

function look(index: MiniSearch<SearchRow>, rows: ReadonlyMap<string, SearchRow>, words: readonly string[]) {
  const asked = words.join(' ');
  // One letter begins a word of nearly every connector: only names are looked at, until there are more.
  const names = words.every((word) => word.length === 1) ? { fields: ['title', 'publisher'] } : {};
  const options = {
    ...names,
    tokenize: (text: string) => text.split(' '),
    prefix: true,
    fuzzy: (word: string) => (word.length > 4 ? 0.2 : false),
    boost: weights,
    boostDocument: (id: string, word: string) => {
      const row = rows.get(id);
      return row === undefined ? 1 : nearness(row, word) * standing[rank(row)];
    },
  };
  // "share point" and "sales force" are names in one word as well.
  const joined: WordQuery[] = words.length > 1 ? [{ queries: [words.join('')], fuzzy: false }] : [];
  const strict = index.search({ combineWith: 'OR', queries: [{ combineWith: 'AND', queries: [asked] }, ...joined] }, options);
  const isLoose = strict.length === 0;
  const results = isLoose ? index.search({ combineWith: 'OR', queries: [asked] }, options) : strict;
  return { rows: results.flatMap(({ id }) => rows.get(id) ?? []), isLoose };
}

/** A name that is what was typed, or begins with it, is meant more often than one that holds it. */
function nearness({ title }: SearchRow, word: string): number {
  const name = plain(title);
  if (name === word) return 4;
  return name.startsWith(word) ? 1.6 : 1;
}

/** The operations that have most of the words, when the connector's own name does not have all of them. */
function foundIn(row: SearchRow, words: readonly string[]): readonly RowOperation[] {
  const own = indexedWords(`${row.title} ${row.publisher}`);
  const missing = words.filter((word) => !own.some((one) => one.startsWith(word)));
  if (missing.length === 0) return [];
  const counted = row.operations.flatMap((operation) => {
    // Few operations have any of the words: only their own words are looked at.
    const text = plain(operation.join(' '));
    if (!missing.some((word) => text.includes(word))) return [];
    const has = indexedWords(operation.join(' '));
    const isMet = (word: string): boolean => has.some((one) => one.startsWith(word));
    return missing.some(isMet) ? [{ operation, count: words.filter(isMet).length }] : [];
  });
  const most = Math.max(...counted.map(({ count }) => count));
  return counted
    .filter(({ count }) => count === most)
    .slice(0, mostFound)
    .map(({ operation }) => operation);
}

/** The words that somebody typed; small ones count only when there are no others. */
function askedWords(text: string): readonly string[] {
  const words = wordsOf(plain(text.slice(0, 200))).slice(0, mostWords);
  const telling = words.filter((word) => !idle.has(word));
  return telling.length > 0 ? telling : words;
}

/** The words of a text, those in one name as well: `SendEmail` is `sendemail`, `send` and `email`. */
function indexedWords(text: string): string[] {
  const words = wordsOf(plain(text));
  const parts = wordsOf(plain(text.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, ' ')));
  return parts.length === words.length ? words : [...new Set([...words, ...parts])];
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
