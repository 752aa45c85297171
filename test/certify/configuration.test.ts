import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as index from '../../rules/index.ts';
import { noConfiguration, parseConfiguration } from '../../src/certify/configuration.ts';
import { protectionOf } from '../../src/certify/protected-rules.ts';
import { parseWaivers } from '../../src/certify/waivers.ts';
import { UserError } from '../../src/connector/user-error.ts';

const rules = Object.values(index);
const parse = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return parseConfiguration('certification.json', new TextEncoder().encode(text), rules);
};

test('severities, rulesets and words are read; the rest is for promotion', () => {
  const { rulesets, ...rest } = parse({
    schemaVersion: 1,
    profile: 'local',
    rules: { 'info-title-length': 'off', 'parameter-summary-present': 'warning', 'secret-literal-absent': 'error' },
    rulesets: ['rulesets/team.yaml', 'b.json'],
    spelling: { words: ['Dataverse'] },
  });
  expect(rest).toEqual({
    rules: new Map([
      ['info-title-length', 'off'],
      ['parameter-summary-present', 'warning'],
      ['secret-literal-absent', 'error'],
    ]),
    words: ['Dataverse'],
  });
  expect(rulesets).toEqual([
    { path: 'rulesets/team.yaml', where: 'certification.json: line 10, column 5' },
    { path: 'b.json', where: 'certification.json: line 11, column 5' },
  ]);
  expect(parse({ schemaVersion: 1 })).toEqual(noConfiguration);
});

const off = (id: string, severity = 'off') => ({ schemaVersion: 1, rules: { [id]: severity } });

test.each<readonly [unknown, string]>([
  [
    off('parameter-sumary-present'),
    "line 4, column 33: there is no rule 'parameter-sumary-present'. Did you mean parameter-summary-present?",
  ],
  [off('xyzzy'), "there is no rule 'xyzzy'. See docs/rules.md for all of them."],
  [off('__proto__'), "there is no rule '__proto__'."],
  [off('info-title-length', 'warn'), '"info-title-length" is "warn"; it is "error", "warning", "info" or "off". Did you mean "warning"?'],
  [
    off('secret-literal-absent'),
    "'secret-literal-absent' is a rule about secrets: it is neither switched off nor lowered, and stays warning.",
  ],
  [off('folder-entry-kind', 'warning'), "'folder-entry-kind' is a rule about hostile files"],
  [off('reference-well-formed', 'info'), "'reference-well-formed' is a rule about external references"],
  [off('json-syntax-valid'), "'json-syntax-valid' is a rule about what could not be judged"],
  [{ schemaVersion: 1, rule: {} }, 'line 3, column 11: there is no member "rule". Did you mean "rules"?'],
  [{ schemaVersion: 1, soakDays: { new: 'soon' } }, '"new" is a text, not a whole number.'],
  ['{"schemaVersion": 1,}', 'line 1, column 20'],
  ...[
    '../team.yaml',
    '/etc/team.yaml',
    'a/../b.yaml',
    './team.yaml',
    'a//b.yaml',
    'C:/team.yaml',
    'a\\b.yaml',
    'team.js',
    'https://x/a.yaml',
  ].map((path) => [{ schemaVersion: 1, rulesets: [path] }, 'What belongs there: a path in the repository to a YAML or JSON file'] as const),
  [{ schemaVersion: 1, rulesets: ['a.yaml', 'a.yaml'] }, 'line 5, column 5: "a.yaml" is there twice.'],
  [{ schemaVersion: 1, spelling: { words: ['two words'] } }, 'item 1 of "words" is "two words". What belongs there: one word.'],
])('a mistake is one sentence with its place: %j', (value, expected) => {
  expect(() => parse(value)).toThrow(UserError);
  expect(() => parse(value)).toThrow(expected);
});

test('what docs/configuration.md shows is right, and so is the mistake it tells', () => {
  const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
  const [example = '', waivers = ''] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text ?? '');
  expect([...parse(example).rules.values()]).toEqual(['off', 'warning', 'error']);
  const asked = { ruleIds: new Set(rules.map(({ id }) => id)), now: new Date('2026-11-20T12:00:00Z') };
  expect(parseWaivers('waivers.json', new TextEncoder().encode(waivers), asked)).toHaveLength(1);
  const [told = ''] = /certification\.json: line .*/.exec(page) ?? [];
  expect(() => parse(example.replace('final-period', 'final-perod'))).toThrow(told);
});

test('the rules that are protected are rules', () => {
  const ids = rules.map(({ id }) => id).filter((id) => protectionOf(id) !== undefined);
  expect(ids).toHaveLength(17);
  expect(ids.filter((id) => /secret|reference|limit|depth|root|syntax|present|kind|bit|archive|secure|path-ref/.test(id))).toEqual(ids);
  expect(protectionOf('constructor')).toBeUndefined();
});
