import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { connector, finding, hostile, reportOf, reportWith, sample } from './reports.ts';

function html(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

test('tells verdict, connectors and findings', async () => {
  const markdown = renderMarkdown(sample, {
    ruleUrl: (id) => `https://example.com/rules#${id}`,
    placeUrl: (path, { file, line }) => (line === undefined ? undefined : `https://example.com/blob/${path}/${file}#L${line}`),
  });
  await expect(markdown).toMatchFileSnapshot('snapshots/markdown.md');
});

test('is two lines and a table where all is well', () => {
  expect(renderMarkdown(reportOf(connector()))).toBe(
    [
      '**Pass**: 0 errors, 0 warnings in 1 connector.',
      '',
      '| connector | programme | version | operations | errors | warnings | hints | result |',
      '|---|---|---|--:|--:|--:|--:|---|',
      '| `certified-connectors/Pushcut` | certified | `1.0.0` | 14 | 0 | 0 | 0 | pass |',
      '',
    ].join('\n'),
  );
});

test('hostile texts bring no element, link or reference of their own', () => {
  const evil = [finding({ ruleId: hostile, message: hostile, fix: hostile, location: { file: hostile, line: 1, column: 1 } })];
  const report = reportOf(
    connector({ path: hostile, version: hostile, findings: [...evil, finding({ severity: 'warning', message: hostile, fix: hostile })] }),
  );
  const markdown = renderMarkdown(report);
  expect(markdown).not.toContain('<!--');
  expect(markdown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);

  const shown = html(markdown);
  const elements = new Set([...shown.matchAll(/<([a-z]\w*)/g)].map(([, name]) => name));
  expect([...elements].sort()).toEqual(['code', 'details', 'h3', 'p', 'strong', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr']);
  expect(shown.match(/<tr>/g)).toHaveLength(6);
  const outsideCode = shown.replace(/<code>.*?<\/code>/gs, '');
  expect(outsideCode).not.toMatch(/@[\w-]|#\d|\bGH-\d|:[\w+-]+:|\b[\da-f]{7,40}\b|https?:\/\/|www\./i);
});

describe('the limit', () => {
  const many = (severity: 'error' | 'warning' | 'info', count: number) =>
    Array.from({ length: count }, (_, line) =>
      finding({ severity, message: `${severity} ${line} ${hostile}`, location: { file: 'a.json', line: line + 1, column: 1 } }),
    );

  test('leaves out hints first, then warnings, then errors', () => {
    const report = reportWith(...many('error', 5), ...many('warning', 20), ...many('info', 20));
    const everything = renderMarkdown(report, { limit: 1_000_000 });
    expect(everything).toContain('<summary>20 hints</summary>');
    expect(everything).not.toContain('Not everything fits here.');

    const withoutHints = renderMarkdown(report, { limit: everything.length - 1 });
    expect(withoutHints).not.toContain('<summary>20 hints</summary>');
    expect(withoutHints).toContain('<summary>20 warnings</summary>');
    expect(withoutHints).toMatch(/Not everything fits here\. `certify check --format json` lists all findings\.\n$/);

    const withoutWarnings = renderMarkdown(report, { limit: 10_000, fullReportUrl: 'https://example.com/report' });
    expect(withoutWarnings.match(/^\| `a\.json/gm)).toHaveLength(5);
    expect(withoutWarnings).not.toContain('<summary>');
    expect(withoutWarnings).toContain('[The full report](https://example.com/report) lists all findings.');
  });

  test('shows connectors that fail before others when there is no room for all', () => {
    const passing = Array.from({ length: 1000 }, (_, nth) => connector({ path: `a/${nth}` }));
    const markdown = renderMarkdown(reportOf(...passing, connector({ path: 'z', findings: [finding()] })), { limit: 20_000 });
    expect(markdown).toContain('| `z` | certified |');
    expect(markdown).toContain('### `z`');
    expect(markdown).toContain('… and 801 connectors more.');
  });

  test.each([1, 3, 60, 2000])('holds for %i connectors full of long texts', (count) => {
    const full = connector({
      path: hostile.repeat(50),
      findings: many('error', 100).map((one) => ({ ...one, message: one.message.repeat(20) })),
    });
    const report = reportOf(...Array.from({ length: count }, () => full));
    for (const limit of [65_000, 2_000]) expect(renderMarkdown(report, { limit }).length).toBeLessThanOrEqual(limit);
  });
});
