import { mkdir, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type SigningKey, withSignatures } from '../../catalog/signature.ts';
import { readTrustHistory } from '../../catalog/signed-catalog.ts';
import {
  beginningProblem,
  firstTrust,
  nextTrust,
  shortId,
  successionProblem,
  type TrustChange,
  type TrustFile,
  type TrustVersion,
  trustVersion,
} from '../../catalog/trust.ts';
import { UserError } from '../../connector/user-error.ts';
import { readPlainFile } from '../../io/plain-file.ts';
import { escapeLine } from '../../render/escape.ts';
import { parseOptions } from '../options.ts';
import type { Command, Terminal } from '../terminal.ts';
import { someSigningKeys } from './signing-keys.ts';

const help = `certify catalog trust ACTION [FOLDER]: say who may sign the catalog

FOLDER (default: trust) holds 1.json, 2.json … and belongs into the repository: certify run publishes it. Each action writes the
next version, signed by a key of the version before and by one that stays. Nothing that is there is changed.

  show                            tell the keys of the newest version
  init       --key FILE           begin, with this key
  rotate     --key OLD --key NEW  let NEW sign; the other keys may sign for --days more (default: 14)
  revoke     ID --reason TEXT --key FILE…
                                  never trust key ID (its first letters) again; signed by a key of before and by one that stays
  epoch      N --key FILE         raise the epoch to N: after the store was restored from a copy, so that the serial never goes back
  attest     --repository-id N --workflow OWNER/REPOSITORY/.github/workflows/FILE --ref refs/heads/main --key FILE
                                  let the attestation of this GitHub workflow count like a signature; --none takes that back

  --key FILE  a private key (PKCS#8 PEM), - for standard input; without it the key in the variable CERTIFY_SIGNING_KEY
`;

const options = {
  key: { type: 'string', multiple: true },
  days: { type: 'string', default: '14' },
  reason: { type: 'string' },
  'repository-id': { type: 'string' },
  workflow: { type: 'string' },
  ref: { type: 'string' },
  none: { type: 'boolean', default: false },
} as const;

export const trust: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog trust', args, options);
    const [action, ...rest] = positionals;
    const subject = action === 'revoke' || action === 'epoch' ? rest.shift() : undefined;
    const [folder = 'trust', ...more] = rest;
    if (action === undefined || more.length > 0) throw wrongCall();
    const place = resolve(terminal.cwd, folder);
    const history = await readHistory(place);
    const newest = history.at(-1);
    const now = terminal.now();
    if (action === 'show') return show(newest, folder, terminal);
    const keys = await someSigningKeys(values.key ?? [], terminal);
    if (action === 'init') {
      const [key, ...others] = keys;
      if (newest !== undefined)
        throw new UserError(`'${folder}' has version ${newest.trust.version} already. Change it with: certify catalog trust rotate`);
      if (key === undefined || others.length > 0) throw new UserError('certify catalog trust init takes one key.');
      return await write({ place, folder }, undefined, firstTrust(key, now), keys, terminal);
    }
    if (newest === undefined)
      throw new UserError(`There is no trust file in '${folder}'. Begin with: certify catalog trust init ${folder} --key FILE`);
    const change = changeOf(action, subject, values, { newest: newest.trust, keys, now });
    return await write({ place, folder }, newest, nextTrust(newest, change, now), keys, terminal);
  },
};

type Values = ReturnType<typeof parseOptions<typeof options>>['values'];

function changeOf(
  action: string,
  subject: string | undefined,
  values: Values,
  { newest, keys, now }: { readonly newest: TrustFile; readonly keys: readonly SigningKey[]; readonly now: Date },
): TrustChange {
  switch (action) {
    case 'rotate': {
      const [key, another] = keys.filter(({ keyId }) => !newest.keys.some((known) => known.keyId === keyId));
      if (key === undefined || another !== undefined)
        throw new UserError('certify catalog trust rotate takes one new key, and one that is trusted now.');
      if (!/^\d{1,4}$/.test(values.days)) throw new UserError(`--days takes a number, not '${values.days}'.`);
      return { kind: 'rotate', key, from: now, until: new Date(now.getTime() + Number(values.days) * 86_400_000) };
    }
    case 'revoke':
      if (subject === undefined || !/^[0-9a-f]{8,64}$/.test(subject) || !values.reason) throw wrongCall();
      return { kind: 'revoke', keyId: subject, reason: values.reason };
    case 'epoch':
      if (subject === undefined || !/^\d{1,9}$/.test(subject)) throw wrongCall();
      return { kind: 'epoch', epoch: Number(subject) };
    case 'attest': {
      if (values.none) return { kind: 'attestation', identity: null };
      const repositoryId = Number(values['repository-id']);
      if (!Number.isSafeInteger(repositoryId) || !values.workflow || !values.ref) throw wrongCall();
      return { kind: 'attestation', identity: { repositoryId, signerWorkflow: values.workflow, ref: values.ref } };
    }
    default:
      throw wrongCall();
  }
}

function wrongCall(): UserError {
  return new UserError('certify catalog trust was not understood. See: certify catalog trust --help');
}

async function readHistory(folder: string): Promise<readonly TrustVersion[]> {
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (let number = 1; ; number += 1) {
    const bytes = await readPlainFile(folder, `${number}.json`);
    if (bytes === undefined) return readTrustHistory(files);
    files.push({ name: join(folder, `${number}.json`), bytes });
  }
}

/** Signs the next version and writes it, if it follows from the one before. */
async function write(
  { place, folder }: { readonly place: string; readonly folder: string },
  before: TrustVersion | undefined,
  made: TrustFile,
  keys: readonly SigningKey[],
  terminal: Terminal,
): Promise<number> {
  const version = trustVersion(withSignatures('trust', made, keys));
  const problem = before === undefined ? beginningProblem(version) : successionProblem(before, version);
  if (problem !== undefined) throw new UserError(`Version ${made.version} ${problem} Give the keys that are needed with --key.`);
  const path = join(folder, `${made.version}.json`);
  try {
    await mkdir(place, { recursive: true });
    const file = await open(join(place, `${made.version}.json`), 'wx');
    await file.writeFile(version.bytes).finally(() => file.close());
  } catch (cause) {
    throw new UserError(`'${path}' cannot be written: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
  terminal.out(`Trust version ${made.version} is in '${path}'. Commit it; certify run publishes it.\n`);
  return 0;
}

function show(newest: TrustVersion | undefined, folder: string, terminal: Terminal): number {
  if (newest === undefined)
    throw new UserError(`There is no trust file in '${folder}'. Begin with: certify catalog trust init ${folder} --key FILE`);
  const { version, epoch, keys, attestation } = newest.trust;
  const lines = [
    `Trust version ${version}, epoch ${epoch}`,
    ...keys.map(({ keyId, from, until, revoked }) => {
      const when = revoked === null ? `from ${from}${until === null ? '' : ` until ${until}`}` : `REVOKED ${revoked.at}: ${revoked.reason}`;
      return `key ${shortId(keyId)} ${when}`;
    }),
    attestation === null
      ? 'no workflow'
      : `workflow ${attestation.signerWorkflow} at ${attestation.ref} of repository ${attestation.repositoryId}`,
  ];
  terminal.out(`${lines.map(escapeLine).join('\n')}\n`);
  return 0;
}
