import { resolve } from 'node:path';
import { parseSigningKey, type SigningKey } from '../../catalog/signature.ts';
import { UserError } from '../../connector/user-error.ts';
import { readSecretFile } from '../../io/signing-key.ts';
import type { Terminal } from '../terminal.ts';

const variable = 'CERTIFY_SIGNING_KEY';

/** The keys that `--key` names (`-` is standard input); without one that of the environment, when it counts here. */
export async function signingKeysOf(paths: readonly string[], terminal: Terminal, usesEnvironment = true): Promise<readonly SigningKey[]> {
  const keys: SigningKey[] = [];
  if (paths.filter((path) => path === '-').length > 1) throw new UserError('--key - can be given once: standard input holds one key.');
  for (const path of paths)
    keys.push(
      path === '-'
        ? parseSigningKey('The key on standard input', await terminal.input())
        : parseSigningKey(`'${path}'`, await readSecretFile(resolve(terminal.cwd, path))),
    );
  const text = terminal.variable(variable);
  if (keys.length === 0 && usesEnvironment && text !== undefined) keys.push(parseSigningKey(`The key in ${variable}`, text));
  return keys;
}

/** The same, where at least one must be there. */
export async function someSigningKeys(paths: readonly string[], terminal: Terminal): Promise<readonly SigningKey[]> {
  const keys = await signingKeysOf(paths, terminal);
  if (keys.length === 0)
    throw new UserError(`There is no key to sign with. Give one with --key FILE, --key - or the variable ${variable}.`);
  return keys;
}
