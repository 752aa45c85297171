import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import type { connectorFile } from '../catalog/connector-file.ts';
import type { publisherFiles } from '../catalog/publisher-entry.ts';
import type { PublisherEvent } from '../catalog/publisher-events.ts';
import type { Removed } from '../catalog/removed.ts';

/** The catalog as its published files tell it: pages are made from nothing else. */
export interface Published {
  /** Sorted by id. */
  readonly connectors: readonly CatalogEntry[];
}

export type ConnectorFile = ReturnType<typeof connectorFile>;
export type PublisherFile = ReturnType<typeof publisherFiles>[number];

/** A published file that pages are made from; it was held against its schema when it was made. `undefined` for every other. */
export type PageSource =
  | { readonly kind: 'connector'; readonly file: ConnectorFile }
  | { readonly kind: 'publisher'; readonly file: PublisherFile }
  | { readonly kind: 'entries'; readonly entries: readonly CatalogEntry[] }
  | { readonly kind: 'publisher-event'; readonly event: PublisherEvent }
  | { readonly kind: 'removed'; readonly removed: readonly Removed[] }
  | { readonly kind: 'index'; readonly policyNote: string };

/** Reads a published file, as far as pages need it. */
export function readPageSource(path: string, bytes: Uint8Array): PageSource | undefined {
  const json = () => JSON.parse(new TextDecoder().decode(bytes));
  if (path.startsWith('/v1/connectors/')) return { kind: 'connector', file: json() };
  if (path.startsWith('/v1/publishers/')) return { kind: 'publisher', file: json() };
  if (path === '/v1/catalog.json' || path.startsWith('/v1/catalog/')) return { kind: 'entries', entries: json().connectors };
  if (path.startsWith('/v1/ledger/@')) return { kind: 'publisher-event', event: json() };
  if (path === '/v1/removed.json') return { kind: 'removed', removed: json().removed };
  return path === '/v1/index.json' ? { kind: 'index', policyNote: json().policy.note } : undefined;
}
