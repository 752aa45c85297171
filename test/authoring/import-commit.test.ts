import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { commitAll } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

const definition = JSON.stringify({
  swagger: '2.0',
  info: { title: 'A', version: '1' },
  paths: { '/a': { get: { operationId: 'A', responses: {} } } },
});
const files = {
  'certified-connectors/A/apiDefinition.swagger.json': definition,
  'certified-connectors/A/readme.md': 'Read me.\r\n',
  'certified-connectors/A/images/one.txt': 'one',
};

test("a connector's folder in a commit is copied byte for byte", async () => {
  const top = temporaryFolder(files);
  commitAll(top);
  rmSync(join(top, 'certified-connectors'), { recursive: true });
  expect(await certify(top, 'import', 'main:certified-connectors/A', '--output', 'B')).toEqual({
    status: 0,
    out: 'main:certified-connectors/A: 3 files, copied to B\n\nNext: certify check "B"\n',
    err: '',
  });
  expect(readdirSync(join(top, 'B'), { recursive: true }).map(String).sort()).toEqual([
    'apiDefinition.swagger.json',
    'images',
    join('images', 'one.txt'),
    'readme.md',
  ]);
  expect(readFileSync(join(top, 'B', 'readme.md'), 'utf8')).toBe('Read me.\r\n');
});

test('a description in a commit is imported as one on disk', async () => {
  const top = temporaryFolder(files);
  commitAll(top);
  const made = await certify(top, 'import', 'main:certified-connectors/A/apiDefinition.swagger.json', '--output', 'B');
  expect(made).toMatchObject({ status: 0, err: '' });
  expect(made.out).toContain('A: 1 operation, in B');
});

test('what cannot be copied as it is is refused, and nothing is written', async () => {
  const top = temporaryFolder(files);
  symlinkSync('/etc/passwd', join(top, 'certified-connectors/A/icon.png'));
  commitAll(top);
  const refused = async (...args: string[]) => (await certify(top, 'import', ...args, '--output', 'B')).err;
  expect(await refused('main:certified-connectors/A')).toBe(
    "certify: 'icon.png' of 'main:certified-connectors/A' is no file that can be copied.\n",
  );
  expect(await refused('main:certified-connectors/A', '--publisher', 'Contoso')).toBe(
    "certify: --publisher says nothing about a connector's folder, which is copied as it is.\n",
  );
  expect(await refused('main:certified-connectors/B')).toBe("certify: Commit 'main' has no 'certified-connectors/B'.\n");
  expect(readdirSync(top).sort()).toEqual(['.git', 'certified-connectors']);
});
