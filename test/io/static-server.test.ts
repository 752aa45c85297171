import { readdirSync, readlinkSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { serveFolder } from '../../src/io/static-server.ts';
import { temporaryFolder } from '../helpers/folder.ts';

test.runIf(process.platform === 'linux')('a download that is broken off leaves no file open', async () => {
  const folder = temporaryFolder({ 'big.zip': new Uint8Array(20_000_000) });
  const { server, url } = await serveFolder(folder, 0);
  onTestFinished(() => void server.close());
  const open = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(join('/proc/self/fd', fd)).endsWith('big.zip');
      } catch {
        return false;
      }
    }).length;
  for (let n = 0; n < 5; n += 1) {
    await new Promise<void>((done) => {
      const request = get(`${url}big.zip`, (response) =>
        response.once('data', () => {
          request.destroy();
          done();
        }),
      );
      request.on('error', () => {});
    });
  }
  await vi.waitFor(() => expect(open()).toBe(0), 3000);
});

test("where there is no file, the folder's own page for that is sent, with the status that says so", async () => {
  const folder = temporaryFolder({ '404.html': '<p>Not here.</p>', 'index.html': 'home' });
  const { server, url } = await serveFolder(folder, 0);
  onTestFinished(() => void server.close());
  const answer = await fetch(`${url}deep/er/nothing.html`);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    404,
    'text/html; charset=utf-8',
    '<p>Not here.</p>',
  ]);
  expect((await fetch(`${url}%00`)).status).toBe(404);
});
