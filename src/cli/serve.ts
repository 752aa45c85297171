import { join, resolve } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath } from '../io/disk.ts';
import { serveFolder } from '../io/static-server.ts';
import { parseOptions } from './options.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify serve: look at the catalog that 'certify run' wrote

  --port N      the port on this machine (default: 4680; 0 takes any free one)
  --site FOLDER the folder to serve (default: .certify/site)

The pages are served on localhost only. Stop with Ctrl+C.
`;

export const serve: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions('serve', args, { port: { type: 'string', default: '4680' }, site: { type: 'string' } });
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) throw new UserError(`--port takes a number from 0 to 65535, not '${values.port}'.`);
  const site = values.site ?? join('.certify', 'site');
  const folder = resolve(terminal.cwd, site);
  if (kindOfPath(folder) !== 'folder') throw new UserError(`There is no site in '${site}' yet. Build it with: certify run`);
  const { server, url } = await serveFolder(folder, port);
  terminal.out(`The catalog is at ${url} (Ctrl+C stops it).\n`);
  await terminal.stopped();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return 0;
}
