import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Rule } from '../../rules/define.ts';
import { noConfiguration, parseConfiguration } from '../certify/configuration.ts';
import type { Settings } from '../certify/repository-judge.ts';
import type { TeamRuleset } from '../certify/team-ruleset.ts';
import { parseWaivers } from '../certify/waivers.ts';
import { programFolders } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import type { ReadFile } from './plain-file.ts';

const configurationName = 'certification.json';
const waiversName = 'waivers.json';

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

/**
 * The folder whose settings hold for a connector folder: the nearest above it with a `certification.json` or `waivers.json`, as far as its
 * git repository reaches. The programmes' own folders are skipped, because submissions put files there; a repository may bear such a name.
 */
export function settingsFolderOf(connectorFolder: string): string | undefined {
  let folder = dirname(connectorFolder);
  for (let child = connectorFolder; folder !== child; child = folder, folder = dirname(folder)) {
    const isTop = isThere(join(folder, '.git'));
    if (!isTop && Object.hasOwn(programFolders, basename(folder))) continue;
    if ([configurationName, waiversName].some((name) => isThere(join(folder, name)))) return folder;
    if (isTop) return undefined;
  }
  return undefined;
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
