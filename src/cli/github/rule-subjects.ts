import * as index from '../../../rules/index.ts';

const subjects = new Map<string, string>(Object.values(index).map(({ id, subject }) => [id, subject]));

/** The subject of a rule of ours; `undefined` for one of a team's own. */
export function subjectOf(ruleId: string): string | undefined {
  return subjects.get(ruleId);
}
