import { describe, expect, it } from 'vitest';
import { readLoneDefinition } from '../../src/connector/connector.ts';
import { openGateway } from '../../src/preview/gateway.ts';
import { longestBody } from '../../src/preview/notes.ts';
import { connectorWith, countingRandom, noConnection, opened } from './opened.ts';

const paths = {
  '/a': {
    get: { operationId: 'A', responses: {} },
    post: { operationId: 'Send', parameters: [{ in: 'body', name: 'body', schema: {} }], responses: {} },
  },
};

describe('a call through the gateway', () => {
  it('shows what was asked, sent, received and answered', async () => {
    const exchange = await opened(connectorWith(paths), { ok: true }).call('Send', { body: { a: 1 } });
    const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
    expect(exchange).toMatchObject({
      operationId: 'Send',
      asked: { method: 'POST' },
      received: { status: 200 },
      answered: { status: 200 },
      problems: [],
      isConnectionAccepted: true,
    });
    expect([text(exchange.sent?.body), text(exchange.answered?.body)]).toEqual(['{"a":1}', '{"ok":true}']);
  });

  it('finds the operation of a plain request, or says that there is none', async () => {
    const { gateway, requests } = opened(connectorWith(paths, { basePath: '/v1' }));
    expect(await gateway.call(new Request('https://gateway.example.com/v1/a?b=c'), noConnection)).toMatchObject({ operationId: 'A' });
    expect(requests[0]?.url).toBe('https://api.contoso.com/v1/a?b=c');
    expect(await gateway.call(new Request('https://api.contoso.com/b'), noConnection)).toMatchObject({
      answered: { status: 404 },
      problems: [{ kind: 'call' }],
    });
  });

  it('goes nowhere but to the origins that are allowed', async () => {
    const { call, requests } = opened(connectorWith(paths, { host: '169.254.169.254' }));
    expect(await call('A')).toMatchObject({ sent: undefined, problems: [{ kind: 'refused' }] });
    expect(requests).toEqual([]);
  });

  it('goes nowhere without a host, not even to a mock', async () => {
    expect(await opened(connectorWith(paths, { host: 'a/../b' }), {}, { origins: 'mock' }).call('A')).toMatchObject({
      sent: undefined,
      problems: [{ kind: 'call' }],
    });
  });

  it('never follows a redirect', async () => {
    const { call, requests } = opened(
      connectorWith(paths),
      () => new Response(null, { status: 302, headers: { location: 'http://127.0.0.1/' } }),
    );
    expect(await call('A')).toMatchObject({ answered: { status: 302 }, problems: [] });
    expect([requests.length, requests[0]?.redirect]).toEqual([1, 'manual']);
  });

  it('follows a Location to the same backend only', async () => {
    const { gateway, requests } = opened(connectorWith(paths));
    const follow = (link: string) =>
      gateway.follow(link, noConnection, { operation: undefined, purpose: 'poll', from: 'https://api.contoso.com/a' });
    expect((await follow('/jobs/1?x=2')).sent?.url).toBe('https://api.contoso.com/jobs/1?x=2');
    for (const link of [
      'https://evil.example.com/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'https://a:b@api.contoso.com/',
      '//evil.example.com/',
    ])
      expect(await follow(link), link).toMatchObject({ sent: undefined, problems: [{ kind: 'refused' }] });
    expect(requests).toHaveLength(1);
  });

  it('reads no more of an answer than its ceiling', async () => {
    let isCancelled = false;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(1_048_576)),
          cancel: () => {
            isCancelled = true;
          },
        }),
      );
    expect(await opened(connectorWith(paths), endless).call('A')).toMatchObject({
      received: undefined,
      problems: [{ kind: 'limit' }],
      answered: { status: 413 },
    });
    expect(isCancelled).toBe(true);
    const { gateway } = opened(connectorWith(paths));
    const large = new Request('https://api.contoso.com/a', { method: 'POST', body: new Uint8Array(longestBody + 1) });
    expect(await gateway.call(large, noConnection)).toMatchObject({ sent: undefined, problems: [{ kind: 'limit' }] });
  });

  it('lets 500 calls a minute through', async () => {
    let time = 0;
    const { call } = opened(connectorWith(paths), {}, { now: () => time });
    for (let count = 0; count < 500; count += 1) expect((await call('A')).answered?.status).toBe(200);
    time = 20_500;
    expect(await call('A')).toMatchObject({
      sent: undefined,
      answered: { status: 429, headers: [['retry-after', '40']] },
      problems: [{ kind: 'limit' }],
    });
    expect((await call('A', {}, { set: null, values: { other: 1 } })).answered?.status).toBe(200);
    time = 60_000;
    expect((await call('A')).answered?.status).toBe(200);
  });

  it('never runs a script', async () => {
    const scripted = opened(connectorWith(paths, {}, { scriptOperations: ['A'] }, 'public class Script {}'));
    expect(await scripted.call('A')).toMatchObject({ sent: undefined, answered: undefined, problems: [{ kind: 'needs-runtime' }] });
    expect(await scripted.call('Send')).toMatchObject({ problems: [] });
    const all = opened(connectorWith(paths, {}, {}, 'public class Script {}'));
    expect(await all.call('Send')).toMatchObject({ problems: [{ kind: 'needs-runtime' }] });
  });

  it('tells when the backend breaks', async () => {
    for (const answer of [() => Promise.reject(new Error('a\nb')), () => 5 as unknown as Response])
      expect(await opened(connectorWith(paths), answer).call('A')).toMatchObject({
        problems: [{ kind: 'backend' }],
        answered: { status: 502 },
      });
  });

  it('tells when the request cannot be read', async () => {
    const { gateway, requests } = opened(connectorWith(paths));
    const used = new Request('https://api.contoso.com/a', { method: 'POST', body: '{}' });
    await used.text();
    const body = new ReadableStream({ pull: () => Promise.reject(new Error('gone')) });
    const broken = new Request('https://api.contoso.com/a', { method: 'POST', body, duplex: 'half' });
    for (const request of [used, broken])
      expect(await gateway.call(request, noConnection)).toMatchObject({ problems: [{ kind: 'call' }], answered: { status: 404 } });
    expect(requests).toEqual([]);
  });

  it('needs a definition', () => {
    const connector = readLoneDefinition('Contoso/a.json', 'Contoso', {
      path: 'a.json',
      kind: 'file',
      executable: false,
      size: 1,
      bytes: new TextEncoder().encode('['),
    });
    expect(() =>
      openGateway(connector, { backend: () => Promise.reject(), origins: 'mock', now: () => 0, random: countingRandom() }),
    ).toThrow("'Contoso/a.json' has no definition that can be read");
  });
});
