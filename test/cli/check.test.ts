import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

const untimed = (text: string) => text.replace(/\(\d+\.\d\d s\)/g, '(0.00 s)');
const withoutFilterLabel = () => {
  const text = JSON.stringify(golden('certified').definition, null, 2);
  return { 'apiDefinition.swagger.json': text.replace(/\n *"x-ms-summary": "Filter",/, '') };
};

describe('certify check', () => {
  test('a connector that passes is one calm line', async () => {
    const top = temporaryFolder(goldenFiles('certified-connectors/Northwind Things'));
    const { status, out, err } = await certify(top, 'check', 'certified-connectors/Northwind Things');
    expect(untimed(out)).toBe(
      'certified-connectors/Northwind Things  (certified, 1.0.0, 3 operations)  pass\n\n0 errors, 0 warnings in 1 connector (0.00 s).\n',
    );
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  test('an error names its place, its line, and the way out, and fails', async () => {
    const top = temporaryFolder(goldenFiles('certified-connectors/A', 'certified', withoutFilterLabel()));
    const { status, out } = await certify(top, 'check');
    expect(out).toMatch(/ {4}31:11 {2}error {4}Parameter "filter" of ListThings has no x-ms-summary\. {2}parameter-summary-present\n/);
    expect(out).toContain('parameter-summary-present');
    expect(out).toMatch(/ fix {6}Add x-ms-summary: a short label in title case\.\n/);
    expect(untimed(out)).toMatch(/\n1 error, 0 warnings in 1 connector \(0\.00 s\)\.\n$/);
    expect(status).toBe(1);
  });

  test('the JSON report names path, id, place and state as the contract says', async () => {
    const top = temporaryFolder(goldenFiles('certified-connectors/A', 'certified', withoutFilterLabel()));
    const { out } = await certify(top, 'check', '--format', 'json', join(top, 'certified-connectors/A'));
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'certify', version: '0.0.0-test', rules: 'sha256:test' },
      verdict: 'fail',
    });
    expect(report.summary).toEqual({ connectors: 1, errors: 1, warnings: 0, infos: 0 });
    expect(report.connectors[0]).toMatchObject({
      path: join(top, 'certified-connectors/A'),
      id: 'a',
      name: 'Northwind Things',
      program: 'certified',
      version: '1.0.0',
    });
    expect(report.connectors[0].findings).toEqual([
      {
        ruleId: 'parameter-summary-present',
        codes: [],
        severity: 'error',
        message: 'Parameter "filter" of ListThings has no x-ms-summary.',
        fix: expect.stringContaining('x-ms-summary'),
        state: 'new',
        location: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get/parameters/0', line: 31, column: 11 },
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  test('a folder outside the programmes is judged by its colour, or as told, and the first line says so', async () => {
    const top = temporaryFolder({ ...goldenFiles('mine', 'independent-publisher'), ...goldenFiles('ours') });
    const { out } = await certify(top, 'check', 'mine', 'ours');
    expect(out.split('\n').slice(0, 2)).toEqual([
      'Judged as independent-publisher: mine (--program chooses another programme).',
      'Judged as certified: ours (--program chooses another programme).',
    ]);
    const told = await certify(top, 'check', '--program', 'custom', 'mine');
    expect(told.out).toContain('mine  (custom, 1.0.0, 3 operations)  pass');
    expect(told.out).not.toContain('Judged as');
  });

  test('--spelling lists misspelt words as hints; without it nobody looks for them', async () => {
    const text = JSON.stringify(golden('certified').definition, null, 2).replace('Words that the name', 'Words that the recieved name');
    const top = temporaryFolder(goldenFiles('certified-connectors/A', 'certified', { 'apiDefinition.swagger.json': text }));
    const plain = await certify(top, 'check', '--format', 'json');
    expect(JSON.parse(plain.out).summary).toEqual({ connectors: 1, errors: 0, warnings: 0, infos: 0 });

    const { status, out } = await certify(top, 'check', '--spelling');
    expect(out).toMatch(/ {4}36:28 {2}hint {5}'recieved' may be misspelt: did you mean 'received'\? {2}text-spelling\n/);
    expect(out).not.toContain('not shown');
    expect(status).toBe(0);
  });

  test('a ruleset that gives text-spelling a severity asks for it, and its off wins over --spelling', async () => {
    const text = JSON.stringify(golden('certified').definition, null, 2).replace('Words that the name', 'Words that the recieved name');
    const top = temporaryFolder({
      ...goldenFiles('certified-connectors/A', 'certified', { 'apiDefinition.swagger.json': text }),
      'warn.yaml': 'rules: { text-spelling: warn }\n',
      'off.yaml': 'rules: { text-spelling: off }\n',
    });
    const warned = await certify(top, 'check', '--ruleset', 'warn.yaml');
    expect(warned.out).toContain("warning  'recieved' may be misspelt");
    const off = await certify(top, 'check', '--ruleset', 'off.yaml', '--spelling');
    expect(off.out).not.toContain('recieved');
  });

  test('a configuration asks for it with a severity and adds words, and --spelling asks even where it says off', async () => {
    const text = JSON.stringify(golden('certified').definition, null, 2)
      .replace('Words that the name', 'Words that the recieved name')
      .replace('Adds a thing', 'Adds an adress');
    const judged = async (configuration: object, ...options: string[]) => {
      const files = goldenFiles('certified-connectors/A', 'certified', { 'apiDefinition.swagger.json': text });
      const top = temporaryFolder({ ...files, 'certification.json': JSON.stringify({ schemaVersion: 1, ...configuration }) });
      const { out } = await certify(top, 'check', ...options);
      return out.match(/(hint {3}|warning) {2}'[a-z]+' may be misspelt/g) ?? [];
    };
    const words = { words: ['Recieved'] };
    expect(await judged({ spelling: words })).toEqual([]);
    expect(await judged({ rules: { 'text-spelling': 'warning' }, spelling: words })).toEqual(["warning  'adress' may be misspelt"]);
    expect(await judged({ rules: { 'text-spelling': 'warning' } }, '--spelling')).toHaveLength(2);
    expect(await judged({ rules: { 'text-spelling': 'off' }, spelling: words }, '--spelling')).toHaveLength(1);
  });

  test('--output writes the same report to a file and leaves stdout empty', async () => {
    const top = temporaryFolder(goldenFiles('certified-connectors/A'));
    const { out } = await certify(top, 'check', '--format', 'json', '--output', 'report.json');
    expect(out).toBe('');
    expect(readFileSync(join(top, 'report.json'), 'utf8')).toBe((await certify(top, 'check', '--format', 'json')).out);
    symlinkSync('report.json', join(top, 'link.json'));
    await certify(top, 'check', '--format', 'sarif', '--output', 'link.json');
    expect(lstatSync(join(top, 'link.json')).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(top, 'report.json'), 'utf8')).version).toBe('2.1.0');
    expect(await certify(top, 'check', '--output', 'none/report.json')).toMatchObject({
      status: 2,
      err: `certify: '${join(top, 'none/report.json')}' could not be written: there is no folder '${join(top, 'none')}'.\n`,
    });
  });

  test.each([
    [['check', 'nowhere'], "certify: There is no folder 'nowhere'.\n"],
    [
      ['check', 'empty'],
      "certify: There is no connector in 'empty': no folder there holds apiDefinition.swagger.json or apiProperties.json.\n",
    ],
    [['check', 'file.txt'], /^certify: 'file\.txt' is a file; name the connector's folder/],
    [['check', '--format', 'yaml'], "certify: --format knows text, json, sarif, junit, markdown, github, not 'yaml'.\n"],
    [['check', '--program', 'gold'], "certify: --program is certified, independent-publisher or custom, not 'gold'.\n"],
    [['check', '--nonsense'], /^certify: Unknown option '--nonsense'.* See: certify check --help\n$/],
    [['chekc'], "certify: certify has no command 'chekc'. See: certify --help\n"],
  ])('a wrong call is one sentence and status 2: %j', async (args, sentence) => {
    const top = temporaryFolder({ 'file.txt': 'x', 'empty/note.txt': 'x' });
    const { status, out, err } = await certify(top, ...args);
    expect(err).toEqual(typeof sentence === 'string' ? sentence : expect.stringMatching(sentence));
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  test('help and version go to stdout; no command at all is a wrong call', async () => {
    expect(await certify('.', '--version')).toEqual({ status: 0, out: '0.0.0-test\n', err: '' });
    expect((await certify('.', '--help')).out).toMatch(/check +judge connector folders/);
    expect((await certify('.', 'check', '--help')).out).toMatch(/^certify check \[PATH…\]/);
    expect(await certify('.')).toMatchObject({ status: 2, out: '', err: expect.stringContaining('Usage: certify COMMAND') });
  });
});

describe('a broken connector is judged, and never crashes the judge', () => {
  const errorsOf = async (files: Record<string, string>) => {
    const top = temporaryFolder(goldenFiles('certified-connectors/A', 'certified', files));
    const { status, out } = await certify(top, 'check', '--format', 'json');
    const { findings } = JSON.parse(out).connectors[0];
    const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error');
    return {
      status,
      errors: errors.map(({ ruleId, location: { file, pointer, line, column } }: never) => [ruleId, file, pointer, line, column]),
    };
  };

  test('JSON that cannot be understood', async () => {
    expect(await errorsOf({ 'apiDefinition.swagger.json': '{\n  "swagger": "2.0"\n  "info": {}\n}' })).toEqual({
      status: 1,
      errors: [['json-syntax-valid', 'apiDefinition.swagger.json', undefined, 3, 3]],
    });
  });

  test('a trailing comma, and the rest is judged too', async () => {
    const definition = withoutFilterLabel()
      ['apiDefinition.swagger.json'].replace('"swagger": "2.0",', '"swagger": "2.0", "tags": [],')
      .replace(/\n}$/, ',\n}');
    const { errors } = await errorsOf({ 'apiDefinition.swagger.json': definition });
    expect(errors.map(([ruleId]: string[]) => ruleId)).toEqual(['parameter-summary-present', 'json-syntax-valid']);
  });

  test('a file of 5 MB, 200,000 nested brackets', async () => {
    expect(await errorsOf({ 'apiDefinition.swagger.json': ' '.repeat(5_000_000) })).toEqual({
      status: 1,
      errors: [['file-size-limit', 'apiDefinition.swagger.json', undefined, undefined, undefined]],
    });
    const nested = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(await errorsOf({ 'apiDefinition.swagger.json': nested })).toEqual({
      status: 1,
      errors: [['json-depth-limit', 'apiDefinition.swagger.json', undefined, 1, 65]],
    });
  });

  test('no definition, and a definition that is a link', async () => {
    const files = Object.fromEntries(
      Object.entries(goldenFiles('certified-connectors/A')).filter(([name]) => !name.includes('apiDefinition')),
    );
    const top = temporaryFolder(files);
    const idsOf = async () => {
      const { status, out } = await certify(top, 'check', '--format', 'json');
      expect(status).toBe(1);
      return JSON.parse(out)
        .connectors[0].findings.filter(({ severity }: { severity: string }) => severity === 'error')
        .map(({ ruleId }: { ruleId: string }) => ruleId);
    };
    expect(await idsOf()).toEqual(['definition-file-present']);
    symlinkSync('/etc/passwd', join(top, 'certified-connectors/A/apiDefinition.swagger.json'));
    expect((await idsOf()).sort()).toEqual(['definition-file-present', 'folder-entry-kind']);
  });
});

test('a value that begins with a dash is told with the way to write it, in one line', async () => {
  expect((await certify('.', 'check', '--base', '-x')).err).toBe(
    'certify: --base has no value; one that begins with a dash is written --base=…. See: certify check --help\n',
  );
});

describe('certify explain', () => {
  test('by id and by a code of the platform', async () => {
    expect((await certify('.', 'explain', 'info-title-length')).out).toContain('info-title-length');
    const { status, out } = await certify('.', 'explain', '5000.2.2.1');
    expect(out).toContain('info-title-length');
    expect(status).toBe(0);
  });

  test('an unknown name is told with what may have been meant', async () => {
    expect(await certify('.', 'explain', 'parameter-sumary-present')).toMatchObject({
      status: 2,
      err: expect.stringContaining('Did you mean parameter-summary-present'),
    });
    expect(await certify('.', 'explain', 'xyzzy')).toMatchObject({ status: 2, err: "certify: There is no rule or code 'xyzzy'.\n" });
    expect((await certify('.', 'explain')).status).toBe(2);
  });

  test.each([
    ['5000', / \d+ codes begin so: 5000\.1\.1\.1, 5000\.1\.1\.2, 5000\.1\.1\.3, …\n$/],
    ['5000.1.1.', / \d+ codes begin so: 5000\.1\.1\.1, /],
    ['7.7', / Such codes are numbers like 5000\.1\.1\.1; docs\/codes\.md lists them\.\n$/],
  ])('the number %s is answered with codes that begin so, not with any that share digits', async (asked, answer) => {
    expect(await certify('.', 'explain', asked)).toMatchObject({ status: 2, err: expect.stringMatching(answer) });
  });
});
