import type { Finding } from '../../src/certify/finding.ts';
import { buildReport, type ConnectorReport, type Report, verdictOf } from '../../src/certify/report.ts';

/** A finding with everything in it; a test says only what it is about. */
export function finding(members: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'parameter-summary-present',
    codes: ['RequiredPropertyMissing'],
    severity: 'error',
    message: "Parameter 'device' of GetDevices has no x-ms-summary.",
    fix: 'Add x-ms-summary: a short label in title case.',
    state: 'new',
    location: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1devices/get/parameters/0', line: 118, column: 11 },
    ...members,
  };
}

export function connector(members: Partial<ConnectorReport> = {}): ConnectorReport {
  const findings = members.findings ?? [];
  return {
    path: 'certified-connectors/Pushcut',
    id: 'pushcut',
    name: 'Pushcut',
    program: 'certified',
    version: '1.0.0',
    operations: 14,
    verdict: verdictOf(findings),
    findings,
    ...members,
  };
}

export function reportOf(...connectors: ConnectorReport[]): Report {
  return buildReport(connectors, { version: '0.1.0', rules: 'sha256:00ff' });
}

export function reportWith(...findings: Finding[]): Report {
  return reportOf(connector({ findings }));
}

/** A connector with errors, a warning, a hint and an older finding, and one that passes: shown in every format. */
export const sample: Report = reportOf(
  connector({
    findings: [
      finding({
        ruleId: 'info-title-restricted-words',
        codes: ['TitleRestrictedWords'],
        message: 'Title "Pushcut API" contains the word "API".',
        fix: 'Use the product\'s name alone: "Pushcut".',
        location: { file: 'apiDefinition.swagger.json', pointer: '/info/title', line: 12, column: 14 },
      }),
      finding(),
      finding({
        ruleId: 'operation-description-sentence',
        severity: 'info',
        message: 'Description of GetDevices does not end with a full stop.',
        fix: 'End the description with a full stop.',
        location: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1devices/get/description', line: 131, column: 9 },
      }),
      finding({
        ruleId: 'oauth-redirect-mode',
        codes: [],
        severity: 'warning',
        message: 'redirectMode is "Global"; new connectors use "GlobalPerConnector".',
        fix: 'Set redirectMode to GlobalPerConnector.',
        location: {
          file: 'apiProperties.json',
          pointer: '/properties/connectionParameters/token/oAuthSettings/redirectMode',
          line: 7,
          column: 5,
        },
      }),
      finding({
        ruleId: 'icon-present',
        codes: ['IconMissing'],
        severity: 'warning',
        message: 'The folder has no icon.png.',
        fix: 'Add icon.png.',
        state: 'existing',
        location: { file: '.' },
      }),
    ],
  }),
  connector({
    path: 'certified-connectors/Northwind Orders',
    id: 'northwind-orders',
    name: 'Northwind Orders',
    version: null,
    operations: 1,
  }),
);

/** Everything a stranger may try in a text, in one. */
export const hostile = [
  '\u001b[2J\u009b31m\u0007\u007f\r\n::error file=a::x\n##[add-mask]y',
  '\u202eevil\u2066\u061c\u200e\u200b\ufeff\u2028\u2029\u{e0041}\ud800',
  '@octocat @org/team #1 o/r#2 GH-3 :tada: https://evil.example www.evil.example a@evil.example 0123456789abcdef0123456789abcdef01234567',
  '<script>alert(1)</script> <!-- certify --> --> ]]> &amp; [click](https://evil.example) ![x](https://evil.example/x.png) | `code` ``` **b** _i_ ~~s~~ $x$',
].join(' ');
