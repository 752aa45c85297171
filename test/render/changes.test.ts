import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { DiffReport } from '../../src/change/diff-report.ts';
import { renderChangesJson } from '../../src/render/changes-json.ts';
import { renderChangesMarkdown } from '../../src/render/changes-markdown.ts';
import { renderChangesText } from '../../src/render/changes-text.ts';
import { change, diffReport, sample } from './changes.ts';
import { hostile } from './reports.ts';

const evil = change({
  ruleId: hostile,
  message: hostile,
  fix: hostile,
  operation: hostile,
  old: hostile,
  new: { [hostile]: [hostile] },
  location: { file: hostile, line: 1, column: 1 },
  previous: { file: hostile, line: 1, column: 1 },
});
const hostileReport = diffReport([evil, { ...evil, breaking: false }, { ...evil, operation: null }], {
  notCompared: [hostile],
  reasons: [{ of: 'major', count: 1, messages: [hostile] }],
});
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const onMany = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    change({
      operation: `Operation${index}`,
      message: `Output 'count' of Operation${index} was of type integer and is now of type string.`,
    }),
  );

describe('in a terminal', () => {
  test('says the verdict, what breaks by operation, and counts the rest', async () => {
    await expect(renderChangesText(sample, { width: 140 })).toMatchFileSnapshot('snapshots/changes.txt');
  });

  test('lists everything when asked', async () => {
    await expect(renderChangesText(sample, { width: 140, all: true })).toMatchFileSnapshot('snapshots/changes-all.txt');
  });

  test('the first line is the verdict', () => {
    const first = (report: DiffReport) => renderChangesText(report).split('\n')[0];
    expect(first(sample)).toBe('Breaking: 4 changes break flows that exist. Update class major; sensitive: connection-parameters, host.');
    expect(first(diffReport([change()]))).toBe('Breaking: 1 change breaks flows that exist. Update class major.');
    expect(first(diffReport([change({ breaking: false })], { updateClass: 'minor' }))).toBe(
      'Nothing breaking: 1 change. Update class minor.',
    );
  });

  test('no change is one calm line', () => {
    expect(renderChangesText(diffReport([]))).toBe('No change: the versions differ in nothing that is compared. Update class none.\n');
  });

  test('says why an update that breaks nothing is no minor one', () => {
    const added = change({ breaking: false, message: 'Operation GetThing is new.' });
    const reasons = [{ of: 'major', count: 2, messages: [added.message, 'Another.'] }];
    expect(renderChangesText(diffReport([added, added], { reasons }))).toContain(
      '\n\nMajor because of 2 changes, such as: Operation GetThing is new.\n\n',
    );
    expect(renderChangesMarkdown(diffReport([added], { reasons }))).toContain(
      '\n\nMajor because of 2 changes, such as: Operation GetThing is new.\n\n',
    );
    expect(renderChangesText(diffReport([change()], { reasons }))).not.toContain('Major because');
  });

  test('says what was not compared', () => {
    expect(renderChangesText(diffReport([], { notCompared: ['apiProperties.json'] }))).toContain(
      '\n\nNot compared: apiProperties.json. Of the other version only the definition was given.\n',
    );
  });

  test('colours change nothing but colours', () => {
    const coloured = renderChangesText(sample, { color: true });
    expect(coloured).toContain('\u001b[31mBreaking\u001b[39m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderChangesText(sample));
  });

  test('the same change of many operations is shown three times, its fix once', () => {
    const shown = renderChangesText(diffReport(onMany(40)));
    expect(shown.match(/is now of type string\./g)).toHaveLength(3);
    expect(shown.match(/ fix {2}/g)).toHaveLength(1);
    expect(shown).toMatch(/ {2}operation Operation2\n.*\n.*\n +… and 37 more of this kind \(certify diff --all\)\n$/);
    const all = renderChangesText(diffReport(onMany(40)), { all: true });
    expect(all.match(/is now of type string\./g)).toHaveLength(40);
    expect(all).not.toContain('more of this kind');
  });

  test('changes of one operation stand together wherever they are written', () => {
    const shown = renderChangesText(
      diffReport([change({ operation: 'A' }), change({ operation: 'B' }), change({ operation: 'A', ruleId: 'x' })]),
    );
    expect(shown.match(/^ {2}operation \w$/gm)).toEqual(['  operation A', '  operation B']);
  });

  test('long values are cut to the width', () => {
    const shown = renderChangesText(diffReport([change({ old: 'x'.repeat(1000), new: 'y'.repeat(1000) })]), { width: 140 });
    const values = shown.split('\n').find((line) => line.includes('"xxx')) ?? '';
    expect(values).toMatch(/^ +"x+… -> "y+…$/);
    expect(values.length).toBeLessThanOrEqual(140);
  });

  test('a hostile text stays on its line, and brings no control character and no command', () => {
    for (const all of [false, true]) {
      const shown = renderChangesText(hostileReport, { all });
      expect(shown.replaceAll('\n', '')).not.toMatch(unseen);
      expect(shown).not.toContain('##[');
      expect(shown).toContain('\\u001b[2J');
      expect(shown.split('\n')).toHaveLength(all ? 18 : 15);
    }
    const command = '::error file=a::x';
    const placeless = { file: command };
    const report = diffReport(
      [change({ message: command, operation: null, fix: command, old: command, location: placeless, previous: placeless })],
      { notCompared: [command] },
    );
    expect(renderChangesText(report)).not.toMatch(/^\s*::/m);
  });
});

describe('on GitHub', () => {
  const html = (markdown: string) => micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

  test('says the verdict, what breaks in a table, and folds the rest', async () => {
    const markdown = renderChangesMarkdown(sample, { ruleUrl: (id) => `https://example.com/rules#${id}` });
    await expect(markdown).toMatchFileSnapshot('snapshots/changes.md');
  });

  test('no change is one calm line', () => {
    expect(renderChangesMarkdown(diffReport([]))).toBe(
      '**No change**: the versions differ in nothing that is compared. Update class none.\n',
    );
  });

  test('hostile texts bring no element, link or reference of their own', () => {
    const markdown = renderChangesMarkdown(hostileReport);
    expect(markdown).not.toContain('<!--');
    expect(markdown.replaceAll('\n', '')).not.toMatch(unseen);
    const shown = html(markdown);
    const elements = new Set([...shown.matchAll(/<([a-z]\w*)/g)].map(([, name]) => name));
    expect([...elements].sort()).toEqual(['code', 'details', 'p', 'strong', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr']);
    expect(shown.match(/<tr>/g)).toHaveLength(5);
    expect(shown.replace(/<code>.*?<\/code>/gs, '')).not.toMatch(/@[\w-]|#\d|\bGH-\d|:[\w+-]+:|\b[\da-f]{7,40}\b|https?:\/\/|www\./i);
  });

  test('what does not fit is left out from the end, with a pointer to all of it', () => {
    const report = diffReport([...onMany(300), ...onMany(300).map((one) => ({ ...one, breaking: false }))]);
    const everything = renderChangesMarkdown(report, { limit: 1_000_000 });
    expect(everything).not.toContain('Not everything fits here.');
    expect(everything.match(/^\| `api/gm)).toHaveLength(600);

    const withoutOthers = renderChangesMarkdown(report, { limit: everything.length / 2 });
    expect(withoutOthers.match(/^\| `api/gm)).toHaveLength(300 - 100);
    expect(withoutOthers).toContain('… and 100 more.');
    expect(withoutOthers).toMatch(/Not everything fits here\. `certify diff --format json` lists all changes\.\n$/);
    expect(renderChangesMarkdown(report, { limit: 1, fullReportUrl: 'https://example.com/r' })).toBe(
      '**Breaking**: 300 changes break flows that exist. Update class major.\n\n' +
        'Not everything fits here. [The full report](https://example.com/r) lists all changes.\n',
    );
  });

  test.each([1, 60, 5000])('%i changes full of long texts stay below 65,000 characters', (count) => {
    const long = change({ message: hostile.repeat(20), fix: hostile.repeat(20), operation: hostile.repeat(20), old: hostile.repeat(20) });
    const report = diffReport(Array.from({ length: count }, () => long));
    expect(renderChangesMarkdown(report).length).toBeLessThanOrEqual(65_000);
  });
});

describe('as JSON', () => {
  const schema = JSON.parse(readFileSync(new URL('../../src/change/diff-report.schema.json', import.meta.url), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  const errorsOf = (text: string) => {
    validate(JSON.parse(text));
    return validate.errors ?? [];
  };

  test('is the report as it is, in the words of the schema', async () => {
    expect(JSON.parse(renderChangesJson(sample))).toEqual(sample);
    expect(errorsOf(renderChangesJson(sample))).toEqual([]);
    expect(errorsOf(renderChangesJson(diffReport([])))).toEqual([]);
    await expect(renderChangesJson(sample)).toMatchFileSnapshot('snapshots/changes.json');
  });

  test('keeps hostile texts and prints no control character of theirs', () => {
    const text = renderChangesJson(hostileReport);
    expect(JSON.parse(text)).toEqual(hostileReport);
    expect(text.replaceAll('\n', '')).not.toMatch(unseen);
    expect(text).not.toContain('##[');
    expect(errorsOf(text)).toEqual([]);
  });

  describe('the schema', () => {
    const spaced = JSON.stringify(JSON.parse(renderChangesJson(sample)), null, 2);

    test('lets members be added', () => {
      expect(errorsOf(spaced.replace('"breaking"', '"added": 1, "breaking"'))).toEqual([]);
    });

    test.each([
      ['"schemaVersion": 1', '"schemaVersion": 2'],
      ['"updateClass": "major"', '"updateClass": "huge"'],
      ['"breaking": true', '"breaking": "yes"'],
      ['"host"', '""'],
      ['"severity": "error"', '"severity": "fatal"'],
      ['"fingerprint": "0123', '"fingerprint": "X123'],
      ['"line": 13', '"line": 0'],
      ['"pointer": "/host"', '"pointer": "host"'],
      ['"previous"', '"before"'],
      ['"old"', '"was"'],
      ['"count": 7', '"count": 0'],
    ])('refuses %s as %s', (from, to) => expect(errorsOf(spaced.replace(from, to))).not.toEqual([]));
  });
});
