import { execFileSync } from 'node:child_process';

const fixed = {
  GIT_AUTHOR_NAME: 'A Publisher',
  GIT_AUTHOR_EMAIL: 'publisher@fabrikam.com',
  GIT_AUTHOR_DATE: '2026-11-01T10:00:00Z',
  GIT_COMMITTER_NAME: 'A Publisher',
  GIT_COMMITTER_EMAIL: 'publisher@fabrikam.com',
  GIT_COMMITTER_DATE: '2026-11-01T10:00:00Z',
  // The machine's own configuration must not decide a test.
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

/** Runs the real git in a folder and answers with what it printed. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    env: { ...process.env, ...fixed },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Makes the folder a repository and commits what is in it; answers with the commit. */
export function commitAll(folder: string, subject = 'Add connectors'): string {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', subject);
  return git(folder, 'rev-parse', 'HEAD');
}
