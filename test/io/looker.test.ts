import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/connector/user-error.ts';
import { type LookerSettings, openLooker } from '../../src/io/looker.ts';
import { publicInternet, type Surroundings } from '../../src/io/safe-fetch.ts';
import type { Look, RegistrationLook, WellKnownLook } from '../../src/publisher/look.ts';
import { answerTo, serveDns } from '../helpers/dns-server.ts';
import { authority, loopbackNet, serveHttp, serveHttps } from '../helpers/loopback.ts';

const settings: LookerSettings = {
  resolvers: [{ name: 'northwind', address: 'udp://127.0.0.1:1' }],
  github: { baseUrl: 'https://api.github.com' },
};
const certificate = authority.issue(['data.iana.org', 'rdap.example.com', 'www.contoso.com']);

describe('a file under /.well-known/', () => {
  const url = 'https://www.contoso.com/.well-known/publisher.json';
  const lookAt = async (answer: (response: ServerResponse) => void, net: Partial<Surroundings> = {}): Promise<WellKnownLook> => {
    const port = await serveHttps((_request, response) => answer(response), certificate);
    return openLooker(settings, loopbackNet(port, net)).wellKnown(url);
  };
  const look = (changes: Partial<WellKnownLook>): WellKnownLook => ({
    kind: 'https-well-known',
    url,
    outcome: 'failed',
    status: 200,
    text: null,
    address: '127.0.0.1',
    problem: null,
    ...changes,
  });
  const json = { 'content-type': 'application/json; charset=utf-8' };

  test('is seen as the host serves it', async () => {
    expect(await lookAt((response) => response.writeHead(200, json).end('{"publishers":["ü"]}'))).toEqual(
      look({ outcome: 'seen', text: '{"publishers":["ü"]}' }),
    );
  });

  test.each([404, 410])('is absent when the host answers %i', async (status) => {
    expect(await lookAt((response) => response.writeHead(status).end('no'))).toEqual(look({ outcome: 'absent', status }));
  });

  test.each([
    [301, 'www.contoso.com answered with the status 301, a redirect, which is not followed; the file must be at the URL itself.'],
    [401, 'www.contoso.com answered with the status 401 instead of 200.'],
    [204, 'www.contoso.com answered with the status 204 instead of 200.'],
    [206, 'www.contoso.com answered with the status 206 instead of 200.'],
    [503, 'www.contoso.com answered with the status 503 instead of 200.'],
  ])('with the status %i fails', async (status, problem) => {
    expect(await lookAt((response) => response.writeHead(status, { ...json, location: url }).end())).toEqual(look({ status, problem }));
  });

  test.each([
    [{}, '{}', 'www.contoso.com serves the file with another content type than application/json.'],
    [{ 'content-type': 'text/html' }, '{}', 'www.contoso.com serves the file with another content type than application/json.'],
    [{ 'content-type': 'application/jsonp' }, '{}', 'www.contoso.com serves the file with another content type than application/json.'],
    [json, Buffer.from([0x7b, 0xff, 0x7d]), 'www.contoso.com serves a file that is not UTF-8.'],
    [json, 'x'.repeat(4097), 'www.contoso.com answers with more than 4096 bytes.'],
    [{ ...json, 'content-encoding': 'gzip' }, '{}', 'www.contoso.com answers with a compressed body, which was not asked for.'],
  ])('with %j and another body fails', async (headers: Record<string, string>, body, problem) => {
    expect(await lookAt((response) => response.writeHead(200, headers).end(body))).toEqual(look({ problem }));
  });

  test('of a host inside a network is not asked for', async () => {
    const inside = { resolve: async () => ['127.0.0.1', '10.0.0.7'] };
    expect(await lookAt((response) => response.end('{}'), inside)).toEqual(
      look({ status: null, address: null, problem: 'www.contoso.com has the address 10.0.0.7, which is not public; it was not asked.' }),
    );
  });

  test('anywhere else is not asked for', async () => {
    const { wellKnown } = openLooker(settings, loopbackNet(1));
    for (const other of ['https://www.contoso.com/', 'https://www.contoso.com/.well-known/../admin', 'nonsense', ''])
      expect(await wellKnown(other)).toMatchObject({ outcome: 'failed', problem: 'Only a URL under /.well-known/ is asked.' });
    expect(await wellKnown('http://www.contoso.com/.well-known/x')).toMatchObject({ problem: 'Only https URLs are asked.' });
  });
});

describe('a registration', () => {
  const list = {
    version: '1.0',
    services: [
      [
        ['example', 'COM'],
        ['http://rdap.example.com/old/', 'https://rdap.example.com/v1/'],
      ],
      [['co.example'], ['https://rdap.example.com/second']],
      [['old'], ['http://rdap.example.com/']],
      'nonsense',
      [[7], [null]],
    ],
  };
  const domain = (name: string, events: unknown): object => ({ objectClassName: 'domain', ldhName: name, events });
  const event = (eventAction: unknown, eventDate: unknown): object => ({ eventAction, eventDate });

  async function registry(answer: (path: string, response: ServerResponse) => void, bootstrap: unknown = list) {
    const asked: string[] = [];
    const port = await serveHttps((request, response) => {
      const path = `${request.headers.host}${request.url}`;
      asked.push(path);
      if (path === 'data.iana.org/rdap/dns.json') response.setHeader('content-type', 'application/json').end(JSON.stringify(bootstrap));
      else answer(path, response);
    }, certificate);
    return { asked, look: openLooker(settings, loopbackNet(port)).registration };
  }
  const rdap = (response: ServerResponse, value: unknown): void =>
    void response.setHeader('content-type', 'application/rdap+json').end(JSON.stringify(value));
  const seen = (name: string, registeredAt: string): RegistrationLook => ({
    kind: 'registration',
    domain: name,
    outcome: 'seen',
    registeredAt,
    problem: null,
  });

  test('is what the registry of the longest suffix says; IANA is asked for its list once', async () => {
    const { asked, look } = await registry((path, response) => {
      const name = path.split('/').at(-1) ?? '';
      rdap(response, domain(name.toUpperCase(), [event('last changed', 'x'), event('registration', '1997-09-15T04:00:00Z')]));
    });
    expect(await look('Contoso.com.')).toEqual(seen('contoso.com', '1997-09-15T04:00:00Z'));
    expect(await look('contoso.co.example')).toEqual(seen('contoso.co.example', '1997-09-15T04:00:00Z'));
    expect(asked).toEqual([
      'data.iana.org/rdap/dns.json',
      'rdap.example.com/v1/domain/contoso.com',
      'rdap.example.com/second/domain/contoso.co.example',
    ]);
  });

  test('that came after another one counts', async () => {
    const events = [
      event('reregistration', '2026-01-01T01:00:00+02:00'),
      event('registration', '1997-09-15T04:00:00Z'),
      event('reregistration', '2025-12-31T22:59:59Z'),
    ];
    const { look } = await registry((_path, response) => rdap(response, domain('contoso.com', events)));
    expect(await look('contoso.com')).toEqual(seen('contoso.com', '2026-01-01T01:00:00+02:00'));
  });

  test('that nobody has is absent', async () => {
    const { look } = await registry((_path, response) => response.writeHead(404).end());
    expect(await look('contoso.com')).toMatchObject({ outcome: 'absent', registeredAt: null, problem: null });
  });

  test.each([
    ['contoso.test', "IANA's list names no registry for .test that tells registrations over https."],
    ['contoso.old', "IANA's list names no registry for .old that tells registrations over https."],
    ['contoso.constructor', "IANA's list names no registry for .constructor that tells registrations over https."],
    ['com', '"com" is no domain that could be registered.'],
    ['a b.com', '"a b.com" is no domain that could be registered.'],
  ])('of %s cannot be known', async (name, problem) => {
    const { look } = await registry((_path, response) => response.end());
    expect(await look(name)).toMatchObject({ outcome: 'failed', registeredAt: null, problem });
  });

  const unclear = 'The registry of .com says nothing of contoso.com that can be understood.';
  test.each([
    ['another domain', domain('fabrikam.com', [event('registration', '1997-09-15T04:00:00Z')]), unclear],
    ['another class', { ...domain('contoso.com', []), objectClassName: 'entity' }, unclear],
    ['a day', domain('contoso.com', [event('registration', '1997-09-15')]), unclear],
    ['a 13th month', domain('contoso.com', [event('registration', '1997-13-15T04:00:00Z')]), unclear],
    ['a number', domain('contoso.com', [event('registration', 874296000)]), unclear],
    ['an event that is none', domain('contoso.com', ['registration']), unclear],
    ['a list', [], unclear],
    ['no event', domain('contoso.com', []), 'The registry of .com does not say when contoso.com was registered.'],
    ['events that are none', domain('contoso.com', 'x'), 'The registry of .com does not say when contoso.com was registered.'],
  ])('told with %s is not understood', async (_what, value, problem) => {
    const { look } = await registry((_path, response) => rdap(response, value));
    expect(await look('contoso.com')).toMatchObject({ outcome: 'failed', registeredAt: null, problem });
  });

  test.each([
    [429, 'application/json', '{}', 'The registry of .com was asked too often (status 429); the next look may be answered.'],
    [302, 'application/json', '{}', 'The registry of .com answered with the status 302 instead of 200.'],
    [200, 'text/html', '{}', 'The registry of .com answered with something else than JSON.'],
    [200, 'application/rdap+json', '{', 'The registry of .com answered with JSON that cannot be read.'],
    [200, 'application/rdap+json', '['.repeat(100_000), 'The registry of .com answered with JSON that cannot be read.'],
    [
      200,
      'application/rdap+json',
      ' '.repeat(262_145),
      'The registry of .com could not be asked: rdap.example.com answers with more than 262144 bytes.',
    ],
  ])('answered with %i %s fails', async (status, type, body, problem) => {
    const { look } = await registry((_path, response) => response.writeHead(status, { 'content-type': type }).end(body));
    expect(await look('contoso.com')).toMatchObject({ outcome: 'failed', problem });
  });

  test.each([[{}], [{ version: '2.0', services: list.services }], [{ version: '1.0', services: {} }], [[]], [null]])(
    'after the list %j fails, and the list is asked for again',
    async (bootstrap) => {
      const { asked, look } = await registry((_path, response) => response.end(), bootstrap);
      const problem = "IANA's list of registries has a form that is not known.";
      expect(await look('contoso.com')).toMatchObject({ outcome: 'failed', problem });
      expect(await look('contoso.com')).toMatchObject({ outcome: 'failed', problem });
      expect(asked).toEqual(['data.iana.org/rdap/dns.json', 'data.iana.org/rdap/dns.json']);
    },
  );

  test('without the list fails', async () => {
    const port = await serveHttps((_request, response) => response.writeHead(404).end(), certificate);
    expect(await openLooker(settings, loopbackNet(port)).registration('contoso.com')).toMatchObject({
      outcome: 'failed',
      problem: "IANA's list of registries is not there.",
    });
  });

  test('told in any form never throws', async () => {
    let value: unknown;
    const { look } = await registry((_path, response) => rdap(response, value));
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.boolean(), async (any, isDomain) => {
        value = isDomain ? domain('contoso.com', any) : any;
        expect((await look('contoso.com')).outcome).toBe('failed');
      }),
      { numRuns: 100 },
    );
  });
});

describe('a looker', () => {
  test('looks at all there is to see', async () => {
    const dns = await serveDns((asked) => [
      answerTo(asked, asked.question.type === 'TXT' ? [{ type: 'TXT', name: asked.question.name, ttl: 1, data: 'proof' }] : []),
    ]);
    const port = await serveHttp((_request, response) =>
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ id: 7, login: 'contoso', type: 'Organization', is_verified: true, blog: 'contoso.com', email: null })),
    );
    const looker = openLooker({ resolvers: [dns], github: { baseUrl: `http://127.0.0.1:${port}` } });
    expect(await looker.texts('_challenge.contoso.com')).toMatchObject({ answers: [{ outcome: 'seen', texts: ['proof'] }] });
    expect(await looker.addresses('api.contoso.com')).toMatchObject({ answers: [{ outcome: 'absent', problem: null }] });
    expect(await looker.organization(7)).toMatchObject({ outcome: 'seen', login: 'contoso', domains: ['contoso.com'] });
  });

  test('that meets the real surroundings refuses loopback', async () => {
    const { wellKnown } = openLooker(settings);
    const look = await wellKnown('https://localhost/.well-known/publisher.json');
    expect(look).toMatchObject({ outcome: 'failed', status: null, address: null });
    expect(look.problem).toMatch(/^localhost has the address \S+, which is not public; it was not asked\.$/);
  });

  test('without a network fails at everything, each time with a sentence', async () => {
    const offline: Surroundings = {
      ...publicInternet,
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'EAI_AGAIN' })),
    };
    const doh = { name: 'fabrikam', address: 'https://dns.fabrikam.com/dns-query' };
    const looker = openLooker({ resolvers: [...settings.resolvers, doh], github: { baseUrl: 'http://127.0.0.1:1' } }, offline);
    const unresolved = (host: string): string => `${host} could not be resolved; the network or its name servers cannot be reached`;
    const resolvers = [
      { outcome: 'failed', problem: 'The resolver northwind cannot be reached.' },
      { outcome: 'failed', problem: `The resolver fabrikam could not be asked: ${unresolved('dns.fabrikam.com')}.` },
    ];
    const looks: readonly Look[] = await Promise.all([
      looker.texts('contoso.com'),
      looker.addresses('contoso.com'),
      looker.wellKnown('https://contoso.com/.well-known/x'),
      looker.registration('contoso.com'),
      looker.organization(7),
    ]);
    expect(looks).toMatchObject([
      { kind: 'dns-txt', answers: resolvers },
      { kind: 'address', answers: resolvers },
      { outcome: 'failed', problem: `${unresolved('contoso.com')}.` },
      { outcome: 'failed', problem: `IANA's list of registries could not be asked: ${unresolved('data.iana.org')}.` },
      { outcome: 'failed', problem: 'GitHub (127.0.0.1:1) cannot be reached.' },
    ]);
    expect(JSON.parse(JSON.stringify(looks))).toEqual(looks);
  });

  test('needs a resolver, and a name for each', () => {
    expect(() => openLooker({ ...settings, resolvers: [] })).toThrow(
      new UserError('No resolver is set; a proof by DNS needs at least one, better two of different networks.'),
    );
    expect(() => openLooker({ ...settings, resolvers: [...settings.resolvers, ...settings.resolvers] })).toThrow(
      new UserError('Two resolvers have the name "northwind"; give each its own.'),
    );
  });
});
