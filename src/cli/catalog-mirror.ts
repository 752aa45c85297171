import { join, resolve } from 'node:path';
import { bundleOf } from '../catalog/bundle.ts';
import { serialOf } from '../catalog/epoch.ts';
import { contentKey } from '../catalog/ledger.ts';
import { channelOf, readState } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import { keepBundle, readBundleFile } from '../io/bundle-folder.ts';
import { openAnySource } from '../io/source.ts';
import { openStore } from '../io/store.ts';
import { prepareRepository } from '../io/store-place.ts';
import { counted } from '../render/words.ts';
import { contentsOf } from './contents.ts';
import { parseOptions } from './options.ts';
import { openStoreOf } from './store-option.ts';
import type { Command } from './terminal.ts';

const help = `certify catalog mirror FOLDER: keep a copy of the catalog's store, and the bundles of what is on a channel

Writes the store's branch with its history to FOLDER/store.git and each bundle to FOLDER/bundles/, then reads all of it back
and checks it. Again into the same folder, it adds what is new; a copy is never set back. See: certify catalog restore --help

  --root FOLDER  the repository of the catalog (default: the current folder)
  --store URL    the store, as for certify run

Exit status: 0 when the copy is whole, 2 when it is not.
`;

export const catalogMirror: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog mirror', args, {
      root: { type: 'string', default: '.' },
      store: { type: 'string' },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0)
      throw new UserError('certify catalog mirror takes one folder. See: certify catalog mirror --help');
    const root = resolve(terminal.cwd, values.root);
    const folder = resolve(terminal.cwd, name);
    const store = await openStoreOf(root, values.store, terminal);
    const copy = join(folder, 'store.git');
    await prepareRepository(copy);
    const commit = await store.copyTo({ url: copy, protocol: 'file' });

    const mirrored = await (await openStore(copy)).read();
    const state = readState(mirrored.files);
    if (mirrored.commit !== commit)
      throw new UserError(`${copy} holds commit ${mirrored.commit}, not ${commit}: somebody else writes there.`);
    const contents = contentsOf(await openAnySource(root));
    const records = (['preview', 'public'] as const).flatMap((channel) => Object.values(channelOf(channel, state.ledgers).connectors));
    const bundles = join(folder, 'bundles');
    for (const record of records) {
      await contents.load([record], state);
      const content = contents.loaded.get(contentKey(record));
      if (content === undefined) throw new Error(`${record.folder} was not loaded.`);
      await keepBundle(bundles, record.bundle, () => bundleOf(content.entries).bytes);
      if ((await readBundleFile(bundles, record.bundle)) === undefined)
        throw new UserError(`The bundle of ${record.folder} ${record.version} was not kept: its bytes are not those the ledger names.`);
    }
    const count = new Set(records.map(({ bundle }) => bundle)).size;
    terminal.out(`Mirrored commit ${commit.slice(0, 12)}, serial ${serialOf(state)}, ${counted(count, 'bundle')}: read back and whole.\n`);
    return 0;
  },
};
