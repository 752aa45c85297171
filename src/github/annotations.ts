import type { PlacedFinding, Stage, StageName } from '../change/stages.ts';
import { newFirst } from '../change/stages.ts';
import type { CheckRun } from './github.ts';

type Annotations = CheckRun['annotations'];

/** As many are made for a pull request: all findings are in the report. */
const mostAnnotations = 200;

const levels = { error: 'failure', warning: 'warning', info: 'notice' } as const;

/**
 * The annotations of each stage's check: new findings at their lines, errors of all stages first, as far as there is room. `plain` makes a
 * stranger's text one line of visible characters. What is about the submission or a folder as a whole has no line, and is in the summary.
 */
export function annotationsOf(
  stages: readonly Stage[],
  plain: (text: string, most: number) => string,
): ReadonlyMap<StageName, Annotations> {
  const stageOf = new Map(stages.flatMap(({ name, findings }) => findings.map((one) => [one, name] as const)));
  const placed = newFirst(stages.flatMap(({ findings }) => findings)).filter(hasLine);
  const found = new Map<StageName, Annotations[number][]>(stages.map(({ name }) => [name, []]));
  for (const one of placed.slice(0, mostAnnotations)) {
    const { folder, finding } = one;
    const name = stageOf.get(one);
    if (name === undefined) continue;
    found.get(name)?.push({
      path: folder === '.' ? finding.location.file : `${folder}/${finding.location.file}`,
      line: finding.location.line ?? 1,
      level: levels[finding.severity],
      title: plain(finding.ruleId, 200),
      message: `${plain(finding.message, 2000)}\n${plain(`Fix: ${finding.fix}`, 2000)}`,
    });
  }
  return found;
}

/** GitHub keeps annotations of a check for paths it can show: one whose name is no plain text is told in the summary. */
function hasLine({ folder, finding }: PlacedFinding): boolean {
  const { file } = finding.location;
  return file !== '.' && file !== folder && !/[\u0000-\u001f\u007f\ufffd]/.test(`${folder}/${file}`);
}
