import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';
import { judgesFor } from '../../src/cli/judges.ts';
import type { EditCommands } from '../../src/editing/protocol.ts';
import { openEditFolder } from '../../src/io/edit-folder.ts';
import { openEditServer } from '../../src/io/edit-server.ts';
import { findConnectors } from '../../src/io/find-connectors.ts';
import { listenOnLoopback } from '../../src/io/static-server.ts';
import { editNote, editShell, editSignIn } from '../../src/site/edit-page.ts';
import { editStyle } from '../../src/site/edit-style.ts';
import { favicon } from '../../src/site/site-files.ts';
import { stylesheet } from '../../src/site/stylesheet.ts';

/** `certify serve --edit` without its command line. It ends with the test. */
export async function serveEdits(folder: string, script = '') {
  const [found] = findConnectors([folder], resolve('.'));
  if (found === undefined) throw new Error('no connector');
  const [assigned] = (await judgesFor([found], {}, { cwd: resolve('.'), now: () => new Date('2026-01-01') })).assigned;
  if (assigned === undefined) throw new Error('no judge');
  let at = '';
  const pages = { script, style: editStyle, siteStyle: stylesheet, icon: favicon, shell: editShell, signIn: editSignIn, note: editNote };
  const editor = openEditServer({
    folder: openEditFolder(found, undefined),
    judge: assigned.judge,
    pages,
    clock: () => 0,
    origin: () => at,
  });
  const { server, url } = await listenOnLoopback(0, editor.handle);
  onTestFinished(async () => {
    await editor.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const origin = new URL(url).origin;
  at = origin;
  const opened = await fetch(editor.address(), { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  /** Asks as a browser does that was opened with the printed address. */
  const get = async (address: string, init: RequestInit = {}) => await fetch(address, { ...init, headers: { cookie, ...init.headers } });
  const token = /data-token="([\w-]+)"/.exec(await (await get(`${url}edit/`)).text())?.[1] ?? '';
  /** Asks as the page does, and gives back status and answer. */
  const post = async (command: string, asks: unknown, headers: Record<string, string> = {}) => {
    const answered = await get(`${origin}/edit/api/${command}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'x-certify-token': token, ...headers },
      body: typeof asks === 'string' ? asks : JSON.stringify(asks),
    });
    return { status: answered.status, told: (await answered.json()) as { readonly ok?: unknown; readonly error?: string } };
  };
  /** The same for the sandbox. */
  const tried = async (command: string, asks: object, headers: Record<string, string> = {}, id = 'edited') => {
    const answered = await get(`${origin}/try/api/${id}/${command}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'x-certify-token': token, ...headers },
      body: JSON.stringify(asks),
    });
    return { status: answered.status, told: (await answered.json()) as { readonly ok?: unknown; readonly error?: string } };
  };
  /** The same for what goes well. */
  const ask = async <C extends keyof EditCommands>(command: C, asks: EditCommands[C]['asks']): Promise<EditCommands[C]['gets']> => {
    const { told } = await post(command, asks);
    if (told.ok === undefined) throw new Error(told.error ?? 'no answer');
    return told.ok as EditCommands[C]['gets'];
  };
  return { origin, url, address: editor.address(), cookie, get, token, post, tried, ask };
}

let built: Promise<string> | undefined;

/** The script of the page, as `npm run build` makes it. */
export async function builtEditScript(): Promise<string> {
  built ??= rolldown({ input: resolve('src/browser/edit-page.ts'), platform: 'browser' })
    .then((bundle) => bundle.generate({ format: 'esm', codeSplitting: false }))
    .then(({ output: [{ code }] }) => code);
  return await built;
}
