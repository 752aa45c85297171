import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type RolldownOptions, rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import config from '../../rolldown.config.ts';
import { publicKeyPem } from '../../src/catalog/signature.ts';
import { serveFolder } from '../../src/io/static-server.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { made, replaced, resealed, type TestCatalog, testCatalog } from '../helpers/published.ts';

const tools = ['bash', 'curl', 'jq', 'openssl', 'sha256sum'];
const areThere = tools.every((name) => spawnSync(name, ['--version']).error === undefined);
const blocks = [...readFileSync(new URL('../../docs/consume.md', import.meta.url), 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].map(
  ([, text]) => text ?? '',
);
const id = 'northwind-things';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** Serves a catalog; answers with its address and a folder that holds the public key. */
async function served(files: ReadonlyMap<string, Uint8Array>): Promise<{ readonly url: string; readonly work: string }> {
  const site = temporaryFolder(Object.fromEntries([...files].map(([path, bytes]) => [path.slice(1), bytes])));
  const { server, url } = await serveFolder(site, 0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: url.replace(/\/$/, ''), work: temporaryFolder({ 'publisher.pem': publicKeyPem(catalog.key.publicKey) }) };
}

describe.skipIf(!areThere)('the commands of docs/consume.md', () => {
  /** Runs the blocks one after the other, as somebody would; the number of the one that failed, 0 when none did. */
  async function runBlocks(files: ReadonlyMap<string, Uint8Array>): Promise<number> {
    const { url, work } = await served(files);
    const env = { PATH: process.env['PATH'], CATALOG: url, ID: id };
    const script = blocks.map((text, index) => `trap 'exit ${index + 1}' ERR\n${text}`).join('\n');
    return await promisify(execFile)('bash', ['-c', `set -eo pipefail\n${script}`], { cwd: work, env }).then(
      () => 0,
      (error: { readonly code: number }) => error.code,
    );
  }
  /** The test must pass in years to come, by the clock of the machine. */
  const lasting = () => resealed(catalog.files, [catalog.key], { timestamp: { expiresAt: '2100-01-01T00:00:00Z' } });
  const edited = (path: string) => {
    const bytes = Uint8Array.from(lasting().get(path) ?? []);
    const at = Buffer.from(bytes).lastIndexOf('1');
    bytes[at] = 50;
    return replaced(lasting(), path, bytes);
  };

  test('verify, read and download a connector', async () => {
    expect(blocks).toHaveLength(4);
    expect(await runBlocks(lasting())).toBe(0);
  });

  test('stop at what was changed', async () => {
    const { key } = catalog;
    expect(await runBlocks(edited('/v1/timestamp.json'))).toBe(1);
    expect(await runBlocks(resealed(catalog.files, [key], { timestamp: { expiresAt: '2026-11-21T00:00:00Z' } }))).toBe(1);
    expect(await runBlocks(edited('/v1/index.json'))).toBe(2);
    expect(await runBlocks(edited(`/v1/connectors/${id}.json`))).toBe(3);
    const entry = JSON.parse(new TextDecoder().decode(catalog.files.get(`/v1/connectors/${id}.json`)));
    expect(await runBlocks(edited(entry.versions[0].bundle.path))).toBe(4);
  });
});

describe('the library', () => {
  // Beside the packages that it imports.
  const folder = mkdtempSync(new URL('../../node_modules/.certify-library-', import.meta.url).pathname);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let library: typeof import('../../src/catalog-library.ts');
  beforeAll(async () => {
    const options = ([config].flat() as RolldownOptions[]).find(
      ({ output }) => !Array.isArray(output) && output?.file === 'dist/catalog.js',
    );
    const { output, ...input } = options ?? {};
    const bundle = await rolldown(input);
    await bundle.write({ ...output, file: join(folder, 'catalog.js') });
    await bundle.close();
    library = await import(pathToFileURL(join(folder, 'catalog.js')).href);
  }, 60_000);

  test('verifies a catalog and remembers what it saw', async () => {
    const { url } = await served(catalog.files);
    const trust = publicKeyPem(catalog.key.publicKey);
    const { verdict, remember } = await library.verifyCatalog(url, { trust, now: made });
    expect({ verdict, serial: remember?.serial }).toEqual({ verdict: 'verified', serial: 9 });
    const later = { ...remember, serial: 10 };
    expect(await library.verifyCatalog(url, { trust, now: made, remembered: later })).toMatchObject({
      verdict: 'failed',
      remember: undefined,
    });
    expect(await library.verifyCatalog(url, { trust, now: made, only: { id } })).toMatchObject({ verdict: 'verified' });
  });

  test('reads an entry, and the files of its version', async () => {
    const { url } = await served(catalog.files);
    const trust = new TextDecoder().decode(catalog.files.get('/v1/trust.json'));
    const short = await library.readEntry(url, { id }, { trust, now: made });
    expect(short).toMatchObject({ verdict: 'verified', requests: 4, entry: { id }, version: { revision: 1 }, folder: undefined });
    const whole = await library.readEntry(url, { id }, { trust, now: made, content: true });
    expect(whole.folder?.entries.map(({ path }) => path)).toContain('apiDefinition.swagger.json');
  });

  test('says what was called wrongly', async () => {
    const { url } = await served(catalog.files);
    await expect(library.verifyCatalog(url, { trust: catalog.pem })).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^trust is neither a public key/),
    });
    await expect(library.verifyCatalog(url, { remembered: { serial: 1 } })).rejects.toThrow(
      'remembered is not what an earlier verification gave as remember.',
    );
    await expect(library.verifyCatalog('http://example.com')).rejects.toThrow(/is no https address/);
  });

  test('is small, and loads neither rules nor the command line', () => {
    const code = readFileSync(join(folder, 'catalog.js'), 'utf8');
    expect(code.length).toBeLessThan(400_000);
    expect(code).not.toContain('parameter-summary-present');
  });
});
