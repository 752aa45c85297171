import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { watchedFolders } from '../../src/cli/watched-folders.ts';
import { findConnectors } from '../../src/io/find-connectors.ts';
import { certifyProgram } from '../helpers/certify-process.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const definition = JSON.stringify(golden('certified').definition, null, 2);
const broken = definition.replace(/\n *"x-ms-summary": "Filter",/, '');
const titled = (title: string) => definition.replace(/"title": "[^"]*"/, `"title": "${title}"`);

/** A watched check in this process. */
function watching(cwd: string, args: readonly string[] = [], changed: Partial<Terminal> = {}) {
  let stop = (): void => {};
  const stopped = new Promise<void>((done) => (stop = done));
  const terminal = fakeTerminal(cwd, { ...changed, stopped: () => stopped });
  const status = main(['check', '--watch', ...args], terminal);
  onTestFinished(() => stop());
  const { printed } = terminal;
  return {
    printed,
    /** What was printed since this was last asked, as soon as it holds this on stdout or stderr; fails after 50 seconds. */
    async until(text: string): Promise<string> {
      const end = performance.now() + 50_000;
      while (!`${printed.out}${printed.err}`.includes(text)) {
        if (performance.now() > end) throw new Error(`No ${text} in:\n${printed.out}${printed.err}`);
        await new Promise((done) => setTimeout(done, 10));
      }
      const all = `${printed.out}${printed.err}`;
      [printed.out, printed.err] = ['', ''];
      return all;
    },
    stop: () => {
      stop();
      return status;
    },
  };
}

const ends = 'Ctrl+C ends.';
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const two = () => temporaryFolder({ ...goldenFiles('certified-connectors/Alpha'), ...goldenFiles('certified-connectors/Beta') });

describe('certify check --watch', () => {
  test('prints the result, then that of each connector that is saved, and ends with 0', async () => {
    const folder = two();
    const watch = watching(folder);
    const first = await watch.until(ends);
    expect(first).toContain('0 errors, 0 warnings in 2 connectors');
    expect(first).toContain('Watching 2 connectors: all pass. Ctrl+C ends.\n');
    writeFiles(folder, { 'certified-connectors/Beta/apiDefinition.swagger.json': broken });
    const second = await watch.until(ends);
    expect(second).toContain('certified-connectors/Beta  (');
    expect(second).not.toContain('Alpha');
    expect(second).toMatch(/1 error, \d+ warnings? in 1 connector/);
    expect(second).toContain('Watching 2 connectors: 1 fail. Ctrl+C ends.\n');
    writeFiles(folder, { 'certified-connectors/Beta/apiDefinition.swagger.json': definition });
    expect(await watch.until(ends)).toContain('Watching 2 connectors: all pass.');
    expect(await watch.stop()).toBe(0);
  });

  test('says of a saved connector what a check of it says', async () => {
    const folder = two();
    const watch = watching(folder);
    await watch.until(ends);
    writeFiles(folder, { 'certified-connectors/Beta/apiDefinition.swagger.json': broken });
    const told = (await watch.until(ends)).replace(/ \(\d+\.\d\d s\)[\s\S]*/, '');
    const alone = fakeTerminal(folder);
    await main(['check', 'certified-connectors/Beta'], alone);
    expect(alone.printed.out.replace(/ \(\d+\.\d\d s\)[\s\S]*/, '')).toBe(told);
  });

  test('follows a save by rename, a new file, a file that goes, and a mode', async () => {
    const folder = two();
    const beta = join(folder, 'certified-connectors/Beta');
    const watch = watching(folder, ['--all']);
    await watch.until(ends);
    for (const title of ['One', 'Two', 'Three']) {
      writeFileSync(join(beta, '.draft'), titled(`${title} Api`));
      renameSync(join(beta, '.draft'), join(beta, 'apiDefinition.swagger.json'));
      expect(await watch.until(ends)).toContain(`${title} Api`);
    }
    writeFiles(beta, { 'more/deep/notes.txt': 'x' });
    expect(await watch.until(ends)).toContain('more/deep/notes.txt');
    appendFileSync(join(beta, 'more/deep/notes.txt'), 'y');
    await watch.until(ends);
    rmSync(join(beta, 'more'), { recursive: true });
    writeFileSync(join(beta, 'apiDefinition.swagger.json'), definition);
    expect(await watch.until('all pass')).not.toContain('notes.txt');
    rmSync(join(beta, 'apiDefinition.swagger.json'));
    expect(await watch.until(ends)).toContain('1 fail');
  });

  test('a file that is half written is its finding, which goes with the rest of the file', async () => {
    const folder = two();
    const file = join(folder, 'certified-connectors/Beta/apiDefinition.swagger.json');
    const watch = watching(folder);
    await watch.until(ends);
    writeFileSync(file, definition.slice(0, 1000));
    expect(await watch.until(ends)).toContain('json-');
    appendFileSync(file, definition.slice(1000));
    expect(await watch.until(ends)).toContain('all pass');
  });

  test('connectors that come, go and are renamed are followed, and so is everything being away', async () => {
    const folder = two();
    const programme = join(folder, 'certified-connectors');
    const watch = watching(folder);
    await watch.until(ends);
    writeFiles(folder, goldenFiles('certified-connectors/Gamma', 'certified', { 'apiDefinition.swagger.json': broken }));
    expect(await watch.until('Watching 3 connectors: 1 fail.')).toContain('certified-connectors/Gamma');
    renameSync(join(programme, 'Gamma'), join(programme, 'Omega'));
    const moved = await watch.until('Watching 3 connectors: 1 fail.');
    expect(moved).toContain('Gamma is no connector any more.');
    expect(moved).toContain('certified-connectors/Omega  (');
    writeFiles(folder, { 'certified-connectors/Omega/apiDefinition.swagger.json': definition });
    await watch.until('Watching 3 connectors: all pass.');
    rmSync(programme, { recursive: true });
    expect(await watch.until('There is no connector')).toContain("certify: There is no connector in '.'");
    writeFiles(folder, goldenFiles('certified-connectors/Alpha', 'certified', { 'apiDefinition.swagger.json': broken }));
    await watch.until('Watching 1 connector: 1 fail.');
    expect(await watch.stop()).toBe(0);
  });

  test('a root that is removed and made again is followed', async () => {
    const folder = two();
    const root = join(folder, 'certified-connectors/Beta');
    const watch = watching(folder, ['certified-connectors/Beta']);
    await watch.until(ends);
    rmSync(root, { recursive: true });
    await watch.until("There is no folder 'certified-connectors/Beta'");
    writeFiles(folder, goldenFiles('certified-connectors/Beta', 'certified', { 'apiDefinition.swagger.json': broken }));
    await watch.until('Watching 1 connector: 1 fail.');
    writeFiles(folder, { 'certified-connectors/Beta/apiDefinition.swagger.json': definition });
    await watch.until('Watching 1 connector: all pass.');
  });

  test('settings that change are read again, and a mistake in them is told until it is gone', async () => {
    const folder = temporaryFolder(goldenFiles('certified-connectors/Alpha', 'certified', { 'apiDefinition.swagger.json': broken }));
    const watch = watching(folder);
    await watch.until('1 fail');
    writeFiles(folder, { 'certification.json': '{"schemaVersion": 1, "rules": {"parameter-summary-present": "warning"}}' });
    expect(await watch.until('all pass')).toContain('certification.json: 1 rule with another severity');
    writeFiles(folder, { 'certification.json': '{"schemaVersion": 1, "rules": {"no-such-rule": "off"}}' });
    await watch.until("there is no rule 'no-such-rule'");
    rmSync(join(folder, 'certification.json'));
    await watch.until('1 fail');
  });

  test('a pipe in the place of settings is told, is waited for by nobody, and stands in no way when it goes', async () => {
    const folder = two();
    const watch = watching(folder);
    await watch.until(ends);
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'certification.json')]);
    expect(await watch.until('no regular file')).toBe('certify: certification.json is no regular file; certify follows no links.\n');
    rmSync(join(folder, 'certification.json'));
    expect(await watch.until(ends)).toBe('Watching 2 connectors: all pass. Ctrl+C ends.\n');
    expect(await watch.stop()).toBe(0);
  });

  test('a mistake is told once, whatever is saved around the connectors', async () => {
    const above = temporaryFolder();
    const folder = join(above, 'repository');
    writeFiles(folder, goldenFiles('certified-connectors/Alpha'));
    const watch = watching(folder);
    await watch.until(ends);
    const mistake = '{"schemaVersion": 1, "rulesets": ["team/rules.yaml"]}';
    writeFiles(folder, { 'certification.json': mistake });
    expect(await watch.until('team/rules.yaml')).toContain('certify: ');
    for (let number = 0; number < 3; number += 1) {
      writeFileSync(join(above, `log-${number}`), 'x');
      writeFileSync(join(folder, 'stderr.txt'), `${number}`);
      writeFiles(folder, { 'certification.json': mistake + ' '.repeat(number) });
      await pause(200);
    }
    expect(watch.printed).toMatchObject({ out: '', err: '' });
    writeFiles(folder, { 'team/rules.yaml': 'rules: {team: {given: $.info, message: Ask., then: {field: x-motto, function: truthy}}}' });
    expect(await watch.until(ends)).toContain('Alpha');
    expect(await watch.stop()).toBe(0);
  });

  test('around a connector, only what it and its settings are found by means something, as far as its repository reaches', async () => {
    const above = temporaryFolder();
    const folder = join(above, 'repository');
    writeFiles(folder, { ...goldenFiles('certified-connectors/Alpha'), '.git/HEAD': '' });
    const root = join(folder, 'certified-connectors/Alpha');
    const options = { 'no-config': false };
    const watched = await watchedFolders([root], findConnectors([root], folder), options, folder);
    const below = (path: string) => [path, join(path, 'certified-connectors'), root];
    expect([...watched.folders].sort()).toEqual([above, ...below(folder)].sort());
    const meaning = (at: string, name: string) => watched.meaningOf({ folder: at, name });
    expect(meaning(root, 'any.txt')).toMatchObject({ absolutePath: root });
    for (const [at, name] of [
      [above, 'repository'],
      [folder, 'certification.json'],
      [folder, 'certified-connectors'],
    ] as const)
      expect(meaning(at, name)).toBe('elsewhere');
    for (const [at, name] of [
      [above, 'log'],
      [folder, 'unrelated'],
      [folder, 'README.md'],
    ] as const)
      expect(meaning(at, name)).toBeUndefined();
  });

  test('no last write is missed, however the writes before it came', async () => {
    const folder = two();
    const beta = join(folder, 'certified-connectors/Beta');
    const file = join(beta, 'apiDefinition.swagger.json');
    const watch = watching(folder, ['certified-connectors/Beta']);
    await watch.until(ends);
    let number = 0;
    const write = fc.record({
      how: fc.constantFrom('over', 'rename', 'append', 'touch'),
      wait: fc.constantFrom(0, 0, 1, 5, 20, 49, 51, 80),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 12 }), async (writes) => {
        for (const { how, wait } of writes) {
          number += 1;
          const text = titled(`Api ${number} of Many`);
          if (how === 'rename') {
            writeFileSync(join(beta, `.draft-${number}`), text);
            renameSync(join(beta, `.draft-${number}`), file);
          } else if (how === 'append') {
            writeFileSync(file, text.slice(0, 500));
            appendFileSync(file, text.slice(500));
          } else if (how === 'touch') appendFileSync(file, '\n');
          else writeFileSync(file, text);
          if (wait > 0) await pause(wait);
        }
        number += 1;
        writeFileSync(file, titled(`Api ${number} of Many`));
        await watch.until(`Api ${number} of Many`);
      }),
      { numRuns: 25 },
    );
    expect(await watch.stop()).toBe(0);
  }, 150_000);

  test('clears the screen on a screen alone', async () => {
    const folder = two();
    const watch = watching(folder, [], { isScreen: true });
    expect(await watch.until(ends)).toMatch(/^\u001b\[2J\u001b\[H/);
    await watch.stop();
    expect(await watching(folder).until(ends)).not.toContain('\u001b');
  });

  test.each([
    ['--format', 'json'],
    ['--output', 'x'],
    ['--base', 'main'],
    ['--shard', '1/2'],
    ['--jobs', '2'],
  ])('refuses %s %s with one sentence', async (...args) => {
    const terminal = fakeTerminal(two());
    expect(await main(['check', '--watch', ...args], terminal)).toBe(2);
    expect(terminal.printed).toEqual({
      out: '',
      err: `certify: ${args[0]} goes without --watch, which shows people a text after each save: programs call certify check again.\n`,
    });
  });

  test('a path that leads to nothing is told, and nothing is watched', async () => {
    const terminal = fakeTerminal(two(), { stopped: () => new Promise(() => {}) });
    expect(await main(['check', '--watch', 'nowhere'], terminal)).toBe(2);
    expect(terminal.printed.err).toBe("certify: There is no folder 'nowhere'.\n");
  });

  test('Ctrl+C ends the process with 0', async () => {
    const [program = '', ...before] = certifyProgram;
    const folder = two();
    mkdirSync(join(folder, 'home'));
    const child = spawn(program, [...before, 'check', '--watch', '--no-cache', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
    const status = new Promise((done) => child.on('close', done));
    child.stderr.on('data', (part) => `${part}`.includes('Watching') && child.kill('SIGINT'));
    expect(await status).toBe(0);
  });
});
