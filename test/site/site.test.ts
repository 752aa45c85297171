import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import type { CatalogEntry } from '../../src/catalog/catalog-entry.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { html, outsideLink } from '../../src/site/html.ts';
import type { ConnectorFile } from '../../src/site/published.ts';
import { renderSite } from '../../src/site/site.ts';

const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\u202e\u200b\u0000\u001b[31m\'';

const said = (reason: string) => ({ at: '2026-11-02T10:00:00Z', by: { kind: 'operator' }, reason }) as const;
const taken = (id: string, text: string) => ({
  id,
  version: text,
  revision: 1,
  kind: 'yanked',
  at: '2026-11-02T10:00:00Z',
  reason: text,
  advisory: text,
});

function catalogWith(text: string, more: Partial<ConnectorFile> = {}): Files {
  const publisher = { id: 'fabrikam', name: text, level: 'reviewed', standing: 'reviewed', domains: ['fabrikam.com'] } as const;
  const entry: CatalogEntry = {
    id: 'things',
    title: text,
    description: text,
    program: 'certified',
    publisher,
    versions: { preview: { version: text, revision: 0, since: '2026-11-01T10:00:00Z' }, public: null },
    status: 'preview',
    notice: text,
    errors: 0,
    isImported: false,
    openQuestions: [{ question: 'publisher', answer: 'no', who: 'the publisher', since: '2026-11-01T10:00:00Z', sentence: text }],
    categories: [text],
    auth: ['api-key'],
    hosts: [text],
    operations: { actions: 1, triggers: 1 },
    icon: { brandColor: '#1f6feb', path: null },
    updated: '2026-11-01T10:00:00Z',
    entry: { path: '/v1/connectors/things.json', sha256: 'a' },
  };
  const parameter = { name: text, in: 'query', label: text, type: text, required: true, description: text };
  const operation = {
    id: text,
    method: 'get',
    path: text,
    summary: text,
    description: text,
    visibility: null,
    deprecated: true,
    parameters: [parameter],
  };
  const file = {
    ...entry,
    schemaVersion: 1,
    standing: {
      held: said(text),
      suspended: said(text),
      deprecated: { ...said(text), successor: 'other-things' },
      withdrawn: said(text),
      transfer: { ...said(text), from: text, to: text, noticeUntil: '2026-11-08T10:00:00Z' },
    },
    policy: { profile: 'local', sha256: 'a', note: 'Made on one machine.' },
    publisher: { ...publisher, reason: text },
    website: 'javascript:alert(1)',
    privacyPolicy: text,
    hasScript: true,
    hosts: [{ host: text, uses: ['api'], answer: 'not-proved', reason: text }],
    connection: [{ name: text, set: text, label: text, type: text, required: false, description: text }],
    operations: [
      { ...operation, kind: 'action' },
      { ...operation, kind: 'webhook-trigger', id: null },
    ],
    versions: [
      {
        version: text,
        revision: 1,
        channels: ['preview'],
        status: 'preview',
        yanked: { ...said(text), advisory: text },
        rolledBack: said(text),
        purged: null,
        approvals: [],
        exemptions: [{ ...said(text), question: 'tests', until: '2026-12-01' }],
        previewedAt: '2026-11-01T10:00:00Z',
        promotedAt: null,
        commit: text,
        report: { path: '/v1/reports/a.json', verdict: 'pass', summary: { errors: 0, warnings: 1, infos: 0, accepted: 2 } },
        bundle: { path: '/bundles/a.zip' },
        definition: null,
        properties: null,
        readme: null,
      },
    ],
    ...more,
  };
  const publisherFile = {
    id: 'fabrikam',
    name: text,
    programs: ['certified'],
    account: { provider: 'github', login: text, id: 1 },
    url: text,
    standing: { state: 'verified', since: '2026-11-01T10:00:00Z', reason: text, who: 'publisher', epoch: 1, noticeUntil: null },
    domains: [
      {
        domain: text,
        scope: 'domain',
        method: 'dns-txt',
        status: 'reviewed',
        reason: text,
        since: null,
        checkedAt: '2026-11-02T10:00:00Z',
        evidence: 'a'.repeat(64),
        state: 'warning',
        who: 'publisher',
      },
    ],
    connectors: ['things'],
  };
  return new Map([
    ['/v1/index.json', canonicalBytes({ policy: { note: text } })],
    ['/v1/catalog.json', canonicalBytes({ connectors: [entry] })],
    ['/v1/connectors/things.json', canonicalBytes(file)],
    ['/v1/publishers/fabrikam.json', canonicalBytes(publisherFile)],
    ['/v1/removed.json', canonicalBytes({ removed: [taken('things', text), taken('lost-things', text)] })],
  ]);
}

const textOf = (files: Files, path: string) => new TextDecoder().decode(files.get(path));
const pagesOf = (files: Files) =>
  [...renderSite(files)]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const);

describe('hostile texts', () => {
  test('are words on every page: no element, attribute or link of theirs arises', () => {
    const plain = pagesOf(catalogWith('plain'));
    const shape = (page: string) => {
      // Void elements and the doctype are HTML's own; as XML the rest must be well-formed.
      const xml = page
        .replace('<!doctype html>', '')
        .replaceAll('\ufffd', '?')
        .replace(/<(meta|link|br|img|input)\b([^>]*)>/g, '<$1$2/>')
        .replace(/ hidden>/g, ' hidden="">');
      const document = new DOMParser({
        onError: (level, message) => {
          throw new Error(`${level}: ${message}`);
        },
      }).parseFromString(xml, 'text/xml');
      return Array.from(
        document.getElementsByTagName('*'),
        (element) => `${element.tagName} ${Array.from(element.attributes, (one) => one.name).join(' ')}`,
      );
    };
    const evil = pagesOf(catalogWith(hostile));
    const kinds = (pages: typeof evil) => pages.map(([path]) => path.replace(/^(\/a-z|\/categories)\/[a-z0-9-]+\//, '$1/'));
    expect(kinds(evil)).toEqual(kinds(plain));
    for (const [index, [path, page]] of evil.entries()) {
      expect([path, shape(page)]).toEqual([path, shape(plain[index]?.[1] ?? '')]);
      expect(page).not.toMatch(/[\u0000-\u0008\u001b\u200b\u202e]/);
      expect(page).not.toContain('javascript:');
    }
  });

  test('only http and https are linked', () => {
    expect(outsideLink('javascript:alert(1)', 'x')).toBeUndefined();
    expect(outsideLink('//fabrikam.com', 'x')).toBeUndefined();
    expect(outsideLink('https://fabrikam.com/"x', 'go')?.html).toBe(
      '<a href="https://fabrikam.com/&quot;x" rel="nofollow noopener noreferrer">go</a>',
    );
  });
});

test('values are escaped, pieces and lists are not escaped again, nothing prints nothing', () => {
  expect(html`<p title="${'a"b'}">${'<&>'}${[html`<b>${1}</b>`, undefined, null, false]}</p>`.html).toBe(
    '<p title="a&quot;b">&lt;&amp;&gt;<b>1</b></p>',
  );
});

test('what is not public is not indexed and says so; links are relative at every depth', () => {
  const files = renderSite(catalogWith('Things'));
  const page = textOf(files, '/connectors/things/index.html');
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).toContain('preview, not verified');
  expect(page).toContain('href="../../publishers/fabrikam/index.html"');
  expect(page).toContain('href="../../bundles/a.zip"');
  for (const [path, text] of pagesOf(catalogWith('Things'))) if (path !== '/404.html') expect(text).not.toMatch(/(?:href|src)="\//);
  expect(textOf(renderSite(catalogWith('Things', { status: 'public' })), '/connectors/things/index.html')).not.toContain('noindex');
});

test('an update that waits says which version is public meanwhile; a connector that never was public says so', () => {
  const [shown] = JSON.parse(textOf(catalogWith('Things'), '/v1/connectors/things.json')).versions;
  const [old, next] = [
    { ...shown, version: '2.1.0', revision: 0, channels: ['public'], status: 'public' },
    { ...shown, version: '2.1.1', revision: 0 },
  ];
  const update = textOf(
    renderSite(catalogWith('Things', { status: 'public', versions: [next, old] } as never)),
    '/connectors/things/index.html',
  );
  expect(update).toContain('<h2 id="waiting">2.1.1 is not public, because</h2>');
  expect(update).toContain('<p>2.1.0 is public.</p>');
  expect(update).not.toContain('Not public yet');
  expect(textOf(renderSite(catalogWith('Things')), '/connectors/things/index.html')).toContain(
    '<h2 id="waiting">Not public yet, because</h2>',
  );
});

test('the same files give the same pages', () => {
  expect(renderSite(catalogWith('Things'))).toEqual(renderSite(catalogWith('Things')));
});

test.each([
  ['suspended', 'stop', 'Suspended: do not use it.'],
  ['withheld', 'stop', 'Withheld: what was public was taken back'],
  ['withdrawn', 'stop', 'Withdrawn: it is not offered any more.'],
  ['deprecated', 'warn', 'Deprecated: do not use it for anything new.'],
] as const)('a connector that is %s says so first, with the reason', (status, kind, heading) => {
  const page = textOf(renderSite(catalogWith('Because', { status })), '/connectors/things/index.html');
  expect(page).toContain(`<div class="alert ${kind}" role="note"><p><strong>${heading}`);
  expect(page.indexOf(heading)).toBeLessThan(page.indexOf('class="lead"'));
  expect(page).toContain('<p>Because</p>');
  expect(page).toContain(`<span class="badge ${status === 'deprecated' ? 'wait' : 'bad'}">${status}</span>`);
  expect(page.includes('noindex')).toBe(status !== 'deprecated');
  expect(page.includes('href="../../connectors/other-things/index.html"')).toBe(status === 'deprecated');
});

test('what nothing is left of has a page that says so, and everything taken back is listed', () => {
  const files = renderSite(catalogWith('Because'));
  expect(textOf(files, '/connectors/lost-things/index.html')).toContain('Removed: nothing of this connector is left here.');
  const list = textOf(files, '/removed/index.html');
  expect(list).toContain('<a href="../connectors/things/index.html">things</a>');
  expect(list).toContain('<td>yanked</td>');
});
