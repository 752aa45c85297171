import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const things = 'certified-connectors/Northwind Things';
const policy = JSON.stringify({ schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] });

async function published(): Promise<string> {
  const root = temporaryFolder({ ...goldenFiles(things), 'certification.json': policy, '.gitignore': '.certify/\nmirror/\n' });
  commitAll(root);
  await certify(root, 'catalog', 'import', '.@HEAD', '--yes');
  await certify(root, 'run');
  return root;
}

async function certify(cwd: string, ...args: string[]): Promise<string> {
  const terminal = fakeTerminal(cwd);
  expect([await main(args, terminal), terminal.printed.err]).toEqual([0, '']);
  return terminal.printed.out;
}

async function refused(cwd: string, ...args: string[]): Promise<string> {
  const terminal = fakeTerminal(cwd);
  expect(await main(args, terminal)).toBe(2);
  return terminal.printed.err;
}

function serial(root: string): number {
  return JSON.parse(readFileSync(join(root, '.certify/site/v1/timestamp.json'), 'utf8')).serial;
}

/** Another connector, and with it another event. */
async function go(root: string, name: string): Promise<void> {
  writeFiles(root, goldenFiles(`certified-connectors/${name}`));
  commitAll(root, name);
  await certify(root, 'run');
}

test('a lost store is restored, published, and accepted by a reader who remembers the old serial', async () => {
  const root = await published();
  expect(await certify(root, 'catalog', 'mirror', 'mirror')).toMatch(
    /^Mirrored commit [0-9a-f]{12}, serial 2, 1 bundle: read back and whole\.\n$/,
  );
  // What happens after the copy raises the serial that readers remember.
  await go(root, 'Contoso');
  await go(root, 'Fabrikam');
  const remembered = serial(root);
  rmSync(join(root, '.certify/store.git'), { recursive: true });
  expect(await certify(root, 'catalog', 'restore', 'mirror')).toContain(`after ${remembered}. Publish it with: certify run`);
  await certify(root, 'run');
  expect(serial(root)).toBeGreaterThan(remembered);
  const { epoch, counts } = JSON.parse(readFileSync(join(root, '.certify/site/v1/index.json'), 'utf8'));
  expect(counts.events + epoch).toBe(serial(root));
  // The copy goes on from the restored store, and a second restore goes higher still.
  await certify(root, 'catalog', 'mirror', 'mirror');
  rmSync(join(root, '.certify'), { recursive: true });
  await certify(root, 'catalog', 'restore', 'mirror', '--serial', '500');
  await certify(root, 'run');
  expect(serial(root)).toBeGreaterThan(500);
  expect(git(join(root, '.certify/store.git'), 'fsck', '--strict')).toBe('');
});

test('where nobody knows the last serial, the epoch is raised far', async () => {
  const root = await published();
  await certify(root, 'catalog', 'mirror', 'mirror');
  rmSync(join(root, '.certify'), { recursive: true });
  expect(await certify(root, 'catalog', 'restore', 'mirror')).toBe('Restored with serial 1000002. Publish it with: certify run\n');
});

test('the copy also brings back the bytes that the repository lost', async () => {
  const root = await published();
  await certify(root, 'catalog', 'mirror', 'mirror');
  rmSync(join(root, '.certify/store.git'), { recursive: true });
  rmSync(join(root, '.git'), { recursive: true });
  rmSync(join(root, things), { recursive: true });
  writeFiles(root, goldenFiles('certified-connectors/Contoso'));
  commitAll(root, 'Another history');
  await certify(root, 'catalog', 'restore', 'mirror');
  expect(git(join(root, '.certify/store.git'), 'ls-tree', '-r', '--name-only', 'catalog', 'bundles/')).toMatch(
    /^bundles\/[0-9a-f]{64}\.zip$/,
  );
  expect(await certify(root, 'run')).toContain(`${things} is not in the repository any more`);
});

test('a store that is there is not replaced, a copy is not set back, and a damaged bundle is made again', async () => {
  const root = await published();
  await certify(root, 'catalog', 'mirror', 'mirror');
  const [bundle = ''] = readdirSync(join(root, 'mirror/bundles'));
  writeFileSync(join(root, 'mirror/bundles', bundle), 'damaged');
  await certify(root, 'catalog', 'mirror', 'mirror');
  expect(readFileSync(join(root, 'mirror/bundles', bundle)).length).toBeGreaterThan(100);
  await go(root, 'Contoso');
  expect(await refused(root, 'catalog', 'restore', 'mirror')).toContain('The store is not empty.');
  expect(await refused(root, 'catalog', 'restore', 'nowhere')).toContain("There is no copy in 'nowhere'");
  await certify(root, 'catalog', 'mirror', 'mirror');
  const other = await published();
  expect(await refused(other, 'catalog', 'mirror', join(root, 'mirror'))).toContain('did not take the store');
});
