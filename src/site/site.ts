import type { Files } from '../catalog/store-state.ts';
import { connectorPage } from './connector-page.ts';
import { homePage } from './home-page.ts';
import { type Html, html } from './html.ts';
import { renderPage, rootOf } from './layout.ts';
import { readPublished } from './published.ts';
import { publisherPage } from './publisher-page.ts';
import { statusPage } from './status-page.ts';
import { stylesheet } from './stylesheet.ts';

/**
 * The catalog as pages, by path from the root of the site (`/index.html`). Made from the published files alone: the same files give the
 * same bytes. Every text of a connector is escaped, nothing is loaded from elsewhere, and no page runs a script.
 */
export function renderSite(catalogFiles: Files): Files {
  const published = readPublished(catalogFiles);
  const pages = new Map<string, string>([['/style.css', stylesheet]]);
  const page = (path: string, title: string, body: (up: string) => Html, isHidden = false): void => {
    pages.set(path, renderPage({ path, title, body: body(rootOf(path)), isHidden, policyNote: published.policyNote }));
  };

  page('/index.html', 'Connector catalog', () => homePage(published));
  page('/status/index.html', 'Waiting in preview', (up) => statusPage(published, up), true);
  page('/404.html', 'No such page', () => html`<h1>There is no such page</h1>\n<p>The list of connectors is on the first page.</p>`, true);
  for (const file of published.files.values()) {
    page(`/connectors/${file.id}/index.html`, `${file.title} connector`, (up) => connectorPage(file, up), file.status !== 'public');
  }
  for (const publisher of published.publishers) {
    page(`/publishers/${publisher.id}/index.html`, publisher.name, (up) => publisherPage(publisher, published, up));
  }
  return new Map([...pages].map(([path, text]) => [path, new TextEncoder().encode(text)]));
}
