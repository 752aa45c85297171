import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { builtPackage } from '../helpers/built-package.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';
import { sampleEntries, samples, trySite } from '../helpers/try-server.ts';

describe('certify serve', () => {
  test('serves the catalog with the pages to try it, as it is packed, and ends when it is told to', async () => {
    const [folder, site] = [
      await builtPackage(['cli.js', 'cli-main.cjs', 'try-page.js']),
      trySite({ orders: sampleEntries(samples.orders) }),
    ];
    const started = spawn(process.execPath, [join(folder, 'cli.js'), 'serve', '--port', '0', '--site', site], { stdio: 'pipe' });
    onTestFinished(() => void started.kill('SIGKILL'));
    let out = '';
    for await (const piece of started.stdout) {
      out += piece;
      if (/\/try\/.*\n/.test(out)) break;
    }
    const [, url = ''] = /The catalog is at (http:\/\/localhost:\d+\/) /.exec(out) ?? [];
    const [, address = ''] = /Its connectors can be tried at (\S+) and stay on this machine\.\n/.exec(out) ?? [];
    expect(address).toMatch(/^http:\/\/localhost:\d+\/try\/\?key=[\w-]{43}$/);
    expect((await fetch(`${url}try/`)).status).toBe(403);
    const cookie = (await fetch(address, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    const get = async (path: string) => await fetch(`${url}${path}`, { headers: { cookie } });
    expect(await (await get('connectors/orders/try/')).text()).toContain('Try Northwind Orders');
    expect(await (await get('try/page.js')).text()).toContain('x-certify-token');
    expect(await (await get('try/page.css')).text()).toContain('.try-steps');
    expect(await (await get('try/')).text()).toContain('a mock made from its definition');
    started.kill('SIGINT');
    const [status] = await once(started, 'exit');
    expect(status).toBe(0);
  });

  test.each<[string, readonly string[], string]>([
    ['a service without a connector', ['--against', 'https://api.contoso.com'], '--against takes the id of a connector and the address'],
    ['a service without https', ['--against', 'orders=http://api.contoso.com'], 'is not https'],
    [
      'a connector twice',
      ['--against', 'orders=https://a.example.com', '--against', 'orders=https://b.example.com'],
      "names 'orders' twice",
    ],
    [
      'a connector that is not there',
      ['--against', 'order=https://a.example.com'],
      "'order', which the catalog does not have. Did you mean orders?",
    ],
  ])('refuses %s', async (_, args, sentence) => {
    const site = trySite({ orders: sampleEntries(samples.orders) });
    const terminal = fakeTerminal(temporaryFolder());
    expect(await main(['serve', '--site', site, ...args], terminal)).toBe(2);
    expect(terminal.printed.err).toContain(sentence);
  });

  test.each<[string, readonly string[], string]>([
    ['a catalog and a folder at once', ['--edit', 'certified-connectors', '--site', 'x'], '--site and --against belong to a catalog'],
    [
      'several connectors to edit',
      ['--edit', 'certified-connectors'],
      "'certified-connectors' holds several connectors. Name the folder of one.",
    ],
    ['a folder without a connector', ['--edit', 'docs'], "There is no connector in 'docs'"],
    ['a programme without a folder to edit', ['--program', 'custom'], '--program belongs to --edit'],
  ])('refuses %s', async (_, args, sentence) => {
    const terminal = fakeTerminal(resolve('.'));
    expect(await main(['serve', ...args], terminal)).toBe(2);
    expect(terminal.printed.err).toContain(sentence);
  });
});
