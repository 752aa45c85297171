import { expect, test } from 'vitest';
import { defineRule, type Rule } from '../../rules/define.ts';
import { document, folder, info, operation, readme, update } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { added, known, submission, updated } from '../../rules/submission-examples.ts';
import { exampleLines, renderRule } from '../../src/render/describe-rule.ts';
import { renderRulesPage } from '../../src/render/rules-page.ts';

const titleLength = defineRule({
  id: 'info-title-short',
  subject: 'info',
  codes: ['TitleTooLong', 'ParameterLimit'],
  severity: 'error',
  programs: ['certified', 'custom'],
  since: '2023-04',
  summary: 'The title has at most 30 characters.',
  why: 'The designer cuts longer titles, so makers cannot tell connectors apart.',
  fix: 'Shorten info.title to the product name; keep <vendor> out of it.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['certification guide, step 3'],
  given: 'info',
  *check() {},
  valid: [info('short', { title: 'Pushcut' })],
  invalid: [info('with a control character', { title: 'A title \u202ethat goes on and on' })],
});

const readmeHint = defineRule({
  id: 'readme-tone',
  subject: 'readme',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: ['certified'],
  summary: 'The readme speaks plainly.',
  why: 'Makers read it.',
  fix: 'Say it in fewer words.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'readme',
  *check() {},
  valid: [readme('short', '# Pushcut\n')],
  invalid: [readme('long, with a code block', `# Pushcut\n\`\`\`\n${'More words.\n'.repeat(40)}`)],
});

test('explains a rule in a terminal', async () => {
  await expect(renderRule(titleLength, { width: 70 })).toMatchFileSnapshot('snapshots/rule.txt');
  const coloured = renderRule(titleLength, { width: 70, color: true });
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderRule(titleLength, { width: 70 }));
});

test('shows a long example from its start', () => {
  const lines = exampleLines(readmeHint.invalid[0]);
  expect(lines).toHaveLength(25);
  expect(lines.at(-1)).toBe('…');
});

test('the page lists rules by subject, then id, in whatever order they come', async () => {
  const page = renderRulesPage([readmeHint, titleLength]);
  expect(renderRulesPage([titleLength, readmeHint])).toBe(page);
  const two = [titleLength, { ...titleLength, id: 'info-a' }];
  expect(renderRulesPage(two)).toBe(renderRulesPage(two.toReversed()));
  await expect(page).toMatchFileSnapshot('snapshots/rules.md');
});

test('the bad and the good example of every real rule are something to look at, and differ in what is shown', () => {
  for (const { id, invalid, valid } of Object.values<Rule>(index)) {
    const [bad, good] = [exampleLines(invalid[0], valid[0]).join('\n'), exampleLines(valid[0], invalid[0]).join('\n')];
    expect(bad.trim(), id).not.toBe('');
    expect(good.trim(), id).not.toBe('');
    expect(`${invalid[0]?.name}\n${bad}`, id).not.toBe(`${valid[0]?.name}\n${good}`);
  }
});

test('of a changed node the changed members are shown in full and the others in short; what was removed is named', () => {
  expect(operation('', { operationId: 'list-things', summary: undefined }).shown()).toBe(
    `{
  "operationId": "list-things",
  "description": "Lists the things of the warehouse, newest first.",
  "parameters": […],
  "responses": {…}
}
(absent: summary)`,
  );
  expect(document('', { info: undefined }).shown()).toBe('(absent: info)');
});

test('of a folder its name and files are shown, of a submission what is said about it', () => {
  expect(folder('', {}, [], { folderName: 'Northwind ' }).shown()).toBe(
    'folder "Northwind "\napiDefinition.swagger.json\napiProperties.json\nreadme.md',
  );
  expect(folder('', { 'link.md': { kind: 'symlink' }, 'a.md': 'A' }).shown()).toBe('link.md (symlink)\na.md:\nA');
  const unacknowledged = { messages: ['GetThing is gone.'], text: '{}', hasFile: false };
  expect(submission('', { changes: [{ ...updated(), unacknowledged }] }).shown()).toBe(
    'updated  certified-connectors/Northwind Things\nbreaks   GetThing is gone. Not acknowledged.',
  );
  expect(submission('', { changes: [added()], registry: [known('certified-connectors/Fabrikam', 'Fab')] }).shown()).toBe(
    'added    certified-connectors/Northwind Things  northwind-things  "Northwind Things"\nexists   certified-connectors/Fabrikam  fabrikam  "Fab"',
  );
});

test('of two long versions that are alike for long, what differs is shown', () => {
  const version = (end: string) => readme('', `${'Words.\n'.repeat(30)}${end}\nThe end.`);
  expect(update(version('New.'), version('Old.')).shown()).toBe(
    'before:\n…\nWords.\nWords.\nWords.\nOld.\nThe end.\nafter:\n…\nWords.\nWords.\nWords.\nNew.\nThe end.',
  );
  const lines = exampleLines(version('Bad.'), version('Good.'));
  expect([lines[0], lines[7], lines.at(-1)]).toEqual(['…', 'Bad.', 'The end.']);
});

test('every real rule can be explained, and the page has a heading for every link', () => {
  const rules: readonly Rule[] = Object.values(index);
  for (const rule of rules) expect(renderRule(rule).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  const page = renderRulesPage(rules).replace(/^(`{3,})\n.*?^\1$/gms, '');
  const headings = [...page.matchAll(/^##{1,2} (.*)$/gm)].map(([, heading]) => heading);
  const links = [...page.matchAll(/\]\(#(.*?)\)/g)].map(([, link]) => link);
  expect([...headings].sort()).toEqual([...links].sort());
  expect(new Set(headings).size).toBe(headings.length);
});
