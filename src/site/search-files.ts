import type { ListedRow, RowOperation, SearchRow } from './listed-row.ts';

/** So many connectors are in one part of what the search loads. */
const perPart = 1000;

/** The operations of each connector, by its id. */
type Operations = Pick<ReadonlyMap<string, readonly RowOperation[]>, 'get'>;

/** What the search loads, in parts, one at a time; each is whole by itself, so that parts of two publications may meet in a reader's cache. */
export function* searchFiles(rows: readonly ListedRow[], operations: Operations): Generator<readonly [path: string, bytes: Uint8Array]> {
  for (let part = 0; part * perPart < rows.length; part += 1) {
    const some = rows.slice(part * perPart, (part + 1) * perPart);
    const connectors = some.map((row): SearchRow => ({ ...row, operations: operations.get(row.id) ?? [] }));
    yield [`/search/${part + 1}.json`, new TextEncoder().encode(JSON.stringify({ connectors }))];
  }
}

/** What somebody may search for here: the summary of the first operation, in the order of the rows, that fits the field and is plain words. */
export function searchExample(rows: readonly ListedRow[], operations: Operations): string | undefined {
  for (const { id, status } of rows) {
    if (status !== 'public') continue;
    const fitting = operations.get(id)?.find(([summary]) => /^[A-Za-z]+(?: [A-Za-z]+){1,3}$/.test(summary) && summary.length <= 24);
    if (fitting !== undefined) return fitting[0].toLowerCase();
  }
  return undefined;
}
