import { join, resolve } from 'node:path';
import { raisedEpoch } from '../catalog/epoch.ts';
import { channelOf, readState, type StoreState } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import { readBundleFile } from '../io/bundle-folder.ts';
import { kindOfPath } from '../io/disk.ts';
import { readPublication } from '../io/read-publication.ts';
import { openAnySource, type Source } from '../io/source.ts';
import { openStore } from '../io/store.ts';
import { publishCall } from './call.ts';
import { contentsOf } from './contents.ts';
import { parseOptions } from './options.ts';
import { openStoreOf, storeTarget } from './store-option.ts';
import type { Command } from './terminal.ts';

const help = `certify catalog restore FOLDER: begin again from a copy that certify catalog mirror made

Writes the copy's branch to the store, which must have none, with a raised epoch: the serial of the next publication is above
the last one, so that readers who remember that one go on. What happened after the copy was made is lost, and has to happen
again. Bundles that the repository cannot rebuild go into the store.

  --serial N     the last serial that was published, from v1/timestamp.json (the one of .certify/site counts as well; where
                 neither is known, the epoch is raised by a million)
  --root FOLDER  the repository of the catalog (default: the current folder)
  --store URL    the store, as for certify run

Exit status: 0 when it is restored, 2 when it is not.
`;

export const catalogRestore: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog restore', args, {
      root: { type: 'string', default: '.' },
      store: { type: 'string' },
      serial: { type: 'string' },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0)
      throw new UserError('certify catalog restore takes one folder. See: certify catalog restore --help');
    if (values.serial !== undefined && !/^\d{1,12}$/.test(values.serial))
      throw new UserError(`--serial takes a whole number, not '${values.serial}'.`);
    const root = resolve(terminal.cwd, values.root);
    const folder = resolve(terminal.cwd, name);
    const place = join(folder, 'store.git');
    if (kindOfPath(place) !== 'folder') throw new UserError(`There is no copy in '${name}'. Make one with: certify catalog mirror`);
    const mirror = await openStore(place);
    const state = readState((await mirror.read()).files);
    const store = await openStoreOf(root, values.store, terminal);
    if ((await store.read()).commit !== undefined)
      throw new UserError(
        'The store is not empty. A restore never replaces one: move it away first, if it is damaged or another restore was cut off.',
      );
    const last = highest(await publishedSerial(root), values.serial === undefined ? undefined : Number(values.serial));
    const raised = raisedEpoch(state, last);
    const source = await openAnySource(root);
    const bundles = await missingBundles(source, join(folder, 'bundles'), state);
    await mirror.copyTo(await storeTarget(root, values.store, terminal));
    const files = new Map([...raised.files, ...bundles]);
    await store.update(() => ({ message: `Restore with serial ${raised.serial}`, at: terminal.now(), files }));
    terminal.out(
      `Restored with serial ${raised.serial}${last === undefined ? '' : `, after ${last}`}. Publish it with: ${publishCall(source, values)}\n`,
    );
    return 0;
  },
};

async function publishedSerial(root: string): Promise<number | undefined> {
  return (await readPublication(join(root, '.certify', 'site')))?.serial;
}

function highest(...serials: readonly (number | undefined)[]): number | undefined {
  const known = serials.filter((serial) => serial !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** The bundles of what is on a channel and cannot be rebuilt from the repository. */
async function missingBundles(source: Source, folder: string, state: StoreState): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = contentsOf(source);
  const missing = new Map<string, Uint8Array>();
  for (const channel of ['preview', 'public'] as const)
    for (const record of Object.values(channelOf(channel, state.ledgers).connectors)) {
      const isFound = await contents.load([record], state).then(
        () => true,
        () => false,
      );
      if (isFound) continue;
      const bytes = await readBundleFile(folder, record.bundle);
      if (bytes === undefined)
        throw new UserError(`The bundle of ${record.folder} ${record.version} is neither in the repository nor in ${folder}.`);
      missing.set(`bundles/${record.bundle}.zip`, bytes);
    }
  return missing;
}
