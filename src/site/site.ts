import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import type { PublisherEvent } from '../catalog/publisher-events.ts';
import type { Removed } from '../catalog/removed.ts';
import type { Files } from '../catalog/store-state.ts';
import { waysTo } from './browse.ts';
import { pageScript, searchScript } from './compiled-script.ts';
import { connectorPages } from './connector-page.ts';
import { homePage } from './home-page.ts';
import type { Html } from './html.ts';
import { notFoundPath, renderPage, rootOf } from './layout.ts';
import { listPages } from './list-pages.ts';
import { cut, listedRows, type RowOperation, rowOperations } from './listed-row.ts';
import { notFoundPage } from './not-found-page.ts';
import { overviewPage } from './overview-page.ts';
import { type Published, type PublisherFile, readPageSource } from './published.ts';
import { publisherPage } from './publisher-page.ts';
import { removedPage, tombstone } from './removed-page.ts';
import { failureCount } from './rule-failures.ts';
import { type RuleWords, rulePage, rulesPage, subjectFile, subjectPage, subjectsOf } from './rule-pages.ts';
import { searchExample, searchFiles } from './search-files.ts';
import { crawlerFiles, favicon, type ListedPage } from './site-files.ts';
import { statusPages } from './status-page.ts';
import { stylesheet } from './stylesheet.ts';
import { tryInstructionsPage } from './try-instructions-page.ts';
import { waitingOf } from './waiting.ts';

/** A page: its path from the root of the site (`/index.html`), and its bytes. */
type Page = readonly [path: string, bytes: Uint8Array];

/** Makes pages while the catalog's files come by, so that not all of them have to be there at once. */
export interface PageMaker {
  /** The pages that follow from one published file. */
  readonly see: (path: string, bytes: Uint8Array) => readonly Page[];
  /** The pages that tell of all connectors, one at a time; to be asked for once, when every other file was seen. */
  readonly rest: () => Iterable<Page>;
}

/** What pages need to know beside the published files as they come by. */
export interface SiteFacts {
  /** Where the site is served, without a slash at the end; without it there is no sitemap, and no page names its address. */
  readonly address?: string | undefined;
  /** A file below `/files/` that the entry seen now names; `undefined` for one that is not at hand: pages then say less. */
  readonly raw?: (path: string) => Uint8Array | undefined;
  /** The rules that findings lead to; without them there are no pages about rules. */
  readonly rules?: readonly RuleWords[];
}

export type MakePages = (facts?: SiteFacts) => PageMaker;

/** What goes into a page beside its body. */
interface Told {
  readonly description?: string;
  readonly head?: Html | undefined;
  readonly isHidden?: boolean;
}

/**
 * Makes the pages from the published files alone: the same files give the same bytes. Every text of a connector is escaped, nothing is
 * loaded from elsewhere, and every page is complete without its script.
 */
export function pageMaker({ address, raw = () => undefined, rules = [] }: SiteFacts = {}): PageMaker {
  const ruleIds = new Set(rules.map(({ id }) => id));
  const entries: CatalogEntry[] = [];
  const publishers: PublisherFile[] = [];
  const removed: Removed[] = [];
  const histories = new Map<string, PublisherEvent[]>();
  // As texts: the values of ten thousand connectors would take seven times as much.
  const operationTexts = new Map<string, string>();
  const operations = {
    get: (id: string): readonly RowOperation[] | undefined => {
      const text = operationTexts.get(id);
      return text === undefined ? undefined : JSON.parse(text);
    },
  };
  const failures = failureCount();
  const listed: ListedPage[] = [];
  let policyNote = '';
  const page = (path: string, title: string, body: (up: string) => Html, note: string, told: Told = {}): Page => {
    const { description, head, isHidden = false } = told;
    if (!isHidden) listed.push({ path });
    const text = renderPage({
      path,
      title: cut(title, 200),
      body: body(rootOf(path)),
      description,
      head,
      isHidden,
      policyNote: note,
      hasRules: rules.length > 0,
      address,
    });
    return [path, bytesOf(text)];
  };
  return {
    see: (path, bytes) => {
      const source = readPageSource(path, bytes);
      if (source?.kind === 'entries') entries.push(...source.entries);
      if (source?.kind === 'publisher') publishers.push(source.file);
      if (source?.kind === 'publisher-event') {
        const { event } = source;
        const known = histories.get(event.id);
        if (known === undefined) histories.set(event.id, [event]);
        else known.push(event);
      }
      if (source?.kind === 'removed') removed.push(...source.removed);
      if (source?.kind === 'index') policyNote = source.policyNote;
      if (source?.kind !== 'connector') return [];
      const { file } = source;
      operationTexts.set(file.id, JSON.stringify(rowOperations(file)));
      failures.see(file.versions);
      const isHidden = file.status !== 'public' && file.status !== 'deprecated';
      const { title, description, head, body, parts } = connectorPages(file, raw, ruleIds);
      const { note } = file.policy;
      return [
        page(`/connectors/${file.id}/index.html`, title, body, note, { description, head, isHidden }),
        ...parts.map((part) => page(`/connectors/${file.id}/${part.name}`, part.title, () => part.body, note, { isHidden })),
      ];
    },
    rest: function* () {
      const published: Published = { connectors: entries.sort((a, b) => (a.id < b.id ? -1 : 1)) };
      const pages = new Set(entries.map(({ id }) => id));
      const lost = [...new Set(removed.map(({ id }) => id))].filter((id) => !pages.has(id));
      const rows = listedRows(entries);
      const ways = waysTo(rows);
      const waiting = waitingOf(published.connectors);
      const example = searchExample(rows, operations);
      const hidden = { isHidden: true } as const;
      yield ['/style.css', bytesOf(stylesheet)];
      yield ['/script.js', bytesOf(pageScript)];
      yield ['/search.js', bytesOf(searchScript)];
      yield ['/favicon.svg', bytesOf(favicon)];
      const parts: string[] = [];
      for (const [path, bytes] of searchFiles(rows, operations)) {
        parts.push(path.slice(1));
        yield [path, bytes];
      }
      operationTexts.clear();
      yield page('/index.html', 'Connector catalog', () => homePage(rows, { ways, parts, example, waiting: waiting.length }), policyNote, {
        description: `Connectors for Power Platform, certified in the open: ${rows.length} to search by what they can do.`,
      });
      for (const { path, title, body } of listPages(rows, ways)) yield page(path, title, body, policyNote);
      for (const { path, body } of statusPages(waiting)) yield page(path, 'Waiting in preview', body, policyNote, hidden);
      yield page(
        '/overview/index.html',
        'Overview of the catalog',
        (up) => overviewPage({ entries, publishers, waiting, failures: failures.all(), ruleIds }, up),
        policyNote,
        hidden,
      );
      yield page('/try/index.html', 'Try a connector', () => tryInstructionsPage(), policyNote, hidden);
      yield page('/removed/index.html', 'Taken back', (up) => removedPage(removed, new Set([...pages, ...lost]), up), policyNote, hidden);
      for (const id of lost) {
        const what = removed.filter((one) => one.id === id);
        yield page(`/connectors/${id}/index.html`, id, () => tombstone(id, what), policyNote, hidden);
      }
      yield page(notFoundPath, 'No such page', () => notFoundPage(address), policyNote, hidden);
      for (const publisher of publishers)
        yield page(
          `/publishers/${publisher.id}/index.html`,
          publisher.name,
          (up) => publisherPage(publisher, published, histories.get(`@${publisher.id}`) ?? [], up),
          policyNote,
        );
      if (rules.length > 0) yield page('/rules/index.html', 'Rules', () => rulesPage(rules), policyNote);
      for (const subject of subjectsOf(rules))
        yield page(`/rules/${subjectFile(subject)}`, `Rules: ${subject}`, () => subjectPage(subject, rules), policyNote);
      for (const rule of rules)
        yield page(`/rules/${rule.id}.html`, `${rule.id}: rule`, () => rulePage(rule), policyNote, { description: rule.summary });
      for (const [path, text] of crawlerFiles(withDays(listed, entries), address)) yield [path, bytesOf(text)];
    },
  };
}

function withDays(pages: readonly ListedPage[], entries: readonly CatalogEntry[]): readonly ListedPage[] {
  const days = new Map(entries.map(({ id, updated }) => [`/connectors/${id}/index.html`, updated]));
  return pages.map(({ path, changed }) => ({ path, changed: changed ?? days.get(path) }));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** All pages of a catalog whose files are at hand. */
export function renderSite(catalogFiles: Files, facts: SiteFacts = {}): Files {
  const maker = pageMaker({ raw: (path) => catalogFiles.get(path), ...facts });
  const pages = [...catalogFiles].flatMap(([path, bytes]) => maker.see(path, bytes));
  return new Map([...pages, ...maker.rest()]);
}
