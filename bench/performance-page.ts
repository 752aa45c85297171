import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withMarkedPart } from '../build/marked-part.ts';
import { type Measured, ratios, spread, type Usage } from './measured.ts';
import { machine, today } from './scale-page.ts';

/** A ratio or figure that has a goal. */
export interface Goal {
  readonly what: string;
  readonly values: readonly number[];
  readonly goal: number;
  readonly unit?: string;
}

/** A goal about two contenders of one figure. */
export function ratioGoal(what: string, a: Measured | undefined, b: Measured | undefined, figure: keyof Usage, goal: number): Goal[] {
  return a === undefined || b === undefined ? [] : [{ what, values: ratios(a, b, figure), goal }];
}

/** The median, with the range where rounds differ in what is shown. */
function shown(values: readonly number[], digits: number): string {
  const { median, least, most } = spread(values);
  const [low, high] = [least.toFixed(digits), most.toFixed(digits)];
  return low === high ? low : `${median.toFixed(digits)} (${low} to ${high})`;
}

/** A table of processes. */
export function processTable(title: string, measured: readonly Measured[]): string {
  const rows = measured.map(({ name, usages }) => {
    const of = (figure: keyof Usage, digits: number): string =>
      shown(
        usages.map((usage) => usage[figure]),
        digits,
      );
    return `| ${name} | ${of('user', 2)} | ${of('wall', 2)} | ${of('peak', 0)} |\n`;
  });
  return `| ${title} | user s | wall s | peak MB |\n|---|--:|--:|--:|\n${rows.join('')}\n`;
}

/** The table of goals: what was measured beside what it should be. */
export function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ what, values, goal, unit = '' }) => {
    const digits = goal >= 100 ? 0 : goal < 1 ? 3 : 2;
    const verdict = spread(values).median <= goal ? 'yes' : 'no';
    return `| ${what} | ${shown(values, digits)}${unit} | ${goal}${unit} | ${verdict} |\n`;
  });
  return `| goal | measured | at most | reached |\n|---|--:|--:|---|\n${rows.join('')}\n`;
}

/** On what and when it was measured. */
export function circumstances(
  connectors: number,
  { rounds, floorsRounds, roundsOfOne }: { readonly rounds: number; readonly floorsRounds: number; readonly roundsOfOne: number },
): string {
  const more = `of checks in floors ${floorsRounds}, each between two floors; of one connector ${roundsOfOne}`;
  return `${connectors} published connectors; ${machine()}, ${today()}; median of ${rounds} rounds (${more}); least and most in brackets.\n\n`;
}

const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));
const marks = ['<!-- npm run bench writes from here -->', '<!-- to here -->'] as const;

/** Puts the tables in their place of docs/performance.md. */
export function writePerformancePage(tables: string): void {
  writeFileSync(page, withMarkedPart(readFileSync(page, 'utf8'), page, marks, `${tables.trim()}\n\n`));
}
