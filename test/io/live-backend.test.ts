import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { liveBackend, parseTarget } from '../../src/io/live-backend.ts';

async function serverOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a backend that calls the service', () => {
  test('hands on method, headers and body, and gives back what was answered', async () => {
    const origin = await serverOf(async (request, response) => {
      let text = '';
      for await (const piece of request) text += piece;
      response.writeHead(201, { 'x-seen': `${request.method} ${request.url} ${request.headers['x-key']}` }).end(text.toUpperCase());
    });
    const request = new Request(`${origin}/a?b=c`, { method: 'POST', headers: { 'x-key': 'k' }, body: 'tea' });
    const response = await liveBackend(parseTarget(origin)).backend(request);
    expect([response.status, response.headers.get('x-seen'), await response.text()]).toEqual([201, 'POST /a?b=c k', 'TEA']);
  });

  test('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const origin = await serverOf((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect((await liveBackend(parseTarget(origin)).backend(new Request(`${origin}/a`))).status).toBe(307);
    expect(paths).toEqual(['/a']);
  });

  test('calls no other origin', async () => {
    const { backend } = liveBackend(parseTarget('https://api.contoso.com'));
    await expect(backend(new Request('https://api.contoso.com.example.com/'))).rejects.toThrow('only https://api.contoso.com is called');
    await expect(backend(new Request('http://api.contoso.com/'))).rejects.toThrow('only https://api.contoso.com is called');
  });

  test('stops reading an answer that is too large', async () => {
    let isClosed = false;
    const origin = await serverOf((_, response) => {
      response.on('close', () => {
        isClosed = true;
      });
      const piece = Buffer.alloc(1_000_000);
      const more = (): void => {
        while (!isClosed && response.write(piece));
        if (!isClosed) response.once('drain', more);
      };
      more();
    });
    await expect(liveBackend(parseTarget(origin)).backend(new Request(origin))).rejects.toThrow('an answer is larger than 8388608 bytes');
  });

  test('waits no longer than it may, neither for an answer nor for its end', async () => {
    const silent = await serverOf(() => {});
    await expect(liveBackend(parseTarget(silent), 200).backend(new Request(silent))).rejects.toThrow(/^no answer within 0\.2 seconds$/);
    const endless = await serverOf((_, response) => {
      response.writeHead(200).write('{');
    });
    await expect(liveBackend(parseTarget(endless), 200).backend(new Request(endless))).rejects.toThrow(/^no answer within 0\.2 seconds$/);
  });

  test('tells a service that hangs up', async () => {
    const origin = await serverOf((request) => request.socket.destroy());
    await expect(liveBackend(parseTarget(origin)).backend(new Request(origin))).rejects.toThrow(/^the service cannot be reached/);
  });
});

describe('the address of a service', () => {
  test('is an origin, and a base path where one is written', () => {
    expect(parseTarget('https://api.contoso.com')).toMatchObject({
      origin: 'https://api.contoso.com',
      scheme: 'https',
      basePath: undefined,
      isLoopback: false,
    });
    expect(parseTarget('http://localhost:8080/v1/')).toMatchObject({ host: 'localhost:8080', basePath: '/v1', isLoopback: true });
    expect(parseTarget('http://[::1]:8080').isLoopback).toBe(true);
  });

  test.each(['http://127.0.0.1.example.com', 'http://localhost.example.com', 'http://10.0.0.1', 'ftp://localhost', 'localhost:80', ''])(
    '%j is none',
    (text) => {
      expect(() => parseTarget(text)).toThrow(/--against/);
    },
  );
});
