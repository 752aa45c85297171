import type { Rule } from '../../rules/define.ts';
import type { Finding } from '../certify/finding.ts';
import { fingerprintsOf, withFingerprints } from '../certify/fingerprint.ts';
import type { Counted } from '../certify/parted-findings.ts';
import {
  buildReport,
  type ConnectorReport,
  noSummary,
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
import { renderTextParts, type TextOptions, type TextPart, textPartOf } from '../render/text.ts';
import { linesPointedAt } from './source-lines.ts';
import { version } from './version.ts';

/** How the text of a connector is shown: plain data, which a thread or a key can be made of. */
export interface TextWish {
  readonly all: boolean;
  /** Ids of the rules that are off by default and were asked for. */
  readonly asked: readonly string[];
  readonly color: boolean;
  readonly width: number;
  /** True when repairs are tried before they are promised. */
  readonly isTried: boolean;
}

/** What a printer takes of one connector: plain data, which another thread can have made. */
export type PrintedPart =
  | { readonly kind: 'json'; readonly text: Uint8Array; readonly summary: Summary; readonly verdict: Verdict }
  | { readonly kind: 'text'; readonly part: TextPart; readonly verdict: Verdict }
  | { readonly kind: 'report'; readonly report: ConnectorReport };

/** What is told of a connector beside its report. */
interface PartFacts {
  readonly format: Format;
  readonly text: TextWish;
  /** Findings of the report that `certify fix` repairs; only the text tells them. */
  readonly fixable: ReadonlySet<Finding>;
  /** Hints that are not in the report; only the text counts them. */
  readonly counted?: Counted;
}

/**
 * What is printed of one connector. The JSON and the text of a thousand connectors are a fraction of their findings: each is printed at
 * once and its findings are let go. JSON is kept as bytes: a text with one letter beyond Latin-1 takes two for each of its letters.
 */
export function printedPart(connector: Connector, report: ConnectorReport, { format, text, fixable, counted }: PartFacts): PrintedPart {
  const { verdict } = report;
  if (format === 'json') {
    const text = renderJsonConnector(report, fingerprintsOf(connector, report.findings));
    return { kind: 'json', text, summary: summaryOf(report), verdict };
  }
  if (format !== 'text') return { kind: 'report', report: printsFingerprints.has(format) ? withFingerprints(connector, report) : report };
  const canFix = (finding: Finding) => fixable.has(finding);
  return {
    kind: 'text',
    part: textPartOf(report, { ...textOptions(text), canFix, sourceLine: linesPointedAt(connector, report) }, counted),
    verdict,
  };
}

function textOptions({ asked, isTried, ...rest }: TextWish): TextOptions {
  return { ...rest, asked: new Set(asked), fixCall: { paths: undefined, options: [], isTried } };
}

/** Takes what is printed of connectors as it is made and prints the report when all are there. */
export interface Printer {
  readonly add: (part: PrintedPart) => void;
  readonly print: (options: PrintOptions) => { readonly pieces: Iterable<string | Uint8Array>; readonly verdict: Verdict };
}

interface PrintOptions extends Pick<TextOptions, 'seconds' | 'fixCall'> {
  readonly submission?: SubmissionReport;
  readonly shard?: ShardFacts | undefined;
}

/** Some formats tell the words of the rules that may have found something; all tell who judged. */
export function printerOf(format: Format, text: TextWish, judges: { readonly rules: readonly Rule[]; readonly digest: string }): Printer {
  const tool = { version, rules: judges.digest };
  const parts: PrintedPart[] = [];
  return {
    add: (part) => parts.push(part),
    print: (options) => {
      if (format === 'json') return printJson(parts, tool, options);
      if (format === 'text') return printText(parts, text, options);
      const report = buildReport(
        parts.flatMap((part) => (part.kind === 'report' ? [part.report] : [])),
        tool,
        options.submission,
      );
      return { pieces: [formats[format](report, { ...textOptions(text), rules: judges.rules })], verdict: report.verdict };
    },
  };
}

type Tool = Parameters<typeof buildReport>[1];

function printText(parts: readonly PrintedPart[], text: TextWish, { submission, ...options }: PrintOptions) {
  const shown = parts.flatMap((part) => (part.kind === 'text' ? [part] : []));
  const isFail = submission?.verdict === 'fail' || shown.some(({ verdict }) => verdict === 'fail');
  const verdict: Verdict = isFail ? 'fail' : 'pass';
  const texts = shown.map(({ part }) => part);
  return { pieces: [renderTextParts(texts, submission, { ...textOptions(text), ...options })], verdict };
}

/** The JSON report of connectors that were printed one by one. */
export function printJson(parts: readonly PrintedPart[], tool: Tool, { submission, shard }: PrintOptions) {
  const printed = parts.flatMap((part) => (part.kind === 'json' ? [part] : []));
  const whole = buildReport([], tool, submission);
  const verdict: Verdict = printed.some((part) => part.verdict === 'fail') ? 'fail' : whole.verdict;
  const summary = printed.reduce((sum, part) => sumOf(sum, part.summary), sumOf(whole.summary, noSummary));
  const pieces = renderJsonReport(
    { ...whole, verdict, summary, ...(shard && { shard }) },
    printed.map(({ text }) => text),
  );
  return { pieces, verdict };
}
