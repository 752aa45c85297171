import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { document, folder, info, properties, unchanged, update } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { diffReportOf } from '../../src/change/diff-report.ts';
import { connectorOf } from '../helpers/judge-example.ts';

const comparer = comparerOf(Object.values<Rule>(index));
const reportOf = (example: Parameters<typeof update>[0]) =>
  diffReportOf(comparer.compare(connectorOf(unchanged()), connectorOf(update(example))));

test('nothing changed needs no reason', () => {
  expect(reportOf(unchanged())).toMatchObject({ updateClass: 'none', sensitive: [], reasons: [] });
});

test('texts alone are minor and need no reason', () => {
  expect(reportOf(info('another text', { description: 'Keeps things.' }))).toMatchObject({
    updateClass: 'minor',
    sensitive: [],
    reasons: [],
  });
});

test('a link to a new domain is sensitive and stays minor', () => {
  expect(reportOf(info('a link', { description: 'Ask at https://www.fabrikam.com.' }))).toMatchObject({
    updateClass: 'minor',
    sensitive: ['links'],
    reasons: [{ of: 'links', count: 1, messages: ['There is a link to www.fabrikam.com, to which nothing led before.'] }],
  });
});

test('another host is major and sensitive, and both say why', () => {
  const message = 'host was "things.northwindtraders.com" and is now "things.fabrikam.com".';
  expect(reportOf(document('another host', { host: 'things.fabrikam.com' }))).toMatchObject({
    updateClass: 'major',
    sensitive: ['host'],
    reasons: [
      { of: 'major', count: 1, messages: [message] },
      { of: 'host', count: 1, messages: [message] },
    ],
  });
});

test('what breaks something is told before the rest, and three changes are enough', () => {
  const { reasons } = reportOf(
    properties('all parameters are others', {
      publisher: 'Fabrikam',
      stackOwner: 'Fabrikam',
      capabilities: [],
      connectionParameters: { apiKey: { type: 'securestring' } },
    }),
  );
  expect(reasons[0]?.of).toBe('major');
  expect(reasons[0]?.count).toBeGreaterThan(3);
  expect(reasons[0]?.messages).toHaveLength(3);
  expect(reasons[0]?.messages[0]).toContain('Connection parameter "api_key" is gone');
});

test('a version without properties is compared as one that says nothing in them', () => {
  const { updateClass, sensitive } = reportOf(folder('no properties', { 'apiProperties.json': undefined }));
  expect({ updateClass, sensitive }).toEqual({
    updateClass: 'major',
    sensitive: ['connection-parameters', 'policies', 'publisher', 'security-definitions'],
  });
});
