import { expect, test } from 'vitest';
import { renderGithub } from '../../src/render/github.ts';
import { connector, finding, hostile, reportOf, reportWith, sample } from './reports.ts';

test('annotates the lines of new errors and warnings', () => {
  expect(renderGithub(sample)).toBe(
    [
      '::error file=certified-connectors/Pushcut/apiDefinition.swagger.json,line=12,col=14,title=info-title-restricted-words::Title "Pushcut API" contains the word "API".%0AFix: Use the product\'s name alone: "Pushcut".\n',
      "::error file=certified-connectors/Pushcut/apiDefinition.swagger.json,line=118,col=11,title=parameter-summary-present::Parameter 'device' of GetDevices has no x-ms-summary.%0AFix: Add x-ms-summary: a short label in title case.\n",
      '::warning file=certified-connectors/Pushcut/apiProperties.json,line=7,col=5,title=oauth-redirect-mode::redirectMode is "Global"; new connectors use "GlobalPerConnector".%0AFix: Set redirectMode to GlobalPerConnector.\n',
    ].join(''),
  );
});

test('annotates hints and existing findings when asked, and a folder without a line', () => {
  expect(renderGithub(sample, { all: true })).toContain(
    '::notice file=certified-connectors/Pushcut/apiDefinition.swagger.json,line=131,col=9,title=operation-description-sentence::',
  );
  expect(renderGithub(sample, { all: true })).toContain('::warning file=certified-connectors/Pushcut,title=icon-present::');
});

test.each([
  ['./a/B/', 'x.json', 'a/B/x.json'],
  ['.', 'x.json', 'x.json'],
  ['./', 'x.json', 'x.json'],
  ['a\\B', 'x.json', 'a/B/x.json'],
  ['../B', 'x.json', '../B/x.json'],
  ['/tmp/B', '.', '/tmp/B'],
  ['a', 'sub/x, y: 1%.json', 'a/sub/x%2C y%3A 1%25.json'],
])('the path of %j and %j is %j', (path, file, expected) => {
  const report = reportOf(connector({ path, findings: [finding({ location: { file } })] }));
  expect(renderGithub(report)).toMatch(`::error file=${expected},title=`);
});

test('a hostile text starts no command and ends no property', () => {
  const evil = finding({ ruleId: hostile, message: hostile, fix: hostile, location: { file: hostile, line: 1, column: 1 } });
  const shown = renderGithub(reportOf(connector({ path: hostile, findings: [evil] })));
  expect(shown.split('\n')).toHaveLength(2);
  expect(shown).not.toContain('\r');
  expect(shown).toMatch(/^::error file=[^,:]*,line=1,col=1,title=[^,:]*::/);
});

test('says nothing about a pass', () => expect(renderGithub(reportWith())).toBe(''));
