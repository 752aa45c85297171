import { expect, test } from 'vitest';
import { allRuleWords } from '../../src/cli/rule-words.ts';
import { folderWith } from '../helpers/catalog-samples.ts';
import { catalogOf, pagesOf, worldOf } from '../helpers/site-pages.ts';

test('every rule has a page that tells what certify explain tells, and the list leads to each', async () => {
  const rules = await allRuleWords();
  const pages = pagesOf(new Map(), { rules });
  const list = pages.get('/rules/index.html') ?? '';
  expect(rules.length).toBeGreaterThan(400);
  expect(list.length).toBeLessThan(60_000);
  for (const { id, subject } of rules) {
    expect(list).toContain(`<a href="${id}.html">${id}</a>`);
    expect(list).toContain(`<a href="subject-${subject}.html">`);
    expect(pages.get(`/rules/subject-${subject}.html`)).toContain(`<td><a href="${id}.html">${id}</a></td>`);
    expect(pages.get(`/rules/${id}.html`)).toContain('<h2>How to fix it</h2>');
  }
  const page = pages.get('/rules/parameter-summary-present.html') ?? '';
  expect(page).toContain('<p class="lead">Every parameter a maker sees has an x-ms-summary.</p>');
  expect(page).toContain('<h2>Bad</h2>');
  expect(page).toContain('&quot;x-ms-summary&quot;: &quot;Filter&quot;');
  expect(page).toContain('certify explain parameter-summary-present');
  expect(page).not.toContain('noindex');
});

test('the list says how many rules look at a connector, at what a version changes, and at a submission', async () => {
  const rules = await allRuleWords();
  const list = (some: typeof rules): string => pagesOf(new Map(), { rules: some }).get('/rules/index.html') ?? '';
  const [changes, submissions] = ['change', 'submission'].map((about) => rules.filter((rule) => rule.about === about));
  expect(changes?.map(({ subject }) => subject)).toEqual(changes?.map(() => 'change'));
  expect(submissions?.map(({ id }) => id)).toContain('submission-connector-removed');
  const others = rules.length - (changes?.length ?? 0) - (submissions?.length ?? 0);
  expect(list(rules)).toContain(
    `<p class="lead">${rules.length} rules: ${others} look at a connector, ${changes?.length} tell what a new version changes, ${submissions?.length} look at a submission as a whole. An error`,
  );
  expect(list(rules.slice(0, 1).map((rule) => ({ ...rule, about: 'change' })))).toContain(
    '>1 rule: 1 tells what a new version changes. An error',
  );
});

test('every page leads to the rules where there are any, and none does where there are not', async () => {
  const files = catalogOf(await worldOf([folderWith({})]));
  const rules = (await allRuleWords()).slice(0, 3);
  const link = '>Rules</a></li>';
  for (const [path, page] of pagesOf(files, { rules }))
    if (path.endsWith('.html')) expect([path, page.includes(link)]).toEqual([path, true]);
  for (const [path, page] of pagesOf(files)) expect([path, page.includes(link)]).toEqual([path, false]);
  expect(pagesOf(files, { rules }).get('/rules/index.html')).toContain('<a href="../rules/index.html" aria-current="page">Rules</a>');
});

test('findings lead to the pages of their rules, where there are any', async () => {
  const rule = {
    id: 'a-rule',
    subject: 'info',
    about: 'connector',
    severity: 'warning',
    isOffByDefault: false,
    summary: '<b>',
    why: '<b>',
    fix: '<b>',
    facts: [['Codes', '<b>']],
    bad: { name: '<b>', lines: ['<b>'] },
    good: undefined,
  } as const;
  const files = catalogOf(await worldOf([folderWith({})]));
  const path = '/v1/connectors/things.json';
  const entry = JSON.parse(new TextDecoder().decode(files.get(path)));
  const rules = [
    { rule: 'a-rule', severity: 'warning', count: 3 },
    { rule: '"><script>', severity: 'info', count: 1 },
  ];
  entry.versions[0].report.rules = rules;
  const pages = pagesOf(new Map([...files, [path, new TextEncoder().encode(JSON.stringify(entry))]]), { rules: [rule] });
  const page = pages.get('/connectors/things/index.html');
  expect(page).toContain('<li><a href="../../rules/a-rule.html">a-rule</a>: 3 <span class="quiet">warning</span></li>');
  expect(page).toContain('<li>&quot;&gt;&lt;script&gt;: 1 <span class="quiet">hint</span></li>');
  expect(pages.get('/rules/a-rule.html')).not.toContain('<b>');
});
