import type { Rule } from '../../rules/define.ts';
import type { Example } from '../../rules/examples.ts';
import { escapeLine } from './escape.ts';
import { paintOf } from './paint.ts';

/** How a rule is explained in a terminal. */
export interface RuleOptions {
  /** ANSI colours; the caller knows the terminal and `NO_COLOR`. */
  readonly color?: boolean | undefined;
  /** Columns of the terminal; 100 when nobody says. */
  readonly width?: number | undefined;
}

/** More of an example than this is scrolled past. */
const mostExampleLines = 25;
const longestExampleLine = 160;

/** A rule as `certify explain` tells it: what must be so, why, how to fix it, a bad and a good example, and the facts about it. */
export function renderRule(rule: Rule, options: RuleOptions = {}): string {
  const paint = paintOf(options.color ?? false);
  const width = Math.max(40, options.width ?? 100);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[paint.strong(title), ...lines.map((line) => `  ${line}`)].join('\n')];
  const text = (words: string) => wrapped(escapeLine(words), width - 2);
  const facts = ruleFacts(rule);
  const longest = Math.max(...facts.map(([name]) => name.length));
  const factLines = (name: string, lines: readonly string[]) =>
    lines.map((line, index) => `${paint.quiet((index === 0 ? name : '').padEnd(longest))}  ${line}`);

  const blocks = [
    `${paint.strong(rule.id)}  ${paint[rule.severity](severityName(rule))}\n${wrapped(escapeLine(rule.summary), width).join('\n')}`,
    ...section('Why', text(rule.why)),
    ...section('How to fix', text(rule.fix)),
    ...section(exampleTitle('Bad', rule.invalid[0]), exampleLines(rule.invalid[0], rule.valid[0]).map(escapeLine)),
    ...section(exampleTitle('Good', rule.valid[0]), exampleLines(rule.valid[0], rule.invalid[0]).map(escapeLine)),
    facts.flatMap(([name, value]) => factLines(name, wrapped(escapeLine(value), width - longest - 2))).join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function exampleTitle(title: string, example: Example | undefined): string {
  return example ? `${title} (${escapeLine(example.name)})` : title;
}

/** What `info` findings are called where people read. */
export function severityName({ severity }: Pick<Rule, 'severity'>): string {
  return severity === 'info' ? 'hint' : severity;
}

/** The facts about a rule, each with its name; what is not known is left out. */
export function ruleFacts(rule: Rule): readonly (readonly [name: string, value: string])[] {
  const facts: (readonly [string, string | undefined])[] = [
    ['Severity', `${severityName(rule)}${rule.heuristic ? ' (a guess about language or style, so never an error)' : ''}`],
    ['Off by default', rule.isOffByDefault && 'it judges only where it is asked for (certify check --help)'],
    ['Codes', rule.codes.length === 0 ? undefined : rule.codes.join(', ')],
    ['Programmes', rule.programs.join(', ')],
    ['Enforced since', rule.since],
    ['Published', rule.published && publishedText(rule.published)],
    ['Source', rule.sources && rule.sources.length > 0 ? rule.sources.join('; ') : undefined],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function publishedText(published: NonNullable<Rule['published']>): string {
  const { certified, 'independent-publisher': independent } = published;
  return certified + independent === 0
    ? 'none of 500 certified and 324 independent publisher connectors of the public repository breaks it (2024-10)'
    : `${certified} of 500 certified and ${independent} of 324 independent publisher connectors of the public repository break it (2024-10)`;
}

/**
 * The lines of an example, each cut to what a page can show. Of a long one those from its start; where it is no other there than the
 * example it stands beside, those around the first difference. What is left out is told by a line of its own.
 */
export function exampleLines(example: Example | undefined, beside?: Example): readonly string[] {
  if (!example) return [];
  const lines = linesOf(example);
  if (lines.length <= mostExampleLines) return lines.map(cut);
  const others = beside ? linesOf(beside) : [];
  const difference = lines.findIndex((line, index) => line !== others[index]);
  const start = difference < mostExampleLines - linesAfterDifference ? 0 : difference - linesBeforeDifference;
  const isCutBefore = start > 0;
  const shown = lines.slice(start, start + mostExampleLines - (isCutBefore ? 2 : 1));
  return [...(isCutBefore ? ['…'] : []), ...shown.map(cut), ...(start + shown.length < lines.length ? ['…'] : [])];
}

const linesBeforeDifference = 6;
const linesAfterDifference = 4;

function linesOf(example: Example): string[] {
  return example.shown().replace(/\n+$/, '').split('\n');
}

function cut(line: string): string {
  return line.length <= longestExampleLine ? line : `${line.slice(0, longestExampleLine)}…`;
}

/** Breaks text between words; a word longer than a line stays whole. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
