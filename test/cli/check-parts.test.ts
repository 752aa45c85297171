import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusFolder, hasCorpus } from '../../bench/corpus.ts';
import { golden } from '../../rules/golden.ts';
import { main } from '../../src/cli/main.ts';
import { shardNumberOf } from '../../src/cli/shard.ts';
import { builtCertify } from '../helpers/certify-process.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

const withoutFilterLabel = () => {
  const text = JSON.stringify(golden('certified').definition, null, 2);
  return { 'apiDefinition.swagger.json': text.replace(/\n *"x-ms-summary": "Filter",/, '') };
};

/** Connectors that pass and that fail, two of one id, one with hidden characters, and one outside the programmes' folders. */
const several = () =>
  temporaryFolder({
    ...goldenFiles('certified-connectors/Alpha'),
    ...goldenFiles('certified-connectors/Beta', 'certified', withoutFilterLabel()),
    ...goldenFiles('certified-connectors/Beta_', 'certified', withoutFilterLabel()),
    ...goldenFiles('certified-connectors/Gamma', 'certified', {
      'apiDefinition.swagger.json': '{"swagger": "2.0", "info": {"title": "\u202e<x>\\ud800"}}',
    }),
    ...goldenFiles('independent-publisher-connectors/Delta', 'independent-publisher'),
    ...goldenFiles('elsewhere/Mine', 'independent-publisher'),
    'certification.json': JSON.stringify({ schemaVersion: 1, rules: { 'parameter-summary-present': 'warning' } }),
  });

async function inParts(folder: string, count: number, where: readonly string[], order: (numbers: number[]) => number[] = (all) => all) {
  const target = temporaryFolder({});
  const files: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const file = join(target, `${number}.json`);
    files.push(file);
    const { status } = await certify(folder, 'check', '--format', 'json', '--shard', `${number}/${count}`, '--output', file, ...where);
    expect(status).toBeLessThan(2);
  }
  const merged = await certify(
    target,
    'catalog',
    'merge-reports',
    ...order(files.map((_, index) => index)).map((index) => files[index] ?? ''),
  );
  return { merged, files, target };
}

describe('a check in parts', () => {
  test('the merged report of eight parts, in any order, is byte for byte that of one call', async () => {
    const folder = several();
    // Paths that are named twice over and in another order than the alphabet's.
    const where = ['independent-publisher-connectors', 'elsewhere', '.'];
    const whole = await certify(folder, 'check', '--format', 'json', ...where);
    const { merged } = await inParts(folder, 8, where, (numbers) => numbers.reverse());
    expect(merged.out).toBe(whole.out);
    expect(merged.status).toBe(whole.status);
    expect(JSON.parse(whole.out).connectors).toHaveLength(6);
  });

  test('connectors of one id are in one part, whatever else there is', async () => {
    const { files } = await inParts(several(), 5, ['.']);
    const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
    const places = reports.map(({ connectors }) => connectors.map(({ id }: { id: string }) => id));
    const withBeta = places.filter((ids) => ids.includes('beta'));
    expect(withBeta).toHaveLength(1);
    expect(reports.flatMap(({ shard }) => shard.positions).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shardNumberOf('beta', 5)).toBe(places.findIndex((ids) => ids.includes('beta')) + 1);
  });

  test('parts that are missing, named twice, of other rules or whole reports are refused with a sentence', async () => {
    const folder = several();
    const { files, target } = await inParts(folder, 3, ['.']);
    const [one = '', two = '', three = ''] = files;
    const merged = async (...args: string[]) => (await certify(target, 'catalog', 'merge-reports', ...args)).err;
    expect(await merged(one, three)).toContain('Of 3 parts 1 are missing: 2.');
    expect(await merged(one, two, two, three)).toContain('are both part 2 of 3');
    const whole = join(target, 'whole.json');
    await certify(folder, 'check', '--format', 'json', '--output', whole);
    expect(await merged(whole)).toContain('is a whole report');
    const other = join(target, 'other.json');
    await certify(folder, 'check', '--format', 'json', '--no-config', '--shard', '2/3', '--output', other);
    expect(await merged(one, other, three)).toContain('by other rules');
    const fourth = join(target, 'fourth.json');
    await certify(folder, 'check', '--format', 'json', '--shard', '2/4', '--output', fourth);
    expect(await merged(one, fourth, three)).toContain('4 parts of 6 connectors, not 3 parts of 6 connectors');
    writeFileSync(other, '{"schemaVersion": 1}');
    expect(await merged(other)).toContain('is no report');
    writeFileSync(other, '[');
    expect(await merged(other)).toContain('cannot be read as a JSON report');
    const reports = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
    const full = reports.findIndex(({ connectors }) => connectors.length > 0);
    const changed = (shard: object) => {
      writeFileSync(other, JSON.stringify({ ...reports[full], shard: { ...reports[full].shard, ...shard } }));
      return merged(...files.map((file, index) => (index === full ? other : file)));
    };
    const { positions } = reports[full].shard;
    expect(await changed({ positions: positions.map(() => 99) })).toContain('does not say where its connectors stand');
    expect(await changed({ positions: [...positions, 5] })).toContain('contradicts itself');
    writeFileSync(other, JSON.stringify({ ...reports[full], connectors: [], shard: { ...reports[full].shard, positions: [] } }));
    expect(await merged(...files.map((file, index) => (index === full ? other : file)))).toContain('have not all of the 6 connectors');
    expect(existsSync(join(target, 'merged.json'))).toBe(false);
  });

  test('what is no part and no number of threads is refused', async () => {
    const folder = several();
    for (const shard of ['0/3', '4/3', '1', '1/0', 'a/b', '1/1001', '-1/2'])
      expect((await certify(folder, 'check', `--shard=${shard}`)).err, shard).toContain('--shard is I/N');
    for (const jobs of ['0', '65', 'x', '1.5'])
      expect((await certify(folder, 'check', '--jobs', jobs)).err, jobs).toContain('--jobs is a number');
    expect((await certify(folder, 'check', '--base', 'main', '--shard', '1/2')).err).toContain('--shard goes without --base');
    expect((await certify(folder, 'check', '--base', 'main', '--jobs', '2')).err).toContain('--jobs goes without --base');
  });

  test.runIf(hasCorpus)(
    'the merged report of eight parts over a sixth of the certified corpus is that of one call',
    async () => {
      const names = readdirSync(join(corpusFolder, 'certified-connectors'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
      const where = names.filter((_, index) => index % 6 === 0).map(({ name }) => join(corpusFolder, 'certified-connectors', name));
      const whole = await certify('/', 'check', '--format', 'json', ...where);
      const { merged } = await inParts('/', 8, where);
      expect(merged.out === whole.out).toBe(true);
      expect(JSON.parse(whole.out).summary.connectors).toBe(where.length);
    },
    300_000,
  );
});

describe('a check with threads', () => {
  const waivers = {
    schemaVersion: 1,
    waivers: [
      {
        rule: 'parameter-summary-present',
        connector: 'beta',
        pointer: '/paths/~1things/get/parameters/0',
        fingerprint: '0'.repeat(32),
        reason: 'Matches nothing.',
        by: { githubId: 1 },
        expires: '2999-01-01',
      },
    ],
  };
  const place = mkdtempSync(join(tmpdir(), 'certify-built-'));
  let cli = '';
  beforeAll(async () => {
    cli = await builtCertify(place);
  }, 60_000);
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  const call = (folder: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'check', ...args], {
      cwd: folder,
      env: { ...process.env, CI: 'true' },
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    return { status, out: stdout.replace(/\(\d+\.\d\d s\)/g, ''), err: stderr };
  };

  test('every format, exit status and notice is that of one thread', () => {
    const folder = several();
    const day = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10);
    writeFileSync(join(folder, 'waivers.json'), JSON.stringify(waivers).replace('2999-01-01', day));
    const cache = temporaryFolder();
    for (const format of ['text', 'json', 'sarif']) {
      const alone = call(folder, '--format', format);
      expect(alone.err).toContain('matches no finding by pointer and fingerprint');
      expect(call(folder, '--format', format, '--jobs', '3'), format).toEqual(alone);
      // What threads keep, threads and a single one take.
      for (const jobs of ['2', '2', '1']) expect(call(folder, '--format', format, '--jobs', jobs, '--cache', cache), format).toEqual(alone);
    }
  }, 120_000);

  test('a mistake that only the judging meets is told as one thread tells it', () => {
    const folder = several();
    writeFileSync(join(folder, 'certification.json'), '{');
    expect(call(folder, '--jobs', '2')).toEqual(call(folder));
  }, 60_000);
});
