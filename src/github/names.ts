import type { StageName } from '../change/stages.ts';

/** The check that a branch asks for: the conclusion of the whole. */
export const wholeCheck = 'certify';

/** One more check for each stage, for people. */
export const stageChecks: Readonly<Record<StageName, string>> = {
  files: 'certify / files',
  rules: 'certify / rules',
  changes: 'certify / changes',
  ownership: 'certify / ownership',
};

/** The first line of the one comment that tells the verdict. Others can write it too, so it counts only in a comment of our own. */
export const verdictMarker = '<!-- connector-certification:verdict -->';

/** The second line of that comment: the head that it judges, for programs. */
export function headLine(head: string): string {
  return `<!-- head ${head} -->`;
}

/** Labels are a view of the state, and never read as a part of it. */
export const labels = {
  pass: 'certify: pass',
  changes: 'certify: needs changes',
  approval: 'certify: waiting for approval',
} as const;

/** Labels that say what the gate saw: it takes away those that hold no longer, and no other. */
export const gateLabels: readonly string[] = Object.values(labels);

/** Labels that say what became of a merged pull request. */
export const lifeLabels = {
  preview: 'certify: preview',
  public: 'certify: public',
  held: 'certify: held',
} as const;

/** How the branches of a merge queue begin that is for this branch. */
export function queuePrefix(branch: string): string {
  return `gh-readonly-queue/${branch}/`;
}
