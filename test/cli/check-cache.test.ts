import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { formats } from '../../src/render/formats.ts';
import { certifyProgram } from '../helpers/certify-process.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

async function certify(cwd: string, args: readonly string[], changed: Partial<Terminal> = {}) {
  const terminal = fakeTerminal(cwd, changed);
  const status = await main(args, terminal);
  return { status, out: terminal.printed.out.replace(/ \(\d+\.\d\d s\)/, ''), err: terminal.printed.err };
}

const definitionOf = (change: (text: string) => string) => ({
  'apiDefinition.swagger.json': change(JSON.stringify(golden('certified').definition, null, 2)),
});
const withoutLabel = definitionOf((text) => text.replace(/\n *"x-ms-summary": "Filter",/, ''));

/** Connectors that pass and that fail, with hidden characters, of one id, and one whose programme nobody says. */
const several = () =>
  temporaryFolder({
    ...goldenFiles('certified-connectors/Alpha'),
    ...goldenFiles('certified-connectors/Beta', 'certified', withoutLabel),
    ...goldenFiles('certified-connectors/Beta_', 'certified', withoutLabel),
    ...goldenFiles('certified-connectors/Gamma', 'certified', {
      'apiDefinition.swagger.json': '{"swagger": "2.0", "info": {"title": "\u202e<x>\\ud800é"}}',
    }),
    ...goldenFiles('elsewhere/Mine', 'independent-publisher'),
  });

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What a check says, with the results that are in `cache`; fails when it is not byte for byte what a check without them says. */
async function checkedAlike(folder: string, cache: string, ...args: string[]) {
  const anew = await certify(folder, ['check', '--no-cache', ...args]);
  const kept = await certify(folder, ['check', '--cache', cache, ...args]);
  expect(kept).toEqual(anew);
  return kept;
}

/** How many entries a check wrote. */
async function countWritten(folder: string, cache: string, ...args: string[]) {
  const before = new Set(filesBelow(cache));
  await checkedAlike(folder, cache, ...args);
  return filesBelow(cache).filter((file) => !before.has(file)).length;
}

describe('a check with the results of earlier ones', () => {
  test.each(Object.keys(formats))('says the same bytes as %s, when it keeps results and when it takes them', async (format) => {
    const [folder, cache] = [several(), join(temporaryFolder(), 'cache')];
    for (const options of format === 'text' ? [[], ['--all']] : [[]]) {
      const args = ['--format', format, ...options];
      await countWritten(folder, cache, ...args);
      expect(filesBelow(cache).length).toBeGreaterThan(5);
      const before = filesBelow(cache).map((file) => readFileSync(file));
      expect(await countWritten(folder, cache, ...args), args.join(' ')).toBe(0);
      expect(filesBelow(cache).map((file) => readFileSync(file))).toEqual(before);
    }
  });

  test.each(['--spelling', '--oracle'])('says the same with %s', async (option) => {
    const folder = temporaryFolder(goldenFiles('certified-connectors/Gamma', 'certified', withoutLabel));
    const cache = temporaryFolder();
    await checkedAlike(folder, cache);
    expect(await countWritten(folder, cache, option)).toBeGreaterThan(0);
    expect(await countWritten(folder, cache, option)).toBe(0);
  });

  test('takes them in colour, in another width and to a file only where they are the same', async () => {
    const [folder, cache] = [several(), temporaryFolder()];
    for (const changed of [{ hasColor: true }, { width: 60 }, { hasColor: true, width: 60 }, {}]) {
      const anew = await certify(folder, ['check', '--no-cache'], changed);
      for (const _ of [1, 2]) expect(await certify(folder, ['check', '--cache', cache], changed)).toEqual(anew);
    }
    const file = join(temporaryFolder(), 'report.txt');
    await certify(folder, ['check', '--cache', cache, '--output', file], { hasColor: true });
    expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
  });

  test('judges what changed, and nothing else', async () => {
    const [folder, cache] = [several(), temporaryFolder()];
    expect(await countWritten(folder, cache)).toBe(6);
    writeFiles(folder, goldenFiles('certified-connectors/Beta', 'certified'));
    expect(await countWritten(folder, cache)).toBe(1);
    writeFiles(folder, { 'certified-connectors/Alpha/notes.txt': '' });
    expect(await countWritten(folder, cache)).toBe(1);
    chmodSync(join(folder, 'certified-connectors/Alpha/readme.md'), 0o755);
    expect(await countWritten(folder, cache)).toBe(1);
    rmSync(join(folder, 'certified-connectors/Alpha/notes.txt'));
    symlinkSync('/etc/passwd', join(folder, 'certified-connectors/Alpha/notes.txt'));
    expect(await countWritten(folder, cache)).toBe(1);
    renameSync(join(folder, 'certified-connectors/Alpha'), join(folder, 'certified-connectors/Omega'));
    expect(await countWritten(folder, cache)).toBe(1);
    expect(await countWritten(folder, cache, '--program', 'custom')).toBe(1);
    expect(await countWritten(folder, cache)).toBe(0);
  });

  test('any change of a byte of any file gives what a check without results gives', async () => {
    const folder = temporaryFolder(goldenFiles('certified-connectors/Alpha'));
    const cache = temporaryFolder();
    const files = filesBelow(folder);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), fc.nat(1_000_000), fc.nat(255), async (file, at, byte) => {
        const original = readFileSync(file);
        const changed = Buffer.from(original);
        changed[at % changed.length] = byte;
        writeFileSync(file, changed);
        await checkedAlike(folder, cache, '--format', 'json');
        writeFileSync(file, original);
        await checkedAlike(folder, cache, '--format', 'json');
      }),
      { numRuns: 30 },
    );
  });

  test('follows severities, words and rulesets, and tells a mistake in them all the same', async () => {
    const [folder, cache] = [several(), temporaryFolder()];
    const configure = (rest: object) => writeFiles(folder, { 'certification.json': JSON.stringify({ schemaVersion: 1, ...rest }) });
    const plain = await checkedAlike(folder, cache);
    configure({ rules: { 'parameter-summary-present': 'warning' } });
    const softer = await checkedAlike(folder, cache);
    expect(softer.out).toContain('certification.json: 1 rule with another severity (--no-config ignores it).');
    expect(softer.out).not.toBe(plain.out);
    expect((await checkedAlike(folder, cache)).out).toBe(softer.out);
    configure({ rules: { 'text-spelling': 'info' }, spelling: { words: ['Filter'] } });
    await checkedAlike(folder, cache);
    await checkedAlike(folder, cache);
    writeFiles(folder, {
      'rules.json':
        '{"rules": {"team": {"given": "$.info", "message": "The team asks for a motto.", "then": {"field": "x-motto", "function": "truthy"}}}}',
    });
    configure({ rulesets: ['rules.json'] });
    for (const _ of [1, 2]) expect((await checkedAlike(folder, cache)).out).toContain('The team asks for a motto.');
    writeFiles(folder, { 'rules.json': readFileSync(join(folder, 'rules.json'), 'utf8').replace('motto.', 'slogan.') });
    expect((await checkedAlike(folder, cache)).out).toContain('The team asks for a slogan.');
    configure({ rules: { 'no-such-rule': 'off' } });
    expect((await checkedAlike(folder, cache)).err).toContain("there is no rule 'no-such-rule'");
    expect((await checkedAlike(folder, cache, '--config', 'other.json')).err).toContain("There is no configuration 'other.json'");
    expect((await checkedAlike(folder, cache, '--no-config')).out).toBe(plain.out);
  });

  test('asks a program that is a ruleset each time', async () => {
    const folder = temporaryFolder({
      ...goldenFiles('certified-connectors/Alpha'),
      'ruleset.mjs': 'export default { rules: { "parameter-summary-present": "warn" } };',
    });
    const cache = temporaryFolder();
    await checkedAlike(folder, cache, '--ruleset', 'ruleset.mjs');
    expect(filesBelow(cache)).toEqual([]);
  });

  test('tells waivers as they are today, which of them matched, and which ends', async () => {
    const [folder, cache] = [several(), temporaryFolder()];
    const { out } = await certify(folder, ['check', '--no-cache', '--format', 'json']);
    const { connectors } = JSON.parse(out);
    const of = (id: string) =>
      connectors.find((one: { id: string; findings: { severity: string }[] }) => one.id === id && one.findings.length > 0);
    const finding = of('beta').findings.find(({ severity }: { severity: string }) => severity === 'error');
    const { ruleId: rule, fingerprint, location } = finding;
    const waiver = { rule, connector: 'beta', pointer: location.pointer, fingerprint, reason: 'As agreed with them.', by: { githubId: 1 } };
    writeFiles(folder, { 'waivers.json': JSON.stringify({ schemaVersion: 1, waivers: [{ ...waiver, expires: '2026-11-25' }] }) });
    for (const _ of [1, 2]) {
      const waived = await checkedAlike(folder, cache);
      expect(waived.out).toContain('waived until 2026-11-25: As agreed with them.');
      expect(waived.err).toContain('ends on 2026-11-25, in 5 days.');
    }
    const later = { now: () => new Date('2026-11-26T00:00:00Z') };
    const expired = await certify(folder, ['check', '--cache', cache], later);
    expect(expired).toEqual(await certify(folder, ['check', '--no-cache'], later));
    expect(expired.err).toContain('expired on 2026-11-25 and does not count.');
    expect(expired.out).not.toContain('waived until');
  });

  test('takes nothing from an entry that was tampered with or written by another program, and replaces it', async () => {
    const [folder, cache] = [several(), temporaryFolder()];
    const { out } = await checkedAlike(folder, cache);
    for (const hostile of ['', 'x', '{"verdict":"pass"}', 'certify-result plain_ 0000000002 '.padEnd(98, '0').concat('\n{}')]) {
      for (const file of filesBelow(cache)) writeFileSync(file, hostile);
      expect((await checkedAlike(folder, cache)).out).toBe(out);
      for (const file of filesBelow(cache)) expect(readFileSync(file, 'latin1').length).toBeGreaterThan(120);
    }
    for (const file of filesBelow(cache))
      writeFileSync(file, readFileSync(file, 'latin1').replaceAll('"fail"', '"pass"').replaceAll('error', 'valid'), 'latin1');
    expect((await checkedAlike(folder, cache)).out).toBe(out);
  });

  test('keeps them in the user’s cache folder, not in a pipeline, and not when told so', async () => {
    const folder = several();
    const home = temporaryFolder();
    const inHome = join(home, '.cache', 'connector-certification');
    const check = async (variables: Readonly<Record<string, string>>, ...args: string[]) => {
      rmSync(inHome, { recursive: true, force: true });
      const { err } = await certify(folder, ['check', ...args], { variable: (name) => variables[name] });
      expect(err).toBe('');
      return filesBelow(home).length;
    };
    expect(await check({ HOME: home })).toBe(6);
    expect(await check({ HOME: home, CI: 'false' })).toBe(6);
    for (const name of ['CI', 'GITHUB_ACTIONS', 'TF_BUILD']) expect(await check({ HOME: home, [name]: 'true' })).toBe(0);
    expect(await check({ HOME: home }, '--no-cache')).toBe(0);
    expect(await check({ HOME: 'relative' })).toBe(0);
    expect(await check({ XDG_CACHE_HOME: join(home, 'xdg'), HOME: '/nowhere' })).toBe(6);
    expect(existsSync(join(home, 'xdg', 'connector-certification', 'results-2'))).toBe(true);
    const named = join(home, 'named');
    expect(await check({ CI: 'true' }, '--cache', named)).toBe(12);
  });

  test('says in one sentence why a folder cannot keep results', async () => {
    const folder = several();
    const elsewhere = temporaryFolder();
    const link = join(temporaryFolder(), 'link');
    symlinkSync(elsewhere, link);
    const named = await certify(folder, ['check', '--cache', link]);
    expect(named).toEqual({ status: 2, out: '', err: `certify: --cache needs a folder of your own: '${link}' is a link or no folder.\n` });
    const home = temporaryFolder();
    mkdirSync(join(home, '.cache'));
    symlinkSync(elsewhere, join(home, '.cache/connector-certification'));
    const own = await certify(folder, ['check'], { variable: (name) => (name === 'HOME' ? home : undefined) });
    expect(own.err).toBe(
      `No results are kept: '${join(home, '.cache/connector-certification')}' is a link or no folder (--no-cache does without).\n`,
    );
    expect(own.status).toBe(1);
    expect(filesBelow(elsewhere)).toEqual([]);
    const both = await certify(folder, ['check', '--cache', elsewhere, '--no-cache']);
    expect(both.err).toBe('certify: --cache and --no-cache exclude each other.\n');
    const base = await certify(folder, ['check', '--base', 'main', '--cache', elsewhere]);
    expect(base.err).toBe('certify: --cache goes without --base: a submission is judged as a whole, and anew.\n');
  });

  test('refuses an empty name, a folder in a repository or a connector, and one that others can replace', async () => {
    const folder = several();
    const refused = async (cache: string) => (await certify(folder, ['check', '--cache', cache])).err;
    expect(await refused('')).toBe('certify: --cache needs the name of a folder.\n');
    const outside = (path: string) =>
      `certify: --cache needs a folder outside of repositories and connectors, which could bring results of their own: '${path}' is one.\n`;
    const alpha = join(folder, 'certified-connectors/Alpha');
    expect(await refused('certified-connectors/Alpha/deep/cache')).toBe(outside(alpha));
    const repository = temporaryFolder({ '.git/HEAD': '' });
    expect(await refused(join(repository, 'not/there'))).toBe(outside(repository));
    const link = join(temporaryFolder(), 'link');
    symlinkSync(repository, link);
    expect(await refused(join(link, 'cache'))).toBe(outside(repository));
    expect(existsSync(join(alpha, 'deep')) || existsSync(join(repository, 'not'))).toBe(false);
    const open = temporaryFolder();
    chmodSync(open, 0o777);
    expect(await refused(join(open, 'cache'))).toBe(`certify: --cache needs a folder of your own: '${open}' can be written by others.\n`);
    chmodSync(open, 0o1777);
    expect(await refused(join(open, 'cache'))).toBe('');
  });

  test('several processes at once keep and take the same results', async () => {
    const [folder, cache] = [several(), temporaryFolder()];
    const [program = '', ...before] = certifyProgram;
    const run = () =>
      new Promise<string>((done, fail) => {
        const child = spawn(program, [...before, 'check', '--format', 'json', '--cache', cache, folder], { cwd: dirname(folder) });
        let out = '';
        child.stdout.on('data', (part) => (out += part));
        child.on('error', fail).on('close', (code) => (code === 1 ? done(out) : fail(new Error(`${code}`))));
      });
    const outs = await Promise.all([run(), run(), run()]);
    outs.push(await run());
    expect(new Set(outs).size).toBe(1);
    expect(filesBelow(cache)).toHaveLength(6);
  });
});
