import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { UserError } from '../connector/user-error.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};

/**
 * Serves the files below a folder on loopback only, and answers nothing else: no listing, no file outside the folder, no other host name
 * (a page elsewhere could otherwise read it through a name that it points here). Where there is no file, it sends the folder's `404.html`. What
 * `answers` takes is its own.
 */
export async function serveFolder(
  folder: string,
  port: number,
  answers?: (request: IncomingMessage, response: ServerResponse) => boolean,
): Promise<{ readonly server: Server; readonly url: string }> {
  const top = await realpath(folder);
  return await listenOnLoopback(port, (request, response) => {
    const answer = (status: number, text: string): void => answerText(response, status, text);
    if (answers?.(request, response) === true) return;
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'Only GET and HEAD are answered.');
    const send = (status: number, file: string): void => {
      const type = mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
      // What a connector brought is shown as what it is, and can do nothing with the pages beside it.
      const isOurs = /^text\/(?:html|css|javascript)/.test(type);
      response.writeHead(status, {
        'content-type': type,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
        ...(!isOurs && { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" }),
      });
      if (request.method === 'HEAD') response.end();
      // A download that is broken off closes its file; an error on either side ends both.
      else pipeline(createReadStream(file), response, () => {});
    };
    const asked = fileFor(top, request.url ?? '/').catch(() => undefined);
    asked.then(async (found) => {
      if (found !== undefined) return send(200, found);
      const page = await fileFor(top, '/404.html').catch(() => undefined);
      return page === undefined ? answer(404, 'There is no such page.') : send(404, page);
    });
  });
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }).end(`${text}\n`);
}

/** Listens on loopback only, and hands on only what is asked of this machine by its own name. A port that cannot be had is a `UserError`. */
export async function listenOnLoopback(
  port: number,
  answers: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    if (!isLoopbackHost(request.headers.host)) return answerText(response, 421, 'This server answers to localhost only.');
    answers(request, response);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      failed(
        new UserError(
          isTaken ? `Port ${port} is in use. Choose another: certify serve --port N` : `Port ${port} cannot be opened: ${cause.message}`,
          { cause },
        ),
      );
    });
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return { server, url: `http://localhost:${actual}/` };
}

/** The file a request path names below `top`, an `index.html` for a folder; `undefined` when there is none or it lies outside. */
async function fileFor(top: string, url: string): Promise<string | undefined> {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  if (path.includes('\0')) return undefined;
  const asked = join(top, path);
  const facts = await stat(asked).catch(() => undefined);
  const file = facts?.isDirectory() ? join(asked, 'index.html') : asked;
  const real = await realpath(file);
  if (!real.startsWith(top + sep)) return undefined;
  return (await stat(real)).isFile() ? real : undefined;
}

function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}
