import { type SimpleGit, simpleGit } from 'simple-git';

/** Runs git on one repository, whatever the folder, the environment and the user's own repositories are. */
export interface Plumbing {
  /** What git prints for these arguments. */
  readonly text: (args: readonly string[], options?: PlumbingOptions) => Promise<string>;
  /** The bytes of blobs, in the order asked; `undefined` for an id that names none. */
  readonly blobs: (ids: readonly string[]) => Promise<(Uint8Array | undefined)[]>;
}

interface PlumbingOptions {
  /** What git reads from its standard input. */
  readonly input?: Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
}

const inherited = ['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR'];
const ours = [
  'GIT_DIR',
  'GIT_INDEX_FILE',
  'GIT_AUTHOR_NAME',
  'GIT_AUTHOR_EMAIL',
  'GIT_AUTHOR_DATE',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
  'GIT_COMMITTER_DATE',
];

/**
 * Set for every call, because a repository's own configuration is a stranger's: git runs no program that it names, fetches nothing,
 * takes no folder that was merely committed for a repository, and reads neither the user's nor the machine's configuration.
 */
const forcedConfig = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'log.showSignature=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
];
const forcedEnvironment = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  // In a container the repository often belongs to somebody else; git may read it all the same, as it runs nothing of it.
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  // Stronger than `protocol.<name>.allow` of the repository: a partial clone must not fetch what it lacks.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  // What stands under an id is what it names: a clone may hold replacements and invented parents.
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** The one place that makes a git client: run in an existing folder, deaf to whatever configures git. */
export function gitIn(folder: string, { input, environment }: PlumbingOptions = {}): SimpleGit {
  const surroundings = Object.fromEntries(
    inherited.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  return simpleGit({
    baseDir: folder,
    config: forcedConfig,
    allowEnvironment: [...ours, ...Object.keys(forcedEnvironment)],
    // What these options guard against is set here to switch it off.
    unsafe: {
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafeProtocolOverride: true,
      allowUnsafeTemplateDir: true,
    },
    ...(input && { input: () => Buffer.from(input) }),
  }).env({ ...surroundings, ...environment, ...forcedEnvironment });
}

/** Plumbing for the repository at `gitFolder`, run in the existing folder `workFolder`. */
export function plumbingOf(gitFolder: string, workFolder: string): Plumbing {
  const git = ({ input, environment }: PlumbingOptions): SimpleGit =>
    gitIn(workFolder, { ...(input && { input }), environment: { ...environment, GIT_DIR: gitFolder } });
  return {
    text: (args, options = {}) => git(options).raw([...args]),
    blobs: (ids) => readBlobs(workFolder, ids, { GIT_DIR: gitFolder }),
  };
}

/** The bytes of blobs of the repository that a folder lies in, in the order asked, by one process; `undefined` for an id that names none. */
export async function readBlobs(
  folder: string,
  ids: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<(Uint8Array | undefined)[]> {
  if (ids.length === 0) return [];
  const input = new TextEncoder().encode(`${ids.join('\n')}\n`);
  return parseBatch(await gitIn(folder, { input, environment }).binaryCatFile(['--batch']), ids.length);
}

/** The answers of `git cat-file --batch`: a line `<id> <type> <size>`, the bytes, a line feed; or `<id> missing`. */
function parseBatch(output: Buffer, count: number): (Uint8Array | undefined)[] {
  const blobs: (Uint8Array | undefined)[] = [];
  let at = 0;
  while (blobs.length < count) {
    const end = output.indexOf(0x0a, at);
    if (end === -1) throw new Error(`git cat-file answered ${blobs.length} of ${count} objects.`);
    const [, type, size] = output.toString('utf8', at, end).split(' ');
    at = end + 1;
    if (type === 'missing' || size === undefined) {
      blobs.push(undefined);
      continue;
    }
    const length = Number.parseInt(size, 10);
    blobs.push(type === 'blob' ? new Uint8Array(output.subarray(at, at + length)) : undefined);
    at += length + 1;
  }
  return blobs;
}
