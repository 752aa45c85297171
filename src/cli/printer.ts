import { withFingerprints } from '../certify/fingerprint.ts';
import {
  buildReport,
  type ConnectorReport,
  noSummary,
  type Report,
  type ShardFacts,
  type SubmissionReport,
  type Summary,
  summaryOf,
  sumOf,
  type Verdict,
} from '../certify/report.ts';
import type { Connector } from '../connector/connector.ts';
import { type Format, formats, printsFingerprints } from '../render/formats.ts';
import { renderJsonConnector, renderJsonReport } from '../render/json.ts';
import type { TextOptions } from '../render/text.ts';
import type { Judges } from './judges.ts';
import { linesPointedAt, type SourceLine, sourceLines } from './source-lines.ts';
import { version } from './version.ts';

/** What a printer takes of one connector: plain data, which another thread can have made. */
export type PrintedPart =
  | { readonly kind: 'json'; readonly text: Uint8Array; readonly summary: Summary; readonly verdict: Verdict }
  | { readonly kind: 'report'; readonly report: ConnectorReport; readonly lines: readonly SourceLine[] };

/**
 * What is printed of one connector. The JSON of a thousand connectors is a fraction of their findings: each is printed at once and its
 * findings are let go. It is kept as bytes: a text with one letter beyond Latin-1 takes two for each of its letters.
 */
export function printedPart(format: Format, connector: Connector, judged: ConnectorReport): PrintedPart {
  const report = printsFingerprints.has(format) ? withFingerprints(connector, judged) : judged;
  if (format === 'json')
    return { kind: 'json', text: Buffer.from(renderJsonConnector(report)), summary: summaryOf(report), verdict: report.verdict };
  return { kind: 'report', report, lines: format === 'text' ? linesPointedAt(connector, report) : [] };
}

/** Takes what is printed of connectors as it is made and prints the report when all are there. */
export interface Printer {
  readonly add: (part: PrintedPart) => void;
  readonly print: (options: PrintOptions) => { readonly pieces: Iterable<string>; readonly verdict: Report['verdict'] };
}

interface PrintOptions extends TextOptions {
  readonly submission?: SubmissionReport;
  readonly shard?: ShardFacts | undefined;
}

/** Some formats tell the words of the rules that may have found something; all tell who judged. */
export function printerOf(format: Format, judges: Pick<Judges, 'rules' | 'digest'>): Printer {
  const tool = { version, rules: judges.digest };
  const parts: PrintedPart[] = [];
  return {
    add: (part) => parts.push(part),
    print: (options) => (format === 'json' ? printJson(parts, tool, options) : printWhole(parts, format, judges.rules, tool, options)),
  };
}

type Tool = Parameters<typeof buildReport>[1];

/** For what is printed from the whole report at once. */
function printWhole(parts: readonly PrintedPart[], format: Format, rules: Judges['rules'], tool: Tool, options: PrintOptions) {
  const lines = sourceLines();
  const reports = parts.flatMap((part) => {
    if (part.kind === 'json') return [];
    lines.keep(part.report.path, part.lines);
    return [part.report];
  });
  const report = buildReport(reports, tool, options.submission);
  return { pieces: [formats[format](report, { ...options, rules, sourceLine: lines.lineOf })], verdict: report.verdict };
}

/** The JSON report of connectors that were printed one by one. */
export function printJson(parts: readonly PrintedPart[], tool: Tool, { submission, shard }: Pick<PrintOptions, 'submission' | 'shard'>) {
  const printed = parts.flatMap((part) => (part.kind === 'json' ? [part] : []));
  const whole = buildReport([], tool, submission);
  const verdict: Verdict = printed.some((part) => part.verdict === 'fail') ? 'fail' : whole.verdict;
  const summary = printed.reduce((sum, part) => sumOf(sum, part.summary), sumOf(whole.summary, noSummary));
  return {
    pieces: renderJsonReport({ ...whole, verdict, summary, ...(shard && { shard }) }, textsOf(printed)),
    verdict,
  };
}

function* textsOf(parts: readonly { readonly text: Uint8Array }[]): Iterable<string> {
  for (const { text } of parts) yield Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString();
}
