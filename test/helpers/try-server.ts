import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';
import { bundleOf } from '../../src/catalog/bundle.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { findConnectors, readFoundConnector } from '../../src/io/find-connectors.ts';
import { serveFolder } from '../../src/io/static-server.ts';
import { openTryServer } from '../../src/io/try-server.ts';
import { parseServices } from '../../src/io/try-target.ts';
import { favicon } from '../../src/site/site-files.ts';
import { stylesheet } from '../../src/site/stylesheet.ts';
import { tryList, tryNote, tryShell, trySignIn } from '../../src/site/try-page.ts';
import { tryStyle } from '../../src/site/try-style.ts';
import type { Commands } from '../../src/trial/protocol.ts';
import { temporaryFolder } from './folder.ts';

/** A folder of this repository as the entries of a connector. */
export function sampleEntries(folder: string): readonly FolderEntry[] {
  const [found] = findConnectors([folder], resolve('.'));
  if (found === undefined) throw new Error(`There is no connector in ${folder}.`);
  return readFoundConnector(found, undefined).entries;
}

/** Entries of a connector from its definition and properties. */
export function entriesOf(definition: JsonObject, properties: JsonObject = {}): readonly FolderEntry[] {
  const file = (path: string, value: unknown): FolderEntry => {
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    return { path, kind: 'file', executable: false, size: bytes.length, bytes };
  };
  const document = {
    swagger: '2.0',
    info: { title: 'Contoso', version: '1.0' },
    host: 'api.contoso.com',
    schemes: ['https'],
    ...definition,
  };
  return [file('apiDefinition.swagger.json', document), file('apiProperties.json', { properties })];
}

/** What a site publishes of connectors that are on preview, as far as trying them needs it. */
export function trySite(connectors: Readonly<Record<string, readonly FolderEntry[]>>, channels: readonly string[] = ['preview']): string {
  const files: Record<string, string | Uint8Array> = { 'style.css': stylesheet, 'favicon.svg': favicon, 'v1/index.json': '{}' };
  const listed = [];
  for (const [id, entries] of Object.entries(connectors)) {
    const { bytes, sha256 } = bundleOf(entries);
    const title = titleIn(entries);
    const path = `/bundles/${sha256}.zip`;
    files[path.slice(1)] = bytes;
    files[`v1/connectors/${id}.json`] = JSON.stringify({
      title,
      program: 'certified',
      versions: [{ channels, bundle: { path, sha256 } }],
    });
    listed.push({ id, title, status: 'preview', isImported: false, versions: { preview: { version: '1.0' }, public: null } });
  }
  files['v1/catalog.json'] = JSON.stringify({ connectors: listed });
  return temporaryFolder(files);
}

function titleIn(entries: readonly FolderEntry[]): string {
  const definition = entries.find(({ path }) => path === 'apiDefinition.swagger.json');
  return JSON.parse(new TextDecoder().decode(definition?.bytes)).info.title;
}

/** `certify serve` without its command line. It ends with the test. */
export async function serveTries(
  connectors: Readonly<Record<string, readonly FolderEntry[]>>,
  against: readonly string[] = [],
  script = '',
) {
  const site = trySite(connectors);
  const services = parseServices(against);
  const addresses = new Map([...services].map(([id, { origin }]) => [id, origin] as const));
  let origin = '';
  const list = async () => {
    const { readPublishedEntries } = await import('../../src/io/read-catalog.ts');
    return tryList((await readPublishedEntries(site)) ?? [], addresses);
  };
  const pages = { script, style: tryStyle, list, shell: tryShell, signIn: trySignIn, note: tryNote };
  const tries = openTryServer({ site, services, origin: () => origin, pages });
  const { server, url } = await serveFolder(site, 0, tries.handle);
  origin = new URL(url).origin;
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await tries.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  onTestFinished(close);
  const { search: query } = new URL(tries.address());
  const opened = await fetch(tries.address(), { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  /** Asks as a browser does that was opened with the printed address. */
  const get = async (address: string, init: RequestInit = {}) => await fetch(address, { ...init, headers: { cookie, ...init.headers } });
  const shell = async (id: string) => await (await get(`${origin}/connectors/${id}/try/`)).text();
  const tokens = new Map<string, string>();
  /** Asks as a page of the server does, and gives back status and answer. */
  const post = async (id: string, command: string, asks: object, headers: Record<string, string> = {}) => {
    const token = tokens.get(id) ?? /data-token="([\w-]+)"/.exec(await shell(id))?.[1] ?? '';
    tokens.set(id, token);
    const answer = await get(`${origin}/try/api/${id}/${command}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'x-certify-token': token, ...headers },
      body: JSON.stringify(asks),
    });
    return { status: answer.status, told: (await answer.json()) as { readonly ok?: unknown; readonly error?: string } };
  };
  /** The same for what goes well. */
  const ask = async <C extends keyof Commands>(id: string, command: C, asks: Commands[C]['asks']): Promise<Commands[C]['gets']> => {
    const { told } = await post(id, command, asks);
    if (told.ok === undefined) throw new Error(told.error ?? 'no answer');
    return told.ok as Commands[C]['gets'];
  };
  return { origin, url, query, cookie, get, site, post, ask, close, shell };
}

let built: Promise<string> | undefined;

/** The script of the page, as `npm run build` makes it. */
export async function builtPageScript(): Promise<string> {
  built ??= rolldown({ input: resolve('src/browser/try-page.ts'), platform: 'browser' })
    .then((bundle) => bundle.generate({ format: 'esm', codeSplitting: false }))
    .then(({ output: [{ code }] }) => code);
  return await built;
}

/** Where the sample connectors lie. */
export const samples = {
  desk: join('certified-connectors', 'Fabrikam Service Desk'),
  vault: join('certified-connectors', 'Fabrikam Asset Vault'),
  orders: join('certified-connectors', 'Northwind Orders'),
  flights: join('certified-connectors', 'Tailspin Flight Log'),
} as const;
