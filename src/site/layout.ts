import { type Html, html } from './html.ts';

/** What every page has around it. */
export interface Page {
  /** The path from the root of the site, ending in a file's name; links are made relative to it, so that the site works below any path. */
  readonly path: string;
  readonly title: string;
  readonly body: Html;
  /** True for what search engines must not list: anything not public. */
  readonly isHidden?: boolean;
  readonly policyNote: string;
}

/** A whole page as text. It loads its stylesheet and nothing else, and runs no script. */
export function renderPage({ path, title, body, isHidden, policyNote }: Page): string {
  const up = rootOf(path);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
${isHidden && html`<meta name="robots" content="noindex">\n`}<title>${title}</title>
<link rel="stylesheet" href="${up}style.css">
<link rel="alternate" type="application/atom+xml" title="Connectors that are new" href="${up}feeds/added.atom">
<link rel="alternate" type="application/atom+xml" title="New versions" href="${up}feeds/updated.atom">
<link rel="alternate" type="application/atom+xml" title="Taken back" href="${up}feeds/yanked.atom">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="site">
<a class="name" href="${up}index.html">Connector catalog</a>
<nav><a href="${up}index.html">Connectors</a> · <a href="${up}status/index.html">Waiting in preview</a> · <a href="${up}removed/index.html">Taken back</a></nav>
</header>
<p class="policy">${policyNote} Whether somebody signed this catalog stands in <a href="${up}v1/timestamp.json">timestamp.json</a>; <code>certify catalog verify</code> checks it.</p>
<main id="main">
${body}
</main>
<footer>Made from <a href="${up}v1/index.json">the catalog's files</a>, which anyone can read.</footer>
</body>
</html>
`;
  return page.html;
}

/** The way from a page up to the root of the site: `../../` for `/connectors/x/index.html`. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 2);
}
