import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FixCall } from '../../src/render/fix-command.ts';
import { renderText } from '../../src/render/text.ts';
import { highest } from '../../src/render/words.ts';
import { connector, finding, hostile, reportOf, reportWith, sample } from './reports.ts';

const source: Readonly<Record<number, string>> = { 12: '    "title": "Pushcut API",\r', 118: '          {' };
const sourceLine = (_path: string, file: string, line: number) => (file === 'apiDefinition.swagger.json' ? source[line] : undefined);

test('shows what must be done first and counts the rest', async () => {
  const canFix = ({ ruleId }: { ruleId: string }) => ruleId === 'info-title-restricted-words';
  await expect(renderText(sample, { sourceLine, canFix, seconds: 0.081 })).toMatchFileSnapshot('snapshots/text.txt');
});

test('lists everything when asked', async () => {
  await expect(renderText(sample, { sourceLine, all: true })).toMatchFileSnapshot('snapshots/text-all.txt');
});

test('colours change nothing but colours', () => {
  const coloured = renderText(sample, { color: true });
  expect(coloured).toContain('\u001b[31merror  \u001b[39m');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderText(sample));
});

describe('folding', () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    finding({ message: `Parameter ${index}.`, location: { file: 'a.json', line: index + 1, column: 1 } }),
  );

  test('the same finding many times is shown three times', () => {
    const shown = renderText(reportWith(...many));
    expect(shown.match(/error {4}Parameter/g)).toHaveLength(3);
    expect(shown).toContain('… and 37 more of this kind (certify check --all)');
    expect(shown).toContain('40 errors, 0 warnings in 1 connector.');
    expect(renderText(reportWith(...many), { all: true }).match(/error {4}Parameter/g)).toHaveLength(40);
  });

  test('three of a kind are not folded, and each connector counts for itself', () => {
    const three = connector({ findings: many.slice(0, 3) });
    expect(renderText(reportOf(three, three))).not.toContain('more of this kind');
  });

  test('the same fix is said once', () => {
    expect(renderText(reportWith(...many)).match(/fix {5}/g)).toHaveLength(1);
  });
});

describe('a pass', () => {
  test('is one calm line', () => {
    expect(renderText(reportOf(connector()), { seconds: 1 })).toBe(
      'certified-connectors/Pushcut  (certified, 1.0.0, 14 operations)  pass\n\n0 errors, 0 warnings in 1 connector (1.00 s).\n',
    );
  });

  test('counts its hints and older findings', () => {
    const calm = connector({ findings: [finding({ severity: 'info' }), finding({ state: 'existing' })] });
    expect(renderText(reportOf(calm))).toContain('  pass, 1 hint, 1 older finding (--all)\n');
  });

  test('lists the hints of rules that were asked for, and counts the others', () => {
    const hints = [
      finding({ severity: 'info', ruleId: 'text-spelling', message: 'Asked.' }),
      finding({ severity: 'info', message: 'Not.' }),
    ];
    const shown = renderText(reportOf(connector({ findings: hints })), { asked: new Set(['text-spelling']) });
    expect(shown).toContain('hint     Asked.');
    expect(shown).toContain('  1 hint not shown (certify check --all)\n');
  });

  test('of many connectors is one line for all', () => {
    const calm = Array.from({ length: 1200 }, () => connector());
    expect(renderText(reportOf(...calm))).toBe(
      'All 1,200 connectors pass (certify check --all lists them).\n\n0 errors, 0 warnings in 1,200 connectors.\n',
    );
    const mixed = renderText(reportOf(connector({ findings: [finding()] }), ...calm));
    expect(mixed).toContain('\n\n1,200 connectors pass without errors and warnings (certify check --all lists them).\n\n');
    expect(mixed).toMatch(/\n1 error, 0 warnings in 1 of 1,201 connectors\.\n$/);
    expect(renderText(reportOf(...calm), { all: true }).match(/ {2}pass$/gm)).toHaveLength(1200);
  });
});

describe('the excerpt', () => {
  const long = `${' '.repeat(30)}"key": "${'x'.repeat(300)}\ud83d\ude00HERE${'y'.repeat(300)}",`;
  const at = long.indexOf('HERE') + 1;

  test('is cut around the column to the width', () => {
    const report = reportWith(finding({ location: { file: 'a.json', line: 1, column: at } }));
    const line =
      renderText(report, { width: 80, sourceLine: () => long })
        .split('\n')
        .find((one) => one.includes('│')) ?? '';
    expect(line.trim()).toMatch(/^│ …x+\ud83d\ude00HEREy+…$/);
    expect(line.length).toBeLessThanOrEqual(82);
  });

  test('never halves a character', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 40, max: 120 }), (column, width) => {
        const report = reportWith(finding({ location: { file: 'a.json', line: 1, column } }));
        expect(renderText(report, { width, sourceLine: () => '\u{1d49c}'.repeat(100) })).toMatch(/│ …?\u{1d49c}+…?$/mu);
      }),
    );
  });

  test('is left out where the source is not at hand', () => {
    expect(renderText(reportWith(finding()), { sourceLine: () => undefined })).not.toContain('│');
    expect(renderText(reportWith(finding({ location: { file: 'readme.md' } })), { sourceLine: () => 'text' })).not.toContain('│');
  });
});

test('columns are counted for any number of findings', () => {
  expect(highest(Array.from({ length: 500_000 }, (_, index) => index))).toBe(499_999);
  expect(highest([])).toBe(0);
});

describe('the command that repairs', () => {
  const command = (fixCall: Omit<FixCall, 'isTried'>, ...paths: readonly string[]) => {
    const report = reportOf(...paths.map((path) => connector({ path, findings: [finding()] })));
    return renderText(report, { canFix: () => true, fixCall: { ...fixCall, isTried: true } })
      .trimEnd()
      .split(' can be fixed: ')[1];
  };

  test('names the paths of the call, quoted as a shell needs it', () => {
    expect(command({ paths: ['.', 'My folder'], options: [] }, 'A', 'My folder/B')).toBe('certify fix . "My folder"');
    expect(command({ paths: ['-a', '-b'], options: [] }, '-a', '-b')).toBe('certify fix ./-a ./-b');
    expect(command({ paths: ['all'], options: [] }, '-a')).toBe('certify fix ./-a');
  });

  test('has the options that change what is repaired', () => {
    const options = ['--program=custom', '--config=my rules.json'];
    expect(command({ paths: [], options }, 'A', 'B')).toBe('certify fix --program=custom "--config=my rules.json"');
  });

  test('never reaches further than the call, however many paths it had', () => {
    expect(command({ paths: ['A', 'B', 'C', 'D'], options: [] }, 'A', 'B')).toBe('certify fix with the same paths');
    expect(command({ paths: undefined, options: [] }, 'A', 'B')).toBe('certify fix A B');
    expect(command({ paths: undefined, options: [] }, 'A', 'B', 'C', 'D')).toBe('certify fix with their paths');
  });

  test('is no promise where nobody tried', () => {
    const fixCall = { paths: [], options: [], isTried: false };
    const text = renderText(reportOf(connector({ path: 'A', findings: [finding()] })), { canFix: () => true, fixCall });
    expect(text).toMatch(/ {2}certify fix may do this\n/);
    expect(text).toMatch(/ {2}up to 1 can be fixed: certify fix A\n$/);
  });

  test('stands behind a number that people can read', () => {
    const many = connector({ path: 'A', findings: Array.from({ length: 1_200 }, () => finding()) });
    expect(renderText(reportOf(many), { canFix: () => true })).toMatch(/ {2}1,200 can be fixed: certify fix A\n$/);
  });
});

test('names all paths to fix only when there is one', () => {
  const canFix = () => true;
  const spaced = connector({ path: 'custom-connectors/My $(x)', findings: [finding()] });
  expect(renderText(reportOf(spaced), { canFix })).toMatch(/\. {2}1 can be fixed: certify fix "custom-connectors\/My \\\$\(x\)"\n$/);
  expect(renderText(reportOf(spaced, connector({ findings: [finding()] })), { canFix })).toMatch(/\. {2}2 can be fixed: certify fix\n$/);
});

test('a hostile text stays on its line and brings no control character', () => {
  const evil = finding({ ruleId: hostile, message: hostile, fix: hostile, location: { file: hostile, line: 1, column: 1 } });
  const report = reportOf(connector({ path: hostile, version: hostile, findings: [evil] }), connector({ path: hostile }));
  const shown = renderText(report, { sourceLine: () => hostile });
  expect(shown.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(shown).toContain('\\u001b[2J\\u009b31m\\u0007\\u007f\\r\\n::error');
  expect(shown).toContain('\\u202eevil');
  expect(shown).not.toMatch(/^\s*::/m);
  expect(shown).not.toContain('##[');
  expect(shown.split('\n')).toHaveLength(10);
});

test('no path or file name at the start of a line is a command to GitHub', () => {
  const command = '::error file=a::x';
  const named = connector({
    path: command,
    findings: [finding({ location: { file: command } }), finding({ location: { file: ` ${command}` } })],
  });
  expect(renderText(reportOf(named, connector({ path: command })), { all: true })).not.toMatch(/^\s*::/m);
});
