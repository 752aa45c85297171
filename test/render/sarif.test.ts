import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { defineRule } from '../../rules/define.ts';
import type { Finding } from '../../src/certify/finding.ts';
import { renderSarif } from '../../src/render/sarif.ts';
import { connector, finding, hostile, reportOf, reportWith, sample } from './reports.ts';

const parameterSummaryPresent = defineRule({
  id: 'parameter-summary-present',
  subject: 'parameter',
  codes: ['RequiredPropertyMissing'],
  severity: 'error',
  programs: ['certified'],
  summary: 'Every parameter a maker sees has an x-ms-summary.',
  why: 'The designer shows it as the label of the field.',
  fix: 'Add x-ms-summary: a short label in title case.',
  given: 'parameter',
  *check() {},
  valid: [],
  invalid: [],
});

const schema = JSON.parse(readFileSync(new URL('../fixtures/schemas/sarif-schema-2.1.0.json', import.meta.url), 'utf8'));
const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': /^[\w.~!*'()%/:?#[\]@$&+,;=-]*$/,
  uuid: true,
  'date-time': true,
} as const;
const validate = new Ajv2020({ allErrors: true, strict: false, formats }).compile(schema);

function parse(text: string) {
  const log = JSON.parse(text);
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log.runs[0];
}

const resultOf = (one: Finding) => parse(renderSarif(reportWith(one))).results[0];

test('is a SARIF 2.1.0 log', async () => {
  const log = renderSarif(sample, { rules: [parameterSummaryPresent], ruleUrl: (id) => `https://example.com/rules#${id}` });
  parse(log);
  await expect(log).toMatchFileSnapshot('snapshots/report.sarif.json');
});

test('a run without findings is a log too', () => {
  const run = parse(renderSarif(reportOf(connector())));
  expect(run.results).toEqual([]);
  expect(run.tool.driver.rules).toEqual([]);
});

test('only rules that fired are described, and every result points at its own', () => {
  const { results, tool } = parse(renderSarif(sample, { rules: [parameterSummaryPresent] }));
  expect(tool.driver.rules).toHaveLength(5);
  for (const result of results) expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  expect(parse(renderSarif(reportWith(), { rules: [parameterSummaryPresent] })).tool.driver.rules).toEqual([]);
});

describe('the fingerprint', () => {
  const print = (one: Finding, id = 'pushcut') =>
    Object.values(parse(renderSarif(reportOf(connector({ id, findings: [one] })))).results[0].partialFingerprints)[0];
  const moved = { file: 'apiDefinition.swagger.json', pointer: '/paths/~1devices/get/parameters/0', line: 999, column: 1 };

  test('stays when the line or the words change', () =>
    expect(print(finding({ location: moved, message: 'Other words.' }))).toBe(print(finding())));

  test('tells rules, connectors and nodes apart', () => {
    const others = [
      print(finding({ ruleId: 'other' })),
      print(finding(), 'other'),
      print(finding({ location: { ...moved, pointer: '/info' } })),
      print(finding({ location: { ...moved, file: 'apiProperties.json' } })),
    ];
    expect(new Set([...others, print(finding())]).size).toBe(5);
  });

  test('tells two findings at one node apart', () => {
    const { results } = parse(renderSarif(reportWith(finding(), finding({ message: 'Other words.' }))));
    expect(results[0].partialFingerprints).not.toEqual(results[1].partialFingerprints);
  });
});

test('the fingerprint of the finding stands beside it, where there is one', () => {
  const { partialFingerprints } = resultOf(finding({ fingerprint: '0123456789abcdef0123456789abcdef' }));
  expect(partialFingerprints).toEqual({
    'ruleAndPlace/v1': expect.any(String),
    'certify/v1': '0123456789abcdef0123456789abcdef',
  });
  expect(Object.keys(resultOf(finding()).partialFingerprints)).toEqual(['ruleAndPlace/v1']);
});

test('says what is new and what is not only when both were compared', () => {
  expect(resultOf(finding())).not.toHaveProperty('baselineState');
  const { results } = parse(renderSarif(reportWith(finding(), finding({ state: 'existing' }))));
  expect(results.map((result: { baselineState: string }) => result.baselineState)).toEqual(['new', 'unchanged']);
});

test('paths are encoded, and a place without a line has no region', () => {
  const report = reportOf(connector({ path: './Acme #1/', findings: [finding({ location: { file: 'read me.md' } })] }));
  const [{ physicalLocation }] = parse(renderSarif(report)).results[0].locations;
  expect(physicalLocation).toEqual({ artifactLocation: { uri: 'Acme%20%231/read%20me.md' } });
});

test('hostile texts stay words', () => {
  const evil = finding({
    ruleId: hostile,
    codes: [hostile],
    message: hostile,
    fix: hostile,
    location: { file: hostile, line: 1, column: 1 },
  });
  const report = reportOf(connector({ path: hostile, id: hostile, findings: [evil] }));
  const [result] = parse(renderSarif(report)).results;
  expect(result.message.text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(result.message.text).toContain('\\[click](https://evil.example)');
  expect(renderSarif(report).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});
