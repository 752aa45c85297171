import { Ajv2020 } from 'ajv/dist/2020.js';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/certify/finding.ts';
import schema from '../../src/certify/report.schema.json' with { type: 'json' };
import { buildReport, type Report, type SubmittedChange, type SubmittedHost, type SubmittedOwnership } from '../../src/certify/report.ts';
import { renderJson } from '../../src/render/json.ts';
import { renderMarkdown } from '../../src/render/markdown.ts';
import { renderText } from '../../src/render/text.ts';

const snippet =
  '{"schemaVersion":1,"acknowledgements":[{"fingerprints":["db1fc51e6d7497e28c2491eb0524da26"],"reason":"<why>","notice":"<what>"}]}';
const finding: Finding = {
  ruleId: 'change-acknowledged',
  codes: [],
  severity: 'error',
  message: 'A change breaks flows and nobody acknowledged it: Operation GetThing is gone.',
  fix: `Undo it, or write into certified-connectors/Things/acknowledgements.json: ${snippet}`,
  snippet,
  state: 'new',
  location: { file: 'certified-connectors/Things' },
};
const id = 'a'.repeat(40);
const report = buildReport(
  [],
  { version: '1.0.0', rules: 'sha256:x' },
  {
    base: id,
    mergeBase: id,
    head: 'b'.repeat(40),
    verdict: 'fail',
    findings: [finding, { ...finding, ruleId: 'submission-location', snippet: 'x', fix: 'y', location: { file: '.' } }],
    changes: [],
    publisherRecords: ['publishers/\u001b[31mfabrikam.json'],
  },
);

test('what is to be copied out of Markdown stands in a block, character for character', () => {
  const text = renderMarkdown(report);
  expect(text).toContain(`\n\`\`\`json\n${snippet}\n\`\`\`\n`);
  expect(text).toContain('acknowledgements.json: see below.');
  expect(text.replaceAll('\n', ' ')).not.toMatch(/fingerprints.*&#8203;.*fingerprints/);
});

test('in the terminal the pull request is called that, and records are named', () => {
  const text = renderText(report);
  expect(text).toContain('  the pull request\n');
  expect(text).toContain('  publisher record  publishers/\\u001b[31mfabrikam.json\n');
  expect(text).toContain(`Submission ${'b'.repeat(12)}, to be merged into ${'a'.repeat(12)}:`);
});

const hostile = '*x* <img src=x> @somebody #1 `y` [z](https://evil.net) \u001b[31m \u202e\n::error::z';
const host: SubmittedHost = {
  host: hostile,
  uses: ['api'],
  answer: 'not-proved',
  reason: `${hostile} lies under no domain.`,
  method: null,
  concern: null,
  blocks: true,
};
const owned = (ownership: Partial<SubmittedOwnership>): Report => {
  const whole: SubmittedOwnership = {
    publisher: 'fabrikam',
    level: 'not-proved',
    reason: host.reason,
    concern: null,
    disclaimer: null,
    hosts: [host],
    ...ownership,
  };
  const change: SubmittedChange = {
    kind: 'added',
    folder: 'certified-connectors/Things',
    previousFolder: null,
    updateClass: null,
    sensitive: [],
    breaking: 0,
    unacknowledged: 0,
    ownership: whole,
  };
  const submission = { base: id, mergeBase: id, head: id, verdict: 'pass', findings: [], changes: [change], publisherRecords: [] } as const;
  return buildReport(
    [{ path: 'x', id: 'x', name: 'X', program: 'certified', version: '1.0.0', operations: 1, verdict: 'pass', findings: [] }],
    { version: '1.0.0', rules: 'sha256:x' },
    submission,
  );
};

test('who answers for a connector is told with what is missing and what to do, and no host can say more than its name', () => {
  const everything = owned({ concern: `concern ${hostile}`, disclaimer: `Not affiliated with ${hostile}.` });
  const text = renderText(everything);
  expect(text).toContain('    ownership: not proved for fabrikam, 1 of 1 host:\n');
  expect(text).toContain('      To prove a host: certify verify-publisher fabrikam --challenge\n');
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(text).not.toContain('\n::error::');
  const markdown = renderMarkdown(everything);
  expect(markdown).toContain('ownership: not proved for fabrikam, 1 of 1 host:\n  - ');
  expect(markdown).toContain('  - To prove a host: `certify verify-publisher fabrikam --challenge`\n');
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  expect(html).not.toMatch(/<(?:img|em|a)\b/);
  expect(renderJson(everything)).not.toMatch(/[\u001b\u202e]/);
});

test('hosts that are known are told with how, and many are counted', () => {
  const reviewed = { ...host, host: 'a.fabrikam.com', answer: 'reviewed', method: 'maintainers-reviewed', blocks: false } as const;
  const proved = { ...reviewed, host: 'b.fabrikam.com', answer: 'proved', method: 'dns-txt' } as const;
  const signIn = { ...reviewed, host: 'login.live.com', answer: 'identity-provider', method: null } as const;
  const hosts = [reviewed, proved, signIn];
  expect(renderText(owned({ level: 'reviewed', hosts }))).toContain(
    'ownership: reviewed for fabrikam: a.fabrikam.com (review), b.fabrikam.com (DNS), login.live.com (identity provider)\n',
  );
  const many = Array.from({ length: 12 }, (_, n) => ({ ...proved, host: `h${n}.fabrikam.com` }));
  expect(renderText(owned({ level: 'proved', hosts: many }))).toContain('h9.fabrikam.com (DNS) and 2 more\n');
  const missing = renderText(owned({ hosts: many.map((one) => ({ ...one, blocks: true })) }));
  expect(missing).toContain('      … and 2 hosts more.\n');
  expect(renderText(owned({ publisher: null, reason: 'No file.' }))).toContain('ownership: not proved. No file.\n');
});

test('a submission with very many hosts still fits into a comment', () => {
  const hosts = Array.from({ length: 3000 }, () => ({ ...host, reason: '@'.repeat(5000) }));
  expect(renderMarkdown(owned({ hosts })).length).toBeLessThan(65_000);
});

test('what is told about owners fits the schema of reports', () => {
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect([validate(JSON.parse(renderJson(owned({})))), validate.errors]).toEqual([true, null]);
});
