import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { type Answer, AUTHENTIC_DATA, decode, encode, type Packet, type Question, RECURSION_AVAILABLE } from 'dns-packet';
import { onTestFinished } from 'vitest';
import type { ResolverSettings } from '../../src/io/dns-resolver.ts';

/** A question as a server of the tests sees it. */
export interface Asked {
  readonly question: Question;
  readonly id: number;
  readonly message: Packet;
  readonly by: 'udp' | 'tcp';
}

/** What it sends back: whole messages, one after the other; nothing when the list is empty. */
export type Reply = (asked: Asked) => readonly Uint8Array[];

/** The bytes of an answer; `code` is the RCODE, `flags` come on top of those of a resolver. */
export function answerTo(
  { question, id }: Asked,
  answers: readonly Answer[],
  { code = 0, flags = 0, authorities = [], ...changes }: Partial<Packet> & { code?: number } = {},
): Buffer {
  return encode({
    type: 'response',
    id,
    flags: RECURSION_AVAILABLE | flags | code,
    questions: [question],
    answers: [...answers],
    authorities,
    ...changes,
  });
}

/** The flag that says that DNSSEC was checked. */
export const checked = AUTHENTIC_DATA;

/** A DNS server on loopback, by UDP and TCP on one port, until the test ends. */
export async function serveDns(
  reply: Reply,
  ip = '127.0.0.1',
): Promise<ResolverSettings & { readonly port: number; readonly asked: Asked[] }> {
  const asked: Asked[] = [];
  const answer = (bytes: Buffer, by: Asked['by']): readonly Uint8Array[] => {
    const message = decode(bytes);
    const [question] = message.questions ?? [];
    if (question === undefined) return [];
    const seen = { question, id: message.id ?? 0, message, by };
    asked.push(seen);
    return reply(seen);
  };
  const open = new Set<Socket>();
  const tcp = createServer((socket) => {
    open.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      if (received.length < 2 || received.length < received.readUInt16BE(0) + 2) return;
      for (const message of answer(received.subarray(2), 'tcp')) socket.write(message);
    });
  });
  await new Promise<void>((done) => tcp.listen(0, ip, done));
  const { port } = tcp.address() as AddressInfo;
  const udp = createSocket(ip.includes(':') ? 'udp6' : 'udp4');
  udp.on('message', (bytes, from) => {
    for (const message of answer(bytes, 'udp')) udp.send(message, from.port, from.address);
  });
  await new Promise<void>((done) => udp.bind(port, ip, done));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    tcp.close();
    udp.close();
  });
  return { name: 'northwind', address: `udp://${ip.includes(':') ? `[${ip}]` : ip}:${port}`, port, asked };
}

/** A message with its length before it, as TCP takes it; `length` may lie. */
export function framed(message: Uint8Array, length = message.length): Buffer {
  return Buffer.concat([Buffer.from([length >> 8, length & 0xff]), message]);
}
