import type { PublisherEvent } from '../catalog/publisher-events.ts';
import { type Html, html } from './html.ts';
import { day, onDay } from './parts.ts';

/** More of a history than this stands in its files alone. */
const mostShown = 100;

const outcomes: Readonly<Record<string, string>> = {
  proved: 'was found',
  absent: 'was not there',
  contrary: 'spoke for somebody else',
  failed: 'could not be looked up',
};

const methods: Readonly<Record<string, string>> = {
  'dns-txt': 'The DNS record',
  'https-well-known': 'The file',
  'github-organization': 'The GitHub organization',
  'maintainers-reviewed': 'The review',
};

/** What happened to a publisher, newest first, in plain words; nothing where nothing is recorded. */
export function publisherHistory(events: readonly PublisherEvent[]): Html | undefined {
  if (events.length === 0) return undefined;
  const newest = [...events].sort((a, b) => b.seq - a.seq);
  return html`<h2 id="history">History</h2>
<ol class="history">
${newest.slice(0, mostShown).map((event) => html`<li>${day(event.at)} ${sentence(event)}</li>\n`)}</ol>
${newest.length > mostShown && html`<p class="quiet small">and ${newest.length - mostShown} older events</p>\n`}`;
}

function sentence(event: PublisherEvent): Html {
  switch (event.type) {
    case 'registered':
      return html`The record was entered or changed: account ${event.account}, epoch ${event.epoch}${event.noticeUntil !== null && html`, under notice until ${onDay(event.noticeUntil)}`}.`;
    case 'looked':
      return html`${named(methods, event.claim.method)} of <code>${event.claim.domain}</code> ${named(outcomes, event.outcome)}. <span class="quiet">${event.sentence}</span>`;
    case 'registration-seen':
      return html`<code>${event.domain}</code> is registered since ${onDay(event.registeredAt)}.`;
    case 'host-seen':
      return html`<code>${event.host}</code> is ${event.outcome === 'seen' ? 'there again' : 'gone'}.`;
    case 'suspended':
      return html`<strong class="bad">It was suspended.</strong> ${event.reason}`;
    case 'cleared':
      return html`A maintainer ended the suspension. ${event.reason}`;
    case 'transferred':
      return html`It passes from account ${event.from} to ${event.to}; until ${onDay(event.noticeUntil)} anybody can object.`;
    case 'withdrawn':
      return html`It left. ${event.reason}`;
    default:
      return event satisfies never;
  }
}

function named(words: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(words, name) ? words[name] : undefined) ?? name;
}
