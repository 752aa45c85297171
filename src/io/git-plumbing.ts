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
  /** Another repository that this one call may talk to; without it git reaches none. */
  readonly remote?: Remote;
  /** Ends git, whose call then fails. */
  readonly abort?: AbortSignal;
}

/** A repository elsewhere: its address, the one protocol to reach it by, and the header that opens it. */
export interface Remote {
  readonly url: string;
  /** Plain `http` is for a server on this machine alone. */
  readonly protocol: 'file' | 'https' | 'http';
  /** Handed to git by its environment and for this address alone: neither in arguments nor in addresses, which others can see. */
  readonly authorization?: string | undefined;
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
  // Run by a shell where a repository borrows the objects of another one.
  'core.alternateRefsCommand=true',
];
/** For a call that talks to another repository: no helper is asked for a password, no redirect followed, nothing tidied up behind it. */
const remoteConfig = [
  'credential.helper=',
  'http.followRedirects=false',
  'gc.auto=0',
  'maintenance.auto=false',
  'push.followTags=false',
  'push.gpgSign=false',
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
export function gitIn(folder: string, { input, environment, remote, abort }: PlumbingOptions = {}): SimpleGit {
  const names = remote === undefined ? inherited : [...inherited, ...inheritedByRemote];
  const surroundings = Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  return simpleGit({
    baseDir: folder,
    config: remote === undefined ? forcedConfig : [...forcedConfig, ...remoteConfig, `protocol.${remote.protocol}.allow=always`],
    allowEnvironment: [...ours, ...inheritedByRemote, ...Object.keys(forcedEnvironment), ...headerNames],
    // What these options guard against is set here to switch it off.
    unsafe: {
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeCredentialHelper: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeHooksPath: true,
      allowUnsafePack: true,
      allowUnsafeProtocolOverride: true,
      allowUnsafeTemplateDir: true,
    },
    ...(abort && { abort }),
    ...(input && { input: () => Buffer.from(input.buffer, input.byteOffset, input.byteLength) }),
  }).env({ ...surroundings, ...environment, ...forcedEnvironment, ...(remote && reaching(remote)) });
}

/** What a company's network needs to be passed through; of no use to a call that reaches nobody. */
const inheritedByRemote = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];
const headerNames = ['GIT_CONFIG_KEY_1', 'GIT_CONFIG_VALUE_1'];

/**
 * What runs on the other side of a repository on this machine: nothing that its configuration or its `hooks` folder names. A host that is
 * reached by https runs its own hooks, as its own user.
 */
export function packProgram(service: 'receive-pack' | 'upload-pack', { protocol }: Remote): readonly string[] {
  if (protocol !== 'file') return [];
  const settings = [
    'core.hooksPath=/dev/null',
    'core.alternateRefsCommand=true',
    'core.fsmonitor=false',
    'receive.autogc=false',
    'gc.auto=0',
  ];
  return [`--${service}=git ${settings.map((setting) => `-c ${setting}`).join(' ')} ${service}`];
}

/** Lets git talk to one repository by one protocol. */
function reaching({ url, protocol, authorization }: Remote): Readonly<Record<string, string>> {
  if (authorization === undefined) return { GIT_ALLOW_PROTOCOL: protocol };
  return {
    GIT_ALLOW_PROTOCOL: protocol,
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_1: `http.${url}.extraHeader`,
    GIT_CONFIG_VALUE_1: `Authorization: ${authorization}`,
  };
}

/** What a listing may cost whose length a stranger decides. */
export interface ListingLimits {
  readonly bytes: number;
  readonly milliseconds: number;
}

/**
 * What git prints in a folder within the limits; `undefined` for what passes them. A few small trees that name each other can stand for more
 * files than there is memory, and git may look at all of them before it prints one: so it is stopped by the clock as well.
 */
export async function boundedText(folder: string, args: readonly string[], limits: ListingLimits): Promise<string | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limits.milliseconds);
  let bytes = 0;
  const git = gitIn(folder, { abort: stop.signal }).outputHandler((_command, printed) => {
    printed.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > limits.bytes) stop.abort();
    });
  });
  try {
    const text = await git.raw([...args]);
    return stop.signal.aborted ? undefined : text;
  } catch (cause) {
    if (stop.signal.aborted) return undefined;
    throw cause;
  } finally {
    clearTimeout(timer);
  }
}

/** Plumbing for the repository at `gitFolder`, run in the existing folder `workFolder`. */
export function plumbingOf(gitFolder: string, workFolder: string): Plumbing {
  const git = (options: PlumbingOptions): SimpleGit =>
    gitIn(workFolder, { ...options, environment: { ...options.environment, GIT_DIR: gitFolder } });
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
