import { expect, test } from 'vitest';
import { isLookAlike, mixesAlphabets, skeletonOf } from '../../src/connector/look-alike.ts';
import { answerOfReviews } from '../../src/publisher/claim-answer.ts';
import { hostNameOf } from '../../src/publisher/host-name.ts';
import { hostConcern, nameConcern } from '../../src/publisher/look-alikes.ts';
import type { Publisher } from '../../src/publisher/publisher.ts';
import { fabrikam } from './publishers.ts';

const now = new Date('2026-11-20T12:00:00Z');
const answerOf = answerOfReviews(now);
const named = (id: string, name: string, rest: Partial<Publisher> = {}): Publisher => ({ ...fabrikam, id, name, domains: [], ...rest });
const mallory = named('mallory', 'Mallory Mint');
const concernOf = (host: string, registry: readonly Publisher[] = [fabrikam], publisher: Publisher = mallory, isIndependent = false) =>
  hostConcern(hostNameOf(host), { publisher, registry, isIndependent, answerOf });

test.each([
  ['micros0ft-login.com', 'micros0ft-login.com looks like a domain of Microsoft and is none that is known.'],
  ['api.paypa1.com', 'paypa1.com looks like a domain of PayPal and is none that is known.'],
  ['xn--pple-43d.com', 'xn--pple-43d.com (аpple.com) mixes letters of alphabets that look alike.'],
  ['xn--80ak6aa92e.com', 'xn--80ak6aa92e.com (аррӏе.com) looks like a domain of Apple and is none that is known.'],
  ['login.rnicrosoft.com', 'rnicrosoft.com looks like a domain of Microsoft and is none that is known.'],
  ['goggle.com', 'goggle.com looks like a domain of Google and is none that is known.'],
  ['microsoft-login.net', 'microsoft-login.net looks like a domain of Microsoft and is none that is known.'],
  ['microsoft.azurewebsites.net', 'microsoft.azurewebsites.net looks like a domain of Microsoft and is none that is known.'],
])('a host that carries a brand people sign in with is told: %s', (host, concern) => {
  expect(concernOf(host)).toBe(concern);
});

test.each([
  'login.microsoft.com',
  'mail.google.com',
  'www.paypal.com',
  'pineapple.com',
  'contoso.com',
  'xn--fbrikam-pza.org',
  '日本.jp',
  '10.0.0.1',
])('a host that nobody takes for a brand is not: %s', (host) => {
  expect(concernOf(host, [])).toBeUndefined();
});

test.each([
  ['fabrikarn.com', 'fabrikarn.com looks like fabrikam.com, a domain of "Fabrikam, Inc.".'],
  ['fabrlkam.com', 'fabrlkam.com looks like fabrikam.com, a domain of "Fabrikam, Inc.".'],
  ['fabrikan.com', 'fabrikan.com looks like fabrikam.com, a domain of "Fabrikam, Inc.".'],
  ['fabrikam.net', 'fabrikam.net looks like fabrikam.com, a domain of "Fabrikam, Inc.".'],
  ['x.fabrikam.azurewebsites.net', 'fabrikam.azurewebsites.net looks like fabrikam.com, a domain of "Fabrikam, Inc.".'],
  ['api.fabrikam.com', undefined],
  ['fabrikamistan.com', undefined],
])('a host is held against the domains of other publishers: %s', (host, concern) => {
  expect(concernOf(host)).toBe(concern);
});

test('only a domain that is proved or reviewed now is held against others, but a name always', () => {
  const [claim] = fabrikam.domains;
  if (claim === undefined) throw new Error('no claim');
  const { review: _, ...unreviewed } = claim;
  const renamed = { ...fabrikam, name: 'Somebody Else', domains: [{ ...unreviewed, method: 'dns-txt' as const }] };
  expect(concernOf('fabrikarn.com', [renamed])).toBeUndefined();
  const proved = hostConcern(hostNameOf('fabrikarn.com'), {
    publisher: mallory,
    registry: [renamed],
    isIndependent: false,
    answerOf: () => ({ answer: 'proved', reason: 'r', checkedAt: null, evidence: null }),
  });
  expect(proved).toContain('fabrikam.com');
  expect(concernOf('fabrikam.com', [{ ...fabrikam, domains: [] }])).toBe(
    'fabrikam.com carries the name of another publisher, "Fabrikam, Inc.".',
  );
});

test('an independent publisher may reach further domains of a service’s name, but none in disguise', () => {
  const concern = (host: string) => concernOf(host, [fabrikam], mallory, true);
  expect([concern('api.fabrikam.com'), concern('api.fabrikam.io')]).toEqual([undefined, undefined]);
  expect(concern('api.fabrikarn.com')).toContain('looks like fabrikam.com');
  expect(concernOf('api.fabrikam.io', [{ ...fabrikam, domains: [] }], mallory, true)).toBeUndefined();
});

test('a publisher’s own domains are nobody else’s', () => {
  expect(concernOf('fabrikam.net', [fabrikam], fabrikam)).toBeUndefined();
});

test.each([
  ['Fabrikam, Inc', 'that of another publisher'],
  ['Fabrikam', 'that of another publisher'],
  ['FABRIKAM GmbH', 'that of another publisher'],
  ['Fabrikаm', 'mixes letters'],
  ['Fabrikarn', 'that of another publisher'],
  ['Fabrikan', 'that of another publisher'],
  ['Micros0ft', 'the brand Microsoft'],
  ['Microsoft', 'the brand Microsoft'],
  ['ΑΡΡLE Inc.', 'mixes letters'],
  ['Mallory Mint', undefined],
  ['Fabrikam Friends', undefined],
  ['Élodie Ångström', undefined],
  ['Мария Иванова', undefined],
])('the name of a publisher that looks like another’s is told: %s', (name, part) => {
  const concern = nameConcern(named('mallory', name), [fabrikam], answerOf);
  if (part === undefined) expect(concern).toBeUndefined();
  else expect(concern).toContain(part);
});

test('a name is held against the domains of others, and people’s names only against the very same', () => {
  const other = named('other', 'Contoso Holding', { domains: fabrikam.domains });
  expect(nameConcern(named('mallory', 'Fabrikam'), [other], answerOf)).toBe(
    'The name "Fabrikam" looks like fabrikam.com, a domain of another publisher, "Contoso Holding".',
  );
  expect(nameConcern(named('mallory', 'Fabrikam'), [{ ...other, domains: [] }], answerOf)).toBeUndefined();
  const mario = named('mario', 'Mario Lopez', { programs: ['independent-publisher'] });
  expect(nameConcern(named('maria', 'Maria Lopez'), [mario], answerOf)).toBeUndefined();
  expect(nameConcern(named('maria', 'Mari0 Lopez'), [mario], answerOf)).toContain('"Mario Lopez"');
});

test('a brand may be called what it is called once one of its domains is shown', () => {
  const [claim] = fabrikam.domains;
  if (claim === undefined) throw new Error('no claim');
  const real = named('microsoft', 'Microsoft', { domains: [{ ...claim, domain: 'microsoft.com' }] });
  expect(nameConcern(real, [real], answerOf)).toBeUndefined();
});

test('letters that look alike have one skeleton, in both cases and with marks', () => {
  for (const name of [
    'contoso',
    'CONTOSO',
    'сontоsо',
    'СОNТОЅО',
    'Cøntoso',
    'c0nt0s0',
    'Con-to.so',
    'ｃｏｎｔｏｓｏ',
    'ℂontoso',
    'Çóntösò',
  ])
    expect(skeletonOf(name), name).toBe('contoso');
  expect(isLookAlike(skeletonOf('Bill'), skeletonOf('B1I|'))).toBe(true);
  expect([mixesAlphabets('аpple'), mixesAlphabets('аррӏе'), mixesAlphabets('東京tower'), mixesAlphabets('αbc')]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
