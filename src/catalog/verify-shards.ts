import type { ServedFile } from './connector-file.ts';
import { type Shard, shardOf } from './shards.ts';
import { parsePublished } from './verify-parse.ts';
import { pathProblem, type Session } from './verify-session.ts';

/** The last event of a chain: how many there are, and its digest. */
export interface Head {
  readonly seq: number;
  readonly sha256: string;
}

/** A part of the index. */
interface Part {
  readonly files: readonly ServedFile[];
  readonly ledgers: { readonly [chain: string]: Head };
}

/** Paths that the index cannot name: they name it, or are signed by themselves. */
export const beside = /^\/v1\/(?:index\.json|timestamp\.json|index\.sigstore\.json|trust\.json|trust\/[1-9]\d{0,3}\.json)$/;

/** Why files that a part of the index names cannot be, as the end of a sentence; `undefined` when they can. */
export function filesProblem(files: readonly { readonly path: string }[], isTaken: (path: string) => boolean): string | undefined {
  const seen = new Set<string>();
  for (const { path } of files) {
    const problem = pathProblem(path);
    if (problem !== undefined) return `names the file ${JSON.stringify(path.slice(0, 100))}, which ${problem}`;
    if (seen.has(path) || isTaken(path)) return `names ${path} twice.`;
    if (beside.test(path)) return `names ${path}, which no index may name.`;
    seen.add(path);
  }
  return undefined;
}

/** The shards of an index, each read when something of it is asked for, and once. */
export interface IndexShards {
  /** The head of a chain: null when there is no such chain, undefined when its shard does not hold. */
  readonly headOf: (chain: string) => Promise<Head | null | undefined>;
  /** Reads all shards. Every head of those that hold. */
  readonly heads: () => Promise<ReadonlyMap<string, Head>>;
}

/** Follows the shards of an index. From now on the session can have the files that they name. */
export function openShards(session: Session, shards: readonly Shard[]): IndexShards {
  const counts = new Map(shards.map(({ path, count }) => [path, count]));
  const parts = new Map<string, Promise<Part | undefined>>();
  const own = new Set(session.named().map(({ path }) => path));

  const read = async (path: string, count: number): Promise<Part | undefined> => {
    const bytes = await session.get(path);
    if (bytes === undefined) return undefined;
    const parsed = parsePublished<Part>(bytes, 'file-shard');
    const problem = 'problem' in parsed ? parsed.problem : partProblem(parsed.value, path, count, (one) => own.has(one));
    if ('problem' in parsed || problem !== undefined) return session.fail('index', path, `${path} ${problem}`);
    session.name(parsed.value.files);
    return parsed.value;
  };
  const partOf = (path: string): Promise<Part | undefined> | undefined => {
    const count = counts.get(path);
    if (count === undefined) return undefined;
    const known = parts.get(path) ?? read(path, count);
    parts.set(path, known);
    return known;
  };

  session.nameLater(async (path) => {
    const part = partOf(shardPath(path));
    return part === undefined || (await part) !== undefined;
  });
  return {
    headOf: async (chain) => {
      const asked = partOf(shardPath(chain));
      if (asked === undefined) return null;
      const part = await asked;
      return part && (Object.hasOwn(part.ledgers, chain) ? (part.ledgers[chain] ?? null) : null);
    },
    heads: async () => {
      const heads = new Map<string, Head>();
      for (const { path } of shards)
        for (const [chain, head] of Object.entries((await partOf(path))?.ledgers ?? {})) heads.set(chain, head);
      return heads;
    },
  };
}

/** Where the part of the index is that would name a file, by its path, or a chain, by its name. */
function shardPath(key: string): string {
  return `/v1/files/${shardOf(key)}.json`;
}

function partProblem({ files, ledgers }: Part, path: string, count: number, isTaken: (path: string) => boolean): string | undefined {
  const chains = Object.keys(ledgers);
  if (files.length + chains.length !== count)
    return `names ${files.length + chains.length} files and ledgers; /v1/index.json counts ${count}.`;
  const stray = [...files.map((file) => file.path), ...chains].find((key) => shardPath(key) !== path);
  if (stray !== undefined) return `names ${JSON.stringify(stray.slice(0, 100))}, which belongs into another shard.`;
  return filesProblem(files, isTaken);
}
