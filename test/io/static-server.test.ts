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
