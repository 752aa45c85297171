import type { PublisherEvent } from '../catalog/publisher-events.ts';
import { evidenceLink, methodText } from './connector-trust.ts';
import { actorText } from './connector-waiting.ts';
import { type Html, html, outsideLink } from './html.ts';
import { counted, day, icon, onDay, programName, statusBadge } from './parts.ts';
import type { Published, PublisherFile } from './published.ts';
import { publisherHistory } from './publisher-history.ts';

/** Where a publisher stands, in words, and whether that is good. */
const standings: Readonly<Record<PublisherFile['standing']['state'], readonly [words: string, tone: string]>> = {
  unclaimed: ['not claimed by anybody', 'wait'],
  pending: ['not verified yet', 'wait'],
  verified: ['verified', 'good'],
  reviewed: ['reviewed by the maintainers', 'good'],
  warning: ['verified, and its proof was not there when it was last looked for', 'wait'],
  lapsed: ['lapsed: its proof was not there for too long', 'bad'],
  suspended: ['suspended', 'bad'],
  transferred: ['passing to another account', 'wait'],
  withdrawn: ['withdrawn', 'bad'],
};

/** Who a publisher is, how that is known, its connectors, and what happened to it. */
export function publisherPage(publisher: PublisherFile, published: Published, events: readonly PublisherEvent[], up: string): Html {
  const { name, account, programs, standing, url } = publisher;
  const [words, tone] = standings[standing.state] ?? [standing.state, 'wait'];
  const isStopped = standing.state === 'suspended' || standing.state === 'withdrawn' || standing.state === 'lapsed';
  return html`<p class="path"><a href="${up}index.html">Connectors</a></p>
<h1>${name}</h1>
<p><span class="badge ${tone}">${words}</span> ${programs.map((program) => html`<span class="badge">${programName(program)}</span> `)}</p>
${isStopped && html`<div class="alert stop" role="note"><p><strong>This publisher is ${words}.</strong></p><p>${standing.reason}</p></div>\n`}<dl class="facts">
<dt>Standing</dt><dd>${words}${standing.since !== null && html` since ${onDay(standing.since)}`}. ${standing.reason}${standing.who !== 'nobody' && html` <span class="quiet">Next: ${actorText(standing.who)}.</span>`}</dd>
${standing.noticeUntil !== null && html`<dt>Under notice</dt><dd>until ${onDay(standing.noticeUntil)}: anybody can object</dd>\n`}<dt>Account</dt><dd>${account.login} at ${account.provider} (number ${account.id})</dd>
${url !== null && html`<dt>Website</dt><dd>${outsideLink(url, url)}</dd>\n`}</dl>
${programs.includes('independent-publisher') && html`<p class="quiet">An independent publisher owns none of the services that its connectors use, and is not affiliated with them.</p>\n`}<h2 id="proofs">How that is known</h2>
${claims(publisher, up)}<h2 id="connectors">Connectors</h2>
${connectorList(publisher, published, up)}${publisherHistory(events)}<p class="quiet small">Everything on this page as JSON: <a href="${up}v1/publishers/${publisher.id}.json">${publisher.id}.json</a>.</p>`;
}

function claims({ domains, programs }: PublisherFile, up: string): Html {
  if (domains.length === 0)
    return html`<p>It claims no domain.${programs.includes('independent-publisher') && ' The maintainers bound its name to its account.'}</p>\n`;
  return html`<div class="scroll" role="region" aria-label="Claims" tabindex="0"><table class="proofs stacked">
<thead><tr><th>Domain</th><th>Covers</th><th>Status</th><th>Shown by</th><th>When</th><th>Evidence</th><th>Why</th></tr></thead>
<tbody>
${domains.map(
  ({ domain, scope, method, status, reason, since, checkedAt, evidence, who }) =>
    html`<tr><td data-label="Domain"><code>${domain}</code></td><td data-label="Covers">${scope === 'domain' ? 'it and every host below' : 'this host'}</td><td data-label="Status" class="${status === 'not-proved' ? 'wait' : 'good'}">${status === 'not-proved' ? 'not proved' : status}</td><td data-label="Shown by">${methodText(method)}</td><td data-label="When">${(checkedAt ?? since) === null ? 'never' : day(checkedAt ?? since ?? '')}</td><td data-label="Evidence">${status === 'not-proved' && evidence === null ? 'none' : evidenceLink(evidence, up)}</td><td data-label="Why">${reason}${who !== 'nobody' && html` <span class="quiet">Next: ${actorText(who)}.</span>`}</td></tr>\n`,
)}</tbody></table></div>
`;
}

function connectorList({ connectors }: PublisherFile, published: Published, up: string): Html {
  const ids = new Set(connectors);
  const own = published.connectors.filter(({ id }) => ids.has(id));
  if (own.length === 0) return html`<p>None on a channel.</p>\n`;
  return html`<ul class="cards">
${own.map(
  (entry) =>
    html`<li class="card">${icon(entry.title, entry.icon, 40, up)}<div><h3><a class="main" href="${up}connectors/${entry.id}/index.html">${entry.title}</a></h3><p>${statusBadge(entry)}</p><p class="quiet">${counted(entry.operations.actions, 'action')}, ${counted(entry.operations.triggers, 'trigger')}</p></div></li>\n`,
)}</ul>
`;
}
