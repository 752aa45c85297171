import type { Program } from '../connector/program.ts';
import { openEditFolder } from '../io/edit-folder.ts';
import { openEditServer } from '../io/edit-server.ts';
import { listenOnLoopback } from '../io/static-server.ts';
import { escapeLine } from '../render/escape.ts';
import { editNote, editShell, editSignIn } from '../site/edit-page.ts';
import { editStyle } from '../site/edit-style.ts';
import { favicon } from '../site/site-files.ts';
import { stylesheet } from '../site/stylesheet.ts';
import { builtScript } from './built-script.ts';
import { judgesFor } from './judges.ts';
import { findOneConnector } from './one-connector.ts';
import type { Terminal } from './terminal.ts';

/** Serves the page on which one connector is edited, until somebody stops it. */
export async function serveEditor(
  { folder, port, program }: { readonly folder: string; readonly port: number; readonly program: Program | undefined },
  terminal: Terminal,
): Promise<number> {
  const found = findOneConnector(folder, terminal.cwd);
  const [assigned] = (await judgesFor([found], {}, terminal)).assigned;
  if (assigned === undefined) throw new Error('no judge');
  let origin = '';
  const editor = openEditServer({
    folder: openEditFolder(found, program),
    judge: assigned.judge,
    pages: {
      script: await builtScript('edit-page.js'),
      style: editStyle,
      siteStyle: stylesheet,
      icon: favicon,
      shell: editShell,
      signIn: editSignIn,
      note: editNote,
    },
    clock: () => performance.now(),
    origin: () => origin,
  });
  const { server, url } = await listenOnLoopback(port, editor.handle);
  origin = new URL(url).origin;
  terminal.out(`Edit ${escapeLine(found.path)} at ${editor.address()} (Ctrl+C stops it). Nothing is written before you save.\n`);
  await terminal.stopped();
  await editor.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return 0;
}
