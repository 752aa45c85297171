import { type Html, html } from './html.ts';
import { operationAnchor } from './operation-anchor.ts';
import { operationSection, type ReferenceLinks, typeSection } from './operation-section.ts';
import { counted, shortened } from './parts.ts';
import type { OperationReference, Reference } from './reference.ts';

/** A page about a part of a connector: its file below the connector's folder, and what it says. */
export interface PartPage {
  readonly name: string;
  readonly title: string;
  readonly body: Html;
}

/** Operations and shared types as they stand on the connector's page, and the pages they are on when there is no room for them. */
export interface ReferencePages {
  readonly body: Html;
  readonly pages: readonly PartPage[];
  /** The fragment of an operation on the connector's page; `undefined` for one that makers do not see. */
  readonly anchorOf: (id: string) => string | undefined;
}

/** What operations and types may add to the connector's page, and what a page of their own holds: more makes another page. */
const mostOnPage = 40_000;
/** From this number on a list of operations says only their names. */
const mostDescribed = 80;

/** No page lists more. */
const mostListed = 1_000;

type Piece = { readonly anchor: string; readonly html: Html };

/**
 * Sections of all operations and shared types. What does not fit on the connector's page is on pages of its own, in groups, and the
 * connector's page has the fragment of each all the same: it leads on to its section.
 */
export function referencePages({ operations, types }: Reference, connector: string): ReferencePages {
  const anchors = uniqueAnchors(
    operations.map(({ id, method, path }) => (id === null ? operationAnchor(`${method}${path}`) : operationAnchor(id))),
  );
  const typeAnchors = uniqueAnchors(types.map(({ name }) => operationAnchor(name).replace(/^operation-/, 'type-')));
  const indexOf = new Map(operations.map(({ id }, index) => [id, index]));
  const anchorOf = (id: string): string | undefined => anchors[indexOf.get(id) ?? -1];
  const indexOfType = new Map(types.map(({ name }, index) => [name, index]));
  /** `pageOf` says on which page of their own things are; an empty name stands for the page that is made. */
  const linksFrom = (pageOfOperation: (index: number) => string, pageOfType: (index: number) => string): ReferenceLinks => ({
    anchors,
    operation: (id) => {
      const index = indexOf.get(id);
      return index === undefined ? undefined : `${pageOfOperation(index)}#${anchors[index]}`;
    },
    type: (name) => {
      const index = indexOfType.get(name);
      return index === undefined ? undefined : `${pageOfType(index)}#${typeAnchors[index]}`;
    },
  });
  const here = linksFrom(
    () => '',
    () => '',
  );
  const sections = (links: ReferenceLinks): readonly Piece[] =>
    operations.map((operation, index) => ({
      anchor: anchors[index] ?? '',
      html: operationSection(operation, anchors[index] ?? '', links),
    }));
  const typeSections = (links: ReferenceLinks): readonly Piece[] =>
    types.map((type, index) => ({ anchor: typeAnchors[index] ?? '', html: typeSection(type, typeAnchors[index] ?? '', links) }));

  const [all, allTypes] = [sections(here), typeSections(here)];
  const isTrigger = (index: number): boolean => operations[index]?.kind !== 'action';
  if (sizeOf([...all, ...allTypes]) <= mostOnPage) {
    const part = (title: string, id: string, pieces: readonly Piece[]) =>
      pieces.length > 0 && html`<h2 id="${id}">${title}</h2>\n${contents(pieces, operations, anchors)}${pieces.map((piece) => piece.html)}`;
    return {
      body: html`${part(
        'Triggers',
        'triggers',
        all.filter((_, index) => isTrigger(index)),
      )}
${part(
  'Actions',
  'actions',
  all.filter((_, index) => !isTrigger(index)),
)}
${allTypes.length > 0 && html`<h2 id="types">Definitions</h2>\n<p class="quiet">Objects that several operations take or return.</p>\n${allTypes.map((piece) => piece.html)}`}`,
      pages: [],
      anchorOf,
    };
  }
  // Triggers come before actions, as in the list, so that a page is of one kind or of both at one seam.
  const order = [...operations.keys()].sort((a, b) => Number(isTrigger(b)) - Number(isTrigger(a)) || a - b);
  const groups = grouped(order, (index) => all[index]?.html.html.length ?? 0);
  const typeGroups = grouped([...types.keys()], (index) => allTypes[index]?.html.html.length ?? 0);
  const pageOf = new Map(groups.flatMap((group, page) => group.map((index) => [index, `operations-${page + 1}.html`])));
  const pageOfType = new Map(typeGroups.flatMap((group, page) => group.map((index) => [index, `types-${page + 1}.html`])));
  const linksOn = (name: string): ReferenceLinks =>
    linksFrom(
      (index) => (pageOf.get(index) === name ? '' : (pageOf.get(index) ?? '')),
      (index) => (pageOfType.get(index) === name ? '' : (pageOfType.get(index) ?? '')),
    );
  const sectionOf = (index: number, links: ReferenceLinks): Html | undefined => {
    const [operation, anchor] = [operations[index], anchors[index]];
    return operation && operationSection(operation, anchor ?? '', links);
  };
  const typeSectionOf = (index: number, links: ReferenceLinks): Html | undefined => {
    const [type, anchor] = [types[index], typeAnchors[index]];
    return type && typeSection(type, anchor ?? '', links);
  };
  const pages = [
    ...groups.map((group, at) => {
      const part: Part = { connector, words: 'Operations', name: 'operations', at, count: groups.length };
      return partPage(part, html`${group.map((index) => sectionOf(index, linksOn(partFile(part))))}`);
    }),
    ...typeGroups.map((group, at) => {
      const part: Part = { connector, words: 'Definitions', name: 'types', at, count: typeGroups.length };
      return partPage(part, html`${group.map((index) => typeSectionOf(index, linksOn(partFile(part))))}`);
    }),
  ];
  const list = (title: string, id: string, wanted: readonly number[]) =>
    wanted.length > 0 &&
    html`<h2 id="${id}">${title}</h2>\n<ul class="operations">\n${wanted.slice(0, mostListed).map((index) => listed(operations[index], anchors[index] ?? '', pageOf.get(index) ?? '', wanted.length <= mostDescribed))}</ul>\n${wanted.length > mostListed && html`<p>${wanted.length - mostListed} more: ${groups.map((_, page) => html`${page > 0 && ', '}<a href="operations-${page + 1}.html">page ${page + 1}</a>`)}.</p>\n`}`;
  return {
    body: html`${list('Triggers', 'triggers', order.filter(isTrigger))}
${list(
  'Actions',
  'actions',
  order.filter((index) => !isTrigger(index)),
)}
${types.length > 0 && html`<h2 id="types">Definitions</h2>\n<p>${counted(types.length, 'object')} that several operations take or return: ${typeGroups.map((_, page) => html`${page > 0 && ', '}<a href="types-${page + 1}.html">page ${page + 1}</a>`)}.</p>`}`,
    pages,
    anchorOf,
  };
}

/** One of several pages of a kind; `at` counts from 0. */
interface Part {
  readonly connector: string;
  readonly words: string;
  readonly name: 'operations' | 'types';
  readonly at: number;
  readonly count: number;
}

function partFile({ name, at }: Pick<Part, 'name' | 'at'>): string {
  return `${name}-${at + 1}.html`;
}

function partPage(part: Part, sections: Html): PartPage {
  const { connector, words, at, count } = part;
  return {
    name: partFile(part),
    title: `${connector}: ${words.toLowerCase()}, page ${at + 1} of ${count}`,
    body: html`<p class="path"><a href="index.html">${connector}</a></p>
<h1>${words}, page ${at + 1} of ${count}</h1>
${neighbours(part, 'above')}<h2 class="unseen">${words}</h2>
${sections}${neighbours(part, 'below')}`,
  };
}

function neighbours({ name, at, count }: Part, where: string): Html {
  const link = (to: number): Html => html`<a href="${partFile({ name, at: to })}">Page ${to + 1}</a>`;
  return html`<nav class="pager" aria-label="Pages, ${where}">${at > 0 && link(at - 1)}<a href="index.html">The connector</a>${at + 1 < count && link(at + 1)}</nav>\n`;
}

function listed(operation: OperationReference | undefined, anchor: string, page: string, isDescribed: boolean): Html {
  if (operation === undefined) return html``;
  const { deprecated, description } = operation;
  const summary = shortened(operation.summary, 200);
  return html`<li id="${anchor}"><a href="${page}#${anchor}">${summary}</a>${deprecated && html` <span class="badge wait">deprecated</span>`}${isDescribed && description !== '' && html`<br><span class="quiet small">${brief(description)}</span>`}</li>\n`;
}

function brief(text: string): string {
  const [first = ''] = text.slice(0, 400).split(/(?<=\.)\s/);
  return shortened(first, 140);
}

/** A list that leads to the sections below it, where there are more than a glance takes in. */
function contents(pieces: readonly Piece[], operations: readonly OperationReference[], anchors: readonly string[]): Html | undefined {
  if (pieces.length < 4) return undefined;
  const names = new Map(anchors.map((anchor, index) => [anchor, shortened(operations[index]?.summary ?? '', 80)]));
  return html`<ul class="tags">\n${pieces.map(({ anchor }) => html`<li><a href="#${anchor}">${names.get(anchor)}</a></li>\n`)}</ul>\n`;
}

function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.html.html.length, 0);
}

/** In their order, in groups that fill a page; what alone is too large has a page of its own. */
function grouped(indexes: readonly number[], size: (index: number) => number): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let filled = Number.POSITIVE_INFINITY;
  for (const index of indexes) {
    if (filled + size(index) > mostOnPage) {
      groups.push([]);
      filled = 0;
    }
    groups.at(-1)?.push(index);
    filled += size(index);
  }
  return groups;
}

const longestAnchor = 200;

/** Names that come twice get a number. */
function uniqueAnchors(wanted: readonly string[]): readonly string[] {
  const names = wanted.map((name) => name.slice(0, longestAnchor));
  const taken = new Set(names);
  const counts = new Map<string, number>();
  return names.map((name) => {
    let count = (counts.get(name) ?? 0) + 1;
    while (count > 1 && taken.has(`${name}-${count}`)) count += 1;
    counts.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}
