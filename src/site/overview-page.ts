import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { type Bar, barTable } from './chart.ts';
import { type Html, html } from './html.ts';
import { cut } from './listed-row.ts';
import { counted, day, levelText } from './parts.ts';
import type { PublisherFile } from './published.ts';
import type { RuleFailures } from './rule-failures.ts';
import { actorsOf, actorText, type Waiting, waitingSince } from './waiting.ts';

/** What the overview is made of. */
export interface OverviewFacts {
  readonly entries: readonly CatalogEntry[];
  readonly publishers: readonly PublisherFile[];
  readonly waiting: readonly Waiting[];
  readonly failures: readonly RuleFailures[];
  /** The rules that have a page. */
  readonly ruleIds: ReadonlySet<string>;
}

/** So many rows of a table are told; the pages it leads to tell the rest. */
const most = 20;

/** For those who run the catalog: how many stand where, what waits longest and for whom, what fails, and which publishers must act. */
export function overviewPage({ entries, publishers, waiting, failures, ruleIds }: OverviewFacts, up: string): Html {
  const of = (...statuses: readonly CatalogEntry['status'][]): number => entries.filter(({ status }) => statuses.includes(status)).length;
  return html`<h1>Overview</h1>
<p class="lead">Where everything stands, for those who run this catalog. Everything here is in the catalog’s files.</p>
<ul class="stats">
<li><strong>${of('public', 'deprecated')}</strong> public</li>
<li><strong>${waiting.length}</strong> <a href="${up}status/index.html">waiting in preview</a></li>
<li><strong>${of('suspended', 'withheld')}</strong> suspended or withheld</li>
<li><strong>${publishers.length}</strong> ${publishers.length === 1 ? 'publisher' : 'publishers'} on record</li>
</ul>
<h2 id="states">Connectors by status</h2>
${barTable('Every connector that is or was on a channel.', { what: 'Status', counts: 'Connectors' }, statusBars(entries))}
<h2 id="waiting">Waiting longest</h2>
${oldest(waiting, up)}
<h2 id="failures">Errors by rule</h2>
${ruleTable(failures, ruleIds, up)}
<h2 id="publishers">Claims to act on</h2>
${actingPublishers(publishers, up)}
<h2 id="levels">How publishers are verified</h2>
${barTable('Connectors by what is known of their publisher.', { what: 'Publisher is', counts: 'Connectors' }, levelBars(entries))}`;
}

const kinds: Readonly<Record<CatalogEntry['status'], Bar['kind']>> = {
  public: 'good',
  deprecated: 'wait',
  preview: 'wait',
  suspended: 'bad',
  withheld: 'bad',
  withdrawn: 'bad',
};

function statusBars(entries: readonly CatalogEntry[]): readonly Bar[] {
  return (['public', 'deprecated', 'preview', 'withheld', 'suspended', 'withdrawn'] as const).map((status) => {
    const kind = kinds[status];
    return { label: status, count: entries.filter((entry) => entry.status === status).length, ...(kind && { kind }) };
  });
}

function levelBars(entries: readonly CatalogEntry[]): readonly Bar[] {
  return (['proved', 'reviewed', 'independent', 'not-proved'] as const).map((level) => ({
    label: levelText(level),
    count: entries.filter(({ publisher }) => publisher.level === level).length,
    kind: level === 'not-proved' ? 'wait' : 'good',
  }));
}

function oldest(waiting: readonly Waiting[], up: string): Html {
  if (waiting.length === 0) return html`<p class="empty">Nothing waits.</p>`;
  return html`${barTable(
    'A version waits for everyone who has a question of it to answer.',
    { what: 'Waits for', counts: 'Versions' },
    actorsOf(waiting).map(([who, count]) => ({ label: who, count, kind: 'wait' })),
  )}
<div class="scroll"><table class="stacked">
<caption>The ${waiting.length > most ? `${most} of ${waiting.length} versions` : counted(waiting.length, 'version')} on preview for the longest time.</caption>
<thead><tr><th scope="col">Connector</th><th scope="col">Version</th><th scope="col">On preview since</th><th scope="col">Waits for</th></tr></thead>
<tbody>
${waiting.slice(0, most).map(
  (one) =>
    html`<tr><th scope="row"><a href="${up}connectors/${one.id}/index.html">${cut(one.title, 120)}</a></th><td data-label="Version">${cut(one.versions.preview.version, 40)}</td><td data-label="On preview since">${day(waitingSince(one))}</td><td data-label="Waits for">${actorsOf(
      [one],
    )
      .map(([who]) => who)
      .join(', ')}: ${one.openQuestions.map(({ question }) => question).join(', ') || 'nothing'}</td></tr>\n`,
)}</tbody></table></div>`;
}

function ruleTable(failures: readonly RuleFailures[], ruleIds: ReadonlySet<string>, up: string): Html {
  if (failures.length === 0) return html`<p class="empty">No version on a channel has an error.</p>`;
  return barTable(
    `${failures.length > most ? `The ${most} of ${failures.length} rules` : counted(failures.length, 'rule')} that most versions on a channel do not meet, by the reports they came with.`,
    { what: 'Rule', counts: 'Versions', more: 'Errors' },
    failures.slice(0, most).map(({ ruleId, versions, errors }) => ({
      label: ruleIds.has(ruleId)
        ? html`<a href="${up}rules/${ruleId}.html"><code>${ruleId}</code></a>`
        : html`<code>${cut(ruleId, 80)}</code>`,
      count: versions,
      more: String(errors),
      kind: 'bad',
    })),
  );
}

/** A publisher whose proof fails or ends, who has not shown it yet, or who is stopped. */
function actingPublishers(publishers: readonly PublisherFile[], up: string): Html {
  const acting = publishers.flatMap((publisher) => {
    const claims = publisher.domains.filter(({ who }) => who !== 'nobody');
    const own = claims.length === 0 && publisher.standing.who !== 'nobody' ? [{ ...publisher.standing, domain: 'all of it' }] : claims;
    return own.map(({ domain, state, since, reason, who }) => ({ publisher, domain, state, since, reason, who }));
  });
  if (acting.length === 0) return html`<p class="empty">Nobody: no proof fails, ends soon, or is missing.</p>`;
  const order = ['suspended', 'lapsed', 'warning', 'verified', 'pending'];
  const rank = (state: string): number => (order.includes(state) ? order.indexOf(state) : order.length);
  const sorted = acting.sort((a, b) => rank(a.state) - rank(b.state) || ((a.since ?? '9') < (b.since ?? '9') ? -1 : 1));
  return html`<div class="scroll"><table class="stacked">
<caption>${counted(acting.length, 'claim')} that somebody has to do something about, the worst first. A proof that fails or ends lapses when nothing is done.</caption>
<thead><tr><th scope="col">Publisher</th><th scope="col">Claim</th><th scope="col">Stands</th><th scope="col">Since</th><th scope="col">Who must act</th><th scope="col">Why</th></tr></thead>
<tbody>
${sorted.slice(0, 100).map(({ publisher, domain, state, since, reason, who }) => html`<tr><th scope="row"><a href="${up}publishers/${publisher.id}/index.html">${cut(publisher.name, 80)}</a></th><td data-label="Claim">${cut(domain, 120)}</td><td data-label="Stands">${state}</td><td data-label="Since">${since === null ? 'not recorded yet' : day(since)}</td><td data-label="Who must act">${actorText(who)}</td><td data-label="Why">${cut(reason, 600)}</td></tr>\n`)}</tbody></table></div>`;
}
