import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { main } from '../../src/cli/main.ts';
import { limits } from '../../src/connector/limits.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';
import { hostile } from '../render/reports.ts';

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd, { width: 140 });
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

const definition = JSON.stringify(golden('certified').definition, null, 2);
const moved = definition.replace('things.northwindtraders.com', 'api.northwindtraders.com');
const broken = moved.replace('"operationId": "ListThings"', '"operationId": "ListAllThings"');
const file = 'apiDefinition.swagger.json';

/** Two folders: the golden connector, and it with another definition. */
function twoVersions(after: string): string {
  return temporaryFolder({ ...goldenFiles('old/Things'), ...goldenFiles('new/Things', 'certified', { [file]: after }) });
}

async function compared(after: string, ...args: string[]) {
  return await certify(twoVersions(after), 'diff', 'old/Things', 'new/Things', ...args);
}

describe('certify diff', () => {
  test('tells a person what breaks, where it was and is, and what to do', async () => {
    const { status, out, err } = await compared(broken);
    await expect(out).toMatchFileSnapshot('snapshots/diff.txt');
    expect(err).toBe('');
    expect(status).toBe(1);
  });

  test('lists the rest when asked, also on GitHub', async () => {
    const { out } = await compared(broken, '--all');
    expect(out).toContain('change-host (sensitive)');
    const { status, out: markdown } = await compared(broken, '--format', 'markdown');
    await expect(markdown).toMatchFileSnapshot('snapshots/diff.md');
    expect(status).toBe(1);
  });

  test('what breaks nothing passes, and so does no change', async () => {
    const { status, out } = await compared(moved);
    expect(out).toMatch(/^Nothing breaking: \d changes?\. Update class major; sensitive: host\.\n/);
    expect(status).toBe(0);
    expect(await compared(definition)).toEqual({
      status: 0,
      out: 'No change: the versions differ in nothing that is compared. Update class none.\n',
      err: '',
    });
  });

  test('a definition written differently is no change', async () => {
    const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(definition)).reverse()), null, 4);
    expect((await compared(`\ufeff${turned.replaceAll('\n', '\r\n')}`)).out).toMatch(/^No change:/);
  });

  test('the JSON is what the contract says and its schema describes', async () => {
    const { status, out } = await compared(broken, '--format', 'json');
    const report = JSON.parse(out);
    expect(report).toMatchObject({ schemaVersion: 1, updateClass: 'major', sensitive: ['host'], breaking: true, notCompared: [] });
    expect(report.changes.find(({ ruleId }: { ruleId: string }) => ruleId === 'change-operation-removed')).toMatchObject({
      codes: ['OperationDeleted'],
      breaking: true,
      message: 'Operation ListThings ("GET /things") is now called ListAllThings; flows know it by the old name.',
      operation: 'ListThings',
      old: 'ListThings',
      new: 'ListAllThings',
      location: { file, pointer: '/paths/~1things/get/operationId', line: 27, column: 24 },
      previous: { file, pointer: '/paths/~1things/get', line: 26, column: 14 },
    });
    const schema = JSON.parse(readFileSync(new URL('../../src/change/diff-report.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(status).toBe(1);
  });

  test('writes the report to a file, whole and without colours', async () => {
    const top = twoVersions(broken);
    const terminal = fakeTerminal(top, { width: 140, hasColor: true });
    expect(await main(['diff', 'old/Things', 'new/Things', '--output', 'diff.txt'], terminal)).toBe(1);
    expect(terminal.printed).toEqual({ out: '', err: '' });
    expect(readFileSync(join(top, 'diff.txt'), 'utf8')).toBe((await certify(top, 'diff', 'old/Things', 'new/Things')).out);
  });

  test('definition files are compared alone, whatever they are called', async () => {
    const top = temporaryFolder({ 'a/1.0.json': definition, 'b/two.swagger': broken, 'b/same': definition });
    expect((await certify(top, 'diff', 'a/1.0.json', 'b/same')).out).toMatch(/^No change:/);
    const { status, out } = await certify(top, 'diff', 'a/1.0.json', 'b/two.swagger');
    expect(out).toMatch(/^Breaking: /);
    expect(out).not.toContain('Not compared');
    expect(status).toBe(1);
  });

  test('a definition file and a folder are compared by their definitions alone, and it says so', async () => {
    const top = temporaryFolder({ ...goldenFiles('old/Things'), 'new.json': moved });
    const { status, out } = await certify(top, 'diff', 'old/Things', 'new.json');
    expect(out).toMatch(/^Nothing breaking: /);
    expect(out).toContain('\n\nNot compared: apiProperties.json, readme.md. Of the other version only the definition was given.\n');
    expect(status).toBe(0);
    const turned = await certify(top, 'diff', 'new.json', 'old/Things', '--format', 'json');
    expect(JSON.parse(turned.out)).toMatchObject({ breaking: false, notCompared: ['apiProperties.json', 'readme.md'] });
  });

  test('hostile texts of a connector stay on their line', async () => {
    const evil = JSON.stringify(golden('certified').definition).replaceAll(
      'ListThings',
      JSON.stringify(`::error::${hostile}`).slice(1, -1),
    );
    for (const format of ['text', 'markdown', 'json']) {
      const { out } = await compared(evil, '--all', '--format', format);
      expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(out).not.toMatch(/^\s*::|##\[/m);
    }
  });
});

describe('a version in git', () => {
  const names = ['Café "Déjà" Vu', "it's ; rm -rf $(x)", ':(top)odd', 'a:b {c}', '--option', 'emoji 🚀'];

  test.each(names)('the folder certified-connectors/%s', async (name) => {
    const folder = `certified-connectors/${name}`;
    const top = temporaryFolder(goldenFiles(folder));
    const commit = commitAll(top);
    writeFiles(top, { [`${folder}/${file}`]: broken });
    const inTree = await certify(top, 'diff', `HEAD:${folder}`, folder);
    expect(inTree.err).toBe('');
    expect(inTree.out).toMatch(/^Breaking: 1 change breaks flows/);
    expect(inTree.status).toBe(1);

    git(top, 'commit', '--quiet', '--all', '--message', 'Rename an operation');
    rmSync(join(top, folder), { recursive: true });
    for (const end of ['', '/', `/${file}`]) {
      const between = await certify(top, 'diff', `${commit.slice(0, 8)}:${folder}${end}`, `main:${folder}${end}`);
      expect(between).toEqual({ ...inTree, err: '' });
    }
  });

  test('is found from a folder below the top: by its path from the root, or with ./ and ../ from here', async () => {
    const top = temporaryFolder({ ...goldenFiles('certified-connectors/A'), 'docs/readme.md': 'x' });
    commitAll(top);
    writeFiles(top, goldenFiles('certified-connectors/A', 'certified', { [file]: broken }));
    const older = [
      [join(top, 'certified-connectors'), 'HEAD:./A', 'A'],
      [join(top, 'certified-connectors/A'), 'HEAD:.', '.'],
      [join(top, 'certified-connectors/A'), `HEAD:./${file}`, file],
      [join(top, 'docs'), 'HEAD:../certified-connectors/A', '../certified-connectors/A'],
      [join(top, 'docs'), 'HEAD:certified-connectors/A', '../certified-connectors/A'],
      [top, 'HEAD@{0}:certified-connectors/A', 'certified-connectors/A'],
      [top, 'HEAD^{/Add: it|Add}:certified-connectors/A', 'certified-connectors/A'],
    ] as const;
    for (const [cwd, before, after] of older) {
      const { status, err } = await certify(cwd, 'diff', before, after);
      expect([before, status, err]).toEqual([before, 1, '']);
    }
  });

  test('may be the whole repository', async () => {
    const top = temporaryFolder(Object.fromEntries(Object.entries(goldenFiles('.')).map(([path, text]) => [path.slice(2), text])));
    commitAll(top);
    writeFiles(top, { [file]: broken });
    expect(await certify(top, 'diff', 'HEAD:', '.')).toMatchObject({ status: 1, err: '' });
    mkdirSync(join(top, 'a/b'), { recursive: true });
    expect(await certify(join(top, 'a/b'), 'diff', 'HEAD:', '../..')).toMatchObject({ status: 1, err: '' });
  });

  test('a path that exists is no revision, and nothing of the work tree is taken for the commit', async () => {
    const top = temporaryFolder({ ...goldenFiles('A'), ...goldenFiles('HEAD:A', 'certified', { [file]: broken }) });
    git(top, 'init', '--quiet');
    git(top, 'add', 'A');
    git(top, 'commit', '--quiet', '--message', 'Add A');
    expect((await certify(top, 'diff', 'A', 'HEAD:A')).status).toBe(1);
    rmSync(join(top, 'HEAD:A'), { recursive: true });
    writeFiles(top, { [`A/${file}`]: broken });
    expect((await certify(top, 'diff', 'HEAD:A', 'HEAD:A')).out).toMatch(/^No change:/);
  });

  test('what the index holds is no commit, a link is not followed, and what is not there is said', async () => {
    const top = temporaryFolder(goldenFiles('A'));
    symlinkSync('A', join(top, 'link'));
    commitAll(top);
    const refused = async (older: string) => {
      const { status, out, err } = await certify(top, 'diff', older, 'A');
      expect([status, out]).toEqual([2, '']);
      return err;
    };
    expect(await refused(':A')).toBe("certify: There is no folder or file ':A'.\n");
    expect(await refused('HEAD:B')).toBe("certify: Commit 'HEAD' has no 'B'.\n");
    expect(await refused('HEAD:../A')).toBe("certify: Commit 'HEAD' has no '../A'.\n");
    expect(await refused('v1:A')).toBe("certify: There is no commit 'v1' in this repository. Fetch it first, or name another.\n");
    expect(await refused('--all:A')).toMatch(/^certify: Unknown option/);
    expect(await refused('HEAD:link')).toBe(
      "certify: 'HEAD:link' is neither a folder nor a file; certify follows no links and submodules.\n",
    );
    expect(await refused('C:\\connectors\\A')).toBe("certify: There is no folder or file 'C:\\connectors\\A'.\n");
    expect(await refused('HEAD:')).toBe(
      "certify: 'HEAD:' is no connector's folder: it has no apiDefinition.swagger.json. Name one below, such as 'HEAD:A'.\n",
    );
    expect(await refused('HEAD:./')).toMatch(/Name one below, such as 'HEAD:\.\/A'\.\n$/);
    rmSync(join(top, 'A/apiDefinition.swagger.json'));
    commitAll(top);
    expect(await refused('HEAD:')).toBe("certify: There is no definition in 'HEAD:': apiDefinition.swagger.json is missing.\n");
  });

  test('outside of any repository there is none', async () => {
    const top = temporaryFolder(goldenFiles('A'));
    expect((await certify(top, 'diff', 'main:A', 'A')).err).toBe(
      "certify: There is no folder or file 'main:A', and the current folder lies in no git repository to find it in.\n",
    );
  });
});

describe('what cannot be compared is one sentence and status 2', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['no JSON', '{"swagger": "2.0", "paths":', 'cannot be read: line 1, column 28: '],
    ['no object', '"swagger"', 'cannot be read: it is no JSON object within the limits.'],
    ['an empty file', '', 'cannot be read: '],
    ['too deep', '['.repeat(limits.jsonDepth + 1), 'cannot be read: it is no JSON object within the limits.'],
    ['too large', `{"swagger": "2.0", "paths": {}}${' '.repeat(limits.fileBytes)}`, `is larger than ${limits.fileBytes} bytes.`],
    ['OpenAPI 3', '{"openapi": "3.0.3", "paths": {}}', 'is OpenAPI 3; connectors are OpenAPI 2.0.'],
    ['another JSON', '{"properties": {}}', 'is no OpenAPI 2.0 definition: it has no paths.'],
  ];

  test.each(cases)('%s', async (_name, text, sentence) => {
    const top = temporaryFolder({ ...goldenFiles('A'), 'B/apiDefinition.swagger.json': text, 'C.json': text });
    for (const [older, newer] of [
      ['A', 'B'],
      ['B', 'A'],
      ['C.json', 'C.json'],
    ] as const) {
      const { status, out, err } = await certify(top, 'diff', older, newer);
      expect(err).toContain(sentence);
      expect(err).toMatch(/^certify: (The definition 'apiDefinition\.swagger\.json' of 'B'|'C\.json') .*\.\n$/);
      expect([status, out]).toEqual([2, '']);
    }
  });

  test('another file of a connector, with the way to compare that as well', async () => {
    const top = temporaryFolder(goldenFiles('A'));
    const { status, err } = await certify(top, 'diff', 'A/apiProperties.json', 'A/apiDefinition.swagger.json');
    expect(err).toBe(
      "certify: 'A/apiProperties.json' is no OpenAPI 2.0 definition: it has no paths. To compare all files of a connector, name its folder, 'A'.\n",
    );
    expect(status).toBe(2);
    expect((await certify(join(top, 'A'), 'diff', 'apiProperties.json', 'apiProperties.json')).err).toMatch(/name its folder\.\n$/);
  });

  test('no connector, or several', async () => {
    const top = temporaryFolder({ ...goldenFiles('certified-connectors/A'), ...goldenFiles('certified-connectors/B'), 'empty/x.txt': 'x' });
    mkdirSync(join(top, 'certified-connectors/C'));
    const sentence = async (...args: string[]) => {
      const { status, out, err } = await certify(top, 'diff', ...args);
      expect([status, out]).toEqual([2, '']);
      return err;
    };
    expect(await sentence('certified-connectors/A', 'nowhere')).toBe("certify: There is no folder or file 'nowhere'.\n");
    expect(await sentence('empty', 'certified-connectors/A')).toBe(
      "certify: 'empty' is no connector's folder: it has no apiDefinition.swagger.json.\n",
    );
    expect(await sentence('certified-connectors', 'certified-connectors/A')).toBe(
      "certify: 'certified-connectors' is no connector's folder: it has no apiDefinition.swagger.json. Name one below, such as 'certified-connectors/A'.\n",
    );
    expect(await sentence('certified-connectors/A', 'certified-connectors/C')).toBe(
      "certify: There is no definition in 'certified-connectors/C': apiDefinition.swagger.json is missing.\n",
    );
    expect(await sentence('certified-connectors/A')).toBe(
      'certify: Name two versions, the older one first, not 1. See: certify diff --help\n',
    );
    expect(await sentence('certified-connectors/A', 'certified-connectors/B', '--format', 'constructor')).toBe(
      "certify: --format knows text, json, markdown, not 'constructor'.\n",
    );
  });
});
