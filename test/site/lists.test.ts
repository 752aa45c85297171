import { expect, test } from 'vitest';
import type { CatalogEntry } from '../../src/catalog/catalog-entry.ts';
import { categoriesOf } from '../../src/site/category.ts';
import { lettersOf } from '../../src/site/letters.ts';
import { cut, listedRows } from '../../src/site/listed-row.ts';
import { failureCount } from '../../src/site/rule-failures.ts';
import { searchExample, searchFiles } from '../../src/site/search-files.ts';
import { crawlerFiles } from '../../src/site/site-files.ts';
import { statusPages } from '../../src/site/status-page.ts';
import { actorsOf, waitingOf } from '../../src/site/waiting.ts';

function entryWith(id: string, changed: Partial<CatalogEntry> = {}): CatalogEntry {
  return {
    id,
    title: id,
    description: '',
    program: 'certified',
    publisher: { id: null, name: 'Contoso', level: 'not-proved', standing: 'unclaimed', domains: [] },
    versions: { preview: null, public: { version: '1.0.0', revision: 0, since: '2026-11-01T10:00:00Z' } },
    status: 'public',
    notice: null,
    errors: 0,
    isImported: false,
    openQuestions: [],
    categories: [],
    auth: ['none'],
    hosts: [],
    operations: { actions: 1, triggers: 0 },
    icon: { brandColor: null },
    updated: '2026-11-01T10:00:00Z',
    entry: { path: `/v1/connectors/${id}.json`, sha256: 'a' },
    ...changed,
  };
}

const on = (version: string, since: string, revision = 0) => ({ version, revision, since });
const asked = (who: string) => ({ question: 'tests', answer: 'no', who, since: '2026-11-02T10:00:00Z', sentence: 'Why.' }) as const;

test('lists have what is public first, then what waits, then what nobody should use, each by title; what was withdrawn is in none', () => {
  const entries = [
    entryWith('zebra'),
    entryWith('apple', { status: 'preview' }),
    entryWith('Banana', { status: 'deprecated' }),
    entryWith('aardvark', { status: 'suspended' }),
    entryWith('gone', { status: 'withdrawn' }),
  ];
  expect(listedRows(entries).map(({ id }) => id)).toEqual(['Banana', 'zebra', 'apple', 'aardvark']);
});

test('a title stands under its first letter without accents; digits, signs and other scripts are together at the end', () => {
  const rows = listedRows(
    ['Éclair', 'echo', '"Quoted"', '3E', '天気', '***', '\u200bhidden'].map((title, at) => entryWith(`c${at}`, { title })),
  );
  const letters = [...lettersOf(rows)].map(([letter, some]) => `${letter}: ${some.map(({ title }) => title).join(' ')}`);
  expect(letters).toEqual(['e: echo Éclair', 'h: \u200bhidden', 'q: "Quoted"', 'other: *** 3E 天気']);
});

test('categories are one whatever their letter case and signs, and nobody has more than eight', () => {
  expect(categoriesOf(['IT Operations', 'it-operations', 'Sales & CRM', '天気', '../..', 'constructor'])).toEqual([
    { slug: 'it-operations', name: 'IT Operations' },
    { slug: 'sales-crm', name: 'Sales & CRM' },
    { slug: 'other', name: '天気' },
    { slug: 'constructor', name: 'constructor' },
  ]);
  expect(categoriesOf(Array.from({ length: 10_000 }, (_, at) => `c${at}`))).toHaveLength(8);
  expect(categoriesOf(['x'.repeat(100_000)])).toEqual([{ slug: 'x'.repeat(60), name: 'x'.repeat(60) }]);
});

test('a text that is cut never ends in half a character', () => {
  expect(cut('abc', 3)).toBe('abc');
  expect(cut('abcd', 3)).toBe('ab…');
  expect(cut('a\u{1f600}\u{1f600}\u{1f600}', 3)).toBe('a…');
});

test('a version waits when it is not the public one, longest first, for everybody who has something to answer', () => {
  const waiting = waitingOf([
    entryWith('same', { versions: { preview: on('1.0.0', 'x'), public: on('1.0.0', 'y') } }),
    entryWith('later', { versions: { preview: on('2.0.0', '2026-11-05'), public: on('1.0.0', 'y') }, openQuestions: [asked('publisher')] }),
    entryWith('earlier', { versions: { preview: on('1.0.0', '2026-11-04', 1), public: on('1.0.0', 'y') } }),
    entryWith('both', {
      versions: { preview: on('1', '2026-11-06'), public: null },
      openQuestions: [asked('publisher'), asked('time'), asked('time')],
    }),
    entryWith('stopped', { status: 'suspended', versions: { preview: on('2', 'x'), public: null } }),
  ]);
  expect(waiting.map(({ id }) => id)).toEqual(['earlier', 'later', 'both']);
  expect(actorsOf(waiting)).toEqual([
    ['the publisher', 2],
    ['the next run', 1],
    ['time to pass', 1],
  ]);
});

test('a long waiting room comes in pages, each submission on one of them', () => {
  const many = waitingOf(
    Array.from({ length: 130 }, (_, at) =>
      entryWith(`c${at}`, { versions: { preview: on('1', `2026-11-0${1 + (at % 9)}T10:00:00Z`), public: null } }),
    ),
  );
  const pages = statusPages(many);
  expect(pages.map(({ path }) => path)).toEqual(['/status/index.html', '/status/2/index.html', '/status/3/index.html']);
  const told = pages.flatMap(({ body }) =>
    Array.from(body('../').html.matchAll(/<section class="panel" id="waiting-([^"]+)">/g), ([, id]) => id),
  );
  expect(told.sort()).toEqual(many.map(({ id }) => id).sort());
  expect(pages[1]?.body('../../').html).toContain('href="../../status/3/index.html"');
  expect(statusPages([])).toHaveLength(1);
});

test('rules are counted by the versions on a channel that fail them', () => {
  const failures = failureCount();
  const version = (channels: ('preview' | 'public')[], ...errors: readonly [rule: string, count: number, severity?: string][]) => ({
    channels,
    report: { rules: errors.map(([rule, count, severity = 'error']) => ({ rule, severity, count })) } as never,
  });
  failures.see([version(['public'], ['x', 2], ['y', 1], ['w', 9, 'warning']), version([], ['old', 1])]);
  failures.see([version(['preview', 'public'], ['y', 1], ['constructor', 1])]);
  expect(failures.all()).toEqual([
    { ruleId: 'y', versions: 2, errors: 2 },
    { ruleId: 'x', versions: 1, errors: 2 },
    { ruleId: 'constructor', versions: 1, errors: 1 },
  ]);
});

test('what the search loads comes in parts of a thousand', () => {
  const rows = listedRows(Array.from({ length: 1001 }, (_, at) => entryWith(`c${at}`)));
  const parts = [...searchFiles(rows, new Map([['c0', [['List things', 'ListThings']]]]))];
  expect(parts.map(([path]) => path)).toEqual(['/search/1.json', '/search/2.json']);
  const [first, second] = parts.map(([, bytes]) => JSON.parse(new TextDecoder().decode(bytes)).connectors);
  expect([first.length, second.length, first[0].operations]).toEqual([1000, 1, [['List things', 'ListThings']]]);
});

test('a sitemap of more than 50,000 addresses comes in parts that one file names', () => {
  const pages = Array.from({ length: 50_001 }, (_, at) => ({ path: `/c/${at}/index.html` }));
  const files = new Map(crawlerFiles(pages, 'https://example.com'));
  expect([...files.keys()]).toEqual(['/robots.txt', '/sitemap-1.xml', '/sitemap-2.xml', '/sitemap.xml']);
  expect(files.get('/sitemap.xml')).toContain('<loc>https://example.com/sitemap-2.xml</loc>');
  expect(files.get('/sitemap-2.xml')?.split('<url>')).toHaveLength(2);
});

test('the example of the search is an operation that is public here, and short, plain words', () => {
  const rows = listedRows([entryWith('a', { status: 'preview' }), entryWith('b'), entryWith('c')]);
  const operations = new Map([
    ['a', [['List things', '']]],
    [
      'b',
      [
        ['Get', ''],
        ['"><b> x', ''],
        ['Get everything that there is at all', ''],
      ],
    ],
    [
      'c',
      [
        ['Refund a payment', 'R'],
        ['List payments', 'L'],
      ],
    ],
  ] as const);
  expect(searchExample(rows, operations)).toBe('refund a payment');
  expect(searchExample(rows.slice(0, 1), operations)).toBeUndefined();
  expect(searchExample([], new Map())).toBeUndefined();
});
