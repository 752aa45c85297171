import { catalogFiles, timestampPath } from '../catalog/catalog.ts';
import type { CatalogFacts } from '../catalog/catalog-entry.ts';
import { finalTimestamp, type Signing, trustFiles } from '../catalog/signed-catalog.ts';
import type { SiteFiles } from '../io/write-site.ts';
import type { PageMaker, SiteFacts } from '../site/site.ts';

/** Catalog and pages as one site, made while they are taken, and anew each time somebody takes them. */
export function siteFiles(
  facts: CatalogFacts,
  pages: ((site: SiteFacts) => PageMaker) | undefined,
  signing?: Omit<Signing, 'now'>,
): SiteFiles {
  const signed = { trust: signing?.trust ?? [], keys: signing?.keys ?? [], now: facts.now };
  return { [Symbol.iterator]: () => filesOf(facts, pages?.({ address: facts.policy.catalogUrl }), signed) };
}

function* filesOf(facts: CatalogFacts, maker: PageMaker | undefined, signing: Signing): Generator<readonly [string, Uint8Array]> {
  for (const [path, bytes] of catalogFiles(facts)) {
    // The timestamp is the last file: it makes all that came before it current.
    if (path === timestampPath) {
      yield* maker?.rest() ?? [];
      yield* trustFiles(signing.trust);
      yield [path, finalTimestamp(bytes, signing)];
      return;
    }
    yield [path, bytes];
    yield* maker?.see(path, bytes) ?? [];
  }
}
