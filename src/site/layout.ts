import { type Html, html } from './html.ts';

/** What every page has around it. */
export interface Page {
  /** The path from the root of the site, ending in a file's name; links are made relative to it, so that the site works below any path. */
  readonly path: string;
  readonly title: string;
  readonly body: Html;
  /** A sentence for search engines and previews of links. */
  readonly description?: string | undefined;
  /** More for the head, such as structured data. */
  readonly head?: Html | undefined;
  /** True for what search engines must not list: anything not public. */
  readonly isHidden?: boolean;
  readonly policyNote: string;
  /** Whether there are pages about rules. */
  readonly hasRules?: boolean;
  /** Where the site is served, without a slash at the end; `undefined` when nobody said. */
  readonly address?: string | undefined;
}

/** What the browser may do on a page: load our stylesheet, scripts, pictures and data, and nothing from anywhere else. */
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

const feeds = [
  ['added', 'Connectors that are new'],
  ['updated', 'New versions'],
  ['yanked', 'Taken back'],
] as const;

const places = [
  ['/index.html', 'Connectors'],
  ['/status/index.html', 'Waiting in preview'],
  ['/overview/index.html', 'Overview'],
  ['/removed/index.html', 'Taken back'],
] as const;
const rulesPlace = ['/rules/index.html', 'Rules'] as const;

/** A whole page as text. It loads nothing from elsewhere, and is complete without its script. */
export function renderPage({
  path,
  title,
  body,
  description,
  head,
  isHidden = false,
  policyNote,
  hasRules = false,
  address,
}: Page): string {
  const up = path === notFoundPath ? rootAnywhere(address) : rootOf(path);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">
<meta name="referrer" content="no-referrer">
${isHidden && html`<meta name="robots" content="noindex">\n`}<title>${title}</title>
${openGraph(title, description, isHidden || address === undefined ? undefined : `${address}${path.replace(/index\.html$/, '')}`)}<link rel="icon" href="${up}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}style.css">
<script type="module" src="${up}script.js"></script>
${feeds.map(([name, words]) => html`<link rel="alternate" type="application/atom+xml" title="${words}" href="${up}feeds/${name}.atom">\n`)}${head}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site">
<a class="name" href="${up}index.html"><img src="${up}favicon.svg" alt="" width="24" height="24">Connector catalog</a>
<nav aria-label="Site"><ul>
${(hasRules ? [...places, rulesPlace] : places).map(([place, words]) => html`<li><a href="${up}${place.slice(1)}"${place === path && html` aria-current="page"`}>${words}</a></li>\n`)}</ul></nav>
</header>
<main id="main">
${body}
</main>
<footer class="site">
<p>${policyNote} Whether somebody signed this catalog stands in <a href="${up}v1/timestamp.json">timestamp.json</a>; <code>certify catalog verify</code> checks it.</p>
<p>Made from <a href="${up}v1/index.json">the catalog’s files</a>, which anyone can read. Feeds: ${feeds.map(([name, words], index) => html`${index > 0 && ', '}<a href="${up}feeds/${name}.atom">${words.toLowerCase()}</a>`)}.</p>
</footer>
</body>
</html>
`;
  return page.html;
}

/** What a link to the page looks like where people share it. Only a page that may be listed has an address of its own. */
function openGraph(title: string, description: string | undefined, url: string | undefined): Html {
  return html`${description !== undefined && html`<meta name="description" content="${description}">\n`}<meta property="og:type" content="website">
<meta property="og:site_name" content="Connector catalog">
<meta property="og:title" content="${title}">
${description !== undefined && html`<meta property="og:description" content="${description}">\n`}${url !== undefined && html`<meta property="og:url" content="${url}">\n<link rel="canonical" href="${url}">\n`}`;
}

/** What a server answers with where there is no page, at any depth: only here do links begin at the root. */
export const notFoundPath = '/404.html';

/** The way to the root from wherever a page is shown: from the top of the host. */
export function rootAnywhere(address: string | undefined): string {
  return `${(address ?? '').replace(/^https?:\/\/[^/]*/i, '')}/`;
}

/** The way from a page up to the root of the site: `../../` for `/connectors/x/index.html`. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 2);
}
