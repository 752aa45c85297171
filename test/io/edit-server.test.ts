import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileKind, HeldFiles } from '../../src/editing/protocol.ts';
import { serveEdits } from '../helpers/edit-server.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';

const name = 'certified-connectors/Northwind Things';
const definitionName = 'apiDefinition.swagger.json';

async function opened(changed: Readonly<Record<string, string>> = {}) {
  const top = temporaryFolder(goldenFiles(name, 'certified', changed));
  const folder = join(top, name);
  const server = await serveEdits(folder);
  const { files } = await server.ask('read', { open: null });
  const held = Object.fromEntries(Object.entries(files).map(([kind, { text, base }]) => [kind, { text, base }])) as Required<HeldFiles>;
  const read = Object.fromEntries(Object.entries(files).map(([kind, { digest }]) => [kind, digest])) as Record<FileKind, string | null>;
  const on = (file: string) => readFileSync(join(folder, file), 'utf8');
  return { ...server, top, folder, files, held, read, on };
}

/** A request as no browser would send it: the path and the headers go out as they are. */
async function raw(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  return await new Promise((done, failed) => {
    const { port } = new URL(url);
    const sent = httpRequest({ host: '127.0.0.1', port, path, headers }, (answer) => {
      let text = '';
      answer.on('data', (piece) => (text += piece)).on('end', () => done({ status: answer.statusCode ?? 0, text }));
    });
    sent.on('error', failed).end();
  });
}

describe('editing a connector over HTTP', () => {
  test('judges a change without saving, and saves exactly it', async () => {
    const { ask, held, read, on } = await opened();
    const before = on(definitionName);
    const path = ['info', 'description'];
    const empty = await ask('change', { files: held, open: null, changes: [{ kind: 'value', file: 'definition', path, value: null }] });
    const [finding] = empty.view.findings;
    expect([empty.view.verdict, finding?.ruleId, finding?.field]).toEqual([
      'fail',
      'info-description-present',
      'definition:/info/description',
    ]);
    expect(on(definitionName)).toBe(before);
    const text = 'Keeps the list of things that a shop holds and tells where each one is.';
    const good = await ask('change', {
      files: empty.files,
      open: null,
      changes: [{ kind: 'value', file: 'definition', path, value: text }],
    });
    expect(good.view).toMatchObject({ verdict: 'pass', findings: [] });
    const { written, stale } = await ask('save', { files: good.files, read });
    expect([written, stale]).toEqual([[definitionName], []]);
    expect(on(definitionName)).toBe(before.replace('that a warehouse holds', 'that a shop holds'));
  });

  test('saves nothing when a file changed meanwhile, and leaves no draft behind', async () => {
    const { ask, held, read, on, folder } = await opened();
    writeFileSync(join(folder, 'readme.md'), 'Somebody else.');
    const files: HeldFiles = {
      definition: { ...held.definition, text: held.definition.text.replace('/v1', '/v2') },
      readme: { ...held.readme, text: 'Mine.' },
    };
    const told = await ask('save', { files, read });
    expect([told.written, told.stale, told.files.readme.text]).toEqual([[], ['readme'], 'Somebody else.']);
    expect([on('readme.md'), on(definitionName)]).toEqual(['Somebody else.', held.definition.text]);
    unlinkSync(join(folder, 'readme.md'));
    expect((await ask('save', { files, read })).stale).toEqual(['readme']);
    expect(existsSync(join(folder, 'readme.md'))).toBe(false);
    const again = await ask('save', { files, read: { ...read, readme: null } });
    expect(again.written).toEqual([definitionName, 'readme.md']);
    expect(on('readme.md')).toBe('Mine.');
    expect(readdirSync(folder).sort()).toEqual([definitionName, 'apiProperties.json', 'readme.md']);
  });

  test('edits a text that is no JSON as text alone, and keeps byte order mark and line ends', async () => {
    const odd = '\ufeff{ "swagger": "2.0",\r\n "info": {} ,\r\n}\r\n';
    const { ask, post, held, read, on, files } = await opened({ [definitionName]: odd });
    expect(files.definition.text).toBe(odd);
    const value = await post('change', {
      files: held,
      open: null,
      changes: [{ kind: 'value', file: 'definition', path: ['host'], value: 'api.contoso.com' }],
    });
    expect([value.status, value.told.error]).toEqual([422, expect.stringContaining('no strict JSON')]);
    const typed = odd.replaceAll('\r\n', '\n').replace('{} ,', '{}');
    const edited = await ask('change', { files: held, open: null, changes: [{ kind: 'text', file: 'definition', text: typed }] });
    expect(edited.view.problems).toMatchObject([{ file: 'definition', sentence: expect.stringContaining('byte order mark') }]);
    expect(edited.view.fields.some(({ file }) => file === 'definition')).toBe(false);
    await ask('save', { files: edited.files, read });
    expect(on(definitionName)).toBe(odd.replace('{} ,', '{}'));
  });

  test('repairs one finding and nothing else', async () => {
    const { ask, held } = await opened();
    const text = held.definition.text.replace('"List things"', '"List things."').replace('"Get a thing"', '"Get a thing."');
    const files = { ...held, definition: { text, base: text } };
    const { view } = await ask('change', { files, open: null, changes: [] });
    const [first, second] = view.findings.filter(({ ruleId }) => ruleId === 'operation-summary-end');
    expect([first?.operation, second?.operation]).toEqual(['/paths/~1things/get', '/paths/~1things~1{id}/get']);
    const fixed = await ask('fix', { files, open: null, repair: first?.repair ?? '' });
    expect(fixed.files.definition?.text).toBe(text.replace('"List things."', '"List things"'));
    expect(fixed.view.findings.map(({ ruleId, operation }) => [ruleId, operation])).toEqual([
      ['operation-summary-end', '/paths/~1things~1{id}/get'],
      ['readme-operations-listed', null],
    ]);
  });

  test('tries the operations of texts that nobody saved', async () => {
    const { ask, held } = await opened();
    const text = held.definition.text.replace('ListThings', 'FindThings');
    const { operations } = await ask('test', { files: { ...held, definition: { text, base: text } } });
    expect(operations.map(({ id, result }) => [id, result])).toEqual([
      ['FindThings', 'passed'],
      ['CreateThing', 'passed'],
      ['GetThing', 'passed'],
    ]);
  });

  test('calls one operation of what is saved, and reads it anew after a save', async () => {
    const { ask, tried, held, read } = await opened();
    expect((await tried('describe', {})).told.ok).toMatchObject({ title: 'Northwind Things', channel: 'saved', service: null });
    const values = { api_key: 'a-secret-key' };
    const { connection } = (await tried('connect', { set: null, values })).told.ok as { readonly connection: string };
    const answer = await tried('call', { connection, operation: 0, values: {} });
    expect(answer.told.ok).toMatchObject({ problems: [], findings: [], isConnectionAccepted: true });
    expect(JSON.stringify(answer.told)).not.toContain('a-secret-key');
    const text = held.definition.text.replace('"title": "Northwind Things"', '"title": "Northwind Stock"');
    const files = { ...held, definition: { text, base: text } };
    // What nobody saved is not called, and its connection stays.
    await ask('change', { files, open: null, changes: [] });
    expect((await tried('describe', {})).told.ok).toMatchObject({ title: 'Northwind Things' });
    expect((await tried('connection', { connection })).status).toBe(200);
    await ask('save', { files, read });
    expect((await tried('describe', {})).told.ok).toMatchObject({ title: 'Northwind Stock' });
    expect(await tried('connection', { connection })).toEqual({ status: 200, told: { ok: null } });
  });

  test('opens nothing but its own connector to be tried, and only to its own page', async () => {
    const { tried, origin, url, get, cookie } = await opened();
    const statuses = await Promise.all([
      tried('describe', {}, { 'x-certify-token': 'A'.repeat(43) }),
      tried('describe', {}, { origin: 'http://evil.example.com' }),
      tried('describe', {}, {}, 'other'),
      tried('describe', {}, {}, '__proto__'),
      tried('toString', {}),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 404, 404, 422]);
    const host = new URL(url).host;
    for (const path of [
      '/try/',
      '/try/page.js',
      '/try/sign-in/edited/none',
      '/try/redirect/edited/none',
      '/try/callback/other/x',
      '/try/../edit',
    ])
      expect([path, (await raw(url, path, { host, cookie })).status]).toEqual([path, 404]);
    const page = await get(`${origin}/try/sign-in/edited/none`, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('Nobody waits for this sign-in. Begin again.')]);
  });

  test('neither reads nor writes through a link that leads out of the folder', async () => {
    const top = temporaryFolder({ ...goldenFiles(name), 'outside.json': '{"properties":{"publisher":"Fabrikam"}}' });
    const folder = join(top, name);
    unlinkSync(join(folder, 'apiProperties.json'));
    symlinkSync(join(top, 'outside.json'), join(folder, 'apiProperties.json'));
    const { ask, post } = await serveEdits(folder);
    const { files } = await ask('read', { open: null });
    expect(files.properties).toMatchObject({ text: '', refusal: 'is a link or no regular file, which no connector may hold' });
    for (const digest of [files.properties.digest, null]) {
      await post('save', { files: { properties: { text: '{}', base: '' } }, read: { properties: digest } });
      expect(readFileSync(join(top, 'outside.json'), 'utf8')).toBe('{"properties":{"publisher":"Fabrikam"}}');
    }
    // A folder that stands where a file would be made.
    unlinkSync(join(folder, 'readme.md'));
    mkdirSync(join(folder, 'readme.md'));
    const answered = await post('save', { files: { readme: { text: 'x', base: '' } }, read: { readme: null } });
    expect([answered.status, answered.told.error]).toEqual([422, "'readme.md' is there already; nothing was saved."]);
  });
});

describe('who may edit', () => {
  test.each<[string, Record<string, string>, number, string]>([
    ['a page of another origin', { origin: 'http://evil.example.com' }, 403, 'Only pages of this server may do that.'],
    ['a page of another port', { origin: 'http://localhost:1' }, 403, 'Only pages of this server may do that.'],
    ['a page that the browser calls a stranger', { 'sec-fetch-site': 'cross-site' }, 403, 'Only pages of this server may do that.'],
    ['who does not know the secret', { 'x-certify-token': '' }, 403, 'The page is of another start of certify serve. Load it again.'],
    ['who guesses the secret', { 'x-certify-token': 'A'.repeat(43) }, 403, 'The page is of another start of certify serve. Load it again.'],
    ['a form', { 'content-type': 'text/plain' }, 415, 'Only JSON is read.'],
  ])('refuses %s', async (_, headers, status, error) => {
    const { post, held, read, on } = await opened();
    const files = { readme: { text: 'Taken over.', base: '' } };
    expect(await post('save', { files, read }, headers)).toEqual({ status, told: { error } });
    expect(on('readme.md')).toBe(held.readme.text);
  });

  test('refuses who does not bring the key of this start, and shows no secret', async () => {
    const { origin, url, token, held, read, on, cookie, address } = await opened();
    const [{ host }, key] = [new URL(url), new URL(address).searchParams.get('key') ?? ''];
    expect(key).toMatch(/^[\w-]{43}$/);
    const forms = [
      '/',
      '/edit',
      '/edit/',
      '/edit/page.js',
      '/edit/api/read',
      '/try/sign-in/edited/x',
      '/edit/?key=',
      `/edit/?key=${key.slice(1)}`,
      `/edit/?key=${'A'.repeat(43)}`,
      '/try/callback/../../edit/',
      '/try/callback/../api/edited/describe',
    ];
    const name = cookie.split('=')[0];
    for (const brought of ['', `${name}=`, `${name}=${key}`, `x${cookie}`, `${cookie}x`])
      for (const path of forms) {
        const { status, text } = await raw(url, path, { host, cookie: brought });
        expect([path, brought, status]).toEqual([path, brought, 403]);
        expect(text).not.toMatch(new RegExp(`${token}|${key}`));
      }
    // As another user of the machine could: any header can be forged, and even the page's token does not do.
    const headers = { origin, 'content-type': 'application/json', 'x-certify-token': token };
    const body = JSON.stringify({ files: { readme: { text: 'Taken over.', base: '' } }, read });
    expect((await fetch(`${origin}/edit/api/save`, { method: 'POST', headers, body })).status).toBe(403);
    expect((await fetch(`${origin}/edit/api/save?key=${key}`, { method: 'POST', headers, body })).status).toBe(403);
    expect((await fetch(`${origin}/try/api/edited/describe`, { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect(on('readme.md')).toBe(held.readme.text);
  });

  test('lets in every browser that opens the printed address, with a cookie of its own port', async () => {
    const { address, url, origin } = await opened();
    for (let time = 0; time < 2; time += 1) {
      const answer = await fetch(address, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([303, '/edit/', '']);
      const given = answer.headers.get('set-cookie') ?? '';
      expect(given).toMatch(/^certify-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
      expect(given).toMatch(new RegExp(`^certify-${new URL(url).port}=`));
      const cookie = `other=1; ${given.split(';')[0]}; last=2`;
      expect((await fetch(`${origin}/edit/`, { headers: { cookie } })).status).toBe(200);
    }
  });

  test('refuses other names of this machine, other methods, other paths', async () => {
    const { url, post, origin, get, cookie } = await opened();
    for (const host of ['evil.example.com', 'localhost.example.com', '127.0.0.1.example.com'])
      expect((await raw(url, '/edit/', { host })).status).toBe(421);
    const host = new URL(url).host;
    for (const path of [
      '/../../etc/passwd',
      '/edit/../../../etc/passwd',
      '/edit/%2e%2e/%2e%2e/etc/passwd',
      '/edit/apiDefinition.swagger.json',
      '/edit/api',
      '/edit//',
      '//example.com/edit/',
      '/edit/\\..\\x',
    ])
      expect([path, (await raw(url, path, { host, cookie })).status]).toEqual([path, 404]);
    for (const command of ['toString', '__proto__', 'constructor', 'read/save', ''])
      expect([command, (await post(command, {})).status]).toEqual([command, 404]);
    expect((await raw(url, '/edit/api/read', { host, cookie })).status).toBe(405);
    expect((await get(`${origin}/edit/`, { method: 'POST' })).status).toBe(405);
    const page = await get(`${origin}/edit/`);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/);
  });

  test('refuses what it cannot understand, and bodies beyond its ceiling', async () => {
    const { post, held, on } = await opened();
    const answers = [
      await post('change', '[]'),
      await post('change', '{'),
      await post('change', { files: { definition: 1 }, open: null, changes: [] }),
      await post('change', { files: held, open: null, changes: [{ kind: 'value', file: '../../x', path: ['a'], value: 1 }] }),
      await post('change', { files: held, open: null, changes: [{ kind: 'value', file: 'definition', path: [], value: 1 }] }),
      await post('change', { files: held, open: null, changes: [{ kind: 'value', file: 'definition', path: ['paths', null], value: 1 }] }),
      await post('change', { files: held, open: null, changes: [{ kind: 'sign-in', to: 'toString' }] }),
      await post('fix', { files: held, open: null, repair: 'x' }),
      await post('save', { files: { readme: { text: 'x', base: '' } }, read: {} }),
      await post('save', { files: { readme: { text: 'x'.repeat(33_000_000), base: '' } }, read: {} }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 422, 422, 422, 422, 422, 422, 200, 413]);
    expect(on('readme.md')).toBe(held.readme.text);
  });
});
