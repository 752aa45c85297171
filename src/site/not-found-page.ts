import { type Html, html } from './html.ts';
import { rootAnywhere } from './layout.ts';

/** What is told where there is no page. */
export function notFoundPage(address: string | undefined): Html {
  const up = rootAnywhere(address);
  return html`<h1>There is no such page</h1>
<div class="empty"><p>Perhaps the connector has another name: <a href="${up}index.html">search for it, or browse from A to Z</a>.</p>
<p>What was taken back stands in <a href="${up}removed/index.html">Taken back</a>, what is not public yet in <a href="${up}status/index.html">Waiting in preview</a>.</p></div>`;
}
