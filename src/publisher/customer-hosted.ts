import { dayLength, dayOf, midnightOf } from '../connector/day.ts';
import type { Publisher } from './publisher.ts';

/** Two maintainers' word that a connector may talk to a host that its customer chooses. */
export interface CustomerHostedApproval {
  /** The connector's id in the catalog. */
  readonly connector: string;
  /** GitHub's numbers of the maintainers. */
  readonly by: readonly number[];
  /** Dates as YYYY-MM-DD; the last day counts. */
  readonly on: string;
  readonly expires: string;
  /** What was looked at, for the public. */
  readonly note: string;
}

/** The longest an approval may last: twelve months, with a leap day. */
const longestDays = 366;

/**
 * The approval that counts for a connector now, or why none does, as the end of a sentence. It takes two different maintainers, neither of
 * them the publisher's account or one of its approvers. Whether they are maintainers is for the reader of the approvals to know.
 */
export function approvalOf(
  connector: string,
  publisher: Publisher,
  approvals: readonly CustomerHostedApproval[],
  now: Date,
): { readonly approval: CustomerHostedApproval } | { readonly why: string } {
  const own = approvals.filter((approval) => approval.connector === connector);
  const problems = own.map((approval) => problemOf(approval, publisher, now));
  const good = own.find((_, index) => problems[index] === undefined);
  if (good !== undefined) return { approval: good };
  return { why: problems.at(-1) ?? 'two maintainers have to approve that' };
}

function problemOf({ by, on, expires }: CustomerHostedApproval, { account, approvers }: Publisher, now: Date): string | undefined {
  const concerned = new Set([account, ...approvers].map((one) => one?.id));
  const maintainers = new Set(by.filter((id) => Number.isSafeInteger(id) && id > 0));
  if (by.some((id) => concerned.has(id))) return 'an approval by the publisher’s own accounts does not count';
  if (maintainers.size < 2) return 'two maintainers have to approve that, and only one did';
  const [first, last] = [midnightOf(on), midnightOf(expires)];
  if (first === undefined || last === undefined || last < first) return 'the dates of its approval are no stretch of the calendar';
  if (last - first > longestDays * dayLength) return 'an approval lasts twelve months at most';
  const today = dayOf(now);
  if (today < on) return `its approval counts from ${on}`;
  return today > expires ? `its approval ended on ${expires}` : undefined;
}

/** What a record's maintainers approved and what counts today, put together by connector: each of its entries is one maintainer's word. */
export function approvalsIn({ customerHosted = [] }: Publisher, now: Date): readonly CustomerHostedApproval[] {
  const today = dayOf(now);
  const counted = customerHosted.filter(({ on, expires }) => on <= today && today <= expires);
  // Where none counts today, the ones that are over or not begun say why.
  const told = counted.length > 0 ? counted : customerHosted;
  return [...new Set(told.map(({ connector }) => connector))].map((connector) => {
    const words = told.filter((one) => one.connector === connector);
    return {
      connector,
      by: [...new Set(words.map(({ by }) => by.id))],
      on: words.map(({ on }) => on).reduce((a, b) => (a > b ? a : b)),
      expires: words.map(({ expires }) => expires).reduce((a, b) => (a < b ? a : b)),
      note: words.map(({ note }) => note).join(' '),
    };
  });
}
