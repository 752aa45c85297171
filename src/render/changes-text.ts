import type { DiffEntry, DiffReport } from '../change/diff-report.ts';
import { byOwner, majorText, notComparedText, valuesOf, verdictOf } from './change-words.ts';
import { escapeLine, escapeLineStart } from './escape.ts';
import { type Paint, paintOf } from './paint.ts';
import { messageWidthOf, moreOfThisKind, padded, shownPerRule } from './text-parts.ts';
import { highest, positionText } from './words.ts';

/** How a report of changes is shown in a terminal. */
export interface ChangesTextOptions {
  /** ANSI colours; the caller knows the terminal and `NO_COLOR`. */
  readonly color?: boolean | undefined;
  /** Columns of the terminal; 120 when nobody says. */
  readonly width?: number | undefined;
  /** Lists what is otherwise counted: repeated changes, and those that break nothing. */
  readonly all?: boolean | undefined;
}

interface Columns {
  readonly place: number;
  /** Where messages begin. */
  readonly message: number;
  readonly messageWidth: number;
  readonly width: number;
}

/**
 * What changed as people read it in a terminal: the verdict, what breaks by operation, the rest counted by kind. Ends with a newline;
 * holds no control character but newlines and, with `color`, our own colours.
 */
export function renderChangesText(report: DiffReport, options: ChangesTextOptions = {}): string {
  const paint = paintOf(options.color ?? false);
  const breaking = report.changes.filter((change) => change.breaking);
  const others = report.changes.filter((change) => !change.breaking);
  const { word, rest } = verdictOf(report);
  const blocks = [`${paint.strong(report.breaking ? paint.error(word) : paint.good(word))}${rest}`];
  const [major, notCompared] = [majorText(report), notComparedText(report)];
  if (major !== '') blocks.push(escapeLine(major));
  if (notCompared !== '') blocks.push(paint.warning(escapeLine(notCompared)));
  if (breaking.length > 0) blocks.push(list(breaking, options, paint).join('\n'));
  if (others.length > 0) {
    const title = `${paint.strong(`Other changes: ${others.length}`)}${options.all ? '' : paint.quiet(' (certify diff --all lists them)')}`;
    blocks.push([title, ...(options.all ? list(others, options, paint) : kinds(others, paint))].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

function list(changes: readonly DiffEntry[], options: ChangesTextOptions, paint: Paint): string[] {
  const groups = foldedGroups(changes, options.all ? Number.POSITIVE_INFINITY : shownPerRule);
  const columns = columnsOf(
    groups.flat().map(({ change }) => change),
    options.width ?? 120,
  );
  const fixes = new Set<string>();
  return groups.flatMap((group) =>
    group.flatMap(({ change, more }, index) => [
      ...(index === 0 ? [`  ${ownerText(change)}`] : []),
      ...changeLines(change, fixes, columns, paint),
      ...(more > 0 ? [paint.quiet(moreOfThisKind(columns.message, more, 'diff'))] : []),
    ]),
  );
}

interface Shown {
  readonly change: DiffEntry;
  /** How many of its kind are left out after it. */
  readonly more: number;
}

/** The changes by operation, so many of each kind. */
function foldedGroups(changes: readonly DiffEntry[], most: number): Shown[][] {
  const left = new Map<string, number>();
  for (const { ruleId } of changes) left.set(ruleId, (left.get(ruleId) ?? 0) + 1);
  const told = new Map<string, number>();
  return byOwner(changes).map((group) =>
    group.flatMap((change): Shown[] => {
      const nth = (told.get(change.ruleId) ?? 0) + 1;
      told.set(change.ruleId, nth);
      return nth > most ? [] : [{ change, more: nth === most ? (left.get(change.ruleId) ?? 0) - nth : 0 }];
    }),
  );
}

function columnsOf(changes: readonly DiffEntry[], width: number): Columns {
  const place = highest(changes.map((change) => placesText(change).length));
  const message = 4 + place + 2;
  const messageWidth = messageWidthOf(
    changes.map((change) => escapeLineStart(change.message)),
    changes.map((change) => idText(change).length),
    message,
    width,
  );
  return { place, message, messageWidth, width };
}

function changeLines(change: DiffEntry, fixes: Set<string>, columns: Columns, paint: Paint): string[] {
  const indent = ' '.repeat(columns.message);
  const message = padded(escapeLineStart(change.message), columns.messageWidth);
  const lines = [`    ${placesText(change).padStart(columns.place)}  ${message}  ${paint.quiet(idText(change))}`];
  const values = valuesOf(change, (columns.width - columns.message - 4) >> 1);
  if (values !== undefined) lines.push(paint.quiet(`${indent}${escapeLine(values.old)} -> ${escapeLine(values.now)}`));
  // The same advice again and again would only push the next change off the screen.
  const advice = JSON.stringify([change.ruleId, change.fix]);
  if (change.fix !== '' && !fixes.has(advice)) lines.push(`${indent}${paint.good('fix')}  ${escapeLine(change.fix)}`);
  fixes.add(advice);
  return lines;
}

function ownerText({ operation, location: { file } }: DiffEntry): string {
  if (operation !== null) return `operation ${escapeLine(operation)}`;
  return file === '.' ? 'the folder' : escapeLineStart(file);
}

/** Lines and columns in the older version and in the newer one. */
function placesText({ previous, location }: DiffEntry): string {
  return [positionText(previous), positionText(location)].filter((text) => text !== '').join(' -> ');
}

function idText({ ruleId, sensitive }: DiffEntry): string {
  return `${escapeLine(ruleId)}${sensitive === null ? '' : ' (sensitive)'}`;
}

/** A line for each kind of change, those that need approval first, then the most frequent, each with the first of its changes. */
function kinds(changes: readonly DiffEntry[], paint: Paint): string[] {
  const byRule = new Map<string, DiffEntry[]>();
  for (const change of changes) {
    const group = byRule.get(change.ruleId);
    if (group) group.push(change);
    else byRule.set(change.ruleId, [change]);
  }
  const rows = [...byRule.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ first, count: more.length + 1, id: idText(first) }],
  );
  const isSensitive = ({ first }: (typeof rows)[number]): number => (first.sensitive === null ? 0 : 1);
  rows.sort((a, b) => isSensitive(b) - isSensitive(a) || b.count - a.count || (a.id < b.id ? -1 : 1));
  const countWidth = highest(rows.map(({ count }) => String(count).length));
  const idWidth = highest(rows.map(({ id }) => id.length));
  return rows.map(
    ({ first, count, id }) =>
      `  ${String(count).padStart(countWidth)}  ${paint.quiet(id.padEnd(idWidth))}  ${count === 1 ? '' : 'such as: '}${escapeLine(first.message)}`,
  );
}
