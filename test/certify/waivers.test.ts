import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../src/certify/waivers.schema.json' with { type: 'json' };
import { applyWaivers, parseWaivers, type Waiver, waiverNotices } from '../../src/certify/waivers.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { connector, finding } from '../render/reports.ts';

const print = '0123456789abcdef0123456789abcdef';
const now = new Date('2026-11-20T23:59:59Z');
const written = {
  rule: 'parameter-summary-present',
  connector: 'pushcut',
  pointer: '/paths/~1devices/get/parameters/0',
  fingerprint: print,
  reason: 'The platform writes this label itself.',
  by: { githubId: 7 },
  expires: '2026-12-31',
};
const ruleIds = new Set([written.rule, 'info-title-length', 'secret-literal-absent', 'team-rule']);

const parse = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return parseWaivers('waivers.json', new TextEncoder().encode(text), { ruleIds, now });
};
const file = (...waivers: unknown[]) => ({ schemaVersion: 1, waivers });
const waiver = (changed: Partial<Waiver> = {}): Waiver => ({ ...written, where: 'waivers.json: line 4, column 5', ...changed });

describe('reading waivers.json', () => {
  test('a waiver is read with its place', () => {
    expect(parse(file(written))).toEqual([{ ...written, where: 'waivers.json: line 4, column 5' }]);
    expect(new Ajv2020().validate(schema, file(written))).toBe(true);
  });

  test('180 days ahead are the most, whatever the hour', () => {
    expect(parse(file({ ...written, expires: '2027-05-19' }))).toHaveLength(1);
    expect(() => parse(file({ ...written, expires: '2027-05-20' }))).toThrow(
      'waivers.json: line 13, column 18: a waiver lasts 180 days at most: until 2027-05-19 from today.',
    );
  });

  test('what expired is still read', () => {
    expect(parse(file({ ...written, expires: '2020-01-01' }))).toHaveLength(1);
  });

  const { reason: _, ...unreasoned } = written;
  test.each<readonly [unknown, string]>([
    [
      file({ ...written, rule: 'parameter-sumary-present' }),
      "line 5, column 15: there is no rule 'parameter-sumary-present'. Did you mean parameter-summary-present?",
    ],
    [
      file({ ...written, rule: 'secret-literal-absent' }),
      "line 5, column 15: 'secret-literal-absent' is a rule about secrets: its findings cannot be waived.",
    ],
    [file({ ...written, rule: 'team-ruleset-limit' }), 'is a rule about what could not be judged'],
    [
      file(written, { ...written, reason: 'For another reason.' }),
      'line 19, column 22: this finding is waived already: waivers.json: line 4, column 5.',
    ],
    [file({ ...written, expires: '2026-02-31' }), '"2026-02-31" is no date of the calendar.'],
    [file({ ...written, expires: 'soon' }), '"expires" is "soon". What belongs there: the last day it counts (UTC)'],
    [file({ ...written, reason: 'Because.' }), '"reason" is shorter than 15 characters.'],
    [file({ ...written, fingerprint: print.toUpperCase() }), 'What belongs there: 32 hexadecimal digits'],
    [file({ ...written, pointer: 'paths' }), 'What belongs there: the place of the finding as a JSON Pointer'],
    [file({ ...written, by: { githubId: 'octocat' } }), '"githubId" is a text, not a whole number.'],
    [file({ ...written, until: '2026-12-31' }), 'there is no member "until" of item 1 of "waivers". There are "rule", "connector"'],
    [file(unreasoned), 'line 4, column 5: item 1 of "waivers" has no member "reason".'],
    [[], 'line 1, column 1: the file is a list, not an object.'],
    ['{', "line 1, column 1: The '{' that begins here is never closed."],
  ])('a mistake is one sentence with its place: %#', (value, expected) => {
    expect(() => parse(value)).toThrow(UserError);
    expect(() => parse(value)).toThrow(expected);
  });
});

describe('a waiver', () => {
  const open = finding({ fingerprint: print });
  const report = connector({ findings: [open, finding({ ruleId: 'info-title-length', severity: 'warning', fingerprint: print })] });

  test('marks its finding as accepted, and the verdict is made without it', () => {
    expect(report.verdict).toBe('fail');
    const one = waiver();
    const { report: waived, used } = applyWaivers(report, [one], { now });
    expect(waived.verdict).toBe('pass');
    expect(waived.findings[0]).toEqual({ ...open, accepted: { by: 'waiver', reason: one.reason, until: '2026-12-31' } });
    expect(waived.findings[1]).toBe(report.findings[1]);
    expect(used).toEqual([one]);
    expect(report.findings[0]).not.toHaveProperty('accepted');
  });

  test('counts through its last day', () => {
    const verdictAt = (expires: string) => applyWaivers(report, [waiver({ expires })], { now }).report.verdict;
    expect([verdictAt('2026-11-20'), verdictAt('2026-11-19')]).toEqual(['pass', 'fail']);
  });

  test('by the author of the submission does not count', () => {
    const verdictFor = (author: number) => applyWaivers(report, [waiver()], { now, author }).report.verdict;
    expect([verdictFor(7), verdictFor(8)]).toEqual(['fail', 'pass']);
  });

  test('follows its finding through a list, and goes nowhere else', () => {
    const verdictOf = (changed: Partial<Waiver>) => applyWaivers(report, [waiver(changed)], { now }).report.verdict;
    const { pointer: _, ...fileLevel } = waiver();
    expect(verdictOf({ pointer: '/paths/~1devices/get/parameters/12' })).toBe('pass');
    expect(verdictOf({ pointer: '/paths/~1devices/post/parameters/0' })).toBe('fail');
    expect(verdictOf({ pointer: '/paths/~1devices/get/parameters' })).toBe('fail');
    expect(verdictOf({ fingerprint: print.replace('0', 'f') })).toBe('fail');
    expect(verdictOf({ connector: 'other' })).toBe('fail');
    expect(verdictOf({ rule: 'info-title-length' })).toBe('fail');
    expect(applyWaivers(report, [fileLevel], { now }).report.verdict).toBe('fail');
    const readme = connector({ findings: [finding({ fingerprint: print, location: { file: 'readme.md', line: 3, column: 1 } })] });
    expect(applyWaivers(readme, [fileLevel], { now }).report.verdict).toBe('pass');
  });

  test('cannot accept what is protected, however it came into the list', () => {
    const secret = connector({ findings: [finding({ ruleId: 'oauth-client-secret-absent', fingerprint: print })] });
    expect(applyWaivers(secret, [waiver({ rule: 'oauth-client-secret-absent' })], { now }).report.verdict).toBe('fail');
  });
});

test('maintainers are told what expired, ends soon, is the author’s own, or matches nothing', () => {
  const known = waiver();
  const notices = (
    one: Waiver,
    { used = [one], judged = ['pushcut'], author }: { used?: Waiver[]; judged?: string[]; author?: number } = {},
  ) => waiverNotices([one], new Set(used), new Set(judged), { now, author });
  const what = 'waivers.json: line 4, column 5: the waiver of parameter-summary-present for pushcut';
  expect(notices(known)).toEqual([]);
  expect(notices(waiver({ expires: '2026-12-05' }))).toEqual([]);
  expect(notices(waiver({ expires: '2026-12-04' }))).toEqual([`${what} ends on 2026-12-04, in 14 days.`]);
  expect(notices(waiver({ expires: '2026-11-21' }))).toEqual([`${what} ends on 2026-11-21, tomorrow.`]);
  expect(notices(waiver({ expires: '2026-11-20' }))).toEqual([`${what} ends on 2026-11-20, today.`]);
  expect(notices(waiver({ expires: '2026-11-19' }), { used: [] })).toEqual([`${what} expired on 2026-11-19 and does not count.`]);
  expect(notices(known, { used: [] })).toEqual([`${what} matches no finding by pointer and fingerprint: remove or correct it.`]);
  expect(notices(known, { used: [], judged: ['other'] })).toEqual([]);
  expect(notices(known, { used: [], author: 7 })).toEqual([`${what} is by the author of the submission and does not count.`]);
});
