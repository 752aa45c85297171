import { buildReport, type ConnectorReport, noSummary, type Report, type SubmissionReport, summaryOf, sumOf } from '../certify/report.ts';
import type { Connector } from '../connector/connector.ts';
import { type Format, formats } from '../render/formats.ts';
import { renderJsonConnector, renderJsonReport } from '../render/json.ts';
import type { TextOptions } from '../render/text.ts';
import type { Judges } from './judges.ts';
import { sourceLines } from './source-lines.ts';
import { version } from './version.ts';

/** Takes judgements as they are made and prints the report when all are there. */
export interface Printer {
  readonly add: (connector: Connector, report: ConnectorReport) => void;
  readonly print: (options: PrintOptions) => { readonly pieces: Iterable<string>; readonly verdict: Report['verdict'] };
}

interface PrintOptions extends TextOptions {
  readonly submission?: SubmissionReport;
}

/** Some formats tell the words of the rules that may have found something; all tell who judged. */
export function printerOf(format: Format, judges: Pick<Judges, 'rules' | 'digest'>): Printer {
  const tool = { version, rules: judges.digest };
  return format === 'json' ? jsonPrinter(tool) : wholePrinter(format, judges.rules, tool);
}

type Tool = Parameters<typeof buildReport>[1];

/** For what is printed from the whole report at once. */
function wholePrinter(format: Format, rules: Judges['rules'], tool: Tool): Printer {
  const reports: ConnectorReport[] = [];
  const lines = sourceLines();
  return {
    add: (connector, report) => {
      reports.push(report);
      if (format === 'text') lines.keep(connector, report);
    },
    print: (options) => {
      const report = buildReport(reports, tool, options.submission);
      return { pieces: [formats[format](report, { ...options, rules, sourceLine: lines.lineOf })], verdict: report.verdict };
    },
  };
}

/**
 * The JSON of a thousand connectors is a fraction of their findings: each is printed at once and its findings are let go. It is kept as
 * bytes: a text with one letter beyond Latin-1 takes two for each of its letters.
 */
function jsonPrinter(tool: Tool): Printer {
  const printed: Buffer[] = [];
  let summary = noSummary;
  let verdict: Report['verdict'] = 'pass';
  return {
    add: (_connector, report) => {
      printed.push(Buffer.from(renderJsonConnector(report)));
      summary = sumOf(summary, summaryOf(report));
      if (report.verdict === 'fail') verdict = 'fail';
    },
    print: ({ submission }) => {
      const whole = buildReport([], tool, submission);
      const together = verdict === 'fail' ? verdict : whole.verdict;
      return {
        pieces: renderJsonReport({ ...whole, verdict: together, summary: sumOf(whole.summary, summary) }, textsOf(printed)),
        verdict: together,
      };
    },
  };
}

function* textsOf(pieces: readonly Buffer[]): Iterable<string> {
  for (const piece of pieces) yield piece.toString();
}
