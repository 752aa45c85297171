import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import type { connectorFile } from '../catalog/connector-file.ts';
import type { publisherFiles } from '../catalog/publisher-entry.ts';
import type { Files } from '../catalog/store-state.ts';

/** The catalog as its published files tell it: pages are made from nothing else. */
export interface Published {
  readonly connectors: readonly CatalogEntry[];
  readonly files: ReadonlyMap<string, ConnectorFile>;
  readonly publishers: readonly PublisherFile[];
  /** What the policy that promoted these versions is, in a sentence. */
  readonly policyNote: string;
}

export type ConnectorFile = ReturnType<typeof connectorFile>;
export type PublisherFile = ReturnType<typeof publisherFiles>[number];

/** Reads the published files; they were held against their schemas when they were made. */
export function readPublished(files: Files): Published {
  const json = (path: string) => JSON.parse(new TextDecoder().decode(files.get(path)));
  const pathsBelow = (folder: string): string[] => [...files.keys()].filter((path) => path.startsWith(folder)).sort();
  const { connectors }: { connectors: readonly CatalogEntry[] } = json('/v1/catalog.json');
  return {
    connectors,
    files: new Map(connectors.map(({ id, entry }) => [id, json(entry.path)])),
    publishers: pathsBelow('/v1/publishers/').map(json),
    policyNote: json('/v1/index.json').policy.note,
  };
}
