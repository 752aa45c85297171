import { type Html, html } from './html.ts';
import { day, levelText } from './parts.ts';
import type { ConnectorFile } from './published.ts';

type Proof = NonNullable<ConnectorFile['publisher']['proofs']>[number];

const methods: Readonly<Record<Proof['method'], string>> = {
  'maintainers-reviewed': 'looked at by a maintainer',
  'dns-txt': 'a DNS record of the domain',
  'https-well-known': 'a file on the host',
  'github-organization': 'a GitHub organization that GitHub verified',
};

/** How a claim of a publisher was shown, in words. */
export function methodText(method: Proof['method'] | string): string {
  return Object.hasOwn(methods, method) ? (methods[method as Proof['method']] ?? method) : method;
}

/** How far a reader can rely on who is behind it, in a few words, and whether that is good. */
export function trustWords({ publisher }: ConnectorFile): { readonly tone: string; readonly words: string } {
  const { level, name, proofs = [] } = publisher;
  const domains = proofs.map(({ domain }) => domain);
  const by = name === '' ? 'Nobody is named' : name;
  if (level === 'proved') return { tone: 'good', words: `${by}, verified: ${domains.join(', ')}` };
  if (level === 'reviewed') return { tone: 'good', words: `${by}, reviewed by the maintainers` };
  return { tone: 'wait', words: `${by}, ${levelText(level)}` };
}

/** Who answers for a connector, what shows it, and every host it can reach. */
export function trustSection(file: ConnectorFile, up: string): Html {
  const { publisher, hosts, hasScript } = file;
  const name =
    publisher.id === null ? html`${publisher.name}` : html`<a href="${up}publishers/${publisher.id}/index.html">${publisher.name}</a>`;
  return html`<h2 id="trust">Whether to trust it</h2>
<p><strong>${name}: ${levelText(publisher.level)}.</strong> ${publisher.reason}</p>
${publisher.concern !== null && publisher.concern !== undefined && html`<p class="alert warn"><strong>Mind the name.</strong> ${publisher.concern}</p>\n`}${
  publisher.disclaimer !== null && publisher.disclaimer !== undefined && html`<p>${publisher.disclaimer}</p>\n`
}${proofTable(publisher.proofs ?? [], up)}${
  hasScript && html`<p>Some requests pass through a script of the publisher, which the platform runs.</p>\n`
}${hostTable(hosts)}`;
}

function proofTable(proofs: readonly Proof[], up: string): Html | undefined {
  if (proofs.length === 0) return undefined;
  return html`<div class="scroll" role="region" aria-label="Proofs" tabindex="0"><table class="proofs stacked">
<thead><tr><th>Domain</th><th>Shown by</th><th>When</th><th>Evidence</th></tr></thead>
<tbody>
${proofs.map((proof) => html`<tr><td data-label="Domain"><code>${proof.domain}</code>${proof.scope === 'domain' && html` <span class="quiet">and below</span>`}</td><td data-label="Shown by">${methodText(proof.method)}</td><td data-label="When">${proofDay(proof)}</td><td data-label="Evidence">${evidenceLink(proof.evidence, up)}</td></tr>\n`)}</tbody></table></div>
`;
}

function proofDay({ checkedAt, since, until }: Proof): Html {
  const at = checkedAt ?? since;
  return html`${at === null ? 'not told' : day(at)}${until !== null && ` until ${until}`}`;
}

/** What was seen, as a file of the catalog. */
export function evidenceLink(evidence: string | null, up: string): Html {
  return evidence === null
    ? html`<span class="quiet">in the registry</span>`
    : html`<a href="${up}v1/evidence/${evidence}.json">${evidence.slice(0, 12)}</a>`;
}

const answers: Readonly<Record<ConnectorFile['hosts'][number]['answer'], string>> = {
  proved: 'proved',
  reviewed: 'reviewed',
  'identity-provider': 'identity provider',
  'shared-service': 'shared service',
  'customer-hosted': 'chosen by the customer',
  'not-proved': 'not proved',
};

/** No page lists more. */
const mostHosts = 200;

function hostTable(hosts: ConnectorFile['hosts']): Html | undefined {
  if (hosts.length === 0) return undefined;
  return html`<h3 id="hosts">Hosts it can reach</h3>
<div class="scroll" role="region" aria-label="Hosts" tabindex="0"><table class="proofs stacked">
<thead><tr><th>Host</th><th>Ownership</th><th>Why</th></tr></thead>
<tbody>
${hosts.slice(0, mostHosts).map(({ host, answer, reason, concern }) => html`<tr><td data-label="Host"><code>${host}</code></td><td data-label="Ownership">${answers[answer]}</td><td data-label="Why">${reason}${concern !== undefined && html` <strong>${concern}</strong>`}</td></tr>\n`)}</tbody></table></div>
${hosts.length > mostHosts && html`<p class="quiet small">and ${hosts.length - mostHosts} more</p>\n`}`;
}
