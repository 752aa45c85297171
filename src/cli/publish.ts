import { catalogFiles, timestampPath } from '../catalog/catalog.ts';
import type { CatalogFacts } from '../catalog/catalog-entry.ts';
import type { SiteFiles } from '../io/write-site.ts';
import type { PageMaker } from '../site/site.ts';

/** Catalog and pages as one site, made while they are taken, and anew each time somebody takes them. */
export function siteFiles(facts: CatalogFacts, pages: (() => PageMaker) | undefined): SiteFiles {
  return { [Symbol.iterator]: () => filesOf(facts, pages?.()) };
}

function* filesOf(facts: CatalogFacts, maker: PageMaker | undefined): Generator<readonly [string, Uint8Array]> {
  for (const [path, bytes] of catalogFiles(facts)) {
    // The timestamp is the last file: it makes all that came before it current.
    if (path === timestampPath) yield* maker?.rest() ?? [];
    yield [path, bytes];
    yield* maker?.see(path, bytes) ?? [];
  }
}
