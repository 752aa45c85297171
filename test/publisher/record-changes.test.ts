import { expect, test } from 'vitest';
import type { Publisher } from '../../src/publisher/publisher.ts';
import { recordNotices } from '../../src/publisher/record-changes.ts';
import { claiming, domainClaim, hostClaim } from './looks.ts';
import { fabrikam } from './publishers.ts';

const before = claiming(domainClaim);
const noticesOf = (change: Partial<Publisher>, others: readonly Publisher[] = []) =>
  recordNotices({ before, after: { ...before, ...change }, others });

test('another contact, login or order changes nothing for anybody', () => {
  expect(noticesOf({ contact: { email: 'new@fabrikam.com' }, account: { ...before.account, login: 'renamed' }, epoch: 1 })).toEqual([]);
});

test('attack: a verified name cannot be exchanged unseen', () => {
  expect(noticesOf({ name: 'Contoso', programs: ['certified', 'independent-publisher'] })).toEqual([
    'The name and programmes changed: every claim drops to pending, and nothing of the publisher is promoted until each is proved or reviewed anew.',
  ]);
});

test('another account is a transfer and needs a higher epoch; an epoch is never lowered', () => {
  expect(noticesOf({ account: { ...before.account, id: 5 } })).toEqual([
    'The account changes from number 1 to 5: that is a transfer. It is shown for some days before it counts, and every claim has to be proved anew under a higher epoch (2).',
  ]);
  expect(recordNotices({ before: { ...before, epoch: 3 }, after: before, others: [] })).toEqual([
    'The epoch goes from 3 to 1; it is only ever raised, and nothing is proved under a lower one.',
  ]);
});

test('attack: an approver who adds another one is told what that needs', () => {
  expect(noticesOf({ approvers: [{ login: 'stranger', id: 66 }] })).toEqual([
    'stranger (number 66) becomes an approver: an approver of the default branch has to approve that, and one domain has to be proved anew.',
  ]);
  expect(recordNotices({ before: undefined, after: { ...before, approvers: [{ login: 'first', id: 2 }] }, others: [] })).toEqual([]);
});

test('attack: a domain that another publisher claims is told, also one above or below it', () => {
  const told = (domain: string, scope: 'domain' | 'host') =>
    noticesOf({ domains: [domainClaim, { ...domainClaim, domain, scope }] }, [{ ...claiming(hostClaim), id: 'tailspin' }]).length;
  expect([told('api.fabrikam.com', 'host'), told('fabrikam.org', 'domain'), told('www.fabrikam.com', 'host')]).toEqual([1, 0, 0]);
  expect(recordNotices({ before: undefined, after: before, others: [{ ...claiming(hostClaim), id: 'tailspin' }] })).toEqual([
    'fabrikam.com is claimed by publishers/tailspin.json as well: the maintainers have to ask both.',
  ]);
});

test('attack: a review that the publisher writes into its own record is told with its name', () => {
  expect(noticesOf({ domains: fabrikam.domains })).toEqual([
    'A review is written in the name of maintainer (number 9): only that maintainer can approve it.',
  ]);
  expect(noticesOf({ domains: fabrikam.domains, account: before.account, approvers: [{ login: 'me', id: 9 }] }).at(-1)).toBe(
    'A review is written in the name of maintainer (number 9), who speaks for the publisher: nobody reviews their own claim.',
  );
});

test('a claim that nothing can prove, and a record that is deleted, are told', () => {
  expect(noticesOf({ domains: [{ ...hostClaim, scope: 'domain' }] })[0]).toMatch(/proves that host alone/);
  expect(recordNotices({ before, after: undefined, others: [] })[0]).toMatch(/is deleted/);
  expect(recordNotices({ before: undefined, after: undefined, others: [] })).toEqual([]);
});
