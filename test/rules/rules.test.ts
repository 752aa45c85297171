import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { type Example, unchanged } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readSpelling } from '../../src/io/read-spelling.ts';
import { connectorOf, judgeExample } from '../helpers/judge-example.ts';

const rules: readonly Rule[] = Object.values(index);
const facts = { spelling: await readSpelling() };

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('stands in the file of its name and has all its words', () => {
    expect(existsSync(new URL(`../../rules/${rule.subject}/${id}.ts`, import.meta.url))).toBe(true);
    for (const words of [rule.summary, rule.why, rule.fix]) expect(words).toMatch(/^[A-Z"#$'a-z].*[.!]$/s);
    expect(rule.invalid.length).toBeGreaterThan(0);
    expect(rule.valid.length).toBeGreaterThan(0);
    if (rule.heuristic) expect(rule.severity).not.toBe('error');
  });

  test.each(rule.valid.map((example) => [example.name, example] as const))('says nothing about: %s', (_name, example) => {
    expect(placesFound(rule, example)).toEqual([]);
  });

  test.each(rule.invalid.map((example) => [example.name, example] as const))('finds: %s', (_name, example) => {
    expect(rule.programs, 'the example is of a programme the rule is for').toContain(example.program);
    expect(example.at.length, 'an invalid example says where it is wrong').toBeGreaterThan(0);
    expect(placesFound(rule, example)).toEqual([...example.at].map(sortable).sort());
  });
});

test.each(['certified', 'independent-publisher', 'custom'] as const)('the golden connector passes every rule (%s)', (program) => {
  const report = certifierOf(rules, facts).certify(connectorOf(unchanged(program)));
  expect(report.findings).toEqual([]);
  expect(report.operations).toBe(3);
});

test('no two rules share an id', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});

function placesFound(rule: Rule, example: Example): string[] {
  return judgeExample(rule, example, facts)
    .map(({ location: { file, pointer, line } }) =>
      sortable(pointer === undefined ? { file, ...(line !== undefined && { line }) } : { file, pointer }),
    )
    .sort();
}

function sortable(place: { file: string; pointer?: string; line?: number }): string {
  return `${place.file} ${place.pointer ?? (place.line === undefined ? '' : `line ${place.line}`)}`;
}
