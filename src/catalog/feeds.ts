import { compareText } from '../connector/compare-text.ts';
import { unseenCharacters } from '../connector/unseen-characters.ts';
import { canonicalBytes } from './canonical-json.ts';
import { eventDigest } from './chain.ts';
import { sha256 } from './digest.ts';
import type { LedgerEvent } from './ledger.ts';
import { nameText } from './ledger-laws.ts';
import type { StoreState } from './store-state.ts';

/** The feeds, by file name: what each is called, and which news are in it. */
const feeds = {
  added: 'Connectors that are new in the catalog',
  updated: 'New public versions of connectors',
  yanked: 'Versions and connectors that were taken back or given back',
} as const;
type FeedName = keyof typeof feeds;

/** So many entries a feed has at most, the newest. */
const mostEntries = 100;
/** So many news are held until the older ones are let go. */
const mostHeld = 1000;

interface News {
  readonly event: LedgerEvent;
  readonly title: string;
  readonly text: string;
}

/**
 * `/feeds/{added,updated,yanked}.atom`: what happened, newest first. Made from the ledger alone: its times are those of the events, so the
 * same history gives the same bytes. `titles` are the connectors' own words, as all texts in it, and escaped here. Addresses begin with
 * `catalogUrl`; without one they are relative to the feed.
 */
export function* feedFiles(
  { ledgers }: Pick<StoreState, 'ledgers'>,
  titles: ReadonlyMap<string, string>,
  catalogUrl: string | undefined,
): Generator<readonly [path: string, bytes: Uint8Array]> {
  const news: Record<FeedName, News[]> = { added: [], updated: [], yanked: [] };
  for (const [id, events] of ledgers) {
    let wasPublic = false;
    const updates = new Map<string, News>();
    for (const event of events) {
      const told = newsOf(event, titles.get(id) ?? id, wasPublic);
      // A version that is public for the second time is told once, by the last event that made it so.
      if (told?.feed === 'updated' && 'record' in event) updates.set(nameText(event.record), told);
      else if (told !== undefined) news[told.feed].push(told);
      if (event.type === 'promoted' || event.type === 'imported') wasPublic = true;
    }
    news.updated.push(...updates.values());
    for (const all of Object.values(news)) if (all.length > mostHeld) all.sort(newestFirst).splice(mostEntries);
  }
  for (const name of ['added', 'updated', 'yanked'] as const) {
    const newest = news[name].sort(newestFirst);
    yield [`/feeds/${name}.atom`, new TextEncoder().encode(feedOf(name, newest.slice(0, mostEntries), catalogUrl))];
  }
}

function newestFirst(a: News, b: News): number {
  return compareText(b.event.at, a.event.at) || compareText(a.event.id, b.event.id) || b.event.seq - a.event.seq;
}

function newsOf(event: LedgerEvent, title: string, wasPublic: boolean): (News & { readonly feed: FeedName }) | undefined {
  switch (event.type) {
    case 'promoted':
    case 'imported':
      return {
        feed: wasPublic ? 'updated' : 'added',
        event,
        title: `${title} ${nameText(event.record)}`,
        text:
          event.type === 'imported' ? 'Imported, and not verified.' : wasPublic ? 'A new version is public.' : 'The connector is public.',
      };
    case 'rolled-back':
      return {
        feed: 'updated',
        event,
        title: `${title} ${nameText(event.record)}`,
        text: `Public went back from ${nameText(event.from)}: ${event.reason}`,
      };
    case 'yanked':
      return {
        feed: 'yanked',
        event,
        title: `${title} ${nameText(event.name)} was yanked`,
        text: `${event.reason}${event.advisory === null ? '' : ` See ${event.advisory}`}`,
      };
    case 'purged':
      return { feed: 'yanked', event, title: `${title} ${nameText(event.name)} was purged`, text: event.reason };
    case 'suspended':
      return { feed: 'yanked', event, title: `${title} is suspended`, text: event.reason };
    case 'withdrawn':
      return { feed: 'yanked', event, title: `${title} was withdrawn`, text: event.reason };
    case 'unyanked':
      return { feed: 'yanked', event, title: `${title} ${nameText(event.name)} is not yanked any more`, text: event.reason };
    case 'resumed':
      return { feed: 'yanked', event, title: `${title} is not suspended any more`, text: event.reason };
    case 'reinstated':
      return { feed: 'yanked', event, title: `${title} was reinstated`, text: event.reason };
    default:
      return undefined;
  }
}

function feedOf(name: FeedName, news: readonly News[], catalogUrl: string | undefined): string {
  const at = (path: string): string => escapeXml(`${catalogUrl ?? '..'}${path}`);
  const entries = news.map(
    ({ event, title, text }) => `<entry>
<id>${idOf(eventDigest(event))}</id>
<title type="text">${escapeXml(title)}</title>
<updated>${escapeXml(event.at)}</updated>
<link rel="alternate" type="text/html" href="${at(`/connectors/${event.id}/index.html`)}"/>
<summary type="text">${escapeXml(text)}</summary>
</entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${idOf(sha256(canonicalBytes(['feed', name, catalogUrl ?? null])))}</id>
<title type="text">${feeds[name]}</title>
<updated>${escapeXml(news[0]?.event.at ?? '1970-01-01T00:00:00.000Z')}</updated>
<author><name>The connector catalog</name></author>
<link rel="self" type="application/atom+xml" href="${at(`/feeds/${name}.atom`)}"/>
${entries.join('')}</feed>
`;
}

/** A UUID (version 8: made by a rule of one's own) that follows from a digest. */
function idOf(digest: string): string {
  return `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for XML 1.0, in content or quotes. What cannot be seen, and what XML does not allow, becomes U+FFFD. */
function escapeXml(text: string): string {
  return text
    .replace(unseenCharacters, '\ufffd')
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
