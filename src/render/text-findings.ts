import type { Acceptance, Finding } from '../certify/finding.ts';
import { escapeLine, escapeLineStart } from './escape.ts';
import { excerpt } from './excerpt.ts';
import type { Paint } from './paint.ts';
import type { TextOptions } from './text.ts';
import { messageWidthOf, moreOfThisKind, padded, shownPerRule } from './text-parts.ts';
import { acceptanceText, highest, positionText } from './words.ts';

const severityNames = { error: 'error', warning: 'warning', info: 'hint' } as const;
/** In the place of a severity, for what somebody answers for. */
const acceptedNames = { waiver: 'waived', acknowledgement: 'known' } as const;
const severityWidth = 'warning'.length;

interface Columns {
  readonly position: number;
  /** Where messages begin. */
  readonly message: number;
  /** How long a message may be so that the rule's id still stands in its column. */
  readonly messageWidth: number;
  readonly width: number;
}

/** The findings of one connector, a block per file: place, severity, message and rule in columns, below them excerpt and fix. */
export function renderFindings(connectorPath: string, findings: readonly Finding[], options: TextOptions, paint: Paint): string[] {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  const limit = options.all ? Number.POSITIVE_INFINITY : shownPerRule;

  const seen = new Map<string, number>();
  const shown = findings.filter(({ ruleId }) => {
    const nth = (seen.get(ruleId) ?? 0) + 1;
    seen.set(ruleId, nth);
    return nth <= limit;
  });
  const columns = columnsOf(shown, options.width ?? 120);

  const lines: string[] = [];
  const told = new Map<string, number>();
  const fixes = new Set<string>();
  let file: string | undefined;
  for (const finding of shown) {
    if (finding.location.file !== file) {
      file = finding.location.file;
      lines.push(`  ${file === '.' ? '(the folder)' : escapeLineStart(file)}`);
    }
    lines.push(findingLine(finding, columns, paint));
    const source = excerptLine(connectorPath, finding, options, columns);
    if (source !== undefined) lines.push(paint.quiet(source));

    // The same advice again and again would only push the next finding off the screen.
    const { ruleId, fix, accepted } = finding;
    const advice = JSON.stringify([ruleId, accepted ?? fix]);
    if (accepted) lines.push(...(fixes.has(advice) ? [] : [paint.quiet(acceptanceLine(accepted, columns))]));
    else if (fix !== '' && !fixes.has(advice)) lines.push(fixLine(finding, options, columns, paint));
    fixes.add(advice);

    const nth = (told.get(finding.ruleId) ?? 0) + 1;
    told.set(finding.ruleId, nth);
    const more = (counts.get(finding.ruleId) ?? 0) - nth;
    if (nth === limit && more > 0) lines.push(paint.quiet(moreOfThisKind(columns.message, more, 'check')));
  }
  return lines;
}

function columnsOf(findings: readonly Finding[], width: number): Columns {
  const position = Math.max(5, highest(findings.map(({ location }) => positionText(location).length)));
  const message = 4 + position + 2 + severityWidth + 2;
  const messageWidth = messageWidthOf(
    findings.map((finding) => escapeLine(finding.message)),
    findings.map((finding) => idText(finding).length),
    message,
    width,
  );
  return { position, message, messageWidth, width };
}

function findingLine(finding: Finding, columns: Columns, paint: Paint): string {
  const place = `    ${positionText(finding.location).padStart(columns.position)}  `;
  const { severity: level, accepted } = finding;
  const severity = accepted
    ? paint.quiet(acceptedNames[accepted.by].padEnd(severityWidth))
    : paint[level](severityNames[level].padEnd(severityWidth));
  const message = escapeLine(finding.message);
  return `${place}${severity}  ${padded(message, columns.messageWidth)}  ${paint.quiet(idText(finding))}`;
}

function idText({ ruleId, state }: Finding): string {
  return `${escapeLine(ruleId)}${state === 'existing' ? ' (existing)' : ''}`;
}

function excerptLine(connectorPath: string, finding: Finding, { sourceLine }: TextOptions, columns: Columns): string | undefined {
  const { file, line, column } = finding.location;
  const source = line === undefined ? undefined : sourceLine?.(connectorPath, file, line);
  // A lone bracket tells nothing.
  if (source === undefined || !/[\p{L}\p{N}]/u.test(source)) return undefined;
  const before = columns.position + 6;
  const shown = escapeLine(excerpt(source, column ?? 1, Math.max(20, columns.width - before - 2)));
  return `${' '.repeat(before)}│ ${shown}`;
}

function acceptanceLine(accepted: Acceptance, columns: Columns): string {
  return `${' '.repeat(columns.message)}${escapeLine(acceptanceText(accepted))}`;
}

function fixLine(finding: Finding, { canFix, fixCall }: TextOptions, columns: Columns, paint: Paint): string {
  const fix = escapeLine(finding.fix);
  const start = `${' '.repeat(columns.position + 6)}${paint.good('fix')}${' '.repeat(severityWidth - 1)}`;
  if (!canFix?.(finding)) return `${start}${fix}`;
  const promise = fixCall?.isTried === false ? 'certify fix may do this' : 'certify fix can do this';
  return `${start}${padded(fix, columns.messageWidth)}  ${paint.quiet(promise)}`;
}
