import { join, resolve } from 'node:path';
import { signedTimestamp } from '../../catalog/signed-catalog.ts';
import { parseTrust, shortId } from '../../catalog/trust.ts';
import { verifyCatalog } from '../../catalog/verify.ts';
import { parseCanonical } from '../../catalog/verify-parse.ts';
import type { PublishedReader } from '../../catalog/verify-session.ts';
import { type Timestamp, timestampPath } from '../../catalog/verify-timestamp.ts';
import { trustPath } from '../../catalog/verify-trust.ts';
import { UserError } from '../../connector/user-error.ts';
import { openFolder } from '../../io/read-published.ts';
import { writeWholeFile } from '../../io/write-file.ts';
import { parseOptions } from '../options.ts';
import { type Command, progressOn } from '../terminal.ts';
import { someSigningKeys } from './signing-keys.ts';
import { renderVerification } from './verification-text.ts';

const help = `certify catalog sign FOLDER [--key FILE]…: sign the catalog in a folder

Verifies everything below the signature first, and signs nothing that does not fit together. A signature that the key made
before is replaced; those of other keys stay.

  --key FILE  a private key (PKCS#8 PEM), - for standard input; can be given more than once. Without it the key in the variable
              CERTIFY_SIGNING_KEY

Exit status: 0 signed, 1 the catalog does not fit together, 2 the job could not be done.
`;

export const signFolder: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog sign', args, { key: { type: 'string', multiple: true, default: [] } });
    const [target, ...more] = positionals;
    if (target === undefined || more.length > 0)
      throw new UserError('certify catalog sign takes one folder. See: certify catalog sign --help');
    const keys = await someSigningKeys(values.key, terminal);
    const now = terminal.now();
    const folder = resolve(terminal.cwd, target);
    const reader = await openFolder(folder);
    const progress = progressOn(terminal);
    const verification = await verifyCatalog(reader, { now, allowUnsigned: true, progress: progress.show }).finally(progress.clear);
    const wrong = verification.steps.filter(({ step, status }) => status === 'failed' && step !== 'signature');
    if (wrong.length > 0) {
      terminal.err(renderVerification({ ...verification, steps: wrong }, true));
      terminal.err('Nothing was signed. Build the catalog again with: certify run\n');
      return 1;
    }
    const timestamp = await readValue<Timestamp>(reader, timestampPath, (bytes) => parseCanonical<Timestamp>(bytes, 'timestamp'));
    if (timestamp === undefined) throw new UserError(`There is no ${timestampPath} in '${target}'. Build the catalog with: certify run`);
    const bytes = signedTimestamp(timestamp, await readValue(reader, trustPath, parseTrust), keys, now);
    await writeWholeFile(join(folder, timestampPath), [new TextDecoder().decode(bytes)]);
    terminal.out(`Signed ${timestampPath}, serial ${timestamp.serial}, by key ${keys.map(({ keyId }) => shortId(keyId)).join(' and ')}.\n`);
    return 0;
  },
};

async function readValue<T>(
  reader: PublishedReader,
  path: string,
  parse: (bytes: Uint8Array) => { readonly value: T } | { readonly problem: string },
): Promise<T | undefined> {
  const found = await reader.read(path, 262_144);
  if (found.kind === 'absent') return undefined;
  const parsed = found.kind === 'file' ? parse(found.bytes) : { problem: found.reason };
  if ('problem' in parsed) throw new UserError(`${path} ${parsed.problem} Build the catalog again with: certify run`);
  return parsed.value;
}
