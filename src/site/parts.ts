import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { type Html, html } from './html.ts';

const programNames: Readonly<Record<CatalogEntry['program'], string>> = {
  certified: 'Certified programme',
  'independent-publisher': 'Independent publisher',
  custom: 'Custom',
};

const levels: Readonly<Record<CatalogEntry['publisher']['level'], string>> = {
  proved: 'verified',
  reviewed: 'reviewed by the maintainers',
  independent: 'independent, not affiliated with the service',
  'not-proved': 'not verified',
};

const ways: Readonly<Record<CatalogEntry['auth'][number], string>> = {
  none: 'no sign-in',
  'api-key': 'API key',
  basic: 'user name and password',
  oauth2: 'OAuth 2.0',
  other: 'other',
};

interface Icon {
  readonly brandColor: string | null;
  /** Where the icon is served; absent in catalogs that were made before there was one. */
  readonly path?: string | null;
}

/** The connector's icon on the brand's colour, else its first letters; `up` leads to the root of the site. */
export function icon(title: string, { brandColor, path }: Icon, size: number, up: string): Html {
  if (path === null || path === undefined || !/^\/files\/[0-9a-f]{64}\.png$/.test(path)) return monogram(title, brandColor, size);
  return html`<svg class="icon" width="${size}" height="${size}" viewBox="0 0 48 48" aria-hidden="true"><rect width="48" height="48" rx="9" fill="${brandColor ?? '#ffffff'}"/><image href="${up}${path.slice(1)}" width="48" height="48"/></svg>`;
}

/** A square in the brand's colour with the connector's first letters. */
export function monogram(title: string, brandColor: string | null, size: number): Html {
  const letters = Array.from(title.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu), ([letter]) => letter.toUpperCase())
    .slice(0, 2)
    .join('');
  const color = brandColor ?? '#5b6169';
  return html`<svg class="icon" width="${size}" height="${size}" viewBox="0 0 48 48" aria-hidden="true"><rect width="48" height="48" rx="9" fill="${color}"/><text x="24" y="31" text-anchor="middle" font-size="19" font-family="system-ui, sans-serif" font-weight="600" fill="${isLight(color) ? '#1c2024' : '#ffffff'}">${letters}</text></svg>`;
}

/** Whether black is easier to read on a colour than white (WCAG 2 relative luminance). */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}

export function programName(program: CatalogEntry['program']): string {
  return programNames[program];
}

export function levelText(level: CatalogEntry['publisher']['level']): string {
  return levels[level];
}

export function wayText(way: CatalogEntry['auth'][number]): string {
  return ways[way];
}

export function waysText(auth: readonly CatalogEntry['auth'][number][]): string {
  return auth.map(wayText).join(', ');
}

/** Where a connector stands, as a badge that says what it means. */
export function statusBadge({ status, isImported }: Pick<CatalogEntry, 'status' | 'isImported'>): Html {
  if (status === 'preview') return html`<span class="badge wait">preview, not verified</span>`;
  if (status === 'deprecated') return html`<span class="badge wait">deprecated</span>`;
  if (status !== 'public') return html`<span class="badge bad">${status}</span>`;
  return isImported ? html`<span class="badge wait">imported, not verified</span>` : html`<span class="badge good">public</span>`;
}

/** At most so many characters, never half of one: no text of a stranger fills a page alone. */
export function shortened(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`;
}

/** `1 action`, `3 actions`; a plural of its own where an s is not enough. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A point in time that stands alone: the day for people, which the script tells as how long ago it was; the whole of it on hovering. */
export function day(time: string): Html {
  return html`<time datetime="${time}" title="${time}">${time.slice(0, 10)}</time>`;
}

/** A point in time in a sentence, after `on`, `since` or `until`: it stays the day, because nothing is on 8 minutes ago. */
export function onDay(time: string): Html {
  return html`<time class="day" datetime="${time}" title="${time}">${time.slice(0, 10)}</time>`;
}
