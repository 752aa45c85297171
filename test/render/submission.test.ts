import { expect, test } from 'vitest';
import type { Finding } from '../../src/certify/finding.ts';
import { buildReport } from '../../src/certify/report.ts';
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
