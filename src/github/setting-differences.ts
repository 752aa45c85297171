import { catalogBranch, type ExpectedSettings, requiredCheck } from './expected-settings.ts';
import type { ActualSettings, BypassActor, Readable, Ruleset, RulesetRule, SettingChange } from './repository-settings.ts';

/** Something that is not as expected, in one sentence, and the way out in another. */
export interface Difference {
  /** `unseen`: the token may not read it, so that nobody knows. */
  readonly kind: 'differs' | 'unseen';
  readonly sentence: string;
  readonly wayOut: string;
  /** What would repair it; undefined where only a person can. */
  readonly change?: SettingChange | undefined;
}

/** What is not as expected, in the order in which it is best repaired: the store's branch before the rules that close it. */
export function settingDifferences(actual: ActualSettings, expected: ExpectedSettings): readonly Difference[] {
  return [
    ...catalogDifferences(actual),
    ...rulesetDifferences(actual, expected),
    ...environmentDifferences(actual, expected),
    ...actionsDifferences(actual, expected),
    ...labelDifferences(actual, expected),
  ];
}

const bySetup = 'certify github setup repairs it.';

function catalogDifferences({ catalogTip }: ActualSettings): readonly Difference[] {
  return seen(catalogTip, 'whether there is a branch catalog', (tip) =>
    tip === undefined ? [differs(`There is no branch ${catalogBranch} for the store.`, { kind: 'catalog-branch' })] : [],
  );
}

function rulesetDifferences({ rulesets }: ActualSettings, expected: ExpectedSettings): readonly Difference[] {
  return seen(rulesets, 'the rulesets', (there) =>
    expected.rulesets.flatMap((wanted) => {
      const found = there.find(({ name }) => name === wanted.name);
      if (found === undefined) return [differs(`There is no ruleset '${wanted.name}'.`, { kind: 'ruleset', ruleset: wanted })];
      const [problems, merged] = compareRuleset(found, wanted);
      const change: SettingChange = { kind: 'ruleset', ruleset: merged };
      const differences = problems.map((problem) => differs(`The ruleset '${wanted.name}' ${problem}`, change));
      return found.bypass === undefined ? [...differences, unseen(`who may pass the ruleset '${wanted.name}'`, adminsToken)] : differences;
    }),
  );
}

/** What is missing in a ruleset, and the ruleset as it should be: rules that a repository has beyond the expected stay. */
function compareRuleset(found: Ruleset, wanted: Ruleset): readonly [readonly string[], Ruleset] {
  const problems: string[] = [];
  if (found.enforcement !== wanted.enforcement) problems.push(`is not in force (${JSON.stringify(found.enforcement)}).`);
  if (!sameSet(found.include, wanted.include) || !sameSet(found.exclude, wanted.exclude)) problems.push('is for other branches.');
  if (found.bypass !== undefined && !sameSet(found.bypass.map(actorText), (wanted.bypass ?? []).map(actorText)))
    problems.push(
      `may be passed by ${found.bypass.map(actorText).join(', ') || 'nobody'}; expected is ${(wanted.bypass ?? []).map(actorText).join(', ') || 'nobody'}.`,
    );
  const hasQueue = found.rules.some(({ type }) => type === 'merge_queue');
  const rules = wanted.rules.map((rule) =>
    mergedRule(
      found.rules.find(({ type }) => type === rule.type),
      rule,
      hasQueue,
    ),
  );
  for (const { rule, problem } of rules) if (problem !== undefined) problems.push(`${problem.replace('RULE', `rule '${rule.type}'`)}`);
  const others = found.rules.filter(({ type }) => wanted.rules.every((rule) => rule.type !== type));
  return [problems, { ...wanted, id: found.id, rules: [...rules.map(({ rule }) => rule), ...others] }];
}

interface MergedRule {
  readonly rule: RulesetRule;
  readonly problem: string | undefined;
}

function mergedRule(found: RulesetRule | undefined, wanted: RulesetRule, hasQueue: boolean): MergedRule {
  if (found === undefined) return { rule: wanted, problem: 'lacks the RULE.' };
  const parameters: Record<string, unknown> = { ...found.parameters };
  const wrong: string[] = [];
  for (const [name, value] of Object.entries(wanted.parameters ?? {})) {
    // A merge queue tests what it merges, so that a branch need not be up to date before.
    if (name === 'strict_required_status_checks_policy' && hasQueue) continue;
    const there = parameters[name];
    if (isAsStrict(name, there, value)) continue;
    wrong.push(name);
    parameters[name] = name === 'required_status_checks' ? [...withoutOurCheck(there), ...(value as readonly unknown[])] : value;
  }
  const rule = found.parameters === undefined && wanted.parameters === undefined ? wanted : { ...found, parameters };
  return { rule, problem: wrong.length === 0 ? undefined : `has a RULE that is not as strict as expected (${wrong.join(', ')}).` };
}

/** Stricter than expected is fine: more approvals, or more checks. */
function isAsStrict(name: string, there: unknown, wanted: unknown): boolean {
  if (typeof wanted === 'number') return typeof there === 'number' && there >= wanted;
  if (name === 'required_status_checks') return (wanted as readonly unknown[]).every((check) => isAmong(check, there));
  // Asking for less of this than a repository does loosens nothing.
  return wanted === false || there === wanted;
}

function isAmong(check: unknown, there: unknown): boolean {
  const text = checkText(check);
  return Array.isArray(there) && there.some((one: unknown) => checkText(one) === text);
}

/** The checks that others are required by; one of our name from any other source would count for nothing, or for a forger. */
function withoutOurCheck(there: unknown): readonly unknown[] {
  return Array.isArray(there) ? there.filter((one: { readonly context?: unknown }) => one.context !== requiredCheck) : [];
}

function checkText(check: unknown): string {
  const { context, integration_id: app } = check as { readonly context?: unknown; readonly integration_id?: unknown };
  return JSON.stringify([context, app ?? null]);
}

function actorText({ actor_id, actor_type, bypass_mode }: BypassActor): string {
  return `${actor_type === 'Integration' ? 'App' : actor_type} ${actor_id ?? ''} (${bypass_mode})`;
}

function environmentDifferences({ environments, isPrivate }: ActualSettings, expected: ExpectedSettings): readonly Difference[] {
  return seen(environments, 'the environments', (there) =>
    expected.environments.flatMap((wanted) => {
      const found = there.find(({ name }) => name === wanted.name);
      if (found !== undefined && found.branches !== null && sameSet(found.branches, wanted.branches ?? [])) return [];
      const what =
        found === undefined
          ? `There is no environment '${wanted.name}'.`
          : `The environment '${wanted.name}' gives its secrets to ${found.branches === null ? 'jobs of every branch' : `other branches (${found.branches.join(', ') || 'none'})`}.`;
      const note = isPrivate ? ' Private repositories have them on paid plans alone: see docs/adopt.md.' : '';
      return [differs(`${what}${note}`, { kind: 'environment', environment: wanted })];
    }),
  );
}

function actionsDifferences({ actions, workflowToken }: ActualSettings, expected: ExpectedSettings): readonly Difference[] {
  const wanted = expected.actions;
  return [
    ...seen(actions, 'which actions may run', (there) => {
      const patterns = there.selected?.patterns ?? [];
      const problems = [
        ...(there.isEnabled ? [] : ['GitHub Actions is switched off.']),
        ...(there.allowed === 'selected' || !there.isEnabled ? [] : ['Actions of every owner may run.']),
        ...(there.allowed === 'selected' && !there.selected?.isGithubOwned ? ["GitHub's own actions may not run."] : []),
        ...(there.selected?.isVerified ? ['Actions of every verified creator may run.'] : []),
        ...(there.requiresPins ? [] : ['Actions that are not pinned to a commit may run.']),
        ...(wanted.selected?.patterns ?? [])
          .filter((one) => !patterns.includes(one))
          .map((one) => `${one} may not run, and a workflow uses it.`),
      ];
      const selected = wanted.selected && { ...wanted.selected, patterns: [...new Set([...patterns, ...wanted.selected.patterns])] };
      return problems.map((problem) => differs(problem, { kind: 'actions', policy: { ...wanted, selected } }));
    }),
    ...seen(workflowToken, "what a workflow's token may do", (there) => {
      const change: SettingChange = { kind: 'workflow-token', policy: expected.workflowToken };
      return [
        ...(there.permissions === 'read' ? [] : [differs('Tokens of workflows that say nothing may write.', change)]),
        ...(there.mayApprove ? [differs('Workflows may approve pull requests.', change)] : []),
      ];
    }),
  ];
}

function labelDifferences({ labels }: ActualSettings, expected: ExpectedSettings): readonly Difference[] {
  return seen(labels, 'the labels', (there) =>
    expected.labels.flatMap((label) => {
      const found = there.find(({ name }) => name.toLowerCase() === label.name.toLowerCase());
      return found === undefined ? [differs(`There is no label '${label.name}'.`, { kind: 'label', label })] : [];
    }),
  );
}

function differs(sentence: string, change: SettingChange): Difference {
  return { kind: 'differs', sentence, wayOut: bySetup, change };
}

const adminsToken = "Run certify doctor with an administrator's token in GITHUB_TOKEN to see it.";

function unseen(what: string, wayOut: string): Difference {
  return { kind: 'unseen', sentence: `The token may not see ${what}.`, wayOut };
}

function seen<T>(read: Readable<T>, what: string, compare: (value: T) => readonly Difference[]): readonly Difference[] {
  return 'value' in read
    ? compare(read.value)
    : [{ kind: 'unseen', sentence: `Nobody can say ${what}: ${read.unreadable}`, wayOut: adminsToken }];
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
