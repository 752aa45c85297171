import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { operation, unchanged, update } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { connectorOf } from '../helpers/judge-example.ts';

const comparer = comparerOf(Object.values<Rule>(index));
const golden = connectorOf(unchanged());

test('a version compared with itself gives nothing', () => {
  expect(comparer.compare(golden, connectorOf(unchanged()))).toEqual([]);
});

test('a renamed operation is told at its new place, with its old one', () => {
  const renamed = connectorOf(update(operation('renamed', { operationId: 'ListAllThings' })));
  const [change] = comparer.compare(golden, renamed).filter(({ finding }) => finding.ruleId === 'change-operation-removed');
  expect(change).toMatchObject({
    isBreaking: true,
    updateClass: 'major',
    operation: 'ListThings',
    old: 'ListThings',
    new: 'ListAllThings',
    finding: {
      message: 'Operation ListThings ("GET /things") is now called ListAllThings; flows know it by the old name.',
      location: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get/operationId', line: 27, column: 24 },
    },
    previous: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get', line: 26, column: 14 },
  });
});

test('the fingerprint of a change stays when the files are written differently, and differs from connector to connector', () => {
  const renamed = connectorOf(update(operation('renamed', { operationId: 'ListAllThings' })));
  const [first] = comparer.compare(golden, renamed);
  const [other] = comparer.compare({ ...golden, name: 'Other' }, { ...renamed, name: 'Other' });
  expect(first?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  expect(comparer.compare(golden, renamed)[0]?.fingerprint).toBe(first?.fingerprint);
  expect(other?.fingerprint).not.toBe(first?.fingerprint);
});
