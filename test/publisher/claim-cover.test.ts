import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClaimedDomain, claimProblem, coverOf, isCovered } from '../../src/publisher/claim-cover.ts';
import { hostNameOf } from '../../src/publisher/host-name.ts';

const claim = (domain: string, scope: 'domain' | 'host' = 'domain', method: ClaimedDomain['method'] = 'dns-txt'): ClaimedDomain => ({
  domain,
  scope,
  method,
});
const cover = (one: ClaimedDomain, host: string, isOpen = false) => coverOf(one, hostNameOf(host), isOpen);

test.each([
  ['itself', 'contoso.com', 'same'],
  ['what lies below it', 'api.eu.contoso.com', 'below'],
  ['no name that only ends alike', 'evilcontoso.com', 'elsewhere'],
  ['no name that begins with it', 'contoso.com.evil.net', 'elsewhere'],
  ['not what lies above it', 'com', 'elsewhere'],
])('a domain covers %s', (_, host, expected) => {
  expect(cover(claim('contoso.com'), host)).toBe(expected);
});

test('a domain below another covers only its own part', () => {
  expect([cover(claim('eu.contoso.com'), 'contoso.com'), cover(claim('eu.contoso.com'), 'a.eu.contoso.com')]).toEqual([
    'elsewhere',
    'below',
  ]);
});

test('a host covers itself alone, and nothing that the customer completes', () => {
  const one = claim('api.contoso.com', 'host', 'https-well-known');
  expect([cover(one, 'api.contoso.com'), cover(one, 'a.api.contoso.com'), cover(one, 'api.contoso.com', true)]).toEqual([
    'same',
    'host-only',
    'host-only',
  ]);
  expect(cover(claim('contoso.com'), 'contoso.com', true)).toBe('below');
});

test('who owns a shared suffix, or what lies above one, does not own the customers’ names below it', () => {
  expect(cover(claim('azurewebsites.net'), 'x.azurewebsites.net')).toBe('worthless');
  expect(cover(claim('amazonaws.com'), 'x.execute-api.us-east-1.amazonaws.com')).toBe('shared-suffix');
  expect(cover(claim('amazonaws.com'), 's3.amazonaws.com')).toBe('shared-suffix');
  expect(cover(claim('amazonaws.com'), 'login.amazonaws.com')).toBe('below');
});

test('a customer of a shared suffix can claim a single host there, and nothing more', () => {
  const one = claim('x.azurewebsites.net', 'host', 'https-well-known');
  expect(claimProblem(one)).toBeUndefined();
  expect([cover(one, 'x.azurewebsites.net'), cover(one, 'y.azurewebsites.net'), cover(one, 'x.scm.azurewebsites.net')]).toEqual([
    'same',
    'elsewhere',
    'elsewhere',
  ]);
  expect(cover(claim('x.azurewebsites.net', 'domain', 'maintainers-reviewed'), 'x.azurewebsites.net')).toBe('worthless');
});

test('a file that a host serves proves no domain: a name that was taken over would', () => {
  expect(cover(claim('contoso.com', 'domain', 'https-well-known'), 'api.contoso.com')).toBe('worthless');
  expect(cover(claim('old.contoso.com', 'host', 'https-well-known'), 'contoso.com')).toBe('elsewhere');
});

test.each([
  [claim('com'), 'com is a public suffix: everybody can register a name below it; nobody can prove to own it.'],
  [
    claim('azurewebsites.net', 'host'),
    'azurewebsites.net is a shared suffix: each customer of its owner has a name below it; nobody can prove to own it.',
  ],
  [
    claim('x.azurewebsites.net'),
    'x.azurewebsites.net lies on the shared suffix azurewebsites.net: only single hosts can be claimed there, with scope host.',
  ],
  [
    claim('x.azurewebsites.net', 'host'),
    'x.azurewebsites.net lies on the shared suffix azurewebsites.net, whose owner writes its DNS: show a file that the host serves (https-well-known), or have it reviewed.',
  ],
  [claim('contoso.local'), 'contoso.local is set aside by standards and belongs to nobody; nobody can prove to own it.'],
  [claim('10.0.0.1'), '10.0.0.1 is an address, which says nothing about who owns it; nobody can prove to own it.'],
  [claim('contoso.corp'), 'contoso.corp ends in no top-level domain that the Public Suffix List knows; nobody can prove to own it.'],
  [claim('Contoso.com.'), 'Contoso.com. is not written as the DNS has it: contoso.com.'],
  [
    claim('contoso.com', 'domain', 'https-well-known'),
    'A file that contoso.com serves proves that host alone: claim it with scope host, or prove the domain by a DNS record (dns-txt).',
  ],
])('a claim that can never prove anything is told why: %j', (one, problem) => {
  expect(claimProblem(one)).toBe(problem);
});

test.each([
  claim('contoso.com'),
  claim('api.contoso.com', 'host'),
  claim('contoso.co.uk', 'domain', 'maintainers-reviewed'),
  claim('x.azurewebsites.net', 'host', 'maintainers-reviewed'),
  claim('xn--fbrikam-5wa.com'),
])('a claim that can be shown has no problem: %j', (one) => {
  expect(claimProblem(one)).toBeUndefined();
});

test('whatever the claim and the host, nothing is covered outside of what one owner registered', () => {
  const name = fc.array(fc.constantFrom('a', 'contoso', 'com', 'net', 'co', 'uk', 'azurewebsites', 'amazonaws', 's3', 'local', '1'), {
    minLength: 1,
    maxLength: 5,
  });
  const text = fc.oneof(
    name.map((labels) => labels.join('.')),
    fc.string(),
  );
  const method = fc.constantFrom('dns-txt' as const, 'https-well-known' as const, 'maintainers-reviewed' as const);
  fc.assert(
    fc.property(
      text,
      text,
      fc.constantFrom('domain' as const, 'host' as const),
      method,
      fc.boolean(),
      (domain, prefix, scope, how, isOpen) => {
        for (const host of [domain, `${prefix}.${domain}`, prefix]) {
          const known = hostNameOf(host);
          if (!isCovered(coverOf({ domain, scope, method: how }, known, isOpen))) continue;
          expect(known.kind).toBe('name');
          expect(known.registrable).toBe(hostNameOf(domain).registrable);
          if (known.isShared) expect(known.host).toBe(domain);
        }
      },
    ),
    { numRuns: 3000 },
  );
});
