import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/**
 * What a command took: seconds on the clock, seconds of the processor in user mode and in all (with the system's and those of the processes
 * it started, which Linux alone tells), and the peak of its own memory in megabytes.
 */
export interface StepCost {
  readonly seconds: number;
  readonly user: number;
  readonly processor: number;
  readonly peak: number;
}

/** Runs in the measured process: its own times and those of its children (fields 16 and 17 of /proc/self/stat, in hundredths). */
const tellsCost = `import { readFileSync } from 'node:fs';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  let children = 0;
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    children = (Number(fields[13]) + Number(fields[14])) * 1e4;
  } catch {}
  console.error('TOOK ' + maxRSS + ' ' + userCPUTime + ' ' + (userCPUTime + systemCPUTime + children));
});`;

/** Runs one command of the built command line in a process of its own. */
export function runStep(args: readonly string[], cwd: string, expected: readonly number[] = [0]): StepCost {
  const started = Date.now();
  const run = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(tellsCost)}`, cli, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (!expected.includes(run.status ?? -1))
    throw new Error(`certify ${args.join(' ')} ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  const [peak = 0, user = 0, processor = 0] = (/TOOK (\d+) (\d+) (\d+)/.exec(run.stderr) ?? []).slice(1).map(Number);
  return { seconds: (Date.now() - started) / 1000, user: user / 1e6, processor: processor / 1e6, peak: peak / 1024 };
}

/** Makes a folder a repository with one commit. */
export function commitFolder(folder: string): void {
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add connectors');
}
