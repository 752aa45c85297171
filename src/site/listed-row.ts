import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { type Category, categoriesOf } from './category.ts';
import type { ConnectorFile } from './published.ts';

/** What a search looks through in an operation, and what names it: its summary, and its id where it has one. */
export type RowOperation = readonly [summary: string, id: string];

/** A connector as lists and the search tell it. Every text is cut, so that no stranger makes a list long. */
export interface ListedRow {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly publisher: string;
  readonly level: CatalogEntry['publisher']['level'];
  readonly program: CatalogEntry['program'];
  readonly status: CatalogEntry['status'];
  readonly isImported: boolean;
  readonly auth: CatalogEntry['auth'];
  readonly categories: readonly Category[];
  readonly actions: number;
  readonly triggers: number;
  readonly icon: CatalogEntry['icon'];
  /** The day of the last event, as YYYY-MM-DD. */
  readonly updated: string;
}

/** A row with the operations that the search knows. */
export interface SearchRow extends ListedRow {
  readonly operations: readonly RowOperation[];
}

/** So many operations of a connector are searched; the largest that was ever published has some hundreds. */
const mostOperations = 1000;

/** What the search keeps of a connector's operations. */
export function rowOperations({ operations }: Pick<ConnectorFile, 'operations'>): readonly RowOperation[] {
  return operations.slice(0, mostOperations).map(({ summary, id }) => [cut(summary, 100), cut(id ?? '', 100)]);
}

/** A row of the entry. */
function rowOf(entry: CatalogEntry): ListedRow {
  const { id, title, description, publisher, program, status, isImported, auth, categories, operations, icon, updated } = entry;
  return {
    id,
    title: cut(title, 120),
    description: cut(description, 160),
    publisher: cut(publisher.name, 80),
    level: publisher.level,
    program,
    status,
    isImported,
    auth,
    categories: categoriesOf(categories),
    actions: operations.actions,
    triggers: operations.triggers,
    icon,
    updated: updated.slice(0, 10),
  };
}

/** Everything that is offered or waits, as rows: what is public first, then by title. What was withdrawn is in no list. */
export function listedRows(entries: readonly CatalogEntry[]): readonly ListedRow[] {
  return entries
    .filter(({ status }) => status !== 'withdrawn')
    .map(rowOf)
    .map((row) => ({ row, key: row.title.toLowerCase() }))
    .sort((a, b) => rank(a.row) - rank(b.row) || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.row.id < b.row.id ? -1 : 1))
    .map(({ row }) => row);
}

/** What anybody may use, what waits, what nobody should use. */
export function rank({ status }: Pick<ListedRow, 'status'>): 0 | 1 | 2 {
  return status === 'public' || status === 'deprecated' ? 0 : status === 'preview' ? 1 : 2;
}

/** At most so many characters, never half of one. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
