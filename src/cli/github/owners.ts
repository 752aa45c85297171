import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readConnector } from '../../connector/connector.ts';
import { UserError } from '../../connector/user-error.ts';
import { type OwnedFolder, ownersBlock, ownersPath, withOwnersBlock } from '../../github/code-owners.ts';
import { parseGitHubSettings } from '../../github/github-settings.ts';
import { readPlainFile } from '../../io/plain-file.ts';
import { openAnySource, publisherFilesOnDisk, type Source } from '../../io/source.ts';
import { writeWholeFile } from '../../io/write-file.ts';
import { type PublisherFile, parsePublishers } from '../../publisher/publisher.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../terminal.ts';

const help = `certify github owners [--check]: make ${ownersPath} from publishers/ and certification.json

A folder of a connector belongs to the approvers of its publisher and to the maintainers (github.maintainers in
certification.json), everything else to the maintainers. GitHub counts only owners who may write to the repository. What people
wrote outside of the marked part stays.

  --check   write nothing; tell whether it is as it should be

Exit status: 0 it is written, or is as it should be; 1 --check found that it is not; 2 it could not be done.
`;

/** `certify github owners`. */
export const owners: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('github owners', args, { check: { type: 'boolean', default: false } });
    if (positionals.length > 0) throw new UserError('certify github owners takes no paths. See: certify github owners --help');
    const root = terminal.cwd;
    const source = await openAnySource(root);
    const { maintainers } = parseGitHubSettings(await readPlainFile(root, 'certification.json'));
    if (maintainers.length === 0)
      throw new UserError('certification.json names no maintainers. Add "github": { "maintainers": ["@organisation/team"] }.');
    const bytes = await readPlainFile(root, ownersPath);
    const before = bytes === undefined ? '' : textOf(bytes);
    const after = withOwnersBlock(before, ownersBlock(ownedFolders(source.folders, await publisherFilesOnDisk(root)), maintainers));
    if (after === before) {
      terminal.out(`${ownersPath} is as it should be.\n`);
      return 0;
    }
    if (values.check) {
      terminal.out(`${ownersPath} is not what publishers/ and certification.json say. Write it with: certify github owners\n`);
      return 1;
    }
    await mkdir(join(root, dirname(ownersPath)), { recursive: true });
    await writeWholeFile(join(root, ownersPath), [after]);
    terminal.out(`${ownersPath} is written.\n`);
    return 0;
  },
};

/** The connectors of the commit, with the approvers of publishers that have a record in the work tree and did not leave. */
function ownedFolders(folders: Source['folders'], files: readonly PublisherFile[]): readonly OwnedFolder[] {
  const publishers = parsePublishers(files).filter(({ withdrawn }) => withdrawn === undefined);
  return folders.map((folder) => {
    const connector = readConnector(folder);
    const publisher = publishers.find(
      ({ name, programs }) => name === connector.properties?.publisher && programs.includes(connector.program),
    );
    return { folder: folder.path, approvers: publisher?.approvers.map(({ login }) => login) ?? [] };
  });
}

/** A `UserError` for bytes that could not be written back as they are. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`${ownersPath} is no UTF-8; nothing was written.`, { cause });
  }
}
