import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import type { Removed } from '../catalog/removed.ts';
import type { Files } from '../catalog/store-state.ts';
import { connectorPage } from './connector-page.ts';
import { homePage } from './home-page.ts';
import { type Html, html } from './html.ts';
import { renderPage, rootOf } from './layout.ts';
import { type Published, type PublisherFile, readPageSource } from './published.ts';
import { publisherPage } from './publisher-page.ts';
import { removedPage, tombstone } from './removed-page.ts';
import { statusPage } from './status-page.ts';
import { stylesheet } from './stylesheet.ts';

/** A page: its path from the root of the site (`/index.html`), and its bytes. */
type Page = readonly [path: string, bytes: Uint8Array];

/** Makes pages while the catalog's files come by, so that not all of them have to be there at once. */
export interface PageMaker {
  /** The pages that follow from one published file. */
  readonly see: (path: string, bytes: Uint8Array) => readonly Page[];
  /** The pages that tell of all connectors; to be asked for when every other file was seen. */
  readonly rest: () => readonly Page[];
}

/**
 * Makes the pages from the published files alone: the same files give the same bytes. Every text of a connector is escaped, nothing is
 * loaded from elsewhere, and no page runs a script.
 */
export function pageMaker(): PageMaker {
  const entries: CatalogEntry[] = [];
  const publishers: PublisherFile[] = [];
  const removed: Removed[] = [];
  let policyNote = '';
  const page = (path: string, title: string, body: (up: string) => Html, note: string, isHidden = false): Page => [
    path,
    new TextEncoder().encode(renderPage({ path, title, body: body(rootOf(path)), isHidden, policyNote: note })),
  ];
  return {
    see: (path, bytes) => {
      const source = readPageSource(path, bytes);
      if (source?.kind === 'entries') entries.push(...source.entries);
      if (source?.kind === 'publisher') publishers.push(source.file);
      if (source?.kind === 'removed') removed.push(...source.removed);
      if (source?.kind === 'index') policyNote = source.policyNote;
      if (source?.kind !== 'connector') return [];
      const { file } = source;
      const place = `/connectors/${file.id}/index.html`;
      return [
        page(
          place,
          `${file.title} connector`,
          (up) => connectorPage(file, up),
          file.policy.note,
          file.status !== 'public' && file.status !== 'deprecated',
        ),
      ];
    },
    rest: () => {
      const published: Published = { connectors: entries.sort((a, b) => (a.id < b.id ? -1 : 1)) };
      const pages = new Set(entries.map(({ id }) => id));
      const lost = [...new Set(removed.map(({ id }) => id))].filter((id) => !pages.has(id));
      const nothing = html`<h1>There is no such page</h1>\n<p>The list of connectors is on the first page.</p>`;
      return [
        ['/style.css', new TextEncoder().encode(stylesheet)],
        page('/index.html', 'Connector catalog', () => homePage(published), policyNote),
        page('/status/index.html', 'Waiting in preview', (up) => statusPage(published, up), policyNote, true),
        page('/removed/index.html', 'Taken back', (up) => removedPage(removed, new Set([...pages, ...lost]), up), policyNote, true),
        ...lost.map((id) =>
          page(
            `/connectors/${id}/index.html`,
            id,
            () =>
              tombstone(
                id,
                removed.filter((one) => one.id === id),
              ),
            policyNote,
            true,
          ),
        ),
        page('/404.html', 'No such page', () => nothing, policyNote, true),
        ...publishers.map((publisher) =>
          page(`/publishers/${publisher.id}/index.html`, publisher.name, (up) => publisherPage(publisher, published, up), policyNote),
        ),
      ];
    },
  };
}

/** All pages of a catalog whose files are at hand. */
export function renderSite(catalogFiles: Files): Files {
  const maker = pageMaker();
  const pages = [...catalogFiles].flatMap(([path, bytes]) => maker.see(path, bytes));
  return new Map([...pages, ...maker.rest()]);
}
