import { createHash } from 'node:crypto';
import type { Rule } from '../../rules/define.ts';
import type { Acceptance, Finding } from '../certify/finding.ts';
import type { ConnectorReport, Report } from '../certify/report.ts';
import { encodePath, escapeLine, escapeSarifMessage, printJson } from './escape.ts';
import { acceptanceText, partsOf, pathOfFile } from './words.ts';

/** What a SARIF log says beside the report. */
export interface SarifOptions {
  /** The rules that may have fired: their words go into the log. A rule that is not among them is named by its id alone. */
  readonly rules?: readonly Rule[] | undefined;
  /** The page of a rule. */
  readonly ruleUrl?: ((ruleId: string) => string | undefined) | undefined;
}

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The report as a SARIF 2.1.0 log with one run: what code scanning and editors read. */
export function renderSarif(report: Report, options: SarifOptions = {}): string {
  const parts = partsOf(report);
  const known = new Map((options.rules ?? []).map((rule) => [rule.id, rule]));
  const severities = new Map<string, Finding['severity']>();
  for (const { ruleId, severity } of parts.flatMap(({ findings }) => findings)) severities.set(ruleId, severity);
  const ids = [...severities.keys()].sort();
  // SARIF wants the state on every result of a run that was compared with a baseline, or on none.
  const isCompared = parts.some(({ findings }) => findings.some(({ state }) => state === 'existing'));
  // The same goes for suppressions: an empty list says that a result is none of the suppressed ones.
  const isSuppressed = parts.some(({ findings }) => findings.some(({ accepted }) => accepted));

  return printJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            semanticVersion: report.tool.version,
            rules: ids.map((id) => descriptor(id, severities.get(id) ?? 'warning', known.get(id), options.ruleUrl?.(id))),
            properties: { rulesDigest: report.tool.rules },
          },
        },
        columnKind: 'utf16CodeUnits',
        results: parts.flatMap((connector) => results(connector, ids, { isCompared, isSuppressed })),
      },
    ],
  });
}

function descriptor(id: string, severity: Finding['severity'], rule: Rule | undefined, helpUri: string | undefined) {
  return {
    id,
    shortDescription: { text: rule?.summary ?? id },
    ...(rule && {
      fullDescription: { text: rule.why },
      help: { text: `${rule.why} ${rule.fix}`, markdown: `${rule.why}\n\n**How to fix:** ${rule.fix}` },
    }),
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: levels[rule?.severity ?? severity] },
    ...(rule && { properties: { tags: [rule.subject], codes: rule.codes, programs: rule.programs } }),
  };
}

function results(connector: ConnectorReport, ids: readonly string[], { isCompared, isSuppressed }: Whole) {
  const seen = new Map<string, number>();
  return connector.findings.map((finding) => {
    const { ruleId, codes, severity, message, fix, state, location, fingerprint, accepted } = finding;
    const identity = JSON.stringify([ruleId, connector.id, location.file, location.pointer ?? '']);
    const nth = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, nth);
    return {
      ruleId,
      ruleIndex: ids.indexOf(ruleId),
      level: levels[severity],
      message: { text: escapeSarifMessage(message) },
      locations: [{ physicalLocation: physicalLocation(connector.path, finding) }],
      partialFingerprints: { 'ruleAndPlace/v1': digestOf(identity, nth), ...(fingerprint !== undefined && { 'certify/v1': fingerprint }) },
      ...(isCompared && { baselineState: state === 'existing' ? 'unchanged' : 'new' }),
      ...(isSuppressed && { suppressions: accepted ? [suppression(accepted)] : [] }),
      properties: { codes, fix: escapeLine(fix), ...(location.pointer !== undefined && { pointer: location.pointer }) },
    };
  });
}

/** What all results of a log must tell alike. */
interface Whole {
  readonly isCompared: boolean;
  readonly isSuppressed: boolean;
}

function suppression(accepted: Acceptance) {
  return { kind: 'external', status: 'accepted', justification: escapeLine(acceptanceText(accepted)) };
}

function physicalLocation(connectorPath: string, { location: { file, line, column } }: Finding) {
  return {
    artifactLocation: { uri: encodePath(pathOfFile(connectorPath, file)) },
    ...(line !== undefined && { region: { startLine: line, startColumn: column ?? 1 } }),
  };
}

/** The same for the same rule at the same node, wherever its line moves to; the second at one node is told from the first. */
function digestOf(identity: string, nth: number): string {
  return createHash('sha256')
    .update(nth === 1 ? identity : `${identity}${nth}`)
    .digest('hex');
}
