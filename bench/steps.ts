import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** What a command took: seconds on the clock and of the processor, and the peak of its memory in megabytes. */
interface StepCost {
  readonly seconds: number;
  readonly user: number;
  readonly peak: number;
}

/** Runs one command of the built command line in a process of its own. */
export function runStep(args: readonly string[], cwd: string, expected: readonly number[] = [0]): StepCost {
  const started = Date.now();
  const told = `process.on('exit', () => { const { maxRSS, userCPUTime } = process.resourceUsage(); console.error('TOOK ' + maxRSS + ' ' + userCPUTime); });`;
  const run = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(told)}`, cli, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (!expected.includes(run.status ?? -1))
    throw new Error(`certify ${args.join(' ')} ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  const [, peak, user] = /TOOK (\d+) (\d+)/.exec(run.stderr) ?? [];
  return { seconds: (Date.now() - started) / 1000, user: Number(user ?? 0) / 1e6, peak: Number(peak ?? 0) / 1024 };
}

/** Makes a folder a repository with one commit. */
export function commitFolder(folder: string): void {
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add connectors');
}
