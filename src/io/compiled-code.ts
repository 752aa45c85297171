import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** Loads the CommonJS files of a folder, and keeps what V8 made of them. */
export interface CompiledCode {
  /** What a file of the folder exports. It is run when it is asked for the first time. */
  readonly load: (name: string) => unknown;
  /** Writes what V8 compiled of the loaded files until now, functions included, for the next process of this Node. */
  readonly keep: () => void;
}

/**
 * Compiling its code takes a third of what a check of one connector costs beyond an empty process. What was kept lies in `.compiled` beside
 * the code: who may write there may write the program. It is used for the file that it was made of, told by size and time, since V8
 * compares no more than lengths; V8 refuses what another version of it or other flags made. Without it a file is compiled as usual.
 * The files call `__import` for what they import late; `importModule` answers.
 */
export function compiledCode(folder: string, importModule: (name: string) => Promise<unknown>): CompiledCode {
  const outside = createRequire(join(folder, 'chunks.cjs'));
  const modules = new Map<string, { exports: unknown }>();
  const scripts = new Map<string, Script>();

  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const file = join(folder, name);
    const module = { exports: {} };
    modules.set(name, module);
    const script = new Script(
      `'use strict';(function (exports, require, module, __filename, __dirname, __import) { ${readFileSync(file, 'utf8')}\n})`,
      {
        filename: file,
        cachedData: bytesOf(keptFile(folder, name)),
      },
    );
    scripts.set(name, script);
    script.runInThisContext()(module.exports, requireFrom, module, file, folder, importModule);
    return module.exports;
  };
  const requireFrom = (name: string): unknown => (name.startsWith('./') ? load(name.slice(2)) : outside(name));

  return {
    load,
    keep: () => {
      rmSync(join(folder, keptFolder), { recursive: true, force: true });
      mkdirSync(join(folder, keptFolder));
      for (const [name, script] of scripts) {
        const kept = keptFile(folder, name);
        // Another process may be reading: it finds all of it or nothing.
        writeFileSync(`${kept}.new`, script.createCachedData());
        renameSync(`${kept}.new`, kept);
      }
    },
  };
}

const keptFolder = '.compiled';

function keptFile(folder: string, name: string): string {
  const { size, mtimeMs } = statSync(join(folder, name));
  return join(folder, keptFolder, `${name}-${size}-${Math.trunc(mtimeMs)}-${process.version}-${process.arch}`);
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
