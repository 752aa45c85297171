import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** Runs one command of the built command line in a process of its own: what it took, and the peak of its memory in megabytes. */
export function runStep(args: readonly string[], cwd: string): { readonly seconds: number; readonly peak: number } {
  const started = Date.now();
  const told = `process.on('exit', () => console.error('PEAK ' + process.resourceUsage().maxRSS));`;
  const run = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(told)}`, cli, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (run.status !== 0) throw new Error(`certify ${args.join(' ')} ended with ${run.status}: ${run.stderr.slice(0, 2000)}`);
  return { seconds: (Date.now() - started) / 1000, peak: Number(/PEAK (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024 };
}

/** Makes a folder a repository with one commit. */
export function commitFolder(folder: string): void {
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', ...args], { cwd: folder });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Add connectors');
}
