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

/** Plumbing for the repository at `gitFolder`, run in the existing folder `workFolder`. */
export function plumbingOf(gitFolder: string, workFolder: string): Plumbing {
  const surroundings = Object.fromEntries(
    inherited.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const git = ({ input, environment }: PlumbingOptions): SimpleGit =>
    simpleGit({
      baseDir: workFolder,
      allowEnvironment: ours,
      unsafe: { allowUnsafeTemplateDir: true },
      ...(input && { input: () => Buffer.from(input) }),
    }).env({ ...surroundings, ...environment, LC_ALL: 'C', GIT_DIR: gitFolder });
  return {
    text: (args, options = {}) => git(options).raw([...args]),
    blobs: async (ids) => {
      if (ids.length === 0) return [];
      const input = new TextEncoder().encode(`${ids.join('\n')}\n`);
      return parseBatch(await git({ input }).binaryCatFile(['--batch']), ids.length);
    },
  };
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
