import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../connector/user-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's options; what it does not know becomes one sentence that names the command's help. */
export function parseOptions<const T extends Options>(command: string, args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UserError(`${problemOf(cause)}. See: certify ${command} --help`, { cause });
  }
}

/** What Node says was wrong, without its advice; where a value begins with a dash, the advice is the way out. */
function problemOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const [first = '', ...advice] = cause.message.split(/\.\s/);
  const way = /argument is ambiguous$/.test(first) ? /use '(--[a-z-]+=)/.exec(advice.join(' '))?.[1] : undefined;
  return way === undefined ? first.replace(/\.$/, '') : `${way.slice(0, -1)} has no value; one that begins with a dash is written ${way}…`;
}

/** Names with commas between them. */
export function commaSeparated(list: string): readonly string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
