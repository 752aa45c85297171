import { type Html, html } from './html.ts';
import { signInBody, signInTitle, steps, workDocument } from './try-page.ts';

/** The page on which a connector is edited. It holds the title alone; its script asks for everything else. `token` is the secret of this start. */
export function editShell(title: string, token: string): string {
  const body = html`<h1>Edit ${title}</h1>
<noscript><p class="alert">Editing a connector needs JavaScript.</p></noscript>
<div class="edit-bar" role="toolbar" aria-label="Changes">
<button type="button" class="try-main" id="save" disabled>Save</button>
<button type="button" id="undo" disabled>Undo</button>
<button type="button" id="redo" disabled>Redo</button>
<p id="verdict" role="status"></p>
</div>
<nav class="try-steps" aria-label="Steps"><ol>
${steps.map(([name, label], index) => html`<li><button type="button" data-step="${name}"><span class="try-number" aria-hidden="true">${index + 1}</span> ${label}<span class="edit-count"></span></button></li>\n`)}<li><button type="button" data-step="files">Files</button></li>
</ol></nav>
<div id="edit-notices"></div>
<div id="edit" data-token="${token}"><p class="quiet">Reading the connector …</p></div>
<div id="try-said" class="try-said" role="status" aria-live="polite"></div>`;
  return editDocument(`Edit ${title}`, body, html`<script type="module" src="/edit/page.js"></script>\n`);
}

/** The bundled identity provider, for a connection that is made to try the connector. */
export function editSignIn(title: string, scopes: string): string {
  return editDocument(signInTitle, signInBody(title, scopes));
}

/** A page that says one thing. */
export function editNote(title: string, sentence: string): string {
  return editDocument(title, html`<h1>${title}</h1>\n<p>${sentence}</p>\n<p><a href="/edit/">Back to the connector</a></p>`);
}

function editDocument(title: string, body: Html, script?: Html): string {
  const header = html`<a class="name" href="/edit/"><img src="/favicon.svg" alt="" width="24" height="24">Connector editor</a>`;
  return workDocument(title, '/', { head: html`<link rel="stylesheet" href="/edit/page.css">\n${script}`, header, body });
}
