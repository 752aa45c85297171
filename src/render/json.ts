import type { Acceptance, Finding } from '../certify/finding.ts';
import type { ConnectorReport, Report, SubmissionReport } from '../certify/report.ts';
import { escapeJson } from './escape.ts';
import { growingBytes } from './growing-bytes.ts';

/** The report as `report.schema.json` describes it: always the same order of members, a line for each finding, no unseen characters. */
export function renderJson(report: Report): string {
  const connectors = report.connectors.map((connector) => renderJsonConnector(connector));
  return Buffer.concat([...renderJsonReport(report, connectors)].map((piece) => Buffer.from(piece))).toString();
}

/**
 * The report around connectors that were printed one by one as they were judged, in pieces: neither the findings of a large run nor its
 * whole text need be held at once.
 */
export function* renderJsonReport(
  { schemaVersion, tool, verdict, summary, submission, shard }: Omit<Report, 'connectors'>,
  connectors: Iterable<Uint8Array>,
): Iterable<string | Uint8Array> {
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

/**
 * One connector of the report, in UTF-8, as `renderJsonReport` takes it; `fingerprints` are those of findings that name none themselves, in
 * their order.
 */
export function renderJsonConnector(
  { path, id, name, program, version, operations, verdict, findings }: ConnectorReport,
  fingerprints: readonly string[] = [],
): Uint8Array {
  const opening = JSON.stringify({ path, id, name, program, version, operations, verdict }, null, 2)
    .slice(0, -2)
    .replaceAll('\n', '\n    ');
  const json = growingBytes(usualSize * (findings.length + 1));
  json.add(escapeJson(`    ${opening},\n      "findings": [`));
  const before = printedOnce(beforeMessage);
  const after = printedOnce(afterMessage);
  for (const [index, finding] of findings.entries()) {
    const { message, location, accepted, fingerprint = fingerprints[index] } = finding;
    const { pointer, line, column } = location;
    const place = `${member('pointer', pointer)}${numberMember('line', line)}${numberMember('column', column)}`;
    const end = `${member('fingerprint', fingerprint)}${accepted === undefined ? '' : acceptance(accepted)}`;
    json.add(`${index === 0 ? '' : ','}${before(finding)}${printedMessage(message)}${after(finding)}${place}}${end}}`);
  }
  json.add(findings.length === 0 ? ']\n    }' : '\n      ]\n    }');
  return json.bytes();
}

function member(name: string, text: string | undefined): string {
  return text === undefined ? '' : `,"${name}":${quoted(text)}`;
}

function numberMember(name: string, value: number | undefined): string {
  return value === undefined ? '' : `,"${name}":${value}`;
}

/** A message as JSON. Nearly all quote a name and are plain otherwise, which is soon asked; a bracket may end what GitHub's runner obeys. */
function printedMessage(text: string): string {
  const json = JSON.stringify(text);
  return /^[ -Z\\-~]*$/.test(json) ? json : escapeJson(json);
}

/** A text as JSON, where nearly all are plain as they stand. */
function quoted(text: string): string {
  return /^[ !#-Z\]-~]*$/.test(text) ? `"${text}"` : escapeJson(JSON.stringify(text));
}

/** Bytes that a finding takes with its place, advice and fingerprint, and some more. */
const usualSize = 600;

/** A part of a finding that is the same in many: ids, codes and advice are the same words again and again. */
interface SharedPart {
  readonly nameOf: (finding: Finding) => string;
  /** True when two findings of one name share the part. */
  readonly isShared: (one: Finding, other: Finding) => boolean;
  readonly print: (finding: Finding) => string;
}

const beforeMessage: SharedPart = {
  nameOf: ({ ruleId }) => ruleId,
  isShared: (one, other) => one.codes === other.codes && one.severity === other.severity,
  print: ({ ruleId, codes, severity }) =>
    `\n        {"ruleId":${JSON.stringify(ruleId)},"codes":${JSON.stringify(codes)},"severity":"${severity}","message":`,
};

const afterMessage: SharedPart = {
  nameOf: ({ fix }) => fix,
  isShared: (one, other) => one.state === other.state && one.location.file === other.location.file,
  print: ({ fix, state, location }) =>
    `,"fix":${JSON.stringify(fix)},"state":"${state}","location":{"file":${JSON.stringify(location.file)}`,
};

/** Prints a part once for all findings in a row of one name that share it. */
function printedOnce({ nameOf, isShared, print }: SharedPart): (finding: Finding) => string {
  const last = new Map<string, { readonly finding: Finding; readonly printed: string }>();
  return (finding) => {
    const name = nameOf(finding);
    const before = last.get(name);
    if (before !== undefined && isShared(before.finding, finding)) return before.printed;
    const printed = escapeJson(print(finding));
    last.set(name, { finding, printed });
    return printed;
  };
}

function acceptance({ by, reason, until }: Acceptance): string {
  return escapeJson(`,"accepted":${JSON.stringify({ by, reason, until })}`);
}
