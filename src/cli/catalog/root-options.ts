import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { canonicalText } from '../../catalog/canonical-json.ts';
import type { Verification, VerifyOptions } from '../../catalog/verify.ts';
import { type Pin, parsePin, parseRemembered, type Remembered } from '../../catalog/verify-trust.ts';
import { UserError } from '../../connector/user-error.ts';
import { writeWholeFile } from '../../io/write-file.ts';
import type { Terminal } from '../terminal.ts';

/** The options of every command that reads a published catalog: what is trusted before anything is read. */
export const rootOptions = {
  trust: { type: 'string' },
  state: { type: 'string' },
  'allow-unsigned': { type: 'boolean', default: false },
  'sigstore-root': { type: 'string' },
} as const;

export const rootHelp = `  --trust FILE         what you trust: the publisher's trust.json or public key (PEM), got on another way than the catalog;
                       without it the catalog's own trust file is trusted on first use, and that is said
  --state FILE         remember the highest serial, epoch and trust version in this file, and refuse older ones; nothing is
                       remembered without it
  --allow-unsigned     take a catalog that nobody signed
  --sigstore-root FILE the Sigstore trusted root (gh attestation trusted-root), for catalogs that a GitHub workflow attests`;

interface RootValues {
  readonly trust?: string | undefined;
  readonly state?: string | undefined;
  readonly 'allow-unsigned': boolean;
  readonly 'sigstore-root'?: string | undefined;
}

/** Reads what these options name. */
export async function verifyOptionsOf(values: RootValues, terminal: Terminal): Promise<VerifyOptions> {
  const root = values['sigstore-root'];
  const trustedRoot = root === undefined ? undefined : await readSmallFile(root, terminal);
  return {
    now: terminal.now(),
    pin: values.trust === undefined ? undefined : await readPin(values.trust, terminal),
    remembered: values.state === undefined ? undefined : await readState(values.state, terminal),
    allowUnsigned: values['allow-unsigned'],
    attestation:
      trustedRoot === undefined || root === undefined
        ? undefined
        : (await import('../../catalog/verify-attestation.ts')).attestationVerifier(root, trustedRoot),
  };
}

/** Writes what a verification wants to be remembered, where there is a file for it. */
export async function remember(values: RootValues, { remember: state }: Verification, terminal: Terminal): Promise<void> {
  if (values.state !== undefined && state !== undefined)
    await writeWholeFile(resolve(terminal.cwd, values.state), [`${canonicalText(state)}\n`]);
}

async function readPin(path: string, terminal: Terminal): Promise<Pin> {
  const parsed = parsePin(await readSmallFile(path, terminal));
  if ('value' in parsed) return parsed.value;
  throw new UserError(`'${path}' is neither a public key (PEM) nor a trust file: it ${parsed.problem}`);
}

async function readState(path: string, terminal: Terminal): Promise<Remembered | undefined> {
  if ((await stat(resolve(terminal.cwd, path)).catch(() => undefined)) === undefined) return undefined;
  const state = parseRemembered(await readSmallFile(path, terminal));
  if (state === undefined) throw new UserError(`'${path}' is no state that certify wrote. Name another file, or delete it to begin anew.`);
  return state;
}

async function readSmallFile(path: string, terminal: Terminal): Promise<Buffer> {
  const place = resolve(terminal.cwd, path);
  const facts = await stat(place).catch(() => undefined);
  if (!facts?.isFile()) throw new UserError(`There is no file '${path}'.`);
  if (facts.size > 1_048_576) throw new UserError(`'${path}' is larger than a file of this kind can be.`);
  return await readFile(place);
}
