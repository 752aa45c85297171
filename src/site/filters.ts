import type { ListedRow } from './listed-row.ts';
import { levelText, programName, wayText } from './parts.ts';

/** What connectors can be chosen by. The names are those in addresses: `?auth=oauth2&triggers=yes`. */
export const filterKeys = ['category', 'auth', 'triggers', 'program', 'verified', 'status', 'updated'] as const;
export type FilterKey = (typeof filterKeys)[number];

/** A choice of a filter: its value in addresses, its words, and how many connectors have it. */
export interface FilterOption {
  readonly value: string;
  readonly words: string;
  readonly count: number;
}

/** The chosen value by filter; a filter that is not in it lets everything pass. */
export type Chosen = Readonly<Partial<Record<FilterKey, string>>>;

/** What each filter is called. */
export const filterNames: Readonly<Record<FilterKey, string>> = {
  category: 'Category',
  auth: 'Sign-in',
  triggers: 'Triggers',
  program: 'Programme',
  verified: 'Publisher',
  status: 'Status',
  updated: 'Updated',
};

const spans = [
  ['week', 'in the last week', 7],
  ['month', 'in the last month', 31],
  ['year', 'in the last year', 366],
] as const;

/** The values that a connector has for a filter. `today` in milliseconds; without it nothing is told about how long ago something was. */
function valuesOf(key: FilterKey, row: ListedRow, today?: number): readonly string[] {
  switch (key) {
    case 'category':
      return row.categories.map(({ slug }) => slug);
    case 'auth':
      return row.auth;
    case 'triggers':
      return [row.triggers > 0 ? 'yes' : 'no'];
    case 'program':
      return [row.program];
    case 'verified':
      return [row.level];
    case 'status':
      return [row.status];
    default: {
      const age = today === undefined ? Number.NaN : today - Date.parse(row.updated);
      return spans.filter(([, , days]) => age < days * 86_400_000).map(([value]) => value);
    }
  }
}

/** The choices of a filter among these connectors. Those that none has are left out, but for the spans of time, which only a clock can count. */
export function optionsOf(key: FilterKey, rows: readonly ListedRow[], today?: number): readonly FilterOption[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const value of valuesOf(key, row, today)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const option = (value: string, words: string): FilterOption => ({ value, words, count: counts.get(value) ?? 0 });
  if (key === 'updated') return spans.map(([value, words]) => option(value, words));
  const names = key === 'category' ? categoryNames(rows) : undefined;
  return [...counts.keys()]
    .map((value) => option(value, names?.get(value) ?? words(key, value)))
    .sort((a, b) => (key === 'category' ? (a.words < b.words ? -1 : 1) : b.count - a.count || (a.value < b.value ? -1 : 1)));
}

/** How a category is written most often. */
function categoryNames(rows: readonly ListedRow[]): ReadonlyMap<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { categories } of rows) {
    for (const { slug, name } of categories) {
      const counts = spellings.get(slug) ?? new Map<string, number>();
      spellings.set(slug, counts.set(name, (counts.get(name) ?? 0) + 1));
    }
  }
  return new Map(
    [...spellings].map(([slug, counts]) => [slug, [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? slug]),
  );
}

const statusWords: Readonly<Record<ListedRow['status'], string>> = {
  public: 'public',
  preview: 'waiting in preview',
  deprecated: 'deprecated',
  suspended: 'suspended',
  withheld: 'withheld',
  withdrawn: 'withdrawn',
};

function words(key: FilterKey, value: string): string {
  if (key === 'triggers') return value === 'yes' ? 'with triggers' : 'actions only';
  if (key === 'program') return programName(value as ListedRow['program']);
  if (key === 'verified') return levelText(value as ListedRow['level']);
  if (key === 'status') return statusWords[value as ListedRow['status']];
  return key === 'auth' ? wayText(value as ListedRow['auth'][number]) : value;
}

/** True when a connector has every chosen value, those of `but` aside. */
export function isChosen(row: ListedRow, chosen: Chosen, today: number, but?: FilterKey): boolean {
  return filterKeys.every((key) => {
    const value = key === but ? undefined : chosen[key];
    return value === undefined || valuesOf(key, row, today).includes(value);
  });
}
