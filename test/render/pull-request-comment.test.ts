import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { Report, SubmittedOwnership } from '../../src/certify/report.ts';
import { diffReportOf } from '../../src/change/diff-report.ts';
import { stagesOf } from '../../src/change/stages.ts';
import { encodePart } from '../../src/render/escape.ts';
import {
  type CommentLinks,
  type JudgedTexts,
  type PullRequestVerdict,
  renderPullRequestComment,
} from '../../src/render/pull-request-comment.ts';
import { connector, finding, hostile, reportOf, sample } from './reports.ts';

const head = '1a2b3c4'.padEnd(40, '0');
const links: CommentLinks = {
  commitUrl: `https://github.com/contoso/connectors/pull/7/commits/${head}`,
  checksUrl: 'https://github.com/contoso/connectors/pull/7/checks',
  base: 'origin/main',
  ruleUrl: (id) => `https://example.com/rules#${encodePart(id)}`,
  placeUrl: (path, { file, line }) => `https://example.com/blob/${encodePart(path)}/${encodePart(file)}#L${line ?? 1}`,
};
const subjects: Readonly<Record<string, string>> = { 'icon-present': 'folder', 'oauth-redirect-mode': 'auth', 'change-host': 'change' };
const ownership: SubmittedOwnership = {
  publisher: 'pushcut',
  level: 'proved',
  reason: 'Proved as hosts of Pushcut: api.pushcut.io.',
  concern: null,
  disclaimer: null,
  hosts: [{ host: 'api.pushcut.io', uses: ['api'], answer: 'proved', reason: '', method: 'dns-txt', concern: null, blocks: false }],
};

function submitted(report: Report, changed: Partial<NonNullable<Report['submission']>['changes'][number]> = {}): Report {
  const change = {
    kind: 'updated',
    folder: 'certified-connectors/Pushcut',
    previousFolder: null,
    updateClass: 'minor',
    sensitive: [],
    breaking: 0,
    unacknowledged: 0,
    ownership,
    ...changed,
  } as const;
  return {
    ...report,
    submission: { base: '', mergeBase: '', head, verdict: 'pass', findings: [], changes: [change], publisherRecords: [] },
  };
}

function verdict(outcome: PullRequestVerdict['outcome'], report: Report, changed: Partial<JudgedTexts> = {}): PullRequestVerdict {
  const stages = stagesOf(report, (id) => subjects[id]);
  const diffs = [{ folder: 'certified-connectors/Pushcut', previousVersion: '1.0.0', diff: diffReportOf([]) }];
  const judged = { report, stages, diffs, checkedAt: '2026-11-20T09:00:00Z', soakDays: 3, ...changed };
  return { outcome, head, needs: [], judged };
}

function html(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

test('tells what is not ready: who is next, each stage, what to fix, how to see it oneself', async () => {
  const first = renderPullRequestComment(verdict('changes', submitted(sample)), links);
  await expect(`${first}\n`).toMatchFileSnapshot('snapshots/pull-request-changes.md');
});

test('tells what is ready, and what happens next and when', async () => {
  const text = renderPullRequestComment(verdict('pass', submitted(reportOf(connector()))), links);
  await expect(`${text}\n`).toMatchFileSnapshot('snapshots/pull-request-pass.md');
});

test('tells whose approval is missing', () => {
  const needs = [{ about: 'a connector of Pushcut', publisher: 'pushcut' }];
  const text = renderPullRequestComment({ ...verdict('approval', submitted(reportOf(connector()))), needs }, links);
  expect(text).toMatch(/^\*\*Waiting for approval\*\* · next: an approver of the publisher, or a maintainer · /);
  expect(text).toContain(
    "- It changes a connector of Pushcut: an account of the publisher pushcut, or a maintainer, has to approve exactly this commit, and the author's own word does not count.",
  );
});

describe('the call that shows the same on one own machine', () => {
  const callFor = (path: string, base = 'origin/main'): string | undefined =>
    /`(npx [^`]*)`/.exec(
      renderPullRequestComment(verdict('changes', submitted(reportOf(connector({ path, findings: [finding()] })))), { ...links, base }),
    )?.[1];

  test('names the folder in quotes', () => {
    expect(callFor('certified-connectors/Northwind Orders (EU)')).toBe(
      'npx connector-certification check "certified-connectors/Northwind Orders (EU)" --base origin/main',
    );
  });

  test.each(['$(touch x)', '`id`', 'a"; rm -rf ~; "', 'a\\', 'a!b', 'a%PATH%', 'a\nb', "a'b", 'a&b', 'a|b', '\u202eb'])(
    'leaves out a folder that a shell could read otherwise: %j',
    (name) => {
      expect(callFor(`certified-connectors/${name}`)).toBe('npx connector-certification check --base origin/main');
    },
  );

  test('leaves out such a branch', () => {
    expect(callFor('certified-connectors/Pushcut', 'origin/$(id)')).toMatch(/--base origin\/HEAD$/);
    expect(callFor('certified-connectors/Pushcut', '--exec')).toMatch(/--base origin\/HEAD$/);
  });
});

describe('a hostile connector', () => {
  const evil = finding({ ruleId: hostile, message: hostile, fix: hostile, location: { file: hostile, line: 1, column: 1 } });
  const badOwnership = {
    ...ownership,
    publisher: 'x',
    level: 'not-proved',
    reason: hostile,
    concern: hostile,
    disclaimer: hostile,
  } as const;
  const report = submitted(
    reportOf(
      connector({ path: hostile, version: hostile, findings: [evil, finding({ severity: 'warning', message: hostile, fix: hostile })] }),
    ),
    { folder: hostile, sensitive: [hostile], ownership: { ...badOwnership, hosts: [{ ...badHost(), host: hostile, reason: hostile }] } },
  );
  const diffs = [{ folder: hostile, previousVersion: hostile, diff: diffReportOf([]) }];
  const needs = [{ about: hostile, publisher: hostile }];

  test.each(['changes', 'approval', 'unjudged'] as const)('brings nothing of its own into a comment about %s', (outcome) => {
    const text = renderPullRequestComment({ ...verdict(outcome, report, { diffs }), needs, problem: hostile }, links);
    expect(text).not.toContain('<!--');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('##[');
    const shown = html(text);
    const known = ['a', 'code', 'details', 'h3', 'li', 'p', 'strong', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'];
    for (const [, name] of shown.matchAll(/<([a-z]\w*)/g)) expect(known).toContain(name);
    const addresses = [...shown.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) => new URL(address).origin);
    expect([...new Set(addresses)].sort()).toEqual(
      outcome === 'unjudged' && !addresses.includes('https://example.com')
        ? ['https://github.com']
        : ['https://example.com', 'https://github.com'],
    );
    const outsideCode = shown.replace(/<code>.*?<\/code>/gs, '').replace(/href="[^"]*"/g, '');
    expect(outsideCode).not.toMatch(/@[\w-]|#\d|\bGH-\d|:[\w+-]+:|\b[\da-f]{7,40}\b|https?:\/\/|www\./i);
  });

  function badHost() {
    return { host: '', uses: [], answer: 'not-proved', reason: '', method: null, concern: hostile, blocks: true } as const;
  }
});

describe('the size', () => {
  test.each([1, 20, 21, 5000])('of %i errors stays within what GitHub takes, and a screen of them is in the open', (count) => {
    const findings = Array.from({ length: count }, (_, line) =>
      finding({ message: `${line} ${hostile}`, location: { file: 'a.json', line: line + 1, column: 1 } }),
    );
    const text = renderPullRequestComment(verdict('changes', submitted(reportOf(connector({ findings })))), links);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text).toContain(`**Not ready yet: ${count === 1 ? '1 error' : `${count === 5000 ? '5,000' : count} errors`} to fix**`);
    expect(text.match(/^\| \[`a\.json/gm)?.length).toBe(Math.min(count, 20));
    expect(text.includes('lists all findings.')).toBe(count > 20);
  });

  test('of twenty connectors with much in each is the bare verdict at worst', () => {
    const findings = Array.from({ length: 30 }, () => finding({ message: hostile.repeat(20), fix: hostile.repeat(20) }));
    const many = Array.from({ length: 20 }, (_, index) => connector({ path: `certified-connectors/${index}`, findings }));
    const text = renderPullRequestComment(verdict('changes', submitted(reportOf(...many))), links);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text).toContain('**Not ready yet: 600 errors to fix**');
  });
});
