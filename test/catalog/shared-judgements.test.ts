import { expect, test } from 'vitest';
import { promote } from '../../src/catalog/promote.ts';
import { shareJudgements } from '../../src/catalog/shared-judgements.ts';
import { judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { readConnector } from '../../src/connector/connector.ts';
import { folderWith, lineJudge, policyOf } from '../helpers/catalog-samples.ts';
import { emptyWorld } from '../helpers/catalog-world.ts';

const now = '2026-11-02T00:00:00.000Z';
const policy = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });

/** A connector on preview, what a run knows of it, and a judge that counts how often it is asked. */
async function onPreview() {
  const folder = folderWith({});
  const world = emptyWorld();
  await world.arrive(folder, '2026-11-01T00:00:00.000Z');
  const tree = treeIdOf(folder.entries) ?? '';
  const facts = {
    ...world.facts(now, policy),
    contents: new Map([...world.facts(now, policy).contents.keys()].map((key) => [key, folder])),
  };
  const report = await judge(lineJudge, readConnector(folder), tree);
  let asked = 0;
  const counting = (rules: string) => ({
    tool: { ...lineJudge.tool, rules },
    certify: (connector: Parameters<typeof lineJudge.certify>[0]) => {
      asked += 1;
      return lineJudge.certify(connector);
    },
  });
  return { folder, world, tree, facts, report, counting, asked: () => asked };
}

test('what a run judged is not judged again when it is promoted, and the promotion is the same', async () => {
  const { folder, world, facts, report, counting, asked } = await onPreview();
  const judged = shareJudgements([{ content: folder, report }]);
  const shared = await promote(world.state(), { ...facts, judge: counting(lineJudge.tool.rules), judged });
  expect(asked()).toBe(0);
  const afresh = await promote(world.state(), { ...facts, judge: counting(lineJudge.tool.rules) });
  expect(asked()).toBe(1);
  expect(shared.decisions).toEqual(afresh.decisions);
  expect(shared.happening.drafts).toEqual(afresh.happening.drafts);
  expect([...shared.happening.files]).toEqual([...afresh.happening.files]);
});

test('other rules, another tree and another folder of the same bytes are judged anew', async () => {
  const { folder, world, tree, facts, report, counting, asked } = await onPreview();
  const judged = shareJudgements([{ content: folder, report }]);
  await promote(world.state(), { ...facts, judge: counting('sha256:others'), judged });
  expect(asked()).toBe(1);

  const ofOtherTree = await judge(lineJudge, readConnector(folder), '0'.repeat(40));
  const other = shareJudgements([{ content: folder, report: ofOtherTree }]);
  await promote(world.state(), { ...facts, judge: counting(lineJudge.tool.rules), judged: other });
  expect(asked()).toBe(2);

  expect(judged.of(folder, tree, lineJudge.tool)).toBe(report);
  expect(judged.of(folderWith({}), tree, lineJudge.tool)).toBeUndefined();
  expect(judged.of(folder, tree, { ...lineJudge.tool, version: '9.9.9' })).toBeUndefined();
});
