/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number of at least 0 and below `end`; 0 where `end` is 0. */
  readonly below: (end: number) => number;
  /** True in this share of cases. */
  readonly chance: (share: number) => boolean;
  /** One of the values; throws when there is none. */
  readonly pick: <T>(values: readonly T[]) => T;
}

/** The numbers of one input: they depend on the seed, the name and the number alone, so that a run can go on in another thread. */
export function randomOf(seed: number, name: string, number: number): Random {
  let state = mixed(mixed(hashOf(name) ^ seed) + number);
  // Mulberry32: 32 bits of state are enough for the choices of one input.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (values) => {
      const value = values[below(values.length)];
      if (value === undefined && values.length === 0) throw new Error('There is nothing to pick from.');
      return value as (typeof values)[number];
    },
  };
}

/** A number of 32 bits for a text (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

function mixed(bits: number): number {
  const once = Math.imul(bits ^ (bits >>> 16), 0x45d9f3b);
  const twice = Math.imul(once ^ (once >>> 16), 0x45d9f3b);
  return twice ^ (twice >>> 16);
}
