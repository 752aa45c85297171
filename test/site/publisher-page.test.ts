import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import type { PublisherEventDraft } from '../../src/catalog/publisher-events.ts';
import { pagesOf } from '../helpers/site-pages.ts';

const at = '2026-11-02T10:00:00.000Z';
const evidence = 'a'.repeat(64);
const claim = { domain: 'fabrikam.com', scope: 'domain', method: 'dns-txt' } as const;
const domain = {
  ...claim,
  status: 'proved',
  reason: 'Proved: The DNS record of fabrikam.com is there.',
  state: 'verified',
  since: at,
  who: 'nobody',
  checkedAt: '2026-11-20T10:00:00.000Z',
  evidence,
};
const standing = { state: 'verified', since: at, reason: 'All claims are proved.', who: 'nobody', epoch: 1, noticeUntil: null };
const fabrikam = {
  schemaVersion: 1,
  id: 'fabrikam',
  name: 'Fabrikam, Inc.',
  programs: ['certified'],
  account: { provider: 'github', login: 'fabrikam', id: 7 },
  url: 'https://fabrikam.com',
  standing,
  domains: [domain],
  connectors: [],
  events: [],
};

type Draft = PublisherEventDraft extends infer One ? (One extends unknown ? Omit<One, 'id' | 'at' | 'by'> : never) : never;

function pageOf(change: object, drafts: readonly Draft[] = []): string {
  const events = drafts.map((draft, seq) => {
    const event = {
      ...draft,
      id: '@fabrikam',
      seq: seq + 1,
      at: `2026-11-${String(seq + 1).padStart(2, '0')}T10:00:00.000Z`,
      by: { kind: 'pipeline' },
      before: null,
    };
    return [`/v1/ledger/@fabrikam/${seq + 1}.json`, canonicalBytes(event)] as const;
  });
  return (
    pagesOf(new Map([...events, ['/v1/publishers/fabrikam.json', canonicalBytes({ ...fabrikam, ...change })]])).get(
      '/publishers/fabrikam/index.html',
    ) ?? ''
  );
}

test('a publisher’s page tells each claim: how it was shown, when, and what was seen', () => {
  const page = pageOf({});
  expect(page).toContain('<span class="badge good">verified</span>');
  expect(page).toContain(
    `<td data-label="Domain"><code>fabrikam.com</code></td><td data-label="Covers">it and every host below</td><td data-label="Status" class="good">proved</td><td data-label="Shown by">a DNS record of the domain</td><td data-label="When"><time datetime="2026-11-20T10:00:00.000Z" title="2026-11-20T10:00:00.000Z">2026-11-20</time></td><td data-label="Evidence"><a href="../../v1/evidence/${evidence}.json">aaaaaaaaaaaa</a></td><td data-label="Why">Proved: The DNS record of fabrikam.com is there.</td>`,
  );
  expect(page).toContain('<a href="https://fabrikam.com" rel="nofollow noopener noreferrer">https://fabrikam.com</a>');
  expect(page).toContain('None on a channel.');
  expect(page).not.toContain('id="history"');
});

test('what stops a publisher is red, and says who is next', () => {
  const page = pageOf({ standing: { ...standing, state: 'suspended', reason: 'Another account is named.', who: 'maintainers' } });
  expect(page).toContain(
    '<div class="alert stop" role="note"><p><strong>This publisher is suspended.</strong></p><p>Another account is named.</p></div>',
  );
  expect(page).toContain('Next: the maintainers.');
});

test('an independent publisher is told to own none of the services', () => {
  expect(pageOf({ programs: ['independent-publisher'], domains: [] })).toContain('is not affiliated with them.');
});

describe('the history', () => {
  const drafts: readonly Draft[] = [
    { type: 'registered', identity: 'x', account: 7, epoch: 1, noticeUntil: null },
    { type: 'looked', claim, epoch: 1, outcome: 'absent', sentence: 'Nothing is there.', evidence },
    { type: 'looked', claim, epoch: 1, outcome: 'proved', sentence: 'It is there.', evidence },
    { type: 'registration-seen', domain: 'fabrikam.com', registeredAt: '2001-01-01T00:00:00Z' },
    { type: 'host-seen', host: 'api.fabrikam.com', outcome: 'absent' },
    { type: 'suspended', cause: 'contrary', reason: 'Another account.' },
    { type: 'cleared', reason: 'A mistake.' },
    { type: 'transferred', from: 7, to: 8, noticeUntil: at },
    { type: 'withdrawn', reason: 'Sold.' },
  ];

  test('is told in plain words, newest first', () => {
    const page = pageOf({}, drafts);
    const lines = Array.from(page.slice(page.indexOf('id="history"')).matchAll(/<li>(.*?)<\/li>/g), ([, line = '']) =>
      line.replace(/<[^>]+>/g, ''),
    );
    expect(lines).toEqual([
      '2026-11-09 It left. Sold.',
      '2026-11-08 It passes from account 7 to 8; until 2026-11-02 anybody can object.',
      '2026-11-07 A maintainer ended the suspension. A mistake.',
      '2026-11-06 It was suspended. Another account.',
      '2026-11-05 api.fabrikam.com is gone.',
      '2026-11-04 fabrikam.com is registered since 2001-01-01.',
      '2026-11-03 The DNS record of fabrikam.com was found. It is there.',
      '2026-11-02 The DNS record of fabrikam.com was not there. Nothing is there.',
      '2026-11-01 The record was entered or changed: account 7, epoch 1.',
    ]);
  });

  test('of a very long time is cut', () => {
    const page = pageOf({}, Array.from({ length: 500 }, () => drafts[3] ?? drafts[0]) as Draft[]);
    expect(page).toContain('and 400 older events');
    expect(page.length).toBeLessThan(60_000);
  });
});

test.each([
  ['markup', '"><script>alert(1)</script>\u202e\u200b'],
  ['a javascript address', 'javascript:alert(1)'],
  ['a long word', 'w'.repeat(100_000)],
])('hostile texts are words: %s', (_, evil) => {
  const hostile = { ...domain, domain: evil, reason: evil, method: evil, status: 'not-proved' };
  const page = pageOf(
    { name: evil, url: evil, account: { provider: evil, login: evil, id: 1 }, standing: { ...standing, reason: evil }, domains: [hostile] },
    [
      { type: 'looked', claim: { ...claim, domain: evil }, epoch: 1, outcome: 'contrary', sentence: evil, evidence },
      { type: 'host-seen', host: evil, outcome: 'seen' },
      { type: 'withdrawn', reason: evil },
    ],
  );
  expect(page).not.toMatch(/<script>|href="\s*javascript|[\u200b\u202e]/);
});
