import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { readSource } from '../../src/io/read-source.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { loopbackNet, serveHttps } from '../helpers/loopback.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

async function read(status: number, body: string, most = 1000): Promise<string> {
  const port = await serveHttps((request, response) => {
    response.writeHead(request.url === '/api.json' ? status : 404, { location: 'https://www.fabrikam.com/api.json' });
    response.end(body);
  });
  try {
    const bytes = await readSource('https://www.contoso.com/api.json', '/', most, loopbackNet(port));
    return new TextDecoder().decode(bytes);
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
}

test('a source on the web is read as it is', async () => {
  expect(await read(200, '{"openapi": "3.0.0"}')).toBe('{"openapi": "3.0.0"}');
});

test.each<[string, number, string, string]>([
  ['too large', 200, 'x'.repeat(1001), 'www.contoso.com answers with more than 1000 bytes.'],
  ['elsewhere', 302, '', 'it answers with status 302; no redirect is followed, so name the address that it leads to.'],
  ['not there', 404, '', 'it answers with status 404; open it in a browser, and import the file.'],
])('a source on the web that is %s is refused in one sentence', async (_, status, body, sentence) => {
  expect(await read(status, body)).toBe(`https://www.contoso.com/api.json cannot be read: ${sentence}`);
});

test.each<[string, string, string?]>([
  ['http://www.contoso.com/api.json', 'Only https URLs are asked.'],
  ['https://127.0.0.1/api.json', 'Only a host with a name of the DNS is asked.'],
  ['https://user:secret@www.contoso.com/', 'A URL with a user name or password is not asked.', 'https://www.contoso.com/'],
])('%s is not asked, and nothing is written', async (url, sentence, shown = url) => {
  const terminal = fakeTerminal(temporaryFolder({}));
  expect(await main(['import', url, '--output', 'made'], terminal)).toBe(2);
  expect(terminal.printed).toEqual({ out: '', err: `certify: ${shown} cannot be read: ${sentence}\n` });
});
