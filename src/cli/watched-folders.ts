import { lstatSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isObject, type JsonValue } from '../connector/json-value.ts';
import { marksConnector } from '../io/disk.ts';
import type { FoundConnector } from '../io/find-connectors.ts';
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

const skipped = new Set(['node_modules', 'dist']);

/** The folders of connectors that were found below `roots`, those they were found by, and those of their settings. */
export function watchedFolders(
  roots: readonly string[],
  found: readonly FoundConnector[],
  { config, ruleset }: JudgeOptions,
  cwd: string,
): WatchedFolders {
  const connectors = new Map(found.map((one) => [one.absolutePath, one]));
  const folders = new Set<string>();
  const ownerOf = new Map<string, FoundConnector>();
  for (const one of found)
    for (const folder of foldersBelow(one.absolutePath, (name) => name === '.git')) {
      folders.add(folder);
      ownerOf.set(folder, one);
    }
  const searched = new Set(
    roots.flatMap((root) => foldersBelow(root, (name, path) => connectors.has(path) || name.startsWith('.') || skipped.has(name))),
  );
  for (const folder of searched) folders.add(folder);
  // Around them, only a few names mean something: a root that comes back, and settings.
  const named = new Map<string, Set<string>>();
  const name = (path: string): void => {
    const folder = dirname(path);
    named.set(folder, (named.get(folder) ?? new Set()).add(path));
    folders.add(folder);
  };
  for (const root of roots) for (let path = root; path !== dirname(path); path = dirname(path)) name(path);
  for (const parent of new Set(found.map(({ absolutePath }) => dirname(absolutePath)))) {
    for (let folder = parent; ; folder = dirname(folder)) {
      for (const one of [configurationName, waiversName, '.git']) name(join(folder, one));
      if (folder === dirname(folder) || lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined) break;
    }
  }
  const rulesetParents = new Set<string>();
  const rulesets = found.length === 0 ? [] : rulesetFolders(found, config === undefined ? undefined : resolve(cwd, config));
  for (const folder of [...rulesets, ...(ruleset === undefined ? [] : [dirname(resolve(cwd, ruleset))])]) {
    folders.add(folder);
    rulesetParents.add(folder);
  }
  if (config !== undefined) name(resolve(cwd, config));
  const isFolder = ({ folder, name: entry }: Hint): boolean =>
    entry === undefined || folders.has(join(folder, entry)) || isThereAsFolder(join(folder, entry));
  return {
    folders,
    isFolder,
    meaningOf: (hint) => {
      const { folder, name: entry } = hint;
      const owner = ownerOf.get(folder);
      if (owner !== undefined) return owner;
      if (entry === undefined || named.get(folder)?.has(join(folder, entry))) return 'elsewhere';
      // Of what else is saved beside connectors, only these can make another result.
      const isRead = marksConnector(entry) || (rulesetParents.has(folder) && /\.(?:ya?ml|json|[cm]?js)$/i.test(entry));
      if (isRead) return 'elsewhere';
      const isSearched = searched.has(folder) && !entry.startsWith('.') && !skipped.has(entry);
      return isSearched && isFolder(hint) ? 'elsewhere' : undefined;
    },
  };
}

/** The folders of the rulesets that configurations name, and those below, from which they may take others. */
function rulesetFolders(found: readonly FoundConnector[], config: string | undefined): readonly string[] {
  const parents = new Set(found.map(({ absolutePath }) => dirname(absolutePath)));
  const folders = [...parents].map((parent) => settingsFolderOf(join(parent, 'any'))).filter((folder) => folder !== undefined);
  const files = config === undefined ? [...new Set(folders)].map((folder) => join(folder, configurationName)) : [config];
  return files.flatMap((file) =>
    rulesetsIn(file).flatMap((path) => {
      const folder = resolve(dirname(file), dirname(path));
      const isBelow = `${folder}${sep}`.startsWith(`${dirname(file)}${sep}`);
      return isBelow ? foldersBelow(folder, (name) => name.startsWith('.') || skipped.has(name)) : [];
    }),
  );
}

/** What is wrong with a configuration is told by those who judge. */
function rulesetsIn(file: string): readonly string[] {
  try {
    const value: JsonValue = JSON.parse(readFileSync(file, 'utf8'));
    const named = isObject(value) ? value['rulesets'] : undefined;
    return Array.isArray(named) ? named.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function isThereAsFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
