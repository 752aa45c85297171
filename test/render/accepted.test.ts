import { expect, test } from 'vitest';
import type { Finding } from '../../src/certify/finding.ts';
import { type Format, formats } from '../../src/render/formats.ts';
import { connector, finding, hostile, reportOf } from './reports.ts';

const accepted = { by: 'waiver', reason: 'The platform writes this label itself.', until: '2026-12-31' } as const;
const render = (format: Format, ...findings: Finding[]) => formats[format](reportOf(connector({ findings })), {});

test('text shows an accepted error where errors stand, calls it waived, and tells why instead of how', () => {
  expect(render('text', finding({ accepted }), finding({ accepted, severity: 'info' }))).toBe(
    `certified-connectors/Pushcut  (certified, 1.0.0, 14 operations)
  apiDefinition.swagger.json
    118:11  waived   Parameter 'device' of GetDevices has no x-ms-summary.  parameter-summary-present
                     waived until 2026-12-31: The platform writes this label itself.

0 errors, 0 warnings, 2 accepted in 1 connector.
`,
  );
});

test('JUnit counts no failure, and keeps the finding in the output of its case', () => {
  const out = render('junit', finding({ accepted }));
  expect(out).toContain('tests="1" failures="0"');
  expect(out).toContain(
    '<system-out>apiDefinition.swagger.json:118:11 error (waived until 2026-12-31: The platform writes this label itself.): Parameter',
  );
});

test('SARIF tells every result whether it is suppressed, where one is', () => {
  const resultsOf = (...findings: Finding[]) => JSON.parse(render('sarif', ...findings)).runs[0].results;
  const [first, second] = resultsOf(finding({ accepted }), finding());
  expect(first.suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'waived until 2026-12-31: The platform writes this label itself.' },
  ]);
  expect(second.suppressions).toEqual([]);
  expect(resultsOf(finding())[0]).not.toHaveProperty('suppressions');
});

test('Markdown folds accepted findings into a table of their own, and counts them apart', () => {
  const out = render(
    'markdown',
    finding({ accepted }),
    finding({ accepted: { by: 'acknowledgement', reason: 'Announced to all users.' } }),
  );
  expect(out).toMatch(/^\*\*Pass\*\*: 0 errors, 0 warnings in 1 connector; 2 accepted findings not counted\.\n/);
  expect(out).toContain('<summary>2 accepted findings</summary>');
  expect(out).toContain('| place | what | accepted | rule |');
  expect(out.replaceAll('\\', '')).toContain('| acknowledged: Announced to all users. |');
});

test('an annotation of an accepted error is a notice', () => {
  expect(render('github', finding({ accepted }))).toBe(
    "::notice file=certified-connectors/Pushcut/apiDefinition.swagger.json,line=118,col=11,title=parameter-summary-present::Parameter 'device' of GetDevices has no x-ms-summary.%0AAccepted, waived until 2026-12-31: The platform writes this label itself.\n",
  );
});

test.each(Object.keys(formats) as Format[])('a hostile reason is words in %s', (format) => {
  const out = render(format, finding({ accepted: { ...accepted, reason: hostile } }));
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(out).not.toMatch(/^::error/m);
});
