import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import * as index from '../../rules/index.ts';
import { allRuleWords } from '../../src/cli/rule-words.ts';
import { renderRulesPage } from '../../src/render/rules-page.ts';

const rules = Object.values(index);
const folder = new URL('../../rules/', import.meta.url);

test('docs/rules.md tells exactly these rules (npm test -- --update writes it)', async () => {
  await expect(renderRulesPage(rules)).toMatchFileSnapshot('../../docs/rules.md');
});

test('README.md counts exactly these rules, as the pages do', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
  const words = await allRuleWords();
  const [connector, change, submission] = ['connector', 'change', 'submission'].map(
    (kind) => words.filter(({ about }) => about === kind).length,
  );
  expect(readme).toContain(`There are ${rules.length} rules: ${connector} judge a connector`);
  expect(readme).toContain(`${change} tell what an update changes, and ${submission} judge a submission.`);
  expect(rules.filter((rule) => rule.isOffByDefault).map(({ id }) => id)).toEqual(['text-spelling']);
});

test('every rule file is in the index', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('/') && file.endsWith('.ts'));
  const written = files.filter((file) => readFileSync(new URL(file, folder), 'utf8').includes(`id: '${basename(file, '.ts')}'`));
  expect(written.map((file) => basename(file, '.ts')).sort()).toEqual(rules.map(({ id }) => id).sort());
});

test('no rule that is a guess is an error, and every code is written as the platform writes it', () => {
  for (const { codes, heuristic, severity } of rules) {
    if (heuristic) expect(severity).not.toBe('error');
    for (const code of codes) expect(code).toMatch(/^([A-Z][A-Za-z]+|\d{4}(\.\d+)+)$/);
  }
});
