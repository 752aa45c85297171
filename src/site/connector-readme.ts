import { type Html, html } from './html.ts';
import { mostMarkdown, type ReadmePart, readmeParts } from './markdown.ts';
import type { PartPage } from './operation-pages.ts';

/** The readme where it belongs on a connector's page, and a page of its own for one that is long. */
interface ReadmePages {
  /** What somebody needs to begin. */
  readonly started: Html | undefined;
  /** What does not work, and limits. */
  readonly issues: Html | undefined;
  readonly rest: Html | undefined;
  readonly pages: readonly PartPage[];
}

/** More than this goes to a page of its own. */
const mostOnPage = 12_000;

const nothing: ReadmePages = { started: undefined, issues: undefined, rest: undefined, pages: [] };

/** Sorts a readme by its headings; the page tells operations and publisher itself. */
export function readmePages(bytes: Uint8Array | undefined, connector: string): ReadmePages {
  if (bytes === undefined) return nothing;
  const parts = readmeParts(new TextDecoder().decode(bytes.subarray(0, mostMarkdown * 4)));
  const [started, issues, rest] = [[] as ReadmePart[], [] as ReadmePart[], [] as ReadmePart[]];
  for (const part of parts) {
    if (part.body.html === '') continue;
    if (/known issue|limit|restriction|throttl|quota|caveat/i.test(part.heading)) issues.push(part);
    else if (
      /getting started|get started|prerequisite|credential|how to (?:get|connect|set)|authenticat|\bset ?up\b|deploy/i.test(part.heading)
    )
      started.push(part);
    else if (!/^(?:supported )?(?:operations|actions|triggers)$/i.test(part.heading)) rest.push(part);
  }
  const size = (some: readonly ReadmePart[]): number => some.reduce((sum, { body }) => sum + body.html.length, 0);
  const isLong = size(parts) > mostOnPage;
  const link = html`<p><a href="readme.html">The whole readme</a></p>\n`;
  const shown = (id: string, title: string, some: readonly ReadmePart[]): Html | undefined => {
    if (some.length === 0) return undefined;
    return html`<h2 id="${id}">${title}</h2>\n${size(some) > mostOnPage ? link : html`<div class="readme">\n${partsOf(some)}</div>\n`}`;
  };
  return {
    started: shown('getting-started', 'Getting started', started),
    issues: shown('known-issues', 'Known issues and limits', issues),
    rest:
      rest.length === 0 && !isLong
        ? undefined
        : html`<h2 id="readme">From the readme</h2>\n<p class="quiet small">Words of the publisher.</p>\n${isLong ? link : html`<div class="readme">\n${partsOf(rest)}</div>\n`}`,
    pages: isLong
      ? [
          {
            name: 'readme.html',
            title: `${connector}: readme`,
            body: html`<p class="path"><a href="index.html">${connector}</a></p>\n<h1>Readme</h1>\n<p class="quiet small">Words of the publisher.</p>\n<div class="readme">\n${partsOf(parts)}</div>`,
          },
        ]
      : [],
  };
}

function partsOf(parts: readonly ReadmePart[]): Html {
  return html`${parts.map(({ heading, body }) => html`${heading !== '' && html`<h3>${heading}</h3>\n`}${body}\n`)}`;
}
