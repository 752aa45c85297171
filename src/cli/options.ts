import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../connector/user-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's options; what it does not know becomes one sentence that names the command's help. */
export function parseOptions<const T extends Options>(command: string, args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const problem = cause instanceof Error ? (cause.message.split('. ')[0] ?? '') : String(cause);
    throw new UserError(`${problem.replace(/\.$/, '')}. See: certify ${command} --help`, { cause });
  }
}
