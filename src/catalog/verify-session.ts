import type { ServedFile } from './connector-file.ts';
import { sha256 } from './digest.ts';

/** What is at a path of a published catalog. */
export type Published =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  /** It is there and must not be read: a link, or larger than it may be. The reason ends a sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads a published catalog, wherever it is. Paths begin with a slash and were checked with `pathProblem`. */
export interface PublishedReader {
  readonly read: (path: string, mostBytes: number) => Promise<Published>;
  /** Every file below these top folders, where files can be listed: in a folder, not at an address. */
  readonly list?: (folders: readonly string[]) => Promise<readonly string[]>;
}

/** The links of the chain, from the trust root down. */
export const stepNames = [
  'trust',
  'signature',
  'freshness',
  'index',
  'files',
  'ledger',
  'catalog',
  'entry',
  'bundle',
  'report',
  'evidence',
  'publisher',
] as const;
type StepName = (typeof stepNames)[number];

/** One thing that was looked at. */
export interface Step {
  readonly step: StepName;
  readonly status: 'ok' | 'failed' | 'not-checked';
  /** The published path, or a path with what it is about in it. */
  readonly file: string;
  /** One line: what holds, or what does not and what to do. */
  readonly sentence: string;
}

/** Bytes of any one published file. */
export const mostFileBytes = 67_108_864;

/** A verification under way: what was read, and what it showed. */
export interface Session {
  readonly steps: readonly Step[];
  readonly requests: number;
  readonly bytes: number;
  readonly ok: (step: StepName, file: string, sentence: string) => undefined;
  readonly fail: (step: StepName, file: string, sentence: string, way?: string) => undefined;
  readonly skip: (step: StepName, file: string, sentence: string) => undefined;
  /** Reads a file that no digest names yet. */
  readonly read: (path: string, mostBytes: number) => Promise<Published>;
  /** True when a file that no digest names was there. */
  readonly wasFound: (path: string) => boolean;
  /** From now on these files can be had. */
  readonly name: (files: readonly ServedFile[]) => void;
  /** Asked for paths that were not named: names more files where it can; false when what would name the path does not hold. */
  readonly nameLater: (find: (path: string) => Promise<boolean>) => void;
  /** Undefined when what would name it does not hold, which was a step of its own. */
  readonly isNamed: (path: string) => Promise<boolean | undefined>;
  readonly named: () => readonly ServedFile[];
  /** The bytes of a named file; `undefined` when they are not those that were named, which is a step of its own, told once. */
  readonly get: (path: string) => Promise<Uint8Array | undefined>;
  /** True when its bytes were those that were named. */
  readonly wasRead: (path: string) => boolean;
}

/** What to do when nothing better can be said. */
const fetchAgain = 'Fetch the catalog again; if it stays so, do not use it and tell who publishes it.';

/** Begins a verification. */
export function openSession(reader: PublishedReader): Session {
  const steps: Step[] = [];
  const files = new Map<string, ServedFile>();
  const seen = new Map<string, boolean>();
  const found = new Set<string>();
  let requests = 0;
  let bytes = 0;
  let find = async (_path: string): Promise<boolean> => true;
  const add = (step: StepName, status: Step['status'], file: string, sentence: string): undefined => {
    steps.push({ step, status, file, sentence });
  };
  const fail = (step: StepName, file: string, sentence: string, way = fetchAgain): undefined =>
    add(step, 'failed', file, `${sentence} ${way}`);
  const read = async (path: string, most: number): Promise<Published> => {
    requests += 1;
    const answer = await reader.read(path, most);
    if (answer.kind === 'file') {
      bytes += answer.bytes.length;
      found.add(path);
    }
    return answer;
  };
  const isNamed = async (path: string): Promise<boolean | undefined> => {
    if (files.has(path)) return true;
    return (await find(path)) ? files.has(path) : undefined;
  };
  return {
    steps,
    get requests() {
      return requests;
    },
    get bytes() {
      return bytes;
    },
    ok: (step, file, sentence) => add(step, 'ok', file, sentence),
    fail,
    skip: (step, file, sentence) => add(step, 'not-checked', file, sentence),
    read,
    wasFound: (path) => found.has(path),
    name: (named) => {
      for (const file of named) files.set(file.path, file);
    },
    nameLater: (later) => {
      find = later;
    },
    isNamed,
    named: () => [...files.values()],
    get: async (path) => {
      if (seen.get(path) === false || (await isNamed(path)) === undefined) return undefined;
      const known = files.get(path);
      const tell = (sentence: string): undefined => {
        seen.set(path, false);
        return fail('files', path, `${path} ${sentence}`);
      };
      if (known === undefined) return tell('is named by no file of the index.');
      if (known.size > mostFileBytes) return tell(`is said to have ${known.size} bytes; more than ${mostFileBytes} are not read.`);
      const found = await read(path, known.size);
      if (found.kind === 'absent') return tell('is missing.');
      if (found.kind === 'refused') return tell(found.reason);
      if (found.bytes.length !== known.size) return tell(`has ${found.bytes.length} bytes; the index names ${known.size}.`);
      const digest = sha256(found.bytes);
      if (digest !== known.sha256) return tell(`has the digest ${digest}; the index names ${known.sha256}.`);
      seen.set(path, true);
      return found.bytes;
    },
    wasRead: (path) => seen.get(path) === true,
  };
}

/** Why a path is none that a catalog may name, as the end of a sentence; `undefined` when it is one. */
export function pathProblem(path: string): string | undefined {
  if (path.length > 500) return 'is longer than 500 letters.';
  if (!/^(?:\/[A-Za-z0-9_@-][A-Za-z0-9._-]*)+$/.test(path) || path.split('/').some((name) => name.endsWith('.')))
    return 'is no path of a catalog: letters, digits, dots, hyphens, slashes and a leading @, and no way out of the folder.';
  return undefined;
}
