import { resolve } from 'node:path';
import { verifyCatalog } from '../../catalog/verify.ts';
import { UserError } from '../../connector/user-error.ts';
import { boundHeap } from '../../io/bound-heap.ts';
import { kindOfPath } from '../../io/disk.ts';
import { openPublished } from '../../io/read-published.ts';
import { parseOptions } from '../options.ts';
import { type Command, progressOn } from '../terminal.ts';
import { defaultJudge, judgeOfFolder } from './default-judge.ts';
import { remember, rootHelp, rootOptions, verifyOptionsOf } from './root-options.ts';
import { parseTarget } from './target.ts';
import { renderVerification } from './verification-text.ts';

const help = `certify catalog verify FOLDER|ADDRESS [ID[@VERSION]]: follow the chain of a published catalog

From the trust root to the signature, the index, the ledgers, every entry, bundle and report; with ID only that connector and
what is above it (VERSION is 1.2.0, or 1.2.0+1 for other content under the same version). A report is made again where its
certify and rules are those of this one. Nothing is written but --state. Addresses are https, or http on this machine.

${rootHelp}
  --root FOLDER        the catalog's repository, for one whose certification.json sets rules: its reports are made again
  --format FORMAT      text (default) or json
  --verbose            tell every step

Exit status: 0 verified, 1 something is wrong or nobody signed, 2 the job could not be done.
`;

export const verify: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog verify', args, {
      ...rootOptions,
      root: { type: 'string' },
      format: { type: 'string', default: 'text' },
      verbose: { type: 'boolean', default: false },
    });
    const [target, only, ...more] = positionals;
    if (target === undefined || more.length > 0)
      throw new UserError('certify catalog verify takes a folder or an address, and at most one id. See: certify catalog verify --help');
    if (values.format !== 'text' && values.format !== 'json') throw new UserError(`--format is text or json, not '${values.format}'.`);
    boundHeap();
    const root = values.root === undefined ? undefined : resolve(terminal.cwd, values.root);
    if (root !== undefined && kindOfPath(root) !== 'folder') throw new UserError(`There is no folder '${values.root}'.`);
    const options = await verifyOptionsOf(values, terminal);
    const reader = await openPublished(target, terminal.cwd);
    const progress = progressOn(terminal);
    try {
      const verification = await verifyCatalog(reader, {
        ...options,
        judge: await (root === undefined ? defaultJudge(options.now) : judgeOfFolder(root, options.now)),
        only: only === undefined ? undefined : parseTarget(only),
        progress: progress.show,
      });
      progress.clear();
      await remember(values, verification, terminal);
      const { verdict, steps, requests, bytes } = verification;
      terminal.out(
        values.format === 'json'
          ? `${JSON.stringify({ schemaVersion: 1, verdict, requests, bytes, steps }, null, 2)}\n`
          : renderVerification(verification, values.verbose),
      );
      return verdict === 'verified' ? 0 : 1;
    } finally {
      progress.clear();
    }
  },
};
