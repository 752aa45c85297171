import type { Operation } from '../connector/definition.ts';
import { isObject, isText, objectOr, own } from '../connector/json-value.ts';
import { quoted } from './notes.ts';
import { jsonOf } from './records.ts';
import type { Connection, Exchange, Gateway } from './types.ts';

/** The pages of one answer. */
export interface Pages {
  /** The first call and one for each page that followed. */
  readonly exchanges: readonly Exchange[];
  /** False when pages were left out: there were too many, or one could not be had. */
  readonly isComplete: boolean;
  /** What is wrong with the links, in sentences. */
  readonly findings: readonly string[];
}

/** The name of the property that holds the link to the next page (`x-ms-pageable`), when the operation has pages. */
function nextLinkNameOf(operation: Operation): string | undefined {
  const name = objectOr(operation.value['x-ms-pageable'])['nextLinkName'];
  return isText(name) ? name : undefined;
}

/** The link to the page after an answer: a text, `undefined` when there is none, null for what is no link. */
export function nextLinkOf(operation: Operation, { answered }: Exchange): string | null | undefined {
  const name = nextLinkNameOf(operation);
  const body = name === undefined ? undefined : jsonOf(answered?.body ?? new Uint8Array());
  const link = name !== undefined && isObject(body) ? own(body, name) : undefined;
  if (link === undefined || link === null || link === '') return undefined;
  return typeof link === 'string' ? link : null;
}

/** Asks for the page that a link in an answer leads to. */
export function nextPage(
  gateway: Gateway,
  operation: Operation,
  { page, link }: { readonly page: Exchange; readonly link: string },
  connection: Connection,
): Promise<Exchange> {
  const from = page.sent === undefined ? {} : { from: page.sent.url };
  return gateway.follow(link, connection, { operation, purpose: 'next-page', ...from });
}

/** Follows the pages of an answer, at most `most` in all. A link that was followed before, or leads elsewhere, ends it. */
export async function pagesOf(gateway: Gateway, operation: Operation, first: Exchange, connection: Connection, most = 20): Promise<Pages> {
  const exchanges = [first];
  const seen = new Set<string>();
  for (let page = first; ; ) {
    const link = nextLinkOf(operation, page);
    if (link === undefined) return { exchanges, isComplete: true, findings: [] };
    if (link === null)
      return { exchanges, isComplete: false, findings: [`The next link at ${quoted(nextLinkNameOf(operation) ?? '')} is no text.`] };
    if (seen.has(link))
      return { exchanges, isComplete: false, findings: ['A page links to one that came before it: the pages never end.'] };
    if (exchanges.length >= most) return { exchanges, isComplete: false, findings: [] };
    seen.add(link);
    page = await nextPage(gateway, operation, { page, link }, connection);
    exchanges.push(page);
    const status = page.answered?.status ?? 0;
    if (page.received === undefined || status < 200 || status > 299)
      return { exchanges, isComplete: false, findings: [`The next page could not be had: the answer was ${status}.`] };
  }
}
