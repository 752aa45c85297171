import { claimKey, hopelessness } from './challenge.ts';
import { type DomainClaim, epochOf, type Publisher } from './publisher.ts';

/** What changes of a record: as it is on the default branch, and as it is submitted; `undefined` where there is none. */
export interface RecordChange {
  readonly before: Publisher | undefined;
  readonly after: Publisher | undefined;
  /** All other records of the default branch. */
  readonly others: readonly Publisher[];
}

/** What changing a record leads to, a sentence each: for its publisher to expect, and for the maintainers to look at. */
export function recordNotices({ before, after, others }: RecordChange): string[] {
  if (after === undefined)
    return before === undefined
      ? []
      : [`The record of ${before.id} is deleted, and its connectors would be nobody's: write "withdrawn" into it instead.`];
  return [
    ...(before === undefined ? [] : identityNotices(before, after)),
    ...claimNotices(before, after, others),
    ...personNotices(before, after),
  ];
}

function identityNotices(before: Publisher, after: Publisher): string[] {
  const notices: string[] = [];
  const [was, is] = [epochOf(before), epochOf(after)];
  if (is < was) notices.push(`The epoch goes from ${was} to ${is}; it is only ever raised, and nothing is proved under a lower one.`);
  if (before.account.id !== after.account.id)
    notices.push(
      `The account changes from number ${before.account.id} to ${after.account.id}: that is a transfer. It is shown for some days before it counts, and every claim has to be proved anew under a higher epoch${is > was ? '' : ` (${was + 1})`}.`,
    );
  const changed = [...(before.name === after.name ? [] : ['name']), ...(sameItems(before.programs, after.programs) ? [] : ['programmes'])];
  if (changed.length > 0)
    notices.push(
      `The ${changed.join(' and ')} changed: every claim drops to pending, and nothing of the publisher is promoted until each is proved or reviewed anew.`,
    );
  return notices;
}

function claimNotices(before: Publisher | undefined, after: Publisher, others: readonly Publisher[]): string[] {
  const known = new Set(before?.domains.map(claimKey));
  return after.domains
    .filter((claim) => !known.has(claimKey(claim)))
    .flatMap((claim) => {
      const rivals = others.filter(({ id, domains }) => id !== after.id && domains.some((one) => overlap(one, claim)));
      const hopeless = hopelessness(claim, after);
      return [
        ...rivals.map(({ id }) => `${claim.domain} is claimed by publishers/${id}.json as well: the maintainers have to ask both.`),
        ...(hopeless === undefined ? [] : [hopeless]),
      ];
    });
}

/** What a record says in the name of people who did not submit it. */
function personNotices(before: Publisher | undefined, after: Publisher): string[] {
  const known = new Set(before?.approvers.map(({ id }) => id));
  const added = after.approvers.filter(({ id }) => !known.has(id));
  const reviews = [...after.domains.flatMap(({ review }) => review ?? []), ...(after.customerHosted ?? [])];
  const old = new Set(
    [...(before?.domains.flatMap(({ review }) => review ?? []) ?? []), ...(before?.customerHosted ?? [])].map((one) => JSON.stringify(one)),
  );
  const own = new Set([after.account.id, ...after.approvers.map(({ id }) => id)]);
  return [
    ...(before === undefined
      ? []
      : added.map(
          ({ login, id }) =>
            `${login} (number ${id}) becomes an approver: an approver of the default branch has to approve that, and one domain has to be proved anew.`,
        )),
    ...reviews
      .filter((one) => !old.has(JSON.stringify(one)))
      .map(({ by }) =>
        own.has(by.id)
          ? `A review is written in the name of ${by.login} (number ${by.id}), who speaks for the publisher: nobody reviews their own claim.`
          : `A review is written in the name of ${by.login} (number ${by.id}): only that maintainer can approve it.`,
      ),
  ];
}

/** True when the same host could be claimed by both. */
function overlap(a: DomainClaim, b: DomainClaim): boolean {
  const covers = (one: DomainClaim, other: DomainClaim): boolean =>
    one.domain === other.domain || (one.scope === 'domain' && other.domain.endsWith(`.${one.domain}`));
  return covers(a, b) || covers(b, a);
}

function sameItems(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
