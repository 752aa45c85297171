import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/certify/finding.ts';
import type { Report } from '../../src/certify/report.ts';
import { escapeJson } from '../../src/render/escape.ts';
import { renderJson, renderJsonConnector } from '../../src/render/json.ts';
import { connector, finding, hostile, reportOf, reportWith, sample } from './reports.ts';

const schema = JSON.parse(readFileSync(new URL('../../src/certify/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);

function errorsOf(text: string) {
  validate(JSON.parse(text));
  return validate.errors ?? [];
}

test('prints the report as it is', async () => {
  expect(JSON.parse(renderJson(sample))).toEqual(sample);
  expect(errorsOf(renderJson(sample))).toEqual([]);
  await expect(renderJson(sample)).toMatchFileSnapshot('snapshots/report.json');
});

test('prints the same bytes whatever the order of members', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, turned(member)]),
    );
  };
  expect(renderJson(turned(sample) as Report)).toBe(renderJson(sample));
});

test('keeps hostile texts and prints no control character of theirs', () => {
  const report = reportOf(connector({ path: hostile, name: hostile, findings: [finding({ message: hostile })] }));
  expect(JSON.parse(renderJson(report))).toEqual(report);
  expect(renderJson(report).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(errorsOf(renderJson(report))).toEqual([]);
});

test('prints what findings share as what each says, whatever they say', () => {
  const text = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('a', 'b', 'say "no"', 'C:\\x', '##[x', '##', '[', '\u202e', 'Ä', '😀', '\ud800', '\u007f', '\n', hostile),
    },
    fc.string({ unit: 'binary' }),
  );
  const codes = fc.constantFrom(['A'], ['A', 'B'], []);
  const one = fc.record({
    ruleId: text,
    codes,
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: text,
    fix: text,
    state: fc.constantFrom('new', 'existing'),
    location: fc.record({ file: text, pointer: text, line: fc.nat(), column: fc.nat() }, { requiredKeys: ['file'] }),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), fc.array(text, { maxLength: 8 }), (findings, fingerprints) => {
      const judged = connector({ findings: findings as Finding[] });
      const printed = Buffer.from(renderJsonConnector(judged, fingerprints)).toString();
      expect(printed).toBe(escapeJson(printed));
      const told = findings.map((finding, index) => ({ ...finding, ...(index in fingerprints && { fingerprint: fingerprints[index] }) }));
      expect(JSON.parse(printed)).toEqual({ ...judged, findings: told });
      expect(printed.split('\n').length).toBe(findings.length === 0 ? 10 : 11 + findings.length);
    }),
    { numRuns: 500 },
  );
});

test('finds room for texts of any length', () => {
  const long = finding({ message: '\ud800😀Ä"'.repeat(5_000), fix: 'x'.repeat(5_000) });
  expect(JSON.parse(renderJson(reportWith(finding(), long, finding())))).toEqual(reportWith(finding(), long, finding()));
});

describe('the schema', () => {
  const spaced = JSON.stringify(JSON.parse(renderJson(sample)), null, 2);
  const changed = (from: string, to: string) => spaced.replace(from, to);

  test('lets members be added', () => expect(errorsOf(changed('"verdict"', '"added": 1, "verdict"'))).toEqual([]));

  test.each([
    ['"schemaVersion": 1', '"schemaVersion": 2'],
    ['"sha256:00ff"', '"00ff"'],
    ['"verdict": "fail"', '"verdict": "failed"'],
    ['"severity": "error"', '"severity": "fatal"'],
    ['"state": "new"', '"state": "old"'],
    ['"line": 12', '"line": 0'],
    ['"pointer": "/info/title"', '"pointer": "info/title"'],
    ['"fix": "Use', '"fixed": "Use'],
    ['"program": "certified"', '"program": "verified"'],
  ])('refuses %s as %s', (from, to) => expect(errorsOf(changed(from, to))).not.toEqual([]));
});
