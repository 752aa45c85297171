import { expect, test } from 'vitest';
import { defineRule, type Rule } from '../../rules/define.ts';
import { document, type Example } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { certifierOf, type Outline } from '../../src/certify/certify.ts';
import { withFingerprints } from '../../src/certify/fingerprint.ts';
import { repositoryJudgeOf } from '../../src/certify/repository-judge.ts';
import { readConnector } from '../../src/connector/connector.ts';
import { noSettings } from '../../src/io/load-settings.ts';

const rules: readonly Rule[] = Object.values(index);
const nobody: ReadonlySet<string> = new Set();

function connectorOf({ entries, folderName, program }: Example) {
  return readConnector({ path: folderName, name: folderName, program, entries: entries(), truncated: false });
}

/** An outline with its repairs told. */
function answered(outline: Outline) {
  return { ...outline, proposals: outline.proposals() };
}

/** What an outline should be, by the whole judgement. */
function expected(by: readonly Rule[], example: Example, asked = nobody) {
  const { report, proposals } = certifierOf(by).judge(connectorOf(example));
  const isTold = ({ severity, ruleId }: (typeof report.findings)[number]) => severity !== 'info' || asked.has(ruleId);
  return {
    report: { ...report, findings: report.findings.filter(isTold) },
    proposals: proposals().filter(({ finding }) => isTold(finding)),
    counted: {
      hints: report.findings.filter((finding) => !isTold(finding)).length,
      fixable: proposals().filter(({ finding }) => !isTold(finding)).length,
    },
  };
}

test('an outline of an example of any hint tells all but hints, and counts those and their repairs', () => {
  const certifier = certifierOf(rules);
  for (const { invalid } of rules.filter(({ severity, given }) => severity === 'info' && !given.includes('submission'))) {
    for (const example of invalid.slice(0, 2))
      expect(answered(certifier.outline(connectorOf(example), nobody))).toEqual(expected(rules, example));
  }
});

test('hints of a rule that was asked for are told', () => {
  const example = document('asked', { host: 'EXAMPLE.com' });
  const all = certifierOf(rules).judge(connectorOf(example)).report.findings;
  const asked = new Set([all.find(({ severity }) => severity === 'info')?.ruleId ?? '']);
  const outline = answered(certifierOf(rules).outline(connectorOf(example), asked));
  expect(outline).toEqual(expected(rules, example, asked));
  expect(outline.report.findings.some(({ severity }) => severity === 'info')).toBe(true);
});

/** Says the same words wherever `check` sees something. */
function hintRule(part: Parameters<typeof defineRule<'schema' | 'document'>>[0]): Rule {
  return defineRule(part);
}

const about = {
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: ['certified', 'independent-publisher', 'custom'],
  summary: '',
  why: '',
  fix: '',
  valid: [],
  invalid: [],
} as const;

const message = 'The same.';
const wordy: Record<string, Rule> = {
  'twice about a node': hintRule({ ...about, id: 'a', given: 'schema', check: () => [{ message }, { message }] }),
  'about a node and a member that it lacks': hintRule({
    ...about,
    id: 'b',
    given: 'schema',
    check: () => [{ message }, { message, at: ['none', 'x'] }, { message, at: ['type'] }],
  }),
  'about a node as itself and as a member of its parent': hintRule({
    ...about,
    id: 'c',
    given: 'schema',
    check: () => [{ message }, { message, at: ['items'] }],
  }),
  'about nodes of several kinds': hintRule({
    ...about,
    id: 'd',
    given: ['document', 'schema'],
    check: () => [{ message }, { message, at: ['definitions', 'A'] }],
  }),
  'in other words about one node': hintRule({
    ...about,
    id: 'e',
    given: 'schema',
    check: () => [{ message }, { message: 'Another.' }, { message: 'Another.', at: ['title'] }],
  }),
  'about a node and the line where it begins': hintRule({
    ...about,
    id: 'f',
    given: 'document',
    check: () => [{ message }, { message: 'Another.', at: ['info'] }, { message, line: 1, column: 1 }],
  }),
  'below a name that no pointer spells out': hintRule({
    ...about,
    id: 'g',
    given: 'document',
    check: () => [
      { message, at: ['definitions', 'x'.repeat(3000), 'properties'] },
      { message, at: ['definitions', 'y'.repeat(3000), 'properties'] },
    ],
  }),
  'about schemas below such names': hintRule({ ...about, id: 'h', given: 'schema', check: () => ({ message }) }),
};

test.each(Object.entries(wordy))('what a rule says twice is counted once: %s', (name, rule) => {
  const object = { type: 'object', title: 'x', properties: { a: { type: 'array', items: { type: 'string' } } } };
  const long = { ['x'.repeat(3000)]: object, ['y'.repeat(3000)]: object };
  const example = document('wordy', { definitions: { A: object, ...(/names?\b/.test(name) && long) } });
  const outline = answered(certifierOf([rule]).outline(connectorOf(example), nobody));
  expect(outline.counted.hints).toBeGreaterThan(0);
  expect(outline).toEqual(expected([rule], example));
});

test('where a hint of a connector is waived, all of it is told', async () => {
  const now = new Date('2026-01-10');
  const connector = connectorOf(document('waived', { host: 'EXAMPLE.com' }));
  const { id, findings } = withFingerprints(connector, certifierOf(rules).certify(connector));
  const { ruleId, fingerprint = '', location } = findings.find(({ severity }) => severity === 'info') ?? failure();
  const place = location.pointer === undefined ? {} : { pointer: location.pointer };
  const terms = { reason: 'Known.', by: { githubId: 1 }, expires: '2026-02-01', where: 'waivers.json' };
  const waiver = { rule: ruleId, connector: id, ...place, fingerprint, ...terms };
  const facts = { now, rulesDigest: '', loadFacts: async () => ({}) };
  const judge = await repositoryJudgeOf(rules, { ...noSettings, waivers: [waiver] }, facts);
  const { report, counted } = await judge.outline(connector, nobody);
  expect(counted.hints).toBe(0);
  expect(report).toEqual((await judge.judge(connector)).report);
  expect(report.findings.filter(({ accepted }) => accepted)).toHaveLength(1);
});

function failure(): never {
  throw new Error('There is no hint.');
}
