import { bundleProblem } from '../../catalog/bundle.ts';
import { readEntry } from '../../catalog/verify.ts';
import { UserError } from '../../connector/user-error.ts';
import { writeNewFolder } from '../../io/new-folder.ts';
import { openPublished } from '../../io/read-published.ts';
import { escapeLine } from '../../render/escape.ts';
import { counted } from '../../render/words.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../terminal.ts';
import { remember, rootHelp, rootOptions, verifyOptionsOf } from './root-options.ts';
import { parseTarget } from './target.ts';
import { renderVerification } from './verification-text.ts';

const help = `certify catalog get ID[@VERSION] --from FOLDER|ADDRESS --output FOLDER: download one connector, verified

Verifies the connector from the trust root to its bundle, and only then writes its files to a new or empty folder. Without
VERSION it is the public one, else the one on preview. Nothing is written of a version that was yanked or purged, or whose
connector is suspended or withdrawn; the reason is told.

  --from TARGET        the catalog: a folder, or an address (https, or http on this machine)
  --output FOLDER      the connector's folder; it must be new or empty
${rootHelp}

Exit status: 0 written, 1 something is wrong and nothing was written, 2 the job could not be done.
`;

export const get: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog get', args, {
      ...rootOptions,
      from: { type: 'string' },
      output: { type: 'string' },
    });
    const [target, ...more] = positionals;
    if (target === undefined || more.length > 0 || values.from === undefined || values.output === undefined)
      throw new UserError('certify catalog get takes an id, --from and --output. See: certify catalog get --help');
    const only = parseTarget(target);
    const options = await verifyOptionsOf(values, terminal);
    const read = await readEntry(await openPublished(values.from, terminal.cwd), only, { ...options, content: true });
    const { version, folder } = read;
    if (read.verdict !== 'verified' || version === undefined || folder === undefined) {
      const gone = read.steps.filter(({ step, status }) => step === 'bundle' && status === 'not-checked');
      const why = gone.map(({ sentence }) => `${escapeLine(sentence)}\n`).join('');
      terminal.err(read.verdict === 'verified' ? why : renderVerification(read, true));
      terminal.err(`Nothing was written to '${escapeLine(values.output)}'.\n`);
      return 1;
    }
    const problem = bundleProblem(folder.entries);
    if (problem !== undefined) throw new Error(`A bundle was verified that must not be unpacked: ${problem}`);
    const files = new Map(folder.entries.flatMap(({ path, bytes }) => (bytes === undefined ? [] : [[path, bytes] as const])));
    const executable = new Set(folder.entries.flatMap((entry) => (entry.executable ? [entry.path] : [])));
    await writeNewFolder(values.output, terminal.cwd, files, executable);
    await remember(values, read, terminal);
    const notChecked = read.steps.filter(({ step, status }) => status === 'not-checked' && (step === 'signature' || step === 'trust'));
    for (const { sentence } of notChecked) terminal.err(`${escapeLine(sentence)}\n`);
    if (read.entry?.status === 'deprecated') terminal.err(`${only.id} is deprecated: ${escapeLine(read.entry.notice ?? '')}\n`);
    terminal.out(
      `${only.id} ${escapeLine(version.version)} (${version.status}) is in '${escapeLine(values.output)}': ${counted(folder.entries.length, 'file')}, tree ${version.tree}, ${counted(read.requests, 'file')} read.\n`,
    );
    return 0;
  },
};
