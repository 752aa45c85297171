import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/connector/user-error.ts';
import { openPublished } from '../../src/io/read-published.ts';
import { temporaryFolder } from '../helpers/folder.ts';

describe('a folder', () => {
  test('gives the bytes of regular files, and says what is absent', async () => {
    const reader = await openPublished('.', temporaryFolder({ 'v1/index.json': 'x', 'v1/empty.json': '' }));
    expect(await reader.read('/v1/index.json', 10)).toEqual({ kind: 'file', bytes: new Uint8Array([120]) });
    expect(await reader.read('/v1/empty.json', 10)).toEqual({ kind: 'file', bytes: new Uint8Array() });
    expect(await reader.read('/v1/other.json', 10)).toEqual({ kind: 'absent' });
    expect(await reader.read('/v1/index.json/x', 10)).toEqual({ kind: 'absent' });
  });

  test('gives nothing outside of it, through a name or a link', async () => {
    const outside = temporaryFolder({ 'secret.json': 'secret' });
    const folder = temporaryFolder({ 'v1/index.json': 'x' });
    symlinkSync(join(outside, 'secret.json'), join(folder, 'v1/linked.json'));
    symlinkSync(outside, join(folder, 'linked'));
    const reader = await openPublished(folder, '/');
    for (const path of [
      '/../secret.json',
      '/v1/../../etc/passwd',
      '//etc/passwd',
      '/v1/./index.json',
      '/v1\\..\\x',
      '/v1/\u0000',
      '/.git/config',
      'v1/index.json',
      '/v1/index.json.',
    ])
      expect(await reader.read(path, 100)).toEqual({ kind: 'refused', reason: 'is no path of a catalog.' });
    for (const path of ['/v1/linked.json', '/linked/secret.json'])
      expect(await reader.read(path, 100)).toEqual({ kind: 'refused', reason: 'is a link, which is not followed.' });
  });

  test('is not read where a file is larger than it may be, is a folder, or never ends', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'v1/folder.json'), { recursive: true });
    writeFileSync(join(folder, 'v1/huge.json'), '');
    truncateSync(join(folder, 'v1/huge.json'), 2 ** 30);
    const reader = await openPublished(folder, '/');
    expect(await reader.read('/v1/huge.json', 1000)).toEqual({ kind: 'refused', reason: 'has 1073741824 bytes; at most 1000 are read.' });
    expect(await reader.read('/v1/folder.json', 1000)).toEqual({ kind: 'refused', reason: 'is no file.' });
    if (process.platform === 'win32') return;
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'v1/pipe.json')]);
    expect(await reader.read('/v1/pipe.json', 1000)).toEqual({ kind: 'refused', reason: 'is no file.' });
  });

  test('lists what is in its folders, links as themselves', async () => {
    const folder = temporaryFolder({ 'v1/a/b.json': '1', 'v1/\u001b[2J.json': '2', 'pages/x.html': '3' });
    symlinkSync('/etc', join(folder, 'v1/etc'));
    const { list } = await openPublished(folder, '/');
    expect(await list?.(['bundles', 'v1'])).toEqual(['/v1/\u001b[2J.json', '/v1/a/b.json', '/v1/etc']);
  });

  test('that is not there is told', async () => {
    await expect(openPublished('nowhere', '/tmp')).rejects.toThrow(
      new UserError("There is no folder '/tmp/nowhere'. Give the folder or address of a catalog."),
    );
  });
});

describe('an address', () => {
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/catalog`;
  }

  test('gives files below it, and says what is absent', async () => {
    const asked: (string | undefined)[] = [];
    const reader = await openPublished(
      await serve(({ url }, response) => {
        asked.push(url);
        if (url === '/catalog/v1/index.json') response.end('x');
        else response.writeHead(404).end('no');
      }),
      '/',
    );
    expect(await reader.read('/v1/index.json', 10)).toEqual({ kind: 'file', bytes: new Uint8Array([120]) });
    expect(await reader.read('/v1/other.json', 10)).toEqual({ kind: 'absent' });
    expect(await reader.read('/../secret', 10)).toEqual({ kind: 'refused', reason: 'is no path of a catalog.' });
    expect(asked).toEqual(['/catalog/v1/index.json', '/catalog/v1/other.json']);
    expect(reader.list).toBeUndefined();
  });

  test('is read up to the size that was named, whatever it sends and however it is packed', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    let isClosed: () => void = () => {};
    const closed = new Promise<void>((done) => {
      isClosed = done;
    });
    const base = await serve((request, response) => {
      if (request.url?.endsWith('bomb.json')) return response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      const timer = setInterval(() => response.write(Buffer.alloc(100_000)), 1);
      response.once('close', () => {
        clearInterval(timer);
        isClosed();
      });
      return response;
    });
    const reader = await openPublished(base, '/');
    for (const path of ['/v1/bomb.json', '/v1/endless.json'])
      expect(await reader.read(path, 1000)).toEqual({ kind: 'refused', reason: 'is larger than 1000 bytes.' });
    await closed;
  });

  test('may redirect on its own host and nowhere else', async () => {
    const base = await serve(({ url }, response) => {
      if (url?.endsWith('moved.json')) response.writeHead(302, { location: '/elsewhere.json' }).end();
      else if (url === '/elsewhere.json') response.end('x');
      else if (url?.endsWith('away.json')) response.writeHead(301, { location: 'http://169.254.169.254/latest' }).end();
      else if (url?.endsWith('file.json')) response.writeHead(301, { location: 'file:///etc/passwd' }).end();
      else response.writeHead(302, { location: url ?? '' }).end();
    });
    const reader = await openPublished(base, '/');
    expect(await reader.read('/v1/moved.json', 10)).toEqual({ kind: 'file', bytes: new Uint8Array([120]) });
    for (const path of ['/v1/away.json', '/v1/file.json'])
      await expect(reader.read(path, 10)).rejects.toThrow(/redirects to another host .*\. Give the address/);
    await expect(reader.read('/v1/round.json', 10)).rejects.toThrow(/redirects more than 3 times\.$/);
  });

  test('that fails is told with what to do, never as an absent file', async () => {
    const reader = await openPublished(await serve((_, response) => response.writeHead(503).end()), '/');
    await expect(reader.read('/v1/index.json', 10)).rejects.toThrow(/answered with status 503\. Try again later/);
    const broken = await openPublished(await serve((request) => request.socket.destroy()), '/');
    await expect(broken.read('/v1/index.json', 10)).rejects.toThrow(/could not be read: .*\. Check the address and the network\.$/);
  });

  test.each([
    'http://example.com/',
    'ftp://example.com/',
    'file:///etc/',
    'https://user:x@example.com/',
    'https://example.com/?a',
    'http://127.0.0.1.example.com/',
    'https://',
  ])('like %s is refused before anything is asked', async (address) => {
    await expect(openPublished(address, '/')).rejects.toThrow(UserError);
  });
});
