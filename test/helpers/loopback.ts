import { createServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createSecureContext } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Surroundings } from '../../src/io/safe-fetch.ts';
import { type Authority, type Certificate, testAuthority } from './certificates.ts';

/** Whether this machine has the loopback address of IPv6, which containers often lack. */
export const hasIpv6Loopback = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

/** The authority that `loopbackNet` trusts. */
export const authority: Authority = testAuthority();
const trust = createSecureContext({ ca: authority.cert });

/** Surroundings in which every host is at 127.0.0.1 and its certificate is the test authority's. */
export function loopbackNet(port: number, changes: Partial<Surroundings> = {}): Surroundings {
  return {
    resolve: async () => ['127.0.0.1'],
    isAdmitted: (address) => address === '127.0.0.1' || address === '::1',
    port,
    trust: () => trust,
    timeLimit: 5000,
    ...changes,
  };
}

/** Serves https on loopback until the test ends. */
export async function serveHttps(
  listener: RequestListener,
  certificate: Certificate = authority.issue(['www.contoso.com']),
  address = '127.0.0.1',
): Promise<number> {
  const server = createHttpsServer({ ...certificate }, listener);
  return listening(server, address);
}

/** Serves plain http on loopback until the test ends. */
export async function serveHttp(listener: RequestListener): Promise<number> {
  return listening(createServer(listener), '127.0.0.1');
}

/** Takes connections on loopback and does with them what the test says. */
export async function serveTcp(listener: (socket: Socket) => void): Promise<number> {
  return listening(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      listener(socket);
    }),
    '127.0.0.1',
  );
}

async function listening(server: ReturnType<typeof createTcpServer>, address: string): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, address, done));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
