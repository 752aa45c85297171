import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { definesOf } from '../../build/defines.ts';
import { certifierDigest, rulesDigest, version } from '../../src/cli/version.ts';
import { buildInto } from './built-package.ts';

/** What the build sets is set before: the sources run as they are, in a process of their own. */
const built = Object.entries(definesOf({ version, rules: rulesDigest, certifier: certifierDigest }))
  .map(([name, value]) => `globalThis.${name}=${value};`)
  .join('');
const top = join(import.meta.dirname, '../..');
const before = [
  '--import',
  `data:text/javascript,${encodeURIComponent(built)}`,
  '--import',
  import.meta.resolve('tsx'),
  join(top, 'src/cli.ts'),
];

/** As in a pipeline: the results that whoever runs the tests keeps are neither read nor written. */
const surroundings = { ...process.env, CI: 'true' };

/** The command line as a program and its arguments, from wherever it is started. */
export const certifyProgram: readonly string[] = [process.execPath, ...before];

/** Runs the command line in a process of its own; throws when it does not end with 0. */
export function runCertify(args: readonly string[], environment: Readonly<Record<string, string>> = {}): string {
  return execFileSync(process.execPath, [...before, ...args], { cwd: top, env: { ...surroundings, ...environment }, encoding: 'utf8' });
}

/** Starts the command line in a process of its own. */
export function startCertify(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...before, ...args], { cwd: top, env: surroundings, stdio: 'ignore' });
}

/** Builds the command line as it is published, into a folder, and answers with its file: threads of it cannot run the sources. */
export async function builtCertify(folder: string): Promise<string> {
  await buildInto(folder, ['cli.js', 'cli-main.cjs']);
  symlinkSync(join(top, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'cli.js');
}
