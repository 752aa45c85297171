import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { publicInternet, type SafeAnswer, type Surroundings, safeFetch } from '../../src/io/safe-fetch.ts';
import { selfSigned } from '../helpers/certificates.ts';
import { authority, hasIpv6Loopback, loopbackNet, serveHttps, serveTcp } from '../helpers/loopback.ts';

const host = 'www.contoso.com';

function ask(net: Surroundings, url = `https://${host}/.well-known/proof.json`, maxBytes = 4096): Promise<SafeAnswer> {
  return safeFetch({ url, accept: 'application/json', maxBytes }, net);
}

function problemOf(answer: SafeAnswer): string {
  return answer.isAnswered ? `answered ${answer.status}` : answer.problem;
}

describe('a host that answers', () => {
  test('is asked plainly, by its name, and its answer comes as bytes with the address', async () => {
    let seen: unknown;
    const port = await serveHttps((request, response) => {
      seen = { url: request.url, method: request.method, headers: request.headers, raw: request.rawHeaders.length };
      response.writeHead(200, { 'content-type': 'Application/JSON; charset=utf-8', 'set-cookie': 'a=b' }).end('{"a":1}');
    });
    const answer = await ask(loopbackNet(port), `https://${host}/.well-known/proof.json?x=1#part`);
    expect(answer).toEqual({
      isAnswered: true,
      status: 200,
      mediaType: 'application/json',
      body: Buffer.from('{"a":1}'),
      address: '127.0.0.1',
    });
    expect(seen).toEqual({
      url: '/.well-known/proof.json?x=1',
      method: 'GET',
      headers: {
        host,
        'user-agent': 'connector-certification',
        accept: 'application/json',
        'accept-encoding': 'identity',
        connection: 'close',
      },
      raw: 10,
    });
  });

  test('with exactly as many bytes as allowed is read, with one more it is not, whether it says so before or not', async () => {
    const port = await serveHttps((request, response) => {
      const size = Number(request.url?.slice(1).replace('chunked', ''));
      if (request.url?.includes('chunked')) response.write('');
      else response.setHeader('content-length', size);
      response.end('x'.repeat(size));
    });
    const net = loopbackNet(port);
    for (const kind of ['', 'chunked']) {
      expect(await ask(net, `https://${host}/${kind}4096`)).toMatchObject({ isAnswered: true, body: Buffer.alloc(4096, 'x') });
      expect(problemOf(await ask(net, `https://${host}/${kind}4097`))).toBe(`${host} answers with more than 4096 bytes.`);
    }
  });

  test.runIf(hasIpv6Loopback)('at IPv6 only is asked there, and at IPv4 where it has both', async () => {
    const certificate = authority.issue([host]);
    const port = await serveHttps((_request, response) => response.end('six'), certificate, '::1');
    expect(await ask(loopbackNet(port, { resolve: async () => ['::1'] }))).toMatchObject({ isAnswered: true, address: '::1' });
    const port4 = await serveHttps((_request, response) => response.end('four'), certificate);
    const both = loopbackNet(port4, { resolve: async () => ['::1', '127.0.0.1'] });
    expect(await ask(both)).toMatchObject({ isAnswered: true, address: '127.0.0.1' });
  });

  test.each([301, 302, 307, 308])('with the redirect %i is not followed', async (status) => {
    const asked: string[] = [];
    const port = await serveHttps((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status, { location: `https://${host}/elsewhere` }).end('x'.repeat(100_000));
    });
    expect(await ask(loopbackNet(port))).toMatchObject({ isAnswered: true, status, body: new Uint8Array() });
    expect(asked).toEqual(['/.well-known/proof.json']);
  });

  test('compressed is refused, without unpacking anything', async () => {
    const port = await serveHttps((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000)));
    });
    expect(problemOf(await ask(loopbackNet(port)))).toBe(`${host} answers with a compressed body, which was not asked for.`);
  });
});

describe('a certificate', () => {
  test.each([
    ['that has expired', authority.issue([host], { from: -3, to: -1 }), `The certificate of ${host} has expired.`],
    ['that is not valid yet', authority.issue([host], { from: 1, to: 2 }), `The certificate of ${host} is not valid yet.`],
    ['for another host', authority.issue(['www.fabrikam.com']), `The certificate that ${host} shows is for another host.`],
    ['for the domain above', authority.issue(['contoso.com']), `The certificate that ${host} shows is for another host.`],
    ['signed by itself', selfSigned(host), `The certificate of ${host} is signed by itself, not by a public authority.`],
  ])('%s ends it, before anything is asked', async (_what, certificate, problem) => {
    let asked = 0;
    const port = await serveHttps((_request, response) => {
      asked += 1;
      response.end('{}');
    }, certificate);
    expect(await ask(loopbackNet(port))).toEqual({ isAnswered: false, problem, address: '127.0.0.1', status: null });
    expect(asked).toBe(0);
  });

  test('of the test authority is not trusted in public, and a switch in the environment changes nothing', async () => {
    const port = await serveHttps((_request, response) => response.end('{}'));
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const answer = await ask(loopbackNet(port, { trust: publicInternet.trust }));
      expect(problemOf(answer)).toBe(`The certificate of ${host} is signed by an authority that is not public.`);
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });
});

describe('a host that does not end', () => {
  test('its body of a gigabyte is broken off at the limit', async () => {
    let sent = 0;
    let isClosed = false;
    const port = await serveHttps((_request, response) => {
      const block = Buffer.alloc(65_536, 'x');
      const more = (): void => {
        while (sent < 1_000_000_000 && !response.destroyed) {
          sent += block.length;
          if (!response.write(block)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      response.on('close', () => {
        isClosed = true;
      });
      response.on('error', () => {});
      more();
    });
    expect(await ask(loopbackNet(port))).toMatchObject({ problem: `${host} answers with more than 4096 bytes.`, status: 200 });
    await vi.waitFor(() => expect(isClosed).toBe(true), 3000);
    expect(sent).toBeLessThan(50_000_000);
  });

  const drip = (send: (write: (text: string) => boolean) => void) =>
    serveHttps((request) => {
      const { socket } = request;
      socket.on('error', () => {});
      send((text) => socket.write(text));
      const timer = setInterval(() => socket.write('a'), 20);
      socket.on('close', () => clearInterval(timer));
    });

  test.each([
    ['headers, a letter at a time', (write: (text: string) => boolean) => write('HTTP/1.1 200 OK\r\nx-a: ')],
    ['body, a letter at a time', (write: (text: string) => boolean) => write('HTTP/1.1 200 OK\r\ncontent-length: 4000\r\n\r\n')],
    [
      'body, said in one chunk',
      (write: (text: string) => boolean) => write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfff\r\n'),
    ],
  ])('%s', async (_what, start) => {
    const port = await drip(start);
    expect(problemOf(await ask(loopbackNet(port, { timeLimit: 400 })))).toBe(`${host} did not answer in full within 0.4 seconds.`);
  });

  test('empty promises of an answer, for ever', async () => {
    const port = await serveHttps((_request, response) => {
      const timer = setInterval(() => response.writeProcessing(), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(problemOf(await ask(loopbackNet(port, { timeLimit: 400 })))).toBe(`${host} did not answer in full within 0.4 seconds.`);
  });

  test('chunks for ever end at the size limit', async () => {
    const port = await serveHttps((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(500)), 5);
      response.on('close', () => clearInterval(timer));
    });
    expect(problemOf(await ask(loopbackNet(port)))).toBe(`${host} answers with more than 4096 bytes.`);
  });

  test('a handshake that never comes, and a name that is never resolved', async () => {
    const port = await serveTcp(() => {});
    const late = `${host} did not answer in full within 0.3 seconds.`;
    expect(problemOf(await ask(loopbackNet(port, { timeLimit: 300 })))).toBe(late);
    expect(problemOf(await ask(loopbackNet(port, { timeLimit: 300, resolve: () => new Promise(() => {}) })))).toBe(late);
  });
});

describe('a host that breaks the rules', () => {
  test('headers larger than 16 KiB', async () => {
    const port = await serveHttps((_request, response) => response.writeHead(200, { 'x-a': 'a'.repeat(20_000) }).end('{}'));
    expect(problemOf(await ask(loopbackNet(port)))).toBe(`${host} answers with headers of more than 16384 bytes.`);
  });

  test.each([
    ['closes without a word', '', `${host} broke the connection off.`],
    ['ends in the middle of its body', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"a":', `${host} broke the answer off.`],
    [
      'switches to another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n',
      `${host} broke the connection off.`,
    ],
    ['speaks something else', 'SSH-2.0-OpenSSH_9.6\r\n', `${host} does not answer in HTTP.`],
    [
      'says two lengths',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
      `${host} does not answer in HTTP.`,
    ],
  ])('%s', async (_what, text, problem) => {
    const port = await serveHttps((request) => request.socket.end(text));
    expect(problemOf(await ask(loopbackNet(port)))).toBe(problem);
  });

  test('plain http on its port, and a closed port', async () => {
    const port = await serveTcp((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{}'));
    expect(problemOf(await ask(loopbackNet(port)))).toBe(`${host} does not speak TLS 1.2 or later.`);
    const closed = { isAnswered: false, problem: `${host} refuses connections.`, address: null, status: null };
    expect(await ask(loopbackNet(1))).toEqual(closed);
  });

  test('whatever bytes it sends, there is an answer or a sentence without a word of them', async () => {
    let bytes = Buffer.alloc(0);
    const port = await serveHttps((request) => request.socket.end(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\n\r\n'),
        async (tail, head) => {
          bytes = Buffer.concat([Buffer.from(head), tail]);
          const answer = await ask(loopbackNet(port));
          if (!answer.isAnswered) expect(answer.problem).toMatch(new RegExp(`^${host.replaceAll('.', '\\.')} [a-zA-Z0-9 .]+\\.$`));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('addresses', () => {
  test('the name is resolved once: a second answer that leads inside is never asked for', async () => {
    const asked: string[] = [];
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const port = await serveHttps((_request, response) => response.end('{}'));
    const answer = await ask(
      loopbackNet(port, {
        resolve: async (name) => {
          asked.push(name);
          return answers.shift() ?? [];
        },
      }),
    );
    expect(answer).toMatchObject({ isAnswered: true, address: '127.0.0.1' });
    expect(asked).toEqual([host]);
  });

  test.each([
    ['10.0.0.5'],
    ['93.184.215.14', '127.0.0.1'],
    ['2606:4700::1', 'fd00::1'],
    ['93.184.215.14', '::ffff:93.184.215.14'],
    ['93.184.215.14', '169.254.169.254'],
    ['93.184.215.14', 'not an address'],
  ])('a host with %s is not asked, whatever else it has', async (...addresses) => {
    const answer = await safeFetch(
      { url: `https://${host}/`, accept: '*/*', maxBytes: 10 },
      { ...publicInternet, resolve: async () => addresses },
    );
    expect(answer).toEqual({
      isAnswered: false,
      problem: `${host} has the address ${addresses.at(-1)}, which is not public; it was not asked.`,
      address: null,
      status: null,
    });
  });

  test('without more said, loopback is refused: the system resolves localhost, and nothing connects', async () => {
    let connections = 0;
    const port = await serveTcp(() => {
      connections += 1;
    });
    const answer = await safeFetch({ url: 'https://localhost/', accept: '*/*', maxBytes: 10 }, { ...publicInternet, port });
    expect(problemOf(answer)).toMatch(/^localhost has the address (127\.0\.0\.1|::1), which is not public; it was not asked\.$/);
    expect(connections).toBe(0);
    expect(await safeFetch({ url: 'https://localhost/', accept: '*/*', maxBytes: 10 })).toMatchObject({ isAnswered: false, address: null });
  });

  test('an address that the system knows no way to becomes a sentence', async () => {
    const nowhere = loopbackNet(1, { resolve: async () => ['255.255.255.255'], isAdmitted: () => true });
    expect(problemOf(await ask(nowhere))).toMatch(/^www\.contoso\.com (cannot be reached|could not be asked \([A-Z]+\))\.$/);
  });

  test('a host without an address, and a resolver that fails', async () => {
    const failing = (code: string) => loopbackNet(1, { resolve: () => Promise.reject(Object.assign(new Error('hostile text'), { code })) });
    expect(problemOf(await ask(loopbackNet(1, { resolve: async () => [] })))).toBe(`${host} has no address.`);
    expect(problemOf(await ask(failing('ENOTFOUND')))).toBe(`${host} has no address.`);
    expect(problemOf(await ask(failing('EAI_AGAIN')))).toBe(
      `${host} could not be resolved; the network or its name servers cannot be reached.`,
    );
    expect(problemOf(await ask(failing('EODD')))).toBe(`${host} could not be asked (EODD).`);
    expect(problemOf(await ask(failing('hostile <b>')))).toBe(`${host} could not be asked.`);
  });
});

test.each([
  ['http://www.contoso.com/', 'Only https URLs are asked.'],
  ['file:///etc/passwd', 'Only https URLs are asked.'],
  ['https://user@www.contoso.com/', 'A URL with a user name or password is not asked.'],
  ['https://user:secret@www.contoso.com/', 'A URL with a user name or password is not asked.'],
  ['https://www.contoso.com:8443/', 'Only the port of https, 443, is asked.'],
  ['https://127.0.0.1/', 'Only a host with a name of the DNS is asked.'],
  ['https://0x7f.1/', 'Only a host with a name of the DNS is asked.'],
  ['https://2130706433/', 'Only a host with a name of the DNS is asked.'],
  ['https://[::1]/', 'Only a host with a name of the DNS is asked.'],
  ['https://www.contoso.com./', 'Only a host with a name of the DNS is asked.'],
  ['https://-.contoso.com/', 'Only a host with a name of the DNS is asked.'],
  ['https://', 'The URL cannot be read.'],
  ['', 'The URL cannot be read.'],
])('the URL %j is not asked', async (url, problem) => {
  const net = loopbackNet(1, { resolve: () => Promise.reject(new Error('resolved')) });
  expect(await ask(net, url)).toEqual({ isAnswered: false, problem, address: null, status: null });
});
