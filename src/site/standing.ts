import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { type Html, html } from './html.ts';
import { day, onDay } from './parts.ts';
import type { ConnectorFile } from './published.ts';

const headings: Readonly<Partial<Record<CatalogEntry['status'], string>>> = {
  deprecated: 'Deprecated: do not use it for anything new.',
  suspended: 'Suspended: do not use it. Nothing of it can be downloaded here.',
  withheld: 'Withheld: what was public was taken back, and no version may be public now.',
  withdrawn: 'Withdrawn: it is not offered any more. Nothing of it can be downloaded here.',
};

/** What a reader must know first about a connector that is not simply public or waiting; nothing for others. */
export function standingBanner({ status, notice, standing, id }: ConnectorFile, up: string): Html | undefined {
  const heading = headings[status];
  const { transfer, held } = standing;
  const since = status === 'deprecated' || status === 'suspended' || status === 'withdrawn' ? standing[status]?.at : undefined;
  const successor = status === 'deprecated' ? standing.deprecated?.successor : undefined;
  return html`${
    heading !== undefined &&
    html`<div class="alert ${status === 'deprecated' ? 'warn' : 'stop'}" role="note"><p><strong>${heading}</strong>${since !== undefined && html` Since ${onDay(since)}.`}</p>${notice !== null && html`<p>${notice}</p>`}${successor && html`<p>Use <a href="${up}connectors/${successor}/index.html">${successor}</a> instead.</p>`}</div>\n`
  }${held !== null && html`<p class="alert warn">The maintainers hold it back since ${onDay(held.at)}: ${held.reason}</p>\n`}${
    transfer !== null &&
    html`<p class="alert warn">${transfer.from ?? 'Nobody'} hands ${id} over to ${transfer.to}; until ${onDay(transfer.noticeUntil)} anybody can object. ${transfer.reason}</p>\n`
  }`;
}

type Version = ConnectorFile['versions'][number];

/** Where a version stands, and why where somebody said so. */
export function versionStanding({ status, channels, yanked, purged, rolledBack, exemptions }: Version): Html {
  const statement = purged ?? yanked ?? rolledBack;
  const words = status === 'superseded' ? 'none' : status;
  return html`${channels.length > 0 && (status === 'public' || status === 'preview') ? channels.join(', ') : words}${
    statement !== null && html`<br><span class="bad">${day(statement.at)}: ${statement.reason}</span>`
  }${yanked?.advisory && html` <code>${yanked.advisory}</code>`}${exemptions.map(
    ({ until, question, reason }) => html`<br><span class="quiet">Exempt from the question ${question} until ${until}: ${reason}</span>`,
  )}`;
}
