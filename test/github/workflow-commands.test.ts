import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { workflowFiles } from '../helpers/github/workflow-files.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const calls = workflowFiles().flatMap(({ file, workflow }) =>
  Object.values(workflow.jobs).flatMap(({ steps = [] }) =>
    steps.flatMap(({ run = '' }) => callsIn(run).map((call) => [file, call] as const)),
  ),
);

/** The arguments of every call of the tool in a script. */
function callsIn(script: string): readonly string[] {
  const found = [...script.matchAll(/node \S*cli\.js ([^|&;\n]*)/g)].map(([, call = '']) => call.trim());
  if (found.length !== script.split('cli.js').length - 1) throw new Error(`A call was not understood: ${script}`);
  return found;
}

/** Why the command line does not take a call; empty when it does, whatever else it says in a folder with nothing in it. */
async function refusalOf(call: string): Promise<string> {
  const cwd = join(temporaryFolder(), 'registry');
  mkdirSync(cwd);
  const terminal = fakeTerminal(cwd);
  const words = call.replaceAll('"$STORE"', './store.git').replaceAll(/\$\{[A-Z]+:\+"([^"]*)"\}/g, '$1');
  await main(words.split(' '), terminal);
  return /has no command|no command '|Unknown option|Unexpected argument|does not take a value|argument missing|this is a bug|See: certify \S.* --help/.test(
    terminal.printed.err,
  )
    ? terminal.printed.err
    : '';
}

test('the workflows call the tool', () => {
  expect(calls.length).toBeGreaterThan(8);
});

test.each(calls)('%s: certify %s is taken by the command line', async (_file, call) => {
  expect(await refusalOf(call)).toBe('');
});

test.each([
  'certified',
  'preview --stores ./store.git',
  'preview --store',
  'catalog builds',
  'catalog build --unsigned=yes',
  'catalog build a b',
])('certify %s is not taken', async (call) => {
  expect(await refusalOf(call)).not.toBe('');
});
