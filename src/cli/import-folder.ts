import type { Connector } from '../connector/connector.ts';
import { UserError } from '../connector/user-error.ts';
import { writeNewFolder } from '../io/new-folder.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import type { Terminal } from './terminal.ts';

/**
 * Copies a connector's folder as a commit has it, byte for byte. A `UserError` for what cannot be copied so: links, files beyond the
 * limits, names that lead out of the folder.
 */
export async function copyFolder(
  named: string,
  connector: Connector,
  output: string,
  isDryRun: boolean,
  terminal: Terminal,
): Promise<void> {
  const files = filesOf(named, connector);
  if (!isDryRun) await writeNewFolder(output, terminal.cwd, files);
  const what = `${escapeLine(named)}: ${counted(files.size, 'file')}`;
  terminal.out(
    isDryRun
      ? `${what}; nothing was written (--dry-run).\n`
      : `${what}, copied to ${escapeLine(output)}\n\nNext: certify check ${JSON.stringify(escapeLine(output))}\n`,
  );
}

function filesOf(named: string, { entries, definitionEntry }: Connector): ReadonlyMap<string, Uint8Array> {
  if (definitionEntry === undefined) throw new UserError(`'${named}' is no connector's folder: it has no apiDefinition.swagger.json.`);
  return new Map(
    entries.map(({ path, kind, bytes }) => {
      if (kind !== 'file' || bytes === undefined) throw new UserError(`'${path}' of '${named}' is no file that can be copied.`);
      if (path.split('/').some((step) => /^(|\.|\.\.|\.git)$/i.test(step) || /[\\:\p{Cc}]/u.test(step)))
        throw new UserError(`'${path}' of '${named}' has a name that is not written to disk.`);
      return [path, bytes];
    }),
  );
}
