import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const things = 'certified-connectors/Northwind Things';
const settings = (rules: object) => JSON.stringify({ schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'], rules });

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

async function reportStep(root: string, ...args: string[]) {
  const { status, out } = await certify(root, 'catalog', 'verify', '.certify/site', '--allow-unsigned', '--format', 'json', ...args);
  const { steps, verdict } = JSON.parse(out);
  return { status, verdict, sentence: steps.find(({ step }: { step: string }) => step === 'report').sentence as string };
}

test('a report that was made under settings of a repository is made again where the repository is named', async () => {
  const root = temporaryFolder({
    ...goldenFiles(things),
    'certification.json': settings({ 'parameter-summary-present': 'warning' }),
    '.gitignore': '.certify/\n',
  });
  commitAll(root);
  expect((await certify(root, 'run')).status).toBe(0);
  expect((await reportStep(root)).sentence).toContain('; not re-run: judged by certify 0.0.0-test with rules sha256:');
  expect(await reportStep(root, '--root', '.')).toEqual({
    status: 0,
    verdict: 'verified',
    sentence: expect.stringMatching(/; re-run: same bytes\.$/),
  });
  // A waiver that came later is no part of it, and other settings are another judge.
  writeFiles(root, { 'waivers.json': 'no JSON' });
  expect((await reportStep(root, '--root', root)).sentence).toMatch(/; re-run: same bytes\.$/);
  writeFiles(root, { 'certification.json': settings({ 'parameter-summary-present': 'off' }) });
  expect((await reportStep(root, '--root', '.')).sentence).toContain('; not re-run: judged by');
});

test('a folder that is not there, and settings that cannot be read, are told', async () => {
  const root = temporaryFolder({ 'certification.json': '{' });
  const call = (...args: string[]) => certify(root, 'catalog', 'verify', '.', ...args);
  expect((await call('--root', 'nowhere')).err).toBe("certify: There is no folder 'nowhere'.\n");
  expect(await call('--root', join(root))).toMatchObject({ status: 2, err: expect.stringContaining('certification.json: line 1') });
});
