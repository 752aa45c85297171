import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 wait longer before it optimises a function. Of a check of the whole corpus, optimising took a third of all user CPU, most of it
 * for functions that were soon done with; waiting saves a quarter of the whole. `--interrupt-budget` is the work, in bytes of bytecode,
 * that a function does between two looks at whether it is worth optimising; V8 reads it at each look, so it may change after the start.
 */
export function waitBeforeOptimising(v8Version = process.versions.v8): void {
  const flag = patientFlag(v8Version);
  if (flag !== undefined) setFlagsFromString(flag);
}

/** The flag for a version of V8; `undefined` for those that count calls instead, and would print that they do not know it. */
export function patientFlag(v8Version: string): string | undefined {
  return v8Version.startsWith('11.') ? '--interrupt-budget=1000000' : undefined;
}
