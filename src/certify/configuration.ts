import type { Rule, Severity } from '../../rules/define.ts';
import { parseCheckedJson } from '../connector/checked-json.ts';
import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import schema from './certification.schema.json' with { type: 'json' };
import { protectionOf } from './protected-rules.ts';

/** How a repository wants its connectors judged: the part of `certification.json` that is not about promotion. */
export interface Configuration {
  /** New severities of rules, by id. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Spectral rulesets of the repository, in the order given. */
  readonly rulesets: readonly RulesetPath[];
  /** Words that the spelling rules take for right. */
  readonly words: readonly string[];
  /** The branch that submissions go to. */
  readonly baseBranch: string | undefined;
}

/** A ruleset that a configuration names. */
export interface RulesetPath {
  /** From the configuration's folder, with slashes, never leading out of it. */
  readonly path: string;
  /** Where it is named, as `certification.json: line 3, column 5`. */
  readonly where: string;
}

/** What is in force without the file. */
export const noConfiguration: Configuration = { rules: new Map(), rulesets: [], words: [], baseBranch: undefined };

interface ConfigurationFile {
  readonly rules?: { readonly [ruleId: string]: Severity | 'off' };
  readonly rulesets?: readonly string[];
  readonly spelling?: { readonly words?: readonly string[] };
  readonly baseBranch?: string;
}

/**
 * Reads how to judge from `certification.json`, called `name` in sentences; `rules` are those it may speak of. The whole file is held
 * against its schema, so that no mistake in it waits until somebody promotes. What is wrong is a `UserError` with line and column.
 */
export function parseConfiguration(name: string, bytes: Uint8Array, rules: readonly Rule[]): Configuration {
  const { value, whereIs } = parseCheckedJson<ConfigurationFile>(name, bytes, schema);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const severities = new Map<string, Severity | 'off'>(Object.entries(value.rules ?? {}));
  for (const [id, severity] of severities) {
    const problem = overrideProblem(id, severity, known);
    if (problem !== undefined) throw new UserError(`${whereIs(['rules', id])}: ${problem}`);
  }
  return {
    rules: severities,
    rulesets: (value.rulesets ?? []).map((path, index) => ({ path, where: whereIs(['rulesets', index]) })),
    words: value.spelling?.words ?? [],
    baseBranch: value.baseBranch,
  };
}

/** Why a rule of ours may not get this severity, in a sentence; `undefined` when it may. */
export function overrideProblem(id: string, severity: Severity | 'off' | 'on', rules: ReadonlyMap<string, Rule>): string | undefined {
  const rule = rules.get(id);
  if (rule === undefined) return unknownRule(id, rules.keys());
  const subject = protectionOf(id);
  if (subject === undefined || severity === 'on' || rank[severity] >= rank[rule.severity]) return undefined;
  return `'${id}' is a rule about ${subject}: it is neither switched off nor lowered, and stays ${rule.severity}.`;
}

/** What is said of an id that no rule has. */
export function unknownRule(id: string, ids: Iterable<string>): string {
  const near = nearNames(id, ids);
  return `there is no rule '${id}'.${near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ' See docs/rules.md for all of them.'}`;
}

const rank = { off: 0, info: 1, warning: 2, error: 3 } as const;
