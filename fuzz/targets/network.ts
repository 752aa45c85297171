import { createServer, type Server } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { type Answer, encode } from 'dns-packet';
import { type DnsQuestion, questionMessage, readAnswer } from '../../src/io/dns-message.ts';
import { safeFetch } from '../../src/io/safe-fetch.ts';
import { readFile, readText } from '../../src/publisher/statement.ts';
import { testAuthority } from '../../test/helpers/certificates.ts';
import { bytesOf, textOf } from '../case.ts';
import { holdsNoControls } from '../oracles.ts';
import { keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';

const question: DnsQuestion = { name: '_certify.contoso.com', type: 'TXT' };
const registry = 'contoso/connectors';
const statement = `certify-connectors registry=${registry} publisher=contoso gh=7 scope=domain epoch=1`;
const flags = 0x8180;

const answers: readonly Answer[][] = [
  [{ type: 'TXT', name: question.name, ttl: 60, data: [statement] }],
  [
    { type: 'CNAME', name: question.name, ttl: 60, data: 'a.example.com' },
    { type: 'TXT', name: 'a.example.com', ttl: 5, data: ['a', 'b'] },
  ],
  [{ type: 'A', name: question.name, ttl: 60, data: '192.0.2.1' }],
];

/** Messages of resolvers. */
export const dns: Target = {
  name: 'dns',
  about: '`io/dns-message` with `dns-packet`: what a resolver answers',
  medium: { kindOf: () => 'bytes', mostBytes: 20_000 },
  seeds: () => [
    ...keptCases('dns'),
    ...casesOf(
      'answer',
      answers.map((some) =>
        encode({ type: 'response', id: 0x6161, flags: flags & 0x07ff, questions: [{ ...question, class: 'IN' }], answers: some }),
      ),
    ),
    ...casesOf('answer', [questionMessage(question, 0x6161)]),
  ],
  run: (parts) => {
    const bytes = Buffer.from(bytesOf(parts, 'answer'));
    // A wrong number is refused at once: there is nothing behind it.
    if (bytes.length >= 2) bytes.writeUInt16BE(0x6161, 0);
    const read = readAnswer(bytes, question, 0x6161);
    if (typeof read === 'string') return;
    if (read.outcome === 'failed') holdsNoControls(read.problem, 'sentence about a resolver');
    else
      promise(
        read.values.every((value) => typeof value === 'string'),
        'A record is no text.',
      );
    if (read.outcome === 'seen') for (const value of read.values) readText(value, registry);
  },
};

/** What publishers publish to prove a claim. */
export const statements: Target = {
  name: 'statement',
  about: '`publisher/statement`: TXT records and well-known files of hosts',
  medium: {
    kindOf: (name) => (name === 'file' ? 'json' : 'text'),
    mostBytes: 6000,
    words: [
      'registry=',
      'publisher=',
      'gh=',
      'scope=',
      'epoch=',
      'domain',
      'host',
      registry,
      ' ',
      '\t',
      '=',
      '7',
      '0',
      '-1',
      '1e3',
      '9007199254740993',
    ],
  },
  seeds: () => [
    ...keptCases('statement'),
    ...casesOf('text', [statement, `registry=${registry} publisher=contoso gh=7 scope=host epoch=2`, 'v=spf1 -all']),
    ...casesOf('file', [
      JSON.stringify({ registry, publishers: [{ id: 'contoso', gh: 7, scope: 'host', epoch: 1 }] }),
      JSON.stringify({ registry, publishers: [{ id: 'contoso', gh: 7, note: 'a', scope: 'domain', epoch: 1 }] }),
    ]),
  ],
  run: (parts) => {
    const found = [readText(textOf(parts, 'text'), registry), ...readFile(textOf(parts, 'file'), registry)];
    for (const one of found) {
      if (one.kind === 'unreadable') promise(one.problem.length < 400, 'A sentence about a text is longer than anybody reads.');
      if (one.kind !== 'statement') continue;
      const { publisher, account, epoch } = one.statement;
      promise(
        /^[a-z0-9-]+$/.test(publisher) && Number.isSafeInteger(account) && account > 0 && Number.isSafeInteger(epoch),
        'A statement is read that nobody could have made.',
      );
    }
  },
};

const trusting = testAuthority();
const certificate = trusting.issue(['www.contoso.com']);
const context = createSecureContext({ ca: trusting.cert });
const serving = createSecureContext({ cert: certificate.cert, key: certificate.key });
const asked = { url: 'https://www.contoso.com/.well-known/a.json', accept: 'application/json', maxBytes: 4096 };

let answer: Uint8Array = new Uint8Array();
let listening: Promise<{ readonly server: Server; readonly port: number }> | undefined;

/** A host on loopback that answers with these bytes, whatever it is asked. */
function host(): Promise<{ readonly server: Server; readonly port: number }> {
  listening ??= new Promise((resolve) => {
    const server = createServer((plain) => {
      const socket = new TLSSocket(plain, { isServer: true, secureContext: serving });
      socket.on('error', () => plain.destroy());
      plain.on('error', () => socket.destroy());
      socket.once('data', () => socket.end(answer));
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : 0 });
    });
    server.unref();
  });
  return listening;
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Answers of hosts, over a real connection. */
export const http: Target = {
  name: 'http',
  about: '`io/safe-fetch` over TLS on loopback: status lines, headers, bodies, redirects, and what is cut short',
  medium: {
    kindOf: () => 'text',
    mostBytes: 8192,
    words: [
      '\r\n',
      '\r\n\r\n',
      'Content-Length: 5',
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      '5\r\nabcde\r\n0\r\n\r\n',
      'Location: https://example.com/',
      'Content-Encoding: gzip',
      'HTTP/1.1 302 Found',
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 101 Switching Protocols',
      'HTTP/0.9',
      '204',
      '999',
      'Set-Cookie: a=b',
      ':',
      ' ',
      '\u0000',
      'Content-Type: text/html; charset="x',
    ],
  },
  seeds: () => [
    ...keptCases('http'),
    ...casesOf('answer', [
      `${head}Content-Length: 7\r\n\r\n{"a":1}`,
      `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n`,
      `${head}Connection: close\r\n\r\n[]`,
      'HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 404 Not Found\r\n\r\n',
      `${head}Content-Encoding: gzip\r\n\r\n\u001f\u008b`,
      `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${head}Content-Length: 100000\r\n\r\nshort`,
    ]),
  ],
  run: async (parts) => {
    const { port } = await host();
    answer = bytesOf(parts, 'answer');
    const net = { resolve: async () => ['127.0.0.1'], isAdmitted: () => true, port, trust: () => context, timeLimit: 1000 };
    const began = performance.now();
    const got = await safeFetch(asked, net);
    promise(performance.now() - began < 10_000, 'A host that does not answer is waited for longer than was said.');
    if (got.isAnswered) promise(got.body.length <= asked.maxBytes, 'More is read than was asked for.');
    else holdsNoControls(got.problem, 'sentence about a host');
  },
};
