import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { programFolders } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { marksConnector, namesIn } from '../io/disk.ts';
import { openResultCache, type ResultCache } from '../io/result-cache.ts';
import { escapeLine } from '../render/escape.ts';
import type { Terminal } from './terminal.ts';

/** What a call says about keeping results. */
export interface CacheOptions {
  /** The folder to keep them in. */
  readonly cache?: string | undefined;
  readonly 'no-cache': boolean;
}

/** All entries together; a value of the largest published connector has 3 MB. */
const limits = { bytes: 256 * 2 ** 20, valueBytes: 32 * 2 ** 20 };

/** The results that earlier checks kept, and where. */
export interface OpenCache {
  readonly cache: ResultCache;
  readonly folder: string;
}

/**
 * Opens what a call keeps results in; undefined where none are used. Whoever can write them decides what a check says: in a pipeline,
 * where that may be a stranger's job, they are used only where the call names their folder.
 */
export function openCache(
  { cache: named, 'no-cache': isOff }: CacheOptions,
  terminal: Pick<Terminal, 'cwd' | 'variable' | 'now' | 'err'>,
): OpenCache | undefined {
  if (named !== undefined && isOff) throw new UserError('--cache and --no-cache exclude each other.');
  if (named === '') throw new UserError('--cache needs the name of a folder.');
  const folder = named === undefined ? ownFolder(terminal.variable) : resolve(terminal.cwd, named);
  if (isOff || folder === undefined) return undefined;
  if (named !== undefined) refuseInRepository(folder);
  const cache = openResultCache(folder, limits, terminal.now);
  if (!('problem' in cache)) return { cache, folder };
  if (named !== undefined) throw new UserError(`--cache needs a folder of your own: ${cache.problem}.`);
  terminal.err(`No results are kept: ${escapeLine(cache.problem)} (--no-cache does without).\n`);
  return undefined;
}

/**
 * What a repository commits belongs to whoever clones it, and so would results that it brings: they are kept outside of repositories, and
 * outside of connectors, whose content they would be.
 */
function refuseInRepository(folder: string): void {
  for (let path = realWay(folder); path !== dirname(path); path = dirname(path)) {
    const names = namesIn(path);
    const isConnector = names.some(marksConnector) || Object.hasOwn(programFolders, basename(dirname(path)));
    if (isConnector || names.includes('.git'))
      throw new UserError(
        `--cache needs a folder outside of repositories and connectors, which could bring results of their own: '${path}' is one.`,
      );
  }
}

/** A path without links, as far as it is there. */
function realWay(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path === dirname(path) ? path : join(realWay(dirname(path)), basename(path));
  }
}

/** Opens it once more, in another thread. */
export function openFolder(folder: string, now: () => Date): ResultCache | undefined {
  const cache = openResultCache(folder, limits, now);
  return 'problem' in cache ? undefined : cache;
}

/** The user's own folder for what can be made again; undefined where there is none, and in a pipeline. */
function ownFolder(variable: Terminal['variable']): string | undefined {
  if (['CI', 'GITHUB_ACTIONS', 'TF_BUILD'].some((name) => !['false', '0'].includes(variable(name) ?? 'false'))) return undefined;
  const base = variable('XDG_CACHE_HOME') ?? variable('LOCALAPPDATA');
  // The rules of XDG: a path that is not absolute counts as none.
  if (base !== undefined && resolve(base) === base) return join(base, 'connector-certification');
  const home = variable('HOME');
  return home === undefined || resolve(home) !== home ? undefined : join(home, '.cache', 'connector-certification');
}
