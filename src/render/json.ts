import type { Finding } from '../certify/finding.ts';
import type { ConnectorReport, Report, SubmissionReport } from '../certify/report.ts';
import { escapeJson } from './escape.ts';

/** The report as `report.schema.json` describes it: always the same order of members, a line for each finding, no unseen characters. */
export function renderJson(report: Report): string {
  return [
    ...renderJsonReport(
      report,
      report.connectors.map((connector) => renderJsonConnector(connector)),
    ),
  ].join('');
}

/**
 * The report around connectors that were printed one by one as they were judged, in pieces: neither the findings of a large run nor its
 * whole text need be held at once.
 */
export function* renderJsonReport(
  { schemaVersion, tool, verdict, summary, submission, shard }: Omit<Report, 'connectors'>,
  connectors: Iterable<string>,
): Iterable<string> {
  const head = {
    schemaVersion,
    tool: { name: tool.name, version: tool.version, rules: tool.rules },
    verdict,
    summary: {
      connectors: summary.connectors,
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      existing: summary.existing,
      accepted: summary.accepted,
    },
    submission: submission && submissionMembers(submission),
    shard: shard && { number: shard.number, of: shard.of, total: shard.total, positions: shard.positions },
  };
  yield `${escapeJson(JSON.stringify(head, null, 2)).slice(0, -2)},\n  "connectors": [`;
  let separator = '\n';
  for (const connector of connectors) {
    yield separator;
    yield connector;
    separator = ',\n';
  }
  yield separator === '\n' ? ']\n}\n' : '\n  ]\n}\n';
}

function submissionMembers({ base, mergeBase, head, verdict, findings, changes, publisherRecords }: SubmissionReport) {
  return { base, mergeBase, head, verdict, findings, changes, publisherRecords };
}

/** One connector of the report, as `renderJsonReport` takes it; `fingerprints` are those of findings that name none themselves, in their order. */
export function renderJsonConnector(
  { path, id, name, program, version, operations, verdict, findings }: ConnectorReport,
  fingerprints: readonly string[] = [],
): string {
  const opening = JSON.stringify({ path, id, name, program, version, operations, verdict }, null, 2)
    .slice(0, -2)
    .replaceAll('\n', '\n    ');
  // Ids, codes and advice are the same words again and again, and codes the same array: each is printed once.
  const known = new Map<unknown, string>();
  const again = (value: unknown): string => {
    let text = known.get(value);
    if (text === undefined) known.set(value, (text = JSON.stringify(value)));
    return text;
  };
  let list = '';
  for (const [index, finding] of findings.entries()) {
    const { ruleId, codes, severity, message, fix, state, location, fingerprint = fingerprints[index] } = finding;
    const { file, pointer, line, column } = location;
    const start = `"ruleId":${again(ruleId)},"codes":${again(codes)},"severity":"${severity}","message":${quoted(message)}`;
    const place = `${member('pointer', pointer)}${numberMember('line', line)}${numberMember('column', column)}`;
    const end = `"location":{"file":${again(file)}${place}}${member('fingerprint', fingerprint)}${acceptance(finding)}}`;
    list += `${list === '' ? '' : ','}\n        {${start},"fix":${again(fix)},"state":"${state}",${end}`;
  }
  // Escaped as a whole: nearly all of it is plain, and each part would have to be asked.
  return escapeJson(`    ${opening},\n      "findings": [${list}${list === '' ? '' : '\n      '}]\n    }`);
}

function member(name: string, text: string | undefined): string {
  return text === undefined ? '' : `,"${name}":${quoted(text)}`;
}

function numberMember(name: string, value: number | undefined): string {
  return value === undefined ? '' : `,"${name}":${value}`;
}

/** What `JSON.stringify` makes of a text; it is asked only about the few that are not plain. */
function quoted(text: string): string {
  return /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

function acceptance({ accepted }: Finding): string {
  return accepted === undefined ? '' : `,"accepted":${JSON.stringify({ by: accepted.by, reason: accepted.reason, until: accepted.until })}`;
}
