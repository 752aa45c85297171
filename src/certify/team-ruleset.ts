import type { Rule, Severity } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import { isObject } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import { overrideProblem } from './configuration.ts';
import type { Finding } from './finding.ts';

/** What a team's ruleset asks for: other severities for our rules, and rules of its own. */
export interface TeamRuleset {
  readonly overrides: SeverityOverrides;
  /** The ids of the team's own rules, inherited ones included. */
  readonly ids: ReadonlySet<string>;
  /** SHA-256 over the files it is made of; of a program, over the first of them. */
  readonly digest: string;
  /** What the team's own rules find in a connector's definition. Throws a `UserError` when a rule of the ruleset itself breaks. */
  readonly judge: (connector: Connector) => Promise<readonly Finding[]>;
}

/** New severities for our rules, by id: `off` leaves the rule out, `on` leaves it as it is. */
export type SeverityOverrides = ReadonlyMap<string, Severity | 'off' | 'on'>;

/** The rules with a team's severities; the order stays, and what is `off` is gone, as is what is off by default and has none. */
export function applyOverrides(rules: readonly Rule[], overrides: SeverityOverrides): readonly Rule[] {
  return rules.flatMap((rule) => {
    const asked = overrides.get(rule.id) ?? (rule.isOffByDefault ? 'off' : 'on');
    if (asked === 'off') return [];
    return [asked === 'on' ? rule : { ...rule, severity: asked }];
  });
}

/** A ruleset as its file holds it, before or after names became functions. */
export interface RulesetObject {
  readonly [member: string]: unknown;
}

/** A ruleset without what it says about our rules; `own` is `undefined` when nothing else is left. */
export interface SplitRuleset {
  readonly overrides: SeverityOverrides;
  readonly own: RulesetObject | undefined;
}

/**
 * Takes the severities of our rules out of a ruleset: Spectral does not know our ids. `isInherited` tells which ids come from a ruleset
 * that this one extends; any other id that has nothing but a severity is a `UserError`, and so is a severity that a rule of ours may not get.
 */
export function splitRuleset(
  ruleset: RulesetObject,
  ours: ReadonlyMap<string, Rule>,
  isInherited: (id: string) => boolean,
  file: string,
): SplitRuleset {
  const overrides = new Map<string, Severity | 'off' | 'on'>();
  const rules: [string, unknown][] = [];
  const named = ruleset['rules'] ?? {};
  if (!isObject(named)) throw new UserError(`${file}: 'rules' is no object.`);
  for (const [id, asked] of Object.entries(named)) {
    if (!ours.has(id)) {
      if (typeof asked !== 'object' && !isInherited(id))
        throw new UserError(`${file}: there is no rule '${id}' to give the severity '${asked}'.`);
      rules.push([id, asked]);
      continue;
    }
    const severity = typeof asked === 'string' || typeof asked === 'boolean' ? severities.get(asked) : undefined;
    if (severity === undefined) {
      throw new UserError(
        `${file}: '${id}' is a rule of certify; give it one of off, error, warn, info, hint, true or false, or give your own rule another id.`,
      );
    }
    const problem = overrideProblem(id, severity, ours);
    if (problem !== undefined) throw new UserError(`${file}: ${problem}`);
    overrides.set(id, severity);
  }
  for (const override of Array.isArray(ruleset['overrides']) ? ruleset['overrides'] : []) {
    const id = Object.keys(isObject(override) && isObject(override['rules']) ? override['rules'] : {}).find((name) => ours.has(name));
    if (id !== undefined)
      throw new UserError(`${file}: '${id}' is a rule of certify; set its severity under 'rules', not under 'overrides'.`);
  }
  const { rules: _, ...rest } = ruleset;
  const hasOwn = rules.length > 0 || rest['extends'] !== undefined || rest['overrides'] !== undefined;
  if (!hasOwn && overrides.size === 0) throw new UserError(`${file} asks for nothing: it has neither rules nor severities.`);
  return { overrides, own: hasOwn ? { ...rest, rules: Object.fromEntries(rules) } : undefined };
}

/** Spectral's words for severities. */
const severities: ReadonlyMap<string | boolean, Severity | 'off' | 'on'> = new Map<string | boolean, Severity | 'off' | 'on'>([
  ['error', 'error'],
  ['warn', 'warning'],
  ['info', 'info'],
  ['hint', 'info'],
  ['off', 'off'],
  [false, 'off'],
  [true, 'on'],
]);
