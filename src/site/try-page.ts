import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { type Html, html } from './html.ts';
import { statusBadge } from './parts.ts';

/** The steps that makers know from making a connector. */
export const steps = [
  ['general', 'General'],
  ['security', 'Security'],
  ['definition', 'Definition'],
  ['test', 'Test'],
] as const;

/**
 * The page on which a connector is tried. It is a file of the package: of the connector it holds the title alone, everything else is asked
 * for by its script. `token` is the secret of this start of the server.
 */
export function tryShell(id: string, title: string, token: string): string {
  const body = html`<p class="path"><a href="../index.html">${title} in the catalog</a></p>
<h1>Try ${title}</h1>
<noscript><p class="alert">Trying a connector needs JavaScript.</p></noscript>
<nav class="try-steps" aria-label="Steps"><ol>
${steps.map(([name, label], index) => html`<li><button type="button" id="step-${name}" data-step="${name}"><span class="try-number" aria-hidden="true">${index + 1}</span> ${label}</button></li>\n`)}</ol></nav>
<div id="try" data-connector="${id}" data-token="${token}"><p class="quiet">Reading the connector …</p></div>
<div id="try-said" class="try-said" role="status" aria-live="polite"></div>`;
  return tryDocument(`Try ${title}`, '../../../', body, html`<script type="module" src="../../../try/page.js"></script>\n`);
}

/** What can be tried, in a list. */
export function tryList(entries: readonly CatalogEntry[], services: ReadonlyMap<string, string>): string {
  const listed = [...entries].sort((a, b) => (a.title < b.title ? -1 : 1));
  const lines = listed.map(
    ({ id, title, status, isImported }) =>
      html`<li><a href="../connectors/${id}/try/">${title}</a> ${statusBadge({ status, isImported })} <span class="quiet">${services.get(id) ?? 'a mock made from its definition'}</span></li>\n`,
  );
  const body = html`<h1>Try a connector</h1>
<p class="lead">Nothing leaves this machine: calls are answered by a mock made from the definition, unless a service was named when the server was started.</p>
${lines.length > 0 ? html`<ul class="try-list">\n${lines}</ul>` : html`<p>No connector is on preview or public. <code>certify run</code> puts them there.</p>`}`;
  return tryDocument('Try a connector', '../', body);
}

/** The bundled identity provider: it stands for the one of the service, and fails on request. */
export function trySignIn(title: string, scopes: string): string {
  return tryDocument(signInTitle, '../../../', signInBody(title, scopes));
}

/** What the page of the bundled identity provider is called. */
export const signInTitle = 'Test identity provider';

/** What the page of the bundled identity provider shows, for who signs in to `title`. */
export function signInBody(title: string, scopes: string): Html {
  const button = (value: string, label: string): Html => html`<li><button name="answers" value="${value}">${label}</button></li>\n`;
  return html`<h1>${signInTitle}</h1>
<p class="lead">${title} asks to act in your name${scopes !== '' && html`: <code>${scopes}</code>`}.</p>
<p class="quiet">This page belongs to the sandbox and stands for the sign-in of the service. No account is needed, and nothing leaves this machine.</p>
<form method="post">
<p><button class="try-main" name="answers" value="well">Agree</button> <button name="answers" value="refuses-sign-in">Refuse</button></p>
<details><summary>Let it fail</summary>
<ul class="try-list">
${button('gives-expired-tokens', 'Agree, with a token that has run out at once')}${button('forges-state', 'Answer with a forged state')}${button('forges-redirect', 'Send the browser to another address')}${button('refuses-code', 'Agree, and refuse the code afterwards')}${button('gives-no-token', 'Agree, and give no token')}${button('refuses-refresh', 'Agree, and refuse to renew the token')}</ul></details>
</form>`;
}

/** A page that says one thing. */
export function tryNote(title: string, sentence: string): string {
  return tryDocument(title, '/', html`<h1>${title}</h1>\n<p>${sentence}</p>\n<p><a href="/try/">What can be tried</a></p>`);
}

function tryDocument(title: string, up: string, body: Html, script?: Html): string {
  const header = html`<a class="name" href="${up}index.html"><img src="${up}favicon.svg" alt="" width="24" height="24">Connector catalog</a>
<nav aria-label="Site"><ul>
<li><a href="${up}index.html">Connectors</a></li>
<li><a href="${up}try/">Try</a></li>
</ul></nav>`;
  return workDocument(title, up, { head: html`<link rel="stylesheet" href="${up}try/page.css">\n${script}`, header, body });
}

/** A page of a local server on which somebody works, in the frame of the site. `up` leads to the site's stylesheet. */
export function workDocument(
  title: string,
  up: string,
  { head, header, body }: { readonly head: Html; readonly header: Html; readonly body: Html },
): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="${up}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}style.css">
${head}</head>
<body class="try">
<a class="skip" href="#main">Skip to the content</a>
<header class="site">
${header}
</header>
<main id="main">
${body}
</main>
</body>
</html>
`.html;
}
