import type { Rule } from '../../rules/define.ts';
import { noConfiguration, parseConfiguration } from '../certify/configuration.ts';
import type { Settings } from '../certify/repository-judge.ts';
import type { TeamRuleset } from '../certify/team-ruleset.ts';
import { parseWaivers } from '../certify/waivers.ts';
import { UserError } from '../connector/user-error.ts';
import type { ReadFile } from './plain-file.ts';
import { configurationName, waiversName } from './settings-folder.ts';

/** What is in force where nothing is set. */
export const noSettings: Settings = { configuration: noConfiguration, rulesets: [], waivers: [] };

/** What settings may speak of. */
export interface SettingsFacts {
  readonly rules: readonly Rule[];
  readonly now: Date;
  /** A configuration of another name, which must be there. */
  readonly name?: string | undefined;
  /** A ruleset that is judged as well, though no configuration names it: its rules have waivers too. */
  readonly named?: TeamRuleset | undefined;
}

/**
 * Reads `certification.json`, the rulesets it names, and `waivers.json`, from the top of a repository. What is wrong with any of them is a
 * `UserError`.
 */
export async function loadSettings(file: ReadFile, { rules, now, name = configurationName, named }: SettingsFacts): Promise<Settings> {
  const [configured, waived] = [await file(name), await file(waiversName)];
  if (configured === undefined && name !== configurationName) throw new UserError(`There is no configuration '${name}'.`);
  const configuration = configured === undefined ? noConfiguration : parseConfiguration(name, configured, rules);
  const rulesets: TeamRuleset[] = [];
  for (const ruleset of configuration.rulesets) {
    const { loadRepositoryRuleset } = await import('./load-ruleset.ts');
    rulesets.push(await loadRepositoryRuleset(ruleset, file, rules));
  }
  const teams = named === undefined ? rulesets : [...rulesets, named];
  const ruleIds = new Set([...rules.map(({ id }) => id), ...teams.flatMap(({ ids }) => [...ids])]);
  return { configuration, rulesets, waivers: waived === undefined ? [] : parseWaivers(waiversName, waived, { ruleIds, now }) };
}
