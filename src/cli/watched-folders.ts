import { basename, dirname, join, resolve, sep } from 'node:path';
import { isObject, type JsonValue } from '../connector/json-value.ts';
import { factsOf, isSearched, marksConnector } from '../io/disk.ts';
import type { FoundConnector } from '../io/find-connectors.ts';
import { readPlainFile } from '../io/plain-file.ts';
import { isDataRuleset } from '../io/ruleset-files.ts';
import { configurationName, settingsFolderOf, waiversName } from '../io/settings-folder.ts';
import { foldersBelow, type Hint } from '../io/watch-folders.ts';
import type { JudgeOptions } from './judges.ts';

/** What a check depends on, as folders to watch. */
export interface WatchedFolders {
  readonly folders: ReadonlySet<string>;
  /** The connector that a hint is about, `elsewhere` for what connectors and settings are found by, undefined for what means nothing. */
  readonly meaningOf: (hint: Hint) => FoundConnector | 'elsewhere' | undefined;
  /** True when a hint is about a folder that came, went or is another one. */
  readonly isFolder: (hint: Hint) => boolean;
}

/** The folders of connectors that were found below `roots`, those they were found by, and those of their settings. */
export async function watchedFolders(
  roots: readonly string[],
  found: readonly FoundConnector[],
  { config, ruleset }: JudgeOptions,
  cwd: string,
): Promise<WatchedFolders> {
  // This waits; what is listed after it is watched before anybody else has a turn.
  const named = found.length === 0 ? [] : await namedRulesets(found, config === undefined ? undefined : resolve(cwd, config));
  const rulesets = ruleset === undefined ? named : [...named, { path: resolve(cwd, ruleset), isAlone: true }];
  const connectors = new Map(found.map((one) => [one.absolutePath, one]));
  const folders = new Set<string>();
  const ownerOf = new Map<string, FoundConnector>();
  for (const one of found)
    for (const folder of foldersBelow(one.absolutePath, (name) => name === '.git')) {
      folders.add(folder);
      ownerOf.set(folder, one);
    }
  const searched = new Set(roots.flatMap((root) => foldersBelow(root, (name, path) => connectors.has(path) || !isSearched(name))));
  for (const folder of searched) folders.add(folder);
  // Around them, only a few names mean something: a root that comes back, and settings.
  const names = new Map<string, Set<string>>();
  const name = (path: string): void => {
    const folder = dirname(path);
    names.set(folder, (names.get(folder) ?? new Set()).add(path));
    folders.add(folder);
  };
  // Whatever of its way goes and comes back: up to the repository, as far as settings are searched too.
  const nameWay = (to: string): void => {
    for (let path = to; path !== dirname(path); path = dirname(path)) {
      name(path);
      if (isThere(join(path, '.git'))) break;
    }
  };
  for (const root of roots) nameWay(root);
  for (const parent of new Set(found.map(({ absolutePath }) => dirname(absolutePath)))) {
    for (let folder = parent; ; folder = dirname(folder)) {
      for (const one of [configurationName, waiversName, '.git']) name(join(folder, one));
      if (folder === dirname(folder) || isThere(join(folder, '.git'))) break;
    }
  }
  const rulesetParents = new Set<string>();
  for (const { path, isAlone } of rulesets) {
    nameWay(path);
    const parent = dirname(path);
    for (const folder of isAlone ? [parent] : foldersBelow(parent, (one) => !isSearched(one))) {
      folders.add(folder);
      rulesetParents.add(folder);
    }
  }
  if (config !== undefined) nameWay(resolve(cwd, config));
  const isFolder = ({ folder, name: entry }: Hint): boolean =>
    entry === undefined || folders.has(join(folder, entry)) || isThereAsFolder(join(folder, entry));
  return {
    folders,
    isFolder,
    meaningOf: (hint) => {
      const { folder, name: entry } = hint;
      const owner = ownerOf.get(folder);
      if (owner !== undefined) return owner;
      if (entry === undefined || names.get(folder)?.has(join(folder, entry))) return 'elsewhere';
      // Of what else is saved beside connectors, only these can make another result.
      const isRead = marksConnector(entry) || (rulesetParents.has(folder) && (isDataRuleset(entry) || /\.[cm]?js$/i.test(entry)));
      if (isRead) return 'elsewhere';
      return searched.has(folder) && isSearched(entry) && isFolder(hint) ? 'elsewhere' : undefined;
    },
  };
}

/** A ruleset to watch; one that is not alone may take others from the folders below its own. */
interface WatchedRuleset {
  readonly path: string;
  readonly isAlone: boolean;
}

/** The rulesets that configurations name, as far as they lie below them. */
async function namedRulesets(found: readonly FoundConnector[], config: string | undefined): Promise<readonly WatchedRuleset[]> {
  const parents = new Set(found.map(({ absolutePath }) => dirname(absolutePath)));
  const folders = [...parents].map((parent) => settingsFolderOf(join(parent, 'any'))).filter((folder) => folder !== undefined);
  const files = config === undefined ? [...new Set(folders)].map((folder) => join(folder, configurationName)) : [config];
  const all = await Promise.all(
    files.map(async (file) => (await rulesetsIn(file)).map((one) => ({ path: resolve(dirname(file), one), top: dirname(file) }))),
  );
  return all.flat().flatMap(({ path, top }) => (path.startsWith(`${top}${sep}`) ? [{ path, isAlone: false }] : []));
}

/** What is wrong with a configuration is told by those who judge. */
async function rulesetsIn(file: string): Promise<readonly string[]> {
  try {
    const bytes = await readPlainFile(dirname(file), basename(file));
    const value: JsonValue = JSON.parse(new TextDecoder().decode(bytes));
    const named = isObject(value) ? value['rulesets'] : undefined;
    return Array.isArray(named) ? named.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function isThere(path: string): boolean {
  return factsOf(path) !== undefined;
}

function isThereAsFolder(path: string): boolean {
  return factsOf(path)?.isDirectory() ?? false;
}
