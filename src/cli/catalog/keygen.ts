import { resolve } from 'node:path';
import { newSigningKey, publicKeyPem } from '../../catalog/signature.ts';
import { UserError } from '../../connector/user-error.ts';
import { writeSecretFile } from '../../io/signing-key.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../terminal.ts';

const help = `certify catalog keygen --output FILE: make a key that signs catalogs

Writes the private key (Ed25519, PKCS#8 PEM) to a new file that only you can read, and prints the public key (PEM), which
readers pass to: certify catalog verify --trust

  --output FILE  the new file; one that is there is never replaced
`;

export const keygen: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog keygen', args, { output: { type: 'string' } });
    if (values.output === undefined || positionals.length > 0)
      throw new UserError('certify catalog keygen takes --output FILE. See: certify catalog keygen --help');
    const { pem, key } = newSigningKey();
    await writeSecretFile(resolve(terminal.cwd, values.output), pem);
    terminal.out(publicKeyPem(key.publicKey));
    terminal.err(
      `Key ${key.keyId}\nThe private key is in '${values.output}'. Keep it out of every repository; who has it can sign as you.\n`,
    );
    return 0;
  },
};
