import { type Html, html, outsideLink } from './html.ts';
import { operationAnchor } from './operation-anchor.ts';
import { counted, day, levelText, monogram, programName, statusBadge, waysText } from './parts.ts';
import type { ConnectorFile } from './published.ts';
import { standingBanner, versionStanding } from './standing.ts';

type Operation = ConnectorFile['operations'][number];

/** Everything the catalog tells about one connector; `up` leads to the root of the site. */
export function connectorPage(file: ConnectorFile, up: string): Html {
  const triggers = file.operations.filter(({ kind }) => kind !== 'action');
  const actions = file.operations.filter(({ kind }) => kind === 'action');
  return html`<div class="title">${monogram(file.title, file.icon.brandColor, 64)}<div><h1>${file.title}</h1>${statusBadge(file)} <span class="badge">${programName(file.program)}</span></div></div>
${standingBanner(file, up)}<p class="lead">${file.description}</p>
<p><a href="${up}try/index.html?connector=${file.id}">Try it on your own machine</a></p>
${facts(file, up)}
${file.openQuestions.length > 0 && waiting(file)}
${connection(file)}
${section('Triggers', triggers)}
${section('Actions', actions)}
${hosts(file)}
${versions(file, up)}`;
}

function facts(file: ConnectorFile, up: string): Html {
  const { publisher } = file;
  const name =
    publisher.id === null ? html`${publisher.name}` : html`<a href="${up}publishers/${publisher.id}/index.html">${publisher.name}</a>`;
  const rows: [string, Html | string | undefined][] = [
    ['Publisher', html`${name} (${levelText(publisher.level)}). ${publisher.reason}`],
    ['Affiliation', publisher.disclaimer ?? undefined],
    ['Mind the name', publisher.concern ?? undefined],
    ['Old errors', oldErrors(file)],
    ['Categories', file.categories.join(', ') || undefined],
    ['Sign-in', waysText(file.auth)],
    ['Script', file.hasScript ? 'Some requests pass through a script of the publisher, which the platform runs.' : undefined],
    ['Website', outsideLink(file.website, file.website ?? '')],
    ['Privacy policy', outsideLink(file.privacyPolicy, file.privacyPolicy ?? '')],
  ];
  return html`<dl class="facts">
${rows.filter(([, value]) => value !== undefined).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>\n`)}</dl>`;
}

/** The errors of the public version: it had them before today's rules, or was imported with them. */
function oldErrors({ versions }: ConnectorFile): string | undefined {
  const errors = versions.find(({ status }) => status === 'public')?.report.summary?.errors ?? 0;
  return errors === 0
    ? undefined
    : `${counted(errors, 'error')}, which an update has to repair or that have a date until when they do not count.`;
}

function waiting(file: ConnectorFile): Html {
  const on = (channel: 'preview' | 'public') => file.versions.find(({ channels }) => channels.includes(channel));
  const [candidate, current] = [on('preview'), on('public')];
  const isUpdate = candidate !== undefined && current !== undefined;
  return html`<h2 id="waiting">${isUpdate ? html`${versionName(candidate)} is not public, because` : 'Not public yet, because'}</h2>
<ul>
${file.openQuestions.map(({ question, sentence, who, since }) => html`<li><strong>${question}</strong>: ${sentence} <span class="quiet">To be answered by ${who}, open since ${day(since)}.</span></li>\n`)}</ul>${isUpdate && html`\n<p>${versionName(current)} is public.</p>`}`;
}

function versionName({ version, revision }: ConnectorFile['versions'][number]): string {
  return `${version}${revision > 0 ? ` (revision ${revision})` : ''}`;
}

function connection({ connection }: ConnectorFile): Html | undefined {
  if (connection.length === 0) return undefined;
  const hasSets = connection.some(({ set }) => set !== null);
  return html`<h2 id="connect">How to connect</h2>
<div class="scroll"><table>
<tr>${hasSets && html`<th>Way</th>`}<th>Field</th><th>Type</th><th>Required</th><th>What it is</th></tr>
${connection.map(({ set, label, type, required, description }) => html`<tr>${hasSets && html`<td>${set ?? ''}</td>`}<td>${label}</td><td>${type}</td><td>${required ? 'yes' : 'no'}</td><td>${description}</td></tr>\n`)}</table></div>`;
}

function section(title: string, operations: readonly Operation[]): Html | undefined {
  if (operations.length === 0) return undefined;
  return html`<h2 id="${title.toLowerCase()}">${counted(operations.length, title.slice(0, -1).toLowerCase())}</h2>
${operations.map(operationCard)}`;
}

function operationCard(operation: Operation): Html {
  const { id, summary, description, deprecated, kind, parameters, method, path } = operation;
  return html`<section class="operation"${id !== null && html` id="${operationAnchor(id)}"`}>
<h3>${id === null ? summary : html`<a href="#${operationAnchor(id)}">${summary}</a>`} ${deprecated && html`<span class="badge wait">deprecated</span>`} ${kind !== 'action' && html`<span class="badge">${kind === 'polling-trigger' ? 'polling' : 'webhook'}</span>`}</h3>
<p>${description}</p>
<p class="quiet"><code>${method.toUpperCase()} ${path}</code>${id !== null && html` · <code>${id}</code>`}</p>
${
  parameters.length > 0 &&
  html`<div class="scroll"><table>
<tr><th>Parameter</th><th>Type</th><th>Required</th><th>What it is</th></tr>
${parameters.map((parameter) => html`<tr><td>${parameter.label || parameter.name}<br><code>${parameter.name}</code></td><td>${parameter.type}</td><td>${parameter.required ? 'yes' : 'no'}</td><td>${parameter.description}</td></tr>\n`)}</table></div>`
}
</section>
`;
}

const answers: Readonly<Record<ConnectorFile['hosts'][number]['answer'], string>> = {
  proved: 'proved',
  reviewed: 'reviewed',
  'identity-provider': 'identity provider',
  'shared-service': 'shared service',
  'customer-hosted': 'chosen by the customer',
  'not-proved': 'not proved',
};

function hosts(file: ConnectorFile): Html | undefined {
  if (file.hosts.length === 0) return undefined;
  return html`<h2 id="hosts">Hosts it can reach</h2>
<div class="scroll"><table>
<tr><th>Host</th><th>Ownership</th><th>Why</th></tr>
${file.hosts.map(({ host, answer, reason, concern }) => html`<tr><td><code>${host}</code></td><td>${answers[answer]}</td><td>${reason}${concern !== undefined && html` <strong>${concern}</strong>`}</td></tr>\n`)}</table></div>`;
}

/** What stands behind a verdict that somebody's word helped to reach. */
function acceptedText({ accepted = 0 }: { readonly accepted?: number }): string {
  return accepted === 0 ? '' : `(${counted(accepted, 'finding')} accepted)`;
}

function versions(file: ConnectorFile, up: string): Html {
  const link = (path: string | undefined | null, label: string): Html | undefined =>
    path ? html`<a href="${up}${path.slice(1)}">${label}</a> ` : undefined;
  return html`<h2 id="versions">Versions</h2>
<div class="scroll"><table>
<tr><th>Version</th><th>Channel</th><th>On preview since</th><th>Public since</th><th>Commit</th><th>Report</th><th>Files</th></tr>
${file.versions.map(
  (version) =>
    html`<tr><td>${versionName(version)}</td><td>${versionStanding(version)}</td><td>${day(version.previewedAt)}</td><td>${version.promotedAt === null ? 'not yet' : day(version.promotedAt)}</td><td>${version.commit === null ? 'none' : html`<code title="${version.commit}">${version.commit.slice(0, 10)}</code>`}</td><td>${link(version.report.path, version.report.verdict ?? '')}${acceptedText(version.report.summary ?? {})}</td><td>${link(version.bundle.path, 'bundle')}${link(version.definition?.path, 'definition')}${link(version.properties?.path, 'properties')}${link(version.readme?.path, 'readme')}</td></tr>\n`,
)}</table></div>
<p class="quiet">A bundle's name is the SHA-256 of its bytes. Everything on this page as JSON: <a href="${up}v1/connectors/${file.id}.json">${file.id}.json</a>.</p>`;
}
