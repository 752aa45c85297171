import { sha256 } from '../catalog/digest.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { Program } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { type FoundConnector, readFoundConnector } from '../io/find-connectors.ts';

/** One of several parts that a check is divided into: the first has the number 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

const mostShards = 1000;

/** Reads `I/N`; a `UserError` says what it has to be. */
export function parseShard(text: string): Shard {
  const [, number = '0', of = '0'] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number < 1 || shard.of > mostShards || shard.number > shard.of)
    throw new UserError(`--shard is I/N with I from 1 to N, and N at most ${mostShards}, such as 1/8; not '${text}'.`);
  return shard;
}

/** The number of the shard that an id belongs to, by its SHA-256: connectors of one id are in one shard, whatever else there is. */
export function shardNumberOf(id: string, of: number): number {
  return (Number.parseInt(sha256(new TextEncoder().encode(id)).slice(0, 8), 16) % of) + 1;
}

/** The positions of the connectors that a shard judges; of all without one. */
export function positionsIn(shard: Shard | undefined, found: readonly FoundConnector[], fallback: Program | undefined): readonly number[] {
  return found.flatMap((one, position) =>
    shard === undefined || shardNumberOf(idOf(one, fallback), shard.of) === shard.number ? [position] : [],
  );
}

function idOf(one: FoundConnector, fallback: Program | undefined): string {
  const program = one.program ?? fallback;
  // Without a programme the connector itself tells it.
  const { name, program: told } = program === undefined ? readFoundConnector(one, fallback) : { name: nameOf(one), program };
  return connectorId(name, told);
}

function nameOf({ absolutePath }: FoundConnector): string {
  return absolutePath.slice(Math.max(absolutePath.lastIndexOf('/'), absolutePath.lastIndexOf('\\')) + 1);
}
