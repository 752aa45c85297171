import { connectSection, nothingToFillIn } from './connector-connect.ts';
import { filesSection } from './connector-files.ts';
import { readmePages } from './connector-readme.ts';
import { trustSection, trustWords } from './connector-trust.ts';
import { checksSection, versionsSection } from './connector-versions.ts';
import { waitingSection } from './connector-waiting.ts';
import { dataScript, type Html, html, outsideLink } from './html.ts';
import { type PartPage, referencePages } from './operation-pages.ts';
import { counted, icon, onDay, programName, shortened, statusBadge, waysText } from './parts.ts';
import type { ConnectorFile } from './published.ts';
import { type Reference, referenceOf } from './reference.ts';
import { standingBanner } from './standing.ts';

/** The pages about one connector: that under its name, and those that have no room on it. */
export interface ConnectorPages {
  readonly title: string;
  /** For search engines and links to the page. */
  readonly description: string;
  readonly head: Html | undefined;
  /** `up` leads to the root of the site. */
  readonly body: (up: string) => Html;
  readonly parts: readonly PartPage[];
}

/** How a file that an entry names is read; `undefined` when it is not at hand. */
export type ReadRaw = (path: string) => Uint8Array | undefined;

/** Everything the catalog tells about one connector, from its entry and the files it names. `rules` are the ids of rules that have a page. */
export function connectorPages(file: ConnectorFile, raw: ReadRaw, rules: ReadonlySet<string>): ConnectorPages {
  const shown = file.versions.find(({ channels }) => channels.includes(file.described === 'public' ? 'public' : 'preview'));
  const read = (served: { readonly path: string } | null | undefined) => (served ? raw(served.path) : undefined);
  const reference = referenceOf(file, read(shown?.definition));
  const readme = readmePages(read(shown?.readme), shortened(file.title, 300));
  const operations = referencePages(reference, shortened(file.title, 300));
  const isOffered = file.status === 'public' || file.status === 'deprecated';
  return {
    title: `${shortened(file.title, 300)} connector`,
    description: brief(file.description),
    head: isOffered ? structuredData(file, shown) : undefined,
    body: (up) => html`<p class="path"><a href="${up}index.html">Connectors</a></p>
<div class="title">${icon(file.title, file.icon, 64, up)}<div><h1>${shortened(file.title, 300)}</h1>
<p>${publisherName(file, up)} ${statusBadge(file)} <span class="badge">${programName(file.program)}</span></p></div></div>
${standingBanner(file, up)}<p class="lead">${shortened(file.description, 4_000)}</p>
<p><a href="${up}try/index.html?connector=${file.id}">Try it on your own machine</a></p>
${glance(file, reference, shown)}
${sectionLinks(file, reference, readme)}${waitingSection(file)}${connectSection(file)}
${readme.started}${operations.body}
${readme.issues}${trustSection(file, up)}
${checksSection(file, up, rules, operations.anchorOf)}
${versionsSection(file, up)}
${filesSection(file, up)}
${readme.rest}`,
    parts: [...operations.pages, ...readme.pages],
  };
}

function publisherName({ publisher }: ConnectorFile, up: string): Html {
  if (publisher.id === null) return html`${publisher.name || 'No publisher named'}`;
  return html`<a href="${up}publishers/${publisher.id}/index.html">${publisher.name}</a>`;
}

/** What it is, whether to trust it, how to connect, what it can do: the answers in four boxes, each with the way to more. */
function glance(file: ConnectorFile, { operations }: Reference, shown: ConnectorFile['versions'][number] | undefined): Html {
  const triggers = operations.filter(({ kind }) => kind !== 'action').length;
  const fields = file.connection.filter(({ oauth }) => oauth === undefined).length;
  const { tone, words } = trustWords(file);
  const does = [
    ...(triggers > 0 ? [html`<a href="#triggers">${counted(triggers, 'trigger')}</a>`] : []),
    ...(operations.length > triggers ? [html`<a href="#actions">${counted(operations.length - triggers, 'action')}</a>`] : []),
  ];
  return html`<div class="glance">
<section class="panel"><h2 class="small">Who answers for it</h2><p class="${tone}"><strong>${words}</strong></p><p class="small"><a href="#trust">How that is known</a></p></section>
<section class="panel"><h2 class="small">How to connect</h2><p><strong>${waysText(file.auth)}</strong></p><p class="small">${fields === 0 ? nothingToFillIn(file.auth) : html`<a href="#connect">${counted(fields, 'field')} to fill in</a>`}</p></section>
<section class="panel"><h2 class="small">What it can do</h2><p><strong>${does.map((one, index) => html`${index > 0 && ', '}${one}`)}${does.length === 0 && 'nothing yet'}</strong></p><p class="small">${file.categories.length > 0 ? shortened(file.categories.join(', '), 300) : 'No category'}</p></section>
<section class="panel"><h2 class="small">Version</h2>${versionWords(file, shown)}<p class="small"><a href="#versions">What changed</a> · <a href="#files">Get it</a></p></section>
</div>
${links(file)}`;
}

/** The way to each section, in the order of the page. */
function sectionLinks(file: ConnectorFile, { operations, types }: Reference, readme: ReturnType<typeof readmePages>): Html {
  const sections: readonly (readonly [id: string, title: string, isThere: boolean])[] = [
    ['waiting', 'What it waits for', file.openQuestions.length > 0],
    ['connect', 'How to connect', true],
    ['getting-started', 'Getting started', readme.started !== undefined],
    ['triggers', 'Triggers', operations.some(({ kind }) => kind !== 'action')],
    ['actions', 'Actions', operations.some(({ kind }) => kind === 'action')],
    ['types', 'Definitions', types.length > 0],
    ['known-issues', 'Known issues', readme.issues !== undefined],
    ['trust', 'Trust', true],
    ['checks', 'Checks', true],
    ['versions', 'Versions', true],
    ['files', 'Get it', true],
    ['readme', 'Readme', readme.rest !== undefined],
  ];
  return html`<nav class="sections" aria-label="On this page"><ul>
${sections.filter(([, , isThere]) => isThere).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul></nav>
`;
}

function versionWords({ described }: ConnectorFile, shown: ConnectorFile['versions'][number] | undefined): Html {
  if (shown === undefined) return html`<p><strong>none on a channel</strong></p>`;
  const isOpen = shown.status === 'public' || shown.status === 'preview';
  const since = onDay(shown.promotedAt ?? shown.previewedAt);
  return html`<p><strong>${shortened(shown.version, 100)}</strong> ${isOpen ? html`<span class="small quiet">${described} since ${since}</span>` : html`<strong class="bad">${shown.status}</strong>`}</p>`;
}

function links(file: ConnectorFile): Html | undefined {
  const [website, privacy] = [outsideLink(file.website, 'Website'), outsideLink(file.privacyPolicy, 'Privacy policy')];
  if (website === undefined && privacy === undefined) return undefined;
  return html`<p class="small">${website}${website !== undefined && privacy !== undefined && ' · '}${privacy}</p>\n`;
}

/** The first sentences, as far as previews of links show them. */
function brief(text: string): string {
  return shortened(text, 200);
}

/** What search engines may know: https://schema.org/SoftwareApplication. */
function structuredData(file: ConnectorFile, shown: ConnectorFile['versions'][number] | undefined): Html {
  const { title, description, categories, publisher, website } = file;
  return html`${dataScript({
    '@context': 'https://schema.org',
    '@type': 'SoftwareApplication',
    name: shortened(title, 300),
    description: brief(description),
    applicationCategory: shortened(categories[0] ?? 'Connector', 100),
    operatingSystem: 'Microsoft Power Platform',
    ...(shown !== undefined && {
      softwareVersion: shortened(shown.version, 100),
      datePublished: (shown.promotedAt ?? shown.previewedAt).slice(0, 10),
    }),
    ...(publisher.name !== '' && { publisher: { '@type': 'Organization', name: shortened(publisher.name, 300) } }),
    ...(website !== null && /^https:\/\//i.test(website) && { sameAs: website }),
  })}\n`;
}
