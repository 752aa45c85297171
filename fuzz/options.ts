import { parseArgs } from 'node:util';
import { UserError } from '../src/connector/user-error.ts';
import { plantedTargets } from './planted.ts';
import { targetNames } from './targets/names.ts';

/** What somebody asks of the fuzzer. */
export interface FuzzOptions {
  readonly targets: readonly string[];
  /** Seconds for each target; null for no bound. */
  readonly seconds: number | null;
  /** Inputs at most for each target. */
  readonly inputs: number;
  readonly seed: number;
  /** A folder for cases. */
  readonly keep: string | undefined;
  /** The file of a case to run alone. */
  readonly again: string | undefined;
}

/** Reads the arguments of `npm run fuzz`; throws a `UserError` when they ask for what there is not. */
export function readOptions(args: readonly string[]): FuzzOptions {
  const values = parsed(args);
  for (const name of values.target) requireTarget(name);
  const targets = values.target.length === 0 ? targetNames : values.target;
  const seconds = values.seconds === undefined ? undefined : numberOf(values.seconds, 'seconds');
  const inputs = values.inputs === undefined ? undefined : numberOf(values.inputs, 'inputs');
  const together = seconds ?? (inputs === undefined ? 60 : null);
  return {
    targets,
    seconds: together === null ? null : together / targets.length,
    inputs: inputs ?? Number.MAX_SAFE_INTEGER,
    seed: numberOf(values.seed, 'seed'),
    keep: values.keep,
    again: values.again,
  };
}

/** Throws a `UserError` unless there is a target of that name. */
export function requireTarget(name: string): void {
  if (![...targetNames, ...plantedTargets.map((one) => one.name)].includes(name))
    throw new UserError(`There is no target '${name}'; there are ${targetNames.join(', ')}.`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string' },
        inputs: { type: 'string' },
        seed: { type: 'string', default: '1' },
        target: { type: 'string', multiple: true, default: [] },
        keep: { type: 'string' },
        again: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw new UserError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function numberOf(text: string, what: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number) || number < 0)
    throw new UserError(`--${what} takes a whole number, not '${text}'.`);
  return number;
}
