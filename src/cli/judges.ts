import { hash } from 'node:crypto';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { type RepositoryJudge, repositoryJudgeOf } from '../certify/repository-judge.ts';
import { UserError } from '../connector/user-error.ts';
import { type FoundConnector, idsBelow } from '../io/find-connectors.ts';
import { loadFacts } from '../io/load-facts.ts';
import { loadSettings, noSettings, settingsFolderOf } from '../io/load-settings.ts';
import { readPlainFile } from '../io/plain-file.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
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
  /** One digest for all. */
  readonly digest: string;
  /** A line for each configuration that changes severities; empty when none does. */
  readonly changes: string;
  /** What maintainers should know about waivers, after everything was judged. */
  readonly notices: () => readonly string[];
}

/** Reads the settings of each repository that holds one of the connectors, once. A mistake in any of them is a `UserError`. */
export async function judgesFor(
  found: readonly FoundConnector[],
  options: JudgeOptions,
  terminal: Pick<Terminal, 'cwd' | 'now'>,
): Promise<Judges> {
  if (options.config !== undefined && options['no-config']) throw new UserError('--config and --no-config exclude each other.');
  const config = options.config === undefined ? undefined : resolve(terminal.cwd, options.config);
  const rules = Object.values(index);
  const now = terminal.now();
  const named = await namedRuleset(options.ruleset, terminal);
  const asked = options.spelling ? [index.textSpelling.id] : [];
  const assigned: { readonly one: FoundConnector; readonly judge: RepositoryJudge }[] = [];
  const judges = new Map<string | undefined, RepositoryJudge>();
  const lines: string[] = [];
  const folderOf = foldersOf(options, config);
  for (const one of found) {
    const folder = folderOf(one);
    const known = judges.get(folder);
    if (known !== undefined) {
      assigned.push({ one, judge: known });
      continue;
    }
    const name = config && basename(config);
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
    const change = describeChanges(judge.changes);
    if (folder !== undefined && change !== '')
      lines.push(
        `${escapeLine(relative(terminal.cwd, join(folder, name ?? 'certification.json')))}: ${change} (--no-config ignores it).\n`,
      );
  }
  const all = [...judges.values()];
  return {
    assigned,
    distinct: all,
    rules: [...new Map(all.flatMap((judge) => judge.rules.map((rule) => [rule.id, rule]))).values()],
    digest: together(all.map(({ digest }) => digest)),
    changes: lines.join(''),
    notices: () => all.flatMap((judge) => judge.notices()),
  };
}

/** Where the settings of connectors are; the folders around them, which most share, are searched once. */
function foldersOf(options: JudgeOptions, config: string | undefined): (one: FoundConnector) => string | undefined {
  if (options['no-config']) return () => undefined;
  if (config !== undefined) return () => dirname(config);
  const known = new Map<string, string | undefined>();
  return ({ absolutePath }) => {
    const parent = dirname(absolutePath);
    if (!known.has(parent)) known.set(parent, settingsFolderOf(absolutePath));
    return known.get(parent);
  };
}

/** The ruleset that `--ruleset` names; Spectral is loaded only when somebody brings rules of their own. */
export async function namedRuleset(file: string | undefined, terminal: Pick<Terminal, 'cwd'>) {
  if (file === undefined) return undefined;
  const { loadTeamRuleset } = await import('../io/load-ruleset.ts');
  return await loadTeamRuleset(resolve(terminal.cwd, file));
}

function describeChanges({ off, on, other }: RepositoryJudge['changes']): string {
  const parts = [
    ...(off > 0 ? [`${counted(off, 'rule')} off`] : []),
    ...(on > 0 ? [`${counted(on, 'rule')} on`] : []),
    ...(other > 0 ? [`${counted(other, 'rule')} with another severity`] : []),
  ];
  return parts.join(', ');
}

function together(digests: readonly string[]): string {
  const distinct = [...new Set(digests)].sort();
  const [first = rulesDigest] = distinct;
  return distinct.length < 2 ? first : `sha256:${hash('sha256', distinct.join(), 'hex')}`;
}
