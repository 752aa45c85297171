import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { webhook } from '../../rules/webhook-example.ts';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

const folder = 'certified-connectors/A';
const definitionFile = `${folder}/apiDefinition.swagger.json`;
const definition = JSON.stringify(golden('certified').definition, null, 2);
const withoutEnd = definition.replace('Adds a thing to the warehouse.', 'Adds a thing to the warehouse');
const withoutEncoding = withoutEnd.replace(/,\n *"x-ms-url-encoding": "single"/, '');

/** A connector with this text as its definition, and what it is after the fix. */
async function fixed(text: string | Uint8Array, ...args: string[]) {
  const top = temporaryFolder({ ...goldenFiles(folder), [definitionFile]: text });
  const result = await certify(top, 'fix', ...args);
  return { ...result, top, text: readFileSync(join(top, definitionFile), 'utf8') };
}

function writeFile(folder: string, name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('certify fix', () => {
  test('changes the places that are wrong and nothing else, and tells what it did', async () => {
    const { status, out, err, text } = await fixed(withoutEncoding);
    expect(text).toBe(
      definition.replace(
        '"description": "The number of the thing.",\n            "x-ms-url-encoding": "single"',
        '"description": "The number of the thing.",\n            "x-ms-url-encoding": "single"',
      ),
    );
    expect(out).toBe(
      'Repaired 2 findings in 1 file:\n  1  operation-description-punctuation\n  1  path-parameter-encoding\n' +
        'Left: 0 errors, 0 warnings, 0 hints (certify check --all lists them).\n',
    );
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  test('blanks at both ends of a summary go, and a blank at its beginning is told', async () => {
    const { out, text } = await fixed(definition.replace('"Create a thing"', '" Create a thing "'));
    expect(text).toBe(definition);
    expect(out).toContain('  1  operation-summary-end\n  1  text-trimmed\n');
    const top = temporaryFolder({ ...goldenFiles(folder), [definitionFile]: definition.replace('"Create a thing"', '" Create a thing"') });
    expect((await certify(top, 'check', '--all')).out).toContain('The summary " Create a thing" has white space at its beginning.');
  });

  test('a second run changes nothing', async () => {
    const { top, text } = await fixed(withoutEncoding);
    const { out } = await certify(top, 'fix');
    expect(out).toMatch(/^Nothing to repair\./);
    expect(readFileSync(join(top, definitionFile), 'utf8')).toBe(text);
  });

  test('a dry run prints a diff that git applies, and writes nothing', async () => {
    for (const text of [withoutEncoding, withoutEncoding.replaceAll('\n', '\r\n'), JSON.stringify(JSON.parse(withoutEncoding))]) {
      const { top, out, err, text: after } = await fixed(text, '--dry-run');
      expect(after).toBe(text);
      expect(err).toMatch(/^Would repair 2 findings in 1 file:/);
      writeFileSync(join(top, 'it.diff'), out);
      git(top, 'init', '--quiet');
      git(top, 'apply', 'it.diff');
      const applied = readFileSync(join(top, definitionFile), 'utf8');
      await certify(top, 'fix');
      expect(applied).not.toBe(text);
      expect(readFileSync(join(top, definitionFile), 'utf8')).toBe(applied);
    }
  });

  test('the diff of two places', async () => {
    const { out } = await fixed(withoutEnd.replace('"basePath": "/v1"', '"basePath": "v1"'), '--dry-run');
    expect(out).toMatchInlineSnapshot(`
      "diff --git a/certified-connectors/A/apiDefinition.swagger.json b/certified-connectors/A/apiDefinition.swagger.json
      --- a/certified-connectors/A/apiDefinition.swagger.json
      +++ b/certified-connectors/A/apiDefinition.swagger.json
      @@ -11,7 +11,7 @@
           }
         },
         "host": "things.northwindtraders.com",
      -  "basePath": "v1",
      +  "basePath": "/v1",
         "schemes": [
           "https"
         ],
      @@ -63,7 +63,7 @@
             "post": {
               "operationId": "CreateThing",
               "summary": "Create a thing",
      -        "description": "Adds a thing to the warehouse",
      +        "description": "Adds a thing to the warehouse.",
               "parameters": [
                 {
                   "name": "body",
      "
    `);
  });

  test('line ends, indentation, escapes and the rest of the line stay', async () => {
    const windows = withoutEncoding.replaceAll('\n', '\r\n').replace('Adds a thing', 'Adds \\u0061 \\/ thing');
    const { text } = await fixed(windows);
    expect(text).toBe(definition.replaceAll('\n', '\r\n').replace('Adds a thing', 'Adds \\u0061 \\/ thing'));
  });

  test('a byte order mark goes, and tabs become four blanks', async () => {
    const tabbed = `\ufeff${JSON.stringify(JSON.parse(withoutEncoding), null, '\t')}`;
    const { text, out } = await fixed(tabbed);
    expect(text).toBe(JSON.stringify(JSON.parse(definition), null, 4));
    expect(out).toContain('json-bom-absent');
  });

  test('a readme keeps its line ends and its mark', async () => {
    const readme = `\ufeff${golden('certified').readme.replace('## Prerequisites', '##Prerequisites')}`.replaceAll('\n', '\r\n');
    const top = temporaryFolder({ ...goldenFiles(folder), [`${folder}/readme.md`]: readme });
    await certify(top, 'fix');
    expect(readFileSync(join(top, folder, 'readme.md'), 'utf8')).toBe(readme.replace('##Prerequisites', '## Prerequisites'));
  });

  test('names that objects inherit, and quotes and backslashes in names', async () => {
    const hostile = withoutEnd.replace(
      '"securityDefinitions"',
      '"definitions": {"__proto__": {"type": "object"}, "a\\"b\\\\": {"type":"object"} ,\t"constructor" : {"type": "object"}},\n  "securityDefinitions"',
    );
    const { text } = await fixed(hostile);
    expect(text).toContain('"definitions": {},\n  "securityDefinitions"');
    expect(JSON.parse(text)).toEqual({ ...golden('certified').definition, definitions: {} });
  });

  test.each([
    ['a repeated name', withoutEnd.replace('"swagger": "2.0",', '"swagger": "2.0", "swagger": "2.0",')],
    ['a comment', withoutEnd.replace('"swagger"', '/* 2 */ "swagger"')],
    ['a trailing comma', withoutEnd.replace(/\n}$/, ',\n}')],
    ['no JSON', '{"swagger": '],
    ['bytes that are not UTF-8', Buffer.from(withoutEnd.replace('Northwind Things', 'N\xf8rthwind'), 'latin1')],
  ])('a file is left alone: %s', async (_name, text) => {
    const { top } = await fixed(text);
    expect(readFileSync(join(top, definitionFile))).toEqual(Buffer.from(text));
  });

  test('what needs a person is left, and an error that is left fails', async () => {
    const { status, out, text } = await fixed(definition.replace('"title": "Northwind Things"', '"title": "Northwind!"'));
    expect(status).toBe(1);
    expect(out).toMatch(/^Nothing to repair\.\nLeft: \d+ errors?/);
    expect(text).toContain('"title": "Northwind!"');
  });

  test('the file keeps its permissions, no draft stays, and a link is not followed', async () => {
    const top = temporaryFolder({ ...goldenFiles(folder), [definitionFile]: withoutEnd, 'outside.md': '##Prerequisites\n' });
    chmodSync(join(top, definitionFile), 0o640);
    symlinkSync(join(top, 'outside.md'), join(top, folder, 'intro.md'));
    await certify(top, 'fix');
    expect(statSync(join(top, definitionFile)).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(top, 'outside.md'), 'utf8')).toBe('##Prerequisites\n');
    expect(readdirSync(join(top, folder)).sort()).toEqual(['apiDefinition.swagger.json', 'apiProperties.json', 'intro.md', 'readme.md']);
  });

  test('a dry run tells another name and mode as git does, git applies it, and the fix does the same', async () => {
    const inBlanks = 'certified-connectors/A B';
    const { 'certified-connectors/A B/readme.md': readme, ...others } = goldenFiles(inBlanks);
    const top = temporaryFolder({ ...others, [`${inBlanks}/README.md`]: readme ?? '' });
    chmodSync(join(top, inBlanks, 'apiProperties.json'), 0o755);
    commitAll(top);
    const dry = await certify(top, 'fix', '--dry-run');
    expect(git(top, 'status', '--porcelain')).toBe('');
    expect((await certify(top, 'fix')).out).toMatch(/^Repaired 2 findings in 2 files:/);
    git(top, 'add', '--all');
    expect(`${git(top, 'diff', '--cached', '--find-renames')}\n`).toBe(dry.out);
    expect(dry.out).toMatchInlineSnapshot(`
      "diff --git a/certified-connectors/A B/apiProperties.json b/certified-connectors/A B/apiProperties.json
      old mode 100755
      new mode 100644
      diff --git a/certified-connectors/A B/README.md b/certified-connectors/A B/readme.md
      similarity index 100%
      rename from certified-connectors/A B/README.md
      rename to certified-connectors/A B/readme.md
      "
    `);
    const tree = git(top, 'write-tree');
    git(top, 'reset', '--quiet', '--hard');
    writeFileSync(join(top, 'it.diff'), dry.out);
    git(top, 'apply', '--index', 'it.diff');
    expect(git(top, 'write-tree')).toBe(tree);
    expect((await certify(top, 'fix')).out).toMatch(/^Nothing to repair\./);
  });

  test('a file gets its name, its mode and its repaired text in one go, and git applies that too, beside files of all kinds', async () => {
    const inBlanks = 'certified-connectors/A B';
    const names = { definition: `${inBlanks}/apiDefinition.swagger.json`, properties: `${inBlanks}/apiProperties.json` };
    const { [names.definition]: _definition, [`${inBlanks}/readme.md`]: readme = '', ...others } = goldenFiles(inBlanks);
    const top = temporaryFolder({
      ...others,
      [`${inBlanks}/apidefinition.swagger.json`]: withoutEncoding,
      [names.properties]: (others[names.properties] ?? '').replace('{\n  "properties"', '{\n\t"properties"'),
      [`${inBlanks}/README.md`]: readme.replace('## Prerequisites', '##Prerequisites'),
    });
    chmodSync(join(top, inBlanks, 'apidefinition.swagger.json'), 0o755);
    commitAll(top);
    const treeOf = () => {
      git(top, 'add', '--all');
      return git(top, 'write-tree');
    };
    const { out } = await certify(top, 'fix', '--dry-run');
    git(top, 'apply', '--index', writeFile(temporaryFolder(), 'it.diff', out));
    const applied = treeOf();
    expect(statSync(join(top, names.definition)).mode & 0o111).toBe(0);
    git(top, 'reset', '--quiet', '--hard');
    expect((await certify(top, 'fix')).out).toMatch(/^Repaired 7 findings in 3 files:/);
    expect(readdirSync(join(top, inBlanks)).sort()).toEqual(['apiDefinition.swagger.json', 'apiProperties.json', 'readme.md']);
    expect(readFileSync(join(top, names.definition), 'utf8')).toContain('"x-ms-url-encoding": "single"');
    expect(statSync(join(top, names.definition)).mode & 0o111).toBe(0);
    expect(treeOf()).toBe(applied);
  });

  test.each([
    ['a link', (path: string) => symlinkSync('nowhere', path)],
    ['a folder', (path: string) => writeFiles(path, { 'x.md': '' })],
  ])('a name that is taken by %s stays taken', async (_name, take) => {
    const { [`${folder}/readme.md`]: readme = '', ...others } = goldenFiles(folder);
    const top = temporaryFolder({ ...others, [`${folder}/README.md`]: readme });
    take(join(top, folder, 'readme.md'));
    expect((await certify(top, 'fix')).out).toMatch(/^Nothing to repair\./);
    expect(readFileSync(join(top, folder, 'README.md'), 'utf8')).toBe(readme);
  });

  test('UTF-16 becomes UTF-8 with every letter in place, and other bytes stay for a person', async () => {
    const named = definition.replace('Northwind Things', 'Northwind Thïngs 🌬');
    for (const bytes of [Buffer.from(`\ufeff${named}`, 'utf16le'), Buffer.from(`\ufeff${named}`, 'utf16le').swap16()]) {
      const dry = await fixed(bytes, '--dry-run');
      expect(dry.out).toBe(
        `diff --git a/${definitionFile} b/${definitionFile}\nBinary files a/${definitionFile} and b/${definitionFile} differ\n`,
      );
      expect((await fixed(bytes)).text).toBe(named);
      const { top } = await fixed(bytes.subarray(0, -1));
      expect(readFileSync(join(top, definitionFile))).toEqual(bytes.subarray(0, -1));
    }
  });

  test('what is left to do elsewhere is said, once', async () => {
    const oauth = { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2', redirectMode: 'Global' } };
    const properties = golden('certified').properties;
    const text = JSON.stringify({
      properties: { ...(properties['properties'] as object), connectionParameters: { a: oauth, b: oauth } },
    });
    const top = temporaryFolder({ ...goldenFiles(folder), [`${folder}/apiProperties.json`]: text });
    const { out } = await certify(top, 'fix');
    expect(readFileSync(join(top, folder, 'apiProperties.json'), 'utf8')).toBe(text.replaceAll('"Global"', '"GlobalPerConnector"'));
    expect(out).toContain('  2  oauth-redirect-mode\n');
    expect(out).toMatch(/\nTo do by hand:\n {2}Register the connector's own redirect address [^\n]*\n$/);
  });

  test('what a repair asks of flows that exist is said', async () => {
    const { paths, ...rest } = golden('certified').definition;
    const text = JSON.stringify({ ...rest, paths: { ...(paths as object), ...webhook({ body: { required: undefined } }) } });
    const { out, text: after } = await fixed(text);
    expect(JSON.parse(after).paths['/hooks'].post.parameters[0].schema.required).toEqual(['url']);
    expect(out).toMatch(
      /\nTo do by hand:\n {2}If the connector is public, look at what certify diff says: [^\n]* breaking change[^\n]*\n$/,
    );
  });

  test('certify check says how many can be repaired', async () => {
    const top = temporaryFolder({ ...goldenFiles(folder), [definitionFile]: withoutEncoding });
    expect((await certify(top, 'check')).out).toMatch(/2 can be fixed: certify fix certified-connectors\/A\n$/);
  });

  test('certify check promises nothing that certify fix refuses', async () => {
    const text = JSON.stringify(golden('certified').definition);
    // A number as default would be none of the texts of the list.
    const listed = text.replace('"in":"query","type":"string"', '"in":"query","type":"integer","enum":["1","2"],"default":"1"');
    const top = temporaryFolder({ ...goldenFiles(folder), [definitionFile]: listed });
    const { out } = await certify(top, 'check', '--all');
    expect(out).toContain(' Write 1.');
    expect(out).not.toMatch(/certify fix/);
    expect((await certify(top, 'fix')).out).toMatch(/^Nothing to repair\.\n/);
  });

  test('certify check does not try the repairs of a whole registry, and promises none', async () => {
    const many = Array.from({ length: 26 }, (_, index) => `certified-connectors/${String.fromCharCode(65 + index)}`);
    const files = Object.assign({}, ...many.map((one) => goldenFiles(one)));
    const top = temporaryFolder({ ...files, [definitionFile]: withoutEncoding });
    expect((await certify(top, 'check')).out).toMatch(/ {2}up to 2 can be fixed: certify fix certified-connectors\/A\n$/);
    expect((await certify(top, 'check', ...many.slice(0, 25))).out).toMatch(/ {2}2 can be fixed: certify fix certified-connectors\/A\n$/);
  });

  test('certify check names the folders that were checked, and none beside them', async () => {
    const other = 'certified-connectors/B';
    const both = { ...goldenFiles(folder), ...goldenFiles(other), [definitionFile]: withoutEncoding };
    const top = temporaryFolder({
      ...both,
      ...goldenFiles('certified-connectors/C'),
      [`${other}/apiDefinition.swagger.json`]: withoutEncoding,
    });
    expect((await certify(top, 'check', folder, other, '--no-config')).out).toMatch(
      / can be fixed: certify fix --no-config certified-connectors\/A certified-connectors\/B\n$/,
    );
    expect((await certify(top, 'check')).out).toMatch(/ can be fixed: certify fix\n$/);
  });

  test('a wrong call is one sentence and status 2', async () => {
    expect(await certify('.', 'fix', 'nowhere')).toEqual({ status: 2, out: '', err: "certify: There is no folder 'nowhere'.\n" });
    expect((await certify('.', 'fix', '--program', 'gold')).status).toBe(2);
  });
});

test('a folder that cannot be repaired is told, and the others are repaired all the same', async () => {
  const files = (name: string) =>
    Object.entries(goldenFiles(`certified-connectors/${name}`)).map(([path, text]) => [path.replace('readme.md', 'README.md'), text]);
  const root = temporaryFolder(Object.fromEntries([...files('A'), ...files('B')]));
  mkdirSync(join(root, 'certified-connectors/A/readme.md'));
  const { status, err } = await certify(root, 'fix');
  expect(status).toBe(2);
  expect(err).toMatch(/^certify: .*readme\.md.*\n$/);
  expect(readdirSync(join(root, 'certified-connectors/B'))).toContain('readme.md');
  expect(readdirSync(join(root, 'certified-connectors/A'))).toContain('README.md');
});
