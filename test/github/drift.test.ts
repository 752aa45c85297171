import { expect, test } from 'vitest';
import { driftLabel, driftMarker, issueWrites, newlyFailing } from '../../src/github/drift.ts';
import { renderDriftIssue } from '../../src/render/drift-issue.ts';

const error = (ruleId: string) => ({ ruleId, severity: 'error' as const });
const title = 'Published connectors fail rules of today';
const body = `${driftMarker}\nOne.\n`;

function issue(number: number, changed: object = {}) {
  return { number, title, body, labels: [driftLabel], state: 'open' as const, ...changed };
}

test('what has more errors than when it was published drifts, by rule; warnings and what is accepted do not count', () => {
  const then = [error('a'), error('a'), { ...error('c'), accepted: { by: 'waiver', reason: 'Old.' } as const }];
  const now = [error('b'), error('a'), error('a'), error('b'), error('c'), { ruleId: 'd', severity: 'warning' as const }];
  expect(newlyFailing(now, then)).toEqual([
    { ruleId: 'b', errors: 2 },
    { ruleId: 'c', errors: 1 },
  ]);
  expect(newlyFailing(then, now)).toEqual([]);
});

test('there is one issue: made, changed, closed and opened again', () => {
  expect(issueWrites(title, undefined, [])).toEqual([]);
  expect(issueWrites(title, body, [])).toEqual([{ kind: 'create-issue', issue: { title, body, labels: [driftLabel] } }]);
  expect(issueWrites(title, body, [issue(4)])).toEqual([]);
  expect(issueWrites(title, body, [issue(4, { body: body.replaceAll('\n', '\r\n').trimEnd() })])).toEqual([]);
  expect(issueWrites(title, `${body}Two.\n`, [issue(4)])).toEqual([
    { kind: 'update-issue', number: 4, change: { title, body: `${body}Two.\n`, state: 'open' } },
  ]);
  expect(issueWrites(title, body, [issue(4, { state: 'closed' }), issue(2, { state: 'closed' })])).toEqual([
    { kind: 'update-issue', number: 4, change: { title, body, state: 'open' } },
  ]);
  expect(issueWrites(title, undefined, [issue(4), issue(2, { state: 'closed' })])).toEqual([
    { kind: 'update-issue', number: 4, change: { state: 'closed' } },
  ]);
});

test('a second one that is open is closed, and an issue without our marker is left alone', () => {
  expect(issueWrites(title, body, [issue(9), issue(4)])).toEqual([{ kind: 'update-issue', number: 9, change: { state: 'closed' } }]);
  expect(issueWrites(title, undefined, [issue(9, { body: 'Words.' })])).toEqual([]);
});

test('ten thousand versions leave the text within what GitHub takes, and say how many are left out', () => {
  const drifts = Array.from({ length: 10_000 }, (_, index) => ({
    id: `contoso-${index}`,
    version: '1.0.0 | @everybody',
    channels: ['public'],
    rules: [{ ruleId: 'info-title', errors: 2 }],
  }));
  const text = renderDriftIssue(drifts, 'certify 1.0.0');
  expect(text.length).toBeLessThanOrEqual(65_000);
  expect(text).toContain('| `info-title` | 10000 | 20000 |');
  expect(text).toMatch(/^… and [\d,]+ versions more\.$/m);
  expect(text).toContain('| `contoso-0` | `1.0.0 \\u007c @everybody` | public | `info-title` (2) |');
});
