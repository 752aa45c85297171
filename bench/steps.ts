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
  console.error('\\nTOOK ' + maxRSS + ' ' + userCPUTime + ' ' + (userCPUTime + systemCPUTime + children));
});`;
const cost = /\nTOOK (\d+) (\d+) (\d+)\n/;

/** What a command told, beside its cost. */
export interface RunCommand extends StepCost {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command of the built command line in a process of its own, which may end with any status. */
export function runCommand(args: readonly string[], cwd: string): RunCommand {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(tellsCost)}`, cli, ...args],
    { cwd, encoding: 'utf8', maxBuffer: 1e9 },
  );
  const unknown = Number.POSITIVE_INFINITY;
  const [peak = unknown, user = unknown, processor = unknown] = (cost.exec(stderr) ?? []).slice(1).map(Number);
  return {
    status: status ?? -1,
    out: stdout,
    err: stderr.replace(cost, ''),
    seconds: (Date.now() - started) / 1000,
    user: user / 1e6,
    processor: processor / 1e6,
    peak: peak / 1024,
  };
}

/** Runs a command that has to end with one of these. */
export function runStep(args: readonly string[], cwd: string, expected: readonly number[] = [0]): StepCost {
  const { status, err, seconds, user, processor, peak } = runCommand(args, cwd);
  if (!expected.includes(status)) throw new Error(`certify ${args.join(' ')} ended with ${status}: ${err.slice(0, 2000)}`);
  return { seconds, user, processor, peak };
}

/** Makes a folder a repository with one commit. */
export function commitFolder(folder: string): void {
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add connectors');
}
