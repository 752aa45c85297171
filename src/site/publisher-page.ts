import { type Html, html, outsideLink } from './html.ts';
import { programName } from './parts.ts';
import type { Published, PublisherFile } from './published.ts';

/** Who a publisher is, how that is known, and its connectors. */
export function publisherPage(publisher: PublisherFile, published: Published, up: string): Html {
  const { name, account, domains, programs, standing, url } = publisher;
  const ids = new Set(publisher.connectors);
  const connectors = published.connectors.filter(({ id }) => ids.has(id));
  return html`<h1>${name}</h1>
<dl class="facts">
<dt>Programmes</dt><dd>${programs.map(programName).join(', ')}</dd>
<dt>Account</dt><dd>${account.login} at ${account.provider} (number ${account.id})</dd>
<dt>Standing</dt><dd>${standing.state}${standing.since !== null && ` since ${standing.since.slice(0, 10)}`}: ${standing.reason}</dd>
${url !== null && html`<dt>Website</dt><dd>${outsideLink(url, url)}</dd>`}
</dl>
<h2>Domains</h2>
${
  domains.length === 0
    ? html`<p>This publisher claims no domain.</p>`
    : html`<div class="scroll"><table>
<tr><th>Domain</th><th>Covers</th><th>Status</th><th>Why</th></tr>
${domains.map(({ domain, scope, status, reason }) => html`<tr><td><code>${domain}</code></td><td>${scope === 'domain' ? 'it and every host below' : 'this host'}</td><td>${status}</td><td>${reason}</td></tr>\n`)}</table></div>`
}
<h2>Connectors</h2>
${connectors.length === 0 && html`<p>None on a channel.</p>`}
<ul>
${connectors.map(({ id, title, status }) => html`<li><a href="${up}connectors/${id}/index.html">${title}</a> (${status})</li>\n`)}</ul>`;
}
