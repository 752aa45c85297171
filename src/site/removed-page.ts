import type { Removed } from '../catalog/removed.ts';
import { type Html, html } from './html.ts';
import { day, onDay } from './parts.ts';

/** Everything that was taken away, newest first. `pages` are the ids that have a page of their own. */
export function removedPage(removed: readonly Removed[], pages: ReadonlySet<string>, up: string): Html {
  if (removed.length === 0) return html`<h1>Taken back</h1>\n<p>Nothing was taken back.</p>`;
  const newest = [...removed].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return html`<h1>Taken back</h1>
<p class="lead">What nobody should use, and why. As a feed: <a href="${up}feeds/yanked.atom">yanked.atom</a>.</p>
<div class="scroll"><table>
<tr><th>Connector</th><th>Version</th><th>What</th><th>Since</th><th>Why</th></tr>
${newest.map(
  ({ id, version, revision, kind, at, reason, advisory }) =>
    html`<tr><td>${pages.has(id) ? html`<a href="${up}connectors/${id}/index.html">${id}</a>` : id}</td><td>${version === null ? 'all' : html`${version}${revision !== null && revision > 0 && ` (revision ${revision})`}`}</td><td>${kind}</td><td>${day(at)}</td><td>${reason}${advisory !== null && html` <code>${advisory}</code>`}</td></tr>\n`,
)}</table></div>`;
}

/** The page of a connector of which no bytes are left that could describe it. */
export function tombstone(id: string, removed: readonly Removed[]): Html {
  return html`<h1>${id}</h1>
<div class="alert stop" role="note"><p><strong>Removed: nothing of this connector is left here.</strong></p>
${removed.map(({ version, kind, at, reason }) => html`<p>${version === null ? 'The connector' : `Version ${version}`} was ${kind} on ${onDay(at)}: ${reason}</p>\n`)}</div>`;
}
