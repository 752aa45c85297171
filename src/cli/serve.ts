import { join, resolve } from 'node:path';
import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath } from '../io/disk.ts';
import { readPublishedEntries } from '../io/read-catalog.ts';
import { serveFolder } from '../io/static-server.ts';
import { openTryServer } from '../io/try-server.ts';
import { parseServices } from '../io/try-target.ts';
import { tryList, tryNote, tryShell, trySignIn } from '../site/try-page.ts';
import { tryStyle } from '../site/try-style.ts';
import { builtScript } from './built-script.ts';
import { parseOptions } from './options.ts';
import { programOf } from './program-option.ts';
import { serveEditor } from './serve-editor.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify serve: look at the catalog that 'certify run' wrote, and try its connectors; or edit a connector

  --port N          the port on this machine (default: 4680; 0 takes any free one)
  --site FOLDER     the folder to serve (default: .certify/site)
  --against ID=URL  call this service for the connector ID, with what you type on its page; may be given for several connectors.
                    Without it, every call is answered by a mock made from the definition, and nothing leaves this machine
  --edit FOLDER     edit the connector in this folder instead, with the findings beside what you type; no site is needed
  --program PROGRAM certified, independent-publisher or custom, for a folder to edit outside the programmes' own folders

The pages are served on localhost only. What you type to try a connector stays in memory, and is
forgotten at the end; what you edit is written when you save it. Stop with Ctrl+C.
`;

export const serve: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions('serve', args, {
    port: { type: 'string', default: '4680' },
    site: { type: 'string' },
    against: { type: 'string', multiple: true },
    edit: { type: 'string' },
    program: { type: 'string' },
  });
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new UserError(`--port takes a number from 0 to 65535, not '${values.port}'.`);
  if (values.edit !== undefined) {
    if (values.site !== undefined || values.against !== undefined)
      throw new UserError('--edit works on a folder: --site and --against belong to a catalog.');
    return await serveEditor({ folder: values.edit, port, program: programOf(values.program) }, terminal);
  }
  if (values.program !== undefined) throw new UserError('--program belongs to --edit.');
  const services = parseServices(values.against ?? []);
  const site = values.site ?? join('.certify', 'site');
  const folder = resolve(terminal.cwd, site);
  if (kindOfPath(folder) !== 'folder') throw new UserError(`There is no site in '${site}' yet. Build it with: certify run`);
  const entries = async () => (await readPublishedEntries(folder)) ?? [];
  const known = new Set((services.size > 0 ? await entries() : []).map(({ id }) => id));
  for (const id of services.keys()) refuseUnknown(id, known);

  let origin = '';
  const addresses = new Map([...services].map(([id, { origin: at }]) => [id, at] as const));
  const tries = openTryServer({
    site: folder,
    services,
    origin: () => origin,
    pages: {
      script: await builtScript('try-page.js'),
      style: tryStyle,
      list: async () => tryList((await entries()).filter(canBeTried), addresses),
      shell: tryShell,
      signIn: trySignIn,
      note: tryNote,
    },
  });
  const { server, url } = await serveFolder(folder, port, tries.handle);
  origin = new URL(url).origin;
  terminal.out(`The catalog is at ${url} (Ctrl+C stops it).\nIts connectors can be tried at ${tries.address()} and stay on this machine`);
  terminal.out(services.size === 0 ? '.\n' : `, but for:\n${[...addresses].map(([id, at]) => `  ${id} calls ${at}\n`).join('')}`);
  await terminal.stopped();
  await tries.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return 0;
}

function canBeTried({ versions }: CatalogEntry): boolean {
  return versions.preview !== null || versions.public !== null;
}

function refuseUnknown(id: string, known: ReadonlySet<string>): void {
  if (known.has(id)) return;
  const near = nearNames(id, known);
  const hint = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  throw new UserError(`--against names '${id}', which the catalog does not have.${hint}`);
}
