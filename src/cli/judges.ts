import { basename, resolve } from 'node:path';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { type RepositoryJudge, repositoryJudgeOf } from '../certify/repository-judge.ts';
import { type FoundConnector, idsBelow } from '../io/find-connectors.ts';
import { loadFacts } from '../io/load-facts.ts';
import { loadSettings, noSettings } from '../io/load-settings.ts';
import { readPlainFile } from '../io/plain-file.ts';
import { factsOf, factsTogether, type JudgeFacts } from './judge-facts.ts';
import { settingsFolders } from './settings-folders.ts';
import type { Terminal } from './terminal.ts';
import { rulesDigest } from './version.ts';

/** What a call says about how to judge. */
export interface JudgeOptions {
  /** A configuration to take instead of that of the repository. */
  readonly config?: string | undefined;
  /** True to take none. */
  readonly 'no-config'?: boolean | undefined;
  /** A Spectral ruleset on top. */
  readonly ruleset?: string | undefined;
  /** True to look for misspelt words, whatever the configuration says. */
  readonly spelling?: boolean | undefined;
}

/** Who judges each connector of a call: several roots may lie in several repositories. */
export interface Judges {
  readonly assigned: readonly { readonly one: FoundConnector; readonly judge: RepositoryJudge }[];
  /** The judges, each once, in the order in which their connectors were found. */
  readonly distinct: readonly RepositoryJudge[];
  /** All rules that may find something, each once. */
  readonly rules: readonly Rule[];
  /** What is said of all of them: one digest, and a line for each configuration that changes severities. */
  readonly facts: JudgeFacts;
  /** What maintainers should know about waivers, after everything was judged. */
  readonly notices: () => readonly string[];
}

/** Reads the settings of each repository that holds one of the connectors, once. A mistake in any of them is a `UserError`. */
export async function judgesFor(
  found: readonly FoundConnector[],
  options: JudgeOptions,
  terminal: Pick<Terminal, 'cwd' | 'now'>,
): Promise<Judges> {
  const folderOf = settingsFolders(options, terminal.cwd);
  const rules = Object.values(index);
  const now = terminal.now();
  const named = await namedRuleset(options.ruleset, terminal);
  const asked = options.spelling ? [index.textSpelling.id] : [];
  const assigned: { readonly one: FoundConnector; readonly judge: RepositoryJudge }[] = [];
  const judges = new Map<string | undefined, RepositoryJudge>();
  const name = options.config && basename(options.config);
  for (const one of found) {
    const folder = folderOf(one);
    const known = judges.get(folder);
    if (known !== undefined) {
      assigned.push({ one, judge: known });
      continue;
    }
    const settings =
      folder === undefined ? noSettings : await loadSettings((path) => readPlainFile(folder, path), { rules, now, name, named });
    const judge = await repositoryJudgeOf(rules, settings, {
      now,
      rulesDigest,
      named,
      asked,
      loadFacts,
      others: () => ({ ids: folder === undefined ? new Set() : idsBelow(folder), areAllJudged: false }),
    });
    judges.set(folder, judge);
    assigned.push({ one, judge });
  }
  const all = [...judges.values()];
  return {
    assigned,
    distinct: all,
    rules: [...new Map(all.flatMap((judge) => judge.rules.map((rule) => [rule.id, rule]))).values()],
    facts: factsTogether(
      [...judges].map(([folder, judge]) => ({ folder, facts: factsOf(judge) })),
      { cwd: terminal.cwd, config: name },
    ),
    notices: () => all.flatMap((judge) => judge.notices()),
  };
}

/** The ruleset that `--ruleset` names; Spectral is loaded only when somebody brings rules of their own. */
export async function namedRuleset(file: string | undefined, terminal: Pick<Terminal, 'cwd'>) {
  if (file === undefined) return undefined;
  const { loadTeamRuleset } = await import('../io/load-ruleset.ts');
  return await loadTeamRuleset(resolve(terminal.cwd, file));
}
