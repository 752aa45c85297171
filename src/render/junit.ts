import type { Finding } from '../certify/finding.ts';
import type { ConnectorReport, Report } from '../certify/report.ts';
import { escapeXml } from './escape.ts';
import { acceptanceText, partsOf, placeText } from './words.ts';

/**
 * The report as JUnit XML: a suite per connector, a case per rule that fired, or one case `certification` when none did. New errors
 * that nobody accepted are a case's failure; everything else a rule said is its output.
 */
export function renderJunit(report: Report): string {
  const suites = partsOf(report).map((connector) => ({ connector, cases: casesOf(connector.findings) }));
  const total = totals(suites.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: report.tool.name, ...total })}>`,
    ...suites.flatMap(({ connector, cases }) => suiteLines(connector, cases)),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Case {
  readonly name: string;
  readonly failures: readonly Finding[];
  readonly output: readonly Finding[];
}

function casesOf(findings: readonly Finding[]): Case[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byRule.get(finding.ruleId);
    if (list) list.push(finding);
    else byRule.set(finding.ruleId, [finding]);
  }
  if (byRule.size === 0) return [{ name: 'certification', failures: [], output: [] }];
  const isFailure = ({ severity, state, accepted }: Finding) => severity === 'error' && state === 'new' && !accepted;
  return [...byRule].map(([name, all]) => ({
    name,
    failures: all.filter(isFailure),
    output: all.filter((finding) => !isFailure(finding)),
  }));
}

function totals(cases: readonly Case[]) {
  return { tests: cases.length, failures: cases.filter(({ failures }) => failures.length > 0).length, errors: 0 };
}

function suiteLines(connector: ConnectorReport, cases: readonly Case[]): string[] {
  return [
    `  <testsuite ${attributes({ name: connector.path, ...totals(cases) })}>`,
    ...cases.flatMap((one) => caseLines(connector, one)),
    '  </testsuite>',
  ];
}

function caseLines(connector: ConnectorReport, { name, failures, output }: Case): string[] {
  const start = `    <testcase ${attributes({ name, classname: connector.path })}`;
  const [first] = failures;
  if (!first && output.length === 0) return [`${start}/>`];
  const lines = [`${start}>`];
  if (first) {
    const message = failures.length === 1 ? first.message : `${first.message} (and ${failures.length - 1} more)`;
    lines.push(`      <failure ${attributes({ message, type: 'error' })}>${failures.map(findingText).join('\n')}</failure>`);
  }
  if (output.length > 0) lines.push(`      <system-out>${output.map(findingText).join('\n')}</system-out>`);
  return [...lines, '    </testcase>'];
}

function findingText({ location, severity, state, message, fix, accepted }: Finding): string {
  const standing = accepted ? ` (${acceptanceText(accepted)})` : state === 'existing' ? ' (existing)' : '';
  return escapeXml(`${placeText(location)} ${severity}${standing}: ${message} Fix: ${fix}`);
}

function attributes(members: Readonly<Record<string, string | number>>): string {
  return Object.entries(members)
    .map(([name, value]) => `${name}="${escapeXml(String(value))}"`)
    .join(' ');
}
