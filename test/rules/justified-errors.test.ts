import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { corpusConnectors, corpusFolder, hasCorpus } from '../../bench/corpus.ts';
import { justifiedErrors, needsJustification } from '../../bench/justified-errors.ts';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { type Program, programOfPath } from '../../src/connector/program.ts';
import { readFoundConnector } from '../../src/io/find-connectors.ts';

const rules: readonly Rule[] = Object.values(index);
const note = hasCorpus ? '' : ` (SKIPPED: there is no ${relative(process.cwd(), corpusFolder)})`;

test.skipIf(!hasCorpus)(`each error that more than 1 % of published connectors break is justified, and no other${note}`, () => {
  const errors = rules.filter(({ severity }) => severity === 'error');
  const certifier = certifierOf(errors);
  const judged = new Map<Program, number>();
  const broken = new Map(errors.map(({ id }) => [id, new Map<Program, number>()]));
  const count = (counts: Map<Program, number>, program: Program) => counts.set(program, (counts.get(program) ?? 0) + 1);
  for (const folder of corpusConnectors()) {
    const found = { path: folder, absolutePath: folder, program: programOfPath(folder) };
    const { program, findings } = certifier.certify(readFoundConnector(found, undefined));
    count(judged, program);
    for (const id of new Set(findings.map(({ ruleId }) => ruleId))) count(broken.get(id) ?? new Map(), program);
  }
  const common = errors.filter((rule) => needsJustification(rule, broken.get(rule.id) ?? new Map(), judged));
  expect(common.map(({ id }) => id).sort()).toEqual(Object.keys(justifiedErrors).sort());
});

test('a share is counted over all programmes and in each, and one connector alone is none', () => {
  const rule = (severity: Rule['severity']) => ({ ...index.readmePresent, severity });
  const judged = new Map<Program, number>([
    ['certified', 500],
    ['independent-publisher', 324],
    ['custom', 17],
  ]);
  const needs = (certified: number, independent: number, custom: number, severity: Rule['severity'] = 'error') =>
    needsJustification(
      rule(severity),
      new Map([
        ['certified', certified],
        ['independent-publisher', independent],
        ['custom', custom],
      ]),
      judged,
    );
  expect([needs(5, 3, 0), needs(6, 0, 0), needs(0, 4, 0), needs(5, 3, 1)]).toEqual([false, true, true, true]);
  expect([needs(0, 0, 1), needs(0, 0, 2)]).toEqual([false, true]);
  expect(needs(500, 324, 17, 'warning')).toBe(false);
});

test('a justification is one line that names its evidence', () => {
  for (const line of Object.values(justifiedErrors)) {
    expect(line).not.toContain('\n');
    expect(line).toMatch(/PR \d+|policy \d|whole scripts \d/);
  }
});
