import { html } from './html.ts';
import { steps, workDocument } from './try-page.ts';

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
  const header = html`<a class="name" href="/edit/"><img src="/favicon.svg" alt="" width="24" height="24">Connector editor</a>`;
  const head = html`<link rel="stylesheet" href="/edit/page.css">\n<script type="module" src="/edit/page.js"></script>\n`;
  return workDocument(`Edit ${title}`, '/', { head, header, body });
}
