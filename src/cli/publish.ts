import { catalogFiles, timestampPath } from '../catalog/catalog.ts';
import type { CatalogFacts } from '../catalog/catalog-entry.ts';
import { finalTimestamp, type Signing, trustFiles } from '../catalog/signed-catalog.ts';
import type { SiteFiles } from '../io/write-site.ts';
import type { MakePages } from '../site/site.ts';

/** Catalog and pages as one site, made while they are taken, and anew each time somebody takes them. */
export function siteFiles(facts: CatalogFacts, pages: MakePages | undefined, signing?: Omit<Signing, 'now'>): SiteFiles {
  const signed = { trust: signing?.trust ?? [], keys: signing?.keys ?? [], now: facts.now };
  return { [Symbol.iterator]: () => filesOf(facts, pages, signed) };
}

function* filesOf(facts: CatalogFacts, pages: MakePages | undefined, signing: Signing): Generator<readonly [string, Uint8Array]> {
  // What an entry names comes right before it, and again before another entry that names it.
  const beside = new Map<string, Uint8Array>();
  const given = new Set<string>();
  const maker = pages?.({ address: facts.policy.catalogUrl, raw: (path) => beside.get(path) });
  for (const [path, bytes] of catalogFiles(facts)) {
    // The timestamp is the last file: it makes all that came before it current.
    if (path === timestampPath) {
      yield* maker?.rest() ?? [];
      yield* trustFiles(signing.trust);
      yield [path, finalTimestamp(bytes, signing)];
      return;
    }
    if (path.startsWith('/files/')) {
      beside.set(path, bytes);
      if (given.has(path)) continue;
      given.add(path);
    }
    yield [path, bytes];
    yield* maker?.see(path, bytes) ?? [];
    if (path.startsWith('/v1/connectors/')) beside.clear();
  }
}
