import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { limits } from '../connector/limits.ts';
import { UserError } from '../connector/user-error.ts';
import type { ReadFile } from './plain-file.ts';

/** Where the YAML and JSON files of a ruleset are read from. */
export interface RulesetFiles {
  /** The file that `name` means in the ruleset at `from`. A `UserError` when it is not there, or outside of the first one's folder. */
  readonly locate: (name: string, from: string) => Promise<string>;
  /** The bytes of a file of at most `limits.fileBytes`; a `UserError` when it is none. */
  readonly read: (path: string) => Promise<Uint8Array>;
}

/** True for the name of a ruleset that is data: YAML or JSON. Any other one is a program. */
export function isDataRuleset(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}

/** Files of a folder on disk, read where links lead inside of it. */
export function filesOnDisk(folder: string): RulesetFiles {
  return {
    locate: async (name, from) => {
      const target = await realpath(resolve(dirname(from), name)).catch((cause: unknown) => {
        throw new UserError(`${from} extends '${name}', which is not there.`, { cause });
      });
      if (!target.startsWith(join(folder, sep))) throw outside(from, name);
      return target;
    },
    read: async (path) => {
      const facts = await stat(path);
      if (!facts.isFile() || facts.size > limits.fileBytes)
        throw new UserError(`${path} is no ruleset: it is not a file of at most ${limits.fileBytes} bytes.`);
      return await readFile(path);
    },
  };
}

/** Files of a repository below the ruleset at `path`; `where` says in sentences who names it. */
export function filesOfRepository(path: string, where: string, readFile: ReadFile): RulesetFiles {
  const folder = posix.dirname(path);
  const read = async (wanted: string): Promise<Uint8Array> => {
    const bytes = await readFile(wanted).catch((cause: unknown) => {
      throw cause instanceof UserError ? new UserError(`${where}: ${cause.message}`, { cause }) : cause;
    });
    if (bytes === undefined) throw new UserError(`${where}: there is no file '${wanted}' in the repository.`);
    return bytes;
  };
  const locate = async (name: string, from: string): Promise<string> => {
    const wanted = posix.join(posix.dirname(from), name);
    const isBelow = folder === '.' ? !/^(?:\.\.)?\//.test(wanted) : wanted.startsWith(`${folder}/`);
    if (!isBelow) throw outside(from, name);
    return wanted;
  };
  return { locate, read };
}

function outside(from: string, name: string): UserError {
  return new UserError(`${from} extends '${name}', which is outside the ruleset's folder.`);
}
