import { escapeLine } from './escape.ts';
import { excerpt } from './excerpt.ts';
import { type Paint, paintOf } from './paint.ts';
import { moreOfThisKind, shownPerRule } from './text-parts.ts';
import { counted, highest } from './words.ts';

/** How an operation fared when it was tried. */
type Result = 'passed' | 'failed' | 'needs-runtime' | 'needs-real-backend' | 'not-safe-to-repeat';

/** An operation that was tried, with its place in the definition. */
interface TriedOperation {
  readonly id: string;
  readonly result: Result;
  /** Calls that were made, and those of them that were answered as promised. */
  readonly calls: number;
  readonly succeeded: number;
  /** One sentence without its full stop; null where it passed. From outside. */
  readonly sentence: string | null;
  readonly line: number;
  readonly column: number;
}

/** A connector whose operations were tried. */
export interface TriedConnector {
  readonly path: string;
  /** What stands behind the path: `certified, 2.1.0, 29 operations`. */
  readonly facts: string;
  /** The name of the definition's file. */
  readonly file: string;
  readonly operations: readonly TriedOperation[];
  /** The host that was called; undefined for the mock. */
  readonly host: string | undefined;
  /** Calls that are wrong and were refused. */
  readonly refused: number;
  /** How much undocumented behaviour the calls relied on. */
  readonly assumptions: number;
  readonly seconds: number;
}

export interface TriedOptions {
  readonly color: boolean;
  readonly width: number;
  /** Lists what is folded, and what passed. */
  readonly all: boolean;
  /** The line of the definition (1-based), for the excerpt. */
  readonly sourceLine: (line: number) => string | undefined;
}

const names: Readonly<Record<Result, string>> = {
  passed: 'passed',
  failed: 'failed',
  'needs-runtime': 'needs the runtime',
  'needs-real-backend': 'needs the service',
  'not-safe-to-repeat': 'not safe to repeat',
};

/** What was tried as people read it in a terminal: a line for each operation that did not pass, then what it comes to. */
export function renderTried(tried: TriedConnector, options: TriedOptions): string {
  const paint = paintOf(options.color);
  const shown = folded(options.all ? tried.operations : tried.operations.filter(({ result }) => result !== 'passed'), options.all);
  const lines = shown.length === 0 ? [] : [`${paint.strong(escapeLine(tried.path))}  ${paint.quiet(`(${escapeLine(tried.facts)})`)}`];
  if (shown.length > 0) lines.push(`  ${escapeLine(tried.file)}`, ...operationLines(shown, options, paint), '');
  lines.push(closingLine(tried, shown.length === 0, paint), ...notes(tried).map(paint.quiet));
  return `${lines.join('\n')}\n`;
}

interface Shown {
  readonly operation: TriedOperation;
  /** How many of its kind are left out after it. */
  readonly more: number;
}

/** Of those that did not pass for the same reason, the first ones. */
function folded(operations: readonly TriedOperation[], all: boolean): Shown[] {
  const kindOf = ({ result, sentence }: TriedOperation): string => JSON.stringify([result, sentence]);
  const counts = new Map<string, number>();
  for (const one of operations) counts.set(kindOf(one), (counts.get(kindOf(one)) ?? 0) + 1);
  const seen = new Map<string, number>();
  const most = all ? Number.POSITIVE_INFINITY : shownPerRule;
  return operations.flatMap((operation) => {
    const kind = kindOf(operation);
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    return nth > most ? [] : [{ operation, more: nth === most ? (counts.get(kind) ?? 0) - nth : 0 }];
  });
}

function operationLines(shown: readonly Shown[], { width, sourceLine }: TriedOptions, paint: Paint): string[] {
  const position = highest(shown.map(({ operation }) => positionOf(operation).length));
  const result = highest(shown.map(({ operation }) => names[operation.result].length));
  const seen = new Set<string>();
  return shown.flatMap(({ operation, more }) => {
    const { id, sentence, line, column } = operation;
    const name = names[operation.result].padEnd(result);
    const said = sentence === null ? `${operation.succeeded} calls` : `${sentence}.`;
    const lines = [
      `    ${positionOf(operation).padStart(position)}  ${painted(operation.result, name, paint)}  ${escapeLine(`${id}: ${said}`)}`,
    ];
    const source = operation.result === 'failed' ? sourceLine(line) : undefined;
    const before = ' '.repeat(position + 6);
    // The same line below several operations would tell nothing new.
    if (source !== undefined && /[\p{L}\p{N}]/u.test(source) && !seen.has(`${line}`))
      lines.push(paint.quiet(`${before}│ ${escapeLine(excerpt(source, column, Math.max(20, width - before.length - 2)))}`));
    seen.add(`${line}`);
    if (more > 0) lines.push(paint.quiet(moreOfThisKind(position + result + 8, more, 'test')));
    return lines;
  });
}

function painted(result: Result, name: string, paint: Paint): string {
  if (result === 'passed') return paint.good(name);
  return result === 'failed' ? paint.error(name) : paint.warning(name);
}

function positionOf({ line, column }: TriedOperation): string {
  return `${line}:${column}`;
}

function closingLine({ path, operations, host, seconds }: TriedConnector, isCalm: boolean, paint: Paint): string {
  const of = (result: Result): number => operations.filter((one) => one.result === result).length;
  const calls = operations.reduce((sum, one) => sum + one.calls, 0);
  const agree = host === undefined ? 'with their own definition' : `with ${escapeLine(host)}`;
  const others = (['failed', 'needs-runtime', 'needs-real-backend', 'not-safe-to-repeat'] as const)
    .filter((result) => of(result) > 0)
    .map((result) => painted(result, `${of(result)} ${words[result]}`, paint));
  const start = isCalm ? `${paint.good('pass')}  ${escapeLine(path)}  ` : '';
  const counts = `${of('passed')} of ${counted(operations.length, 'operation')} agree ${agree} (${counted(calls, 'call')})`;
  return `${start}${[counts, ...others].join(', ')} (${seconds.toFixed(2)} s).`;
}

const words: Readonly<Record<Exclude<Result, 'passed'>, string>> = {
  failed: 'failed',
  'needs-runtime': "need the platform's runtime",
  'needs-real-backend': 'need a real service',
  'not-safe-to-repeat': 'are not safe to repeat',
};

function notes({ host, refused, assumptions }: TriedConnector): string[] {
  return [
    ...(refused === 0 ? [] : [`${counted(refused, 'wrong call')} ${refused === 1 ? 'was' : 'were'} refused, as the definition says.`]),
    ...(assumptions === 0
      ? []
      : [`Calls relied on ${counted(assumptions, 'undocumented behaviour')} (certify test --format json lists them).`]),
    ...(host === undefined
      ? ['This shows only that the definition agrees with itself; certify test --against URL tries the service.']
      : []),
  ];
}
