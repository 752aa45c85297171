import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newFirst, stagesOf } from '../../src/change/stages.ts';
import { type GateVerdict, judgedTexts } from '../../src/cli/github/gate-texts.ts';
import { subjectOf } from '../../src/cli/github/rule-subjects.ts';
import { annotationsOf } from '../../src/github/annotations.ts';
import { desiredOf, outcomeOf } from '../../src/github/desired.ts';
import type { PullRequestFacts } from '../../src/github/github.ts';
import { connector, finding, hostile, reportOf } from '../render/reports.ts';

const pull: PullRequestFacts = {
  number: 7,
  title: hostile,
  body: hostile,
  author: { id: 1, login: 'northwind' },
  baseBranch: 'main',
  head: '1a2b3c4'.padEnd(40, '0'),
  isDraft: false,
  state: 'open',
  mergeCommit: null,
  labels: [],
};
const pages = { webUrl: 'https://github.com/contoso/connectors', defaultBranch: 'main', hasRulesPage: true, subjectOf };

function verdictOn(count: number, text = hostile): GateVerdict {
  const severities = ['error', 'warning', 'info'] as const;
  const findings = Array.from({ length: count }, (_, index) =>
    finding({
      severity: severities[index % 3] ?? 'error',
      message: `${index} ${text}`,
      fix: text,
      location: { file: 'apiDefinition.swagger.json', line: index + 1, column: 1 },
    }),
  );
  const report = reportOf(connector({ findings }));
  const judged = { report, stages: stagesOf(report, subjectOf), diffs: [], checkedAt: undefined, soakDays: 7 };
  return { outcome: 'changes', head: pull.head, needs: [], approvers: undefined, judged };
}

test('5,000 findings are the first 200 as annotations, errors first, and texts that GitHub takes', () => {
  const { comment, summary, stages } = judgedTexts(pull, verdictOn(5000), pages);
  const annotations = stages.flatMap((stage) => stage.annotations);
  expect(annotations).toHaveLength(200);
  expect(new Set(annotations.map(({ level }) => level))).toEqual(new Set(['failure']));
  expect(annotations.map(({ line }) => line)).toEqual(Array.from({ length: 200 }, (_, index) => index * 3 + 1));
  expect(comment.length).toBeLessThan(65_000);
  for (const text of [summary, ...stages.map((stage) => stage.summary)]) expect(text.length).toBeLessThanOrEqual(65_535);
  for (const { title } of stages) expect(title.length).toBeLessThan(200);
});

test('annotations are lines of visible characters, as long as GitHub takes', () => {
  const { stages } = judgedTexts(pull, verdictOn(3, hostile.repeat(100)), pages);
  const annotations = stages.flatMap((stage) => stage.annotations);
  expect(annotations).toHaveLength(3);
  for (const { message, title } of annotations) {
    expect(message.split('\n')).toHaveLength(2);
    expect(message.replace('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(message.length).toBeLessThan(5_000);
    expect(title.length).toBeLessThanOrEqual(200);
  }
});

test('a finding about a folder, or in a file whose name cannot be shown, is in the summary and no annotation', () => {
  const places = ['.', 'a\nb.json', 'a\ufffd.json', 'fine.json'];
  const report = reportOf(connector({ findings: places.map((file) => finding({ location: { file } })) }));
  const annotations = annotationsOf(stagesOf(report, subjectOf), (text) => text);
  expect([...annotations.values()].flat().map(({ path, line }) => [path, line])).toEqual([['certified-connectors/Pushcut/fine.json', 1]]);
});

test('each rule belongs to one stage, and what is no rule of ours is told among the rules', () => {
  const ids = [
    'folder-entry-kind',
    'json-syntax-valid',
    'submission-location',
    'change-acknowledged',
    'publisher-record-valid',
    'team-rule',
  ];
  const report = reportOf(connector({ findings: ids.map((ruleId) => finding({ ruleId })) }));
  const stages = Object.fromEntries(
    stagesOf(report, subjectOf).map(({ name, findings }) => [name, findings.map(({ finding: one }) => one.ruleId)]),
  );
  expect(stages).toEqual({
    files: ['folder-entry-kind', 'json-syntax-valid', 'submission-location'],
    rules: ['team-rule'],
    changes: ['change-acknowledged'],
    ownership: ['publisher-record-valid'],
  });
});

test('what is accepted or older is no annotation', () => {
  const accepted = { by: 'waiver', reason: 'Known' } as const;
  const report = reportOf(connector({ findings: [finding({ state: 'existing' }), finding({ accepted }), finding()] }));
  expect(newFirst(stagesOf(report, subjectOf).flatMap(({ findings }) => findings))).toHaveLength(1);
});

describe('what a pull request comes to', () => {
  const facts = fc.record({ isInfrastructure: fc.boolean(), passes: fc.boolean(), checked: fc.nat(3), unmet: fc.nat(2) });

  test('lets pass only what was checked, passes, and has every approval', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const outcome = outcomeOf(one);
        const isFine = one.unmet === 0 && (one.isInfrastructure || (one.passes && one.checked > 0));
        expect(outcome === 'pass' || outcome === 'infrastructure').toBe(isFine);
      }),
    );
  });

  test('of several with one commit: a failure counts for all, then an approval', () => {
    const judged = (outcome: 'pass' | 'changes' | 'approval') => judgedTexts(pull, { ...verdictOn(0), outcome, approvers: [] }, pages);
    const conclusion = (first: 'pass' | 'changes' | 'approval', ...more: ('pass' | 'changes' | 'approval')[]) =>
      desiredOf('key', [judged(first), ...more.map(judged)]).check.whole.conclusion;
    expect(conclusion('pass', 'changes')).toBe('failure');
    expect(conclusion('approval', 'pass')).toBe('success');
    expect(conclusion('approval', 'approval')).toBe('action_required');
    expect(conclusion('approval', 'changes')).toBe('failure');
  });
});
