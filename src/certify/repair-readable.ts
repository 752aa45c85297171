import { jsonFileOf } from './proposal.ts';
import { namesAfter, type Plan, plansByFile, type State } from './repair-plan.ts';

/** True when every file that could be read still can, with no new slip. */
export function isReadable(before: State, after: State, plans: readonly Plan[]): boolean {
  const nameOf = namesAfter(plans);
  return [...plansByFile(plans).keys()].every((file) => {
    const old = jsonFileOf(before.connector, file);
    const json = jsonFileOf(after.connector, nameOf(file));
    const problems = (one: typeof old) => (one ? one.syntaxProblems.length + one.duplicateKeys.length : 0);
    return old?.value === undefined || (json?.value !== undefined && problems(json) <= problems(old));
  });
}
