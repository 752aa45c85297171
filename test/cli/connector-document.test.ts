import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { completedReadme, readmeSkeleton } from '../../src/authoring/readme.ts';
import { main } from '../../src/cli/main.ts';
import { parseMarkdownFile } from '../../src/connector/markdown-file.ts';
import { chosenFromCorpus, ownConnectors, readConnectorAt } from '../certify/corpus.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const { definition, properties } = golden('certified');

/** A folder with the golden connector and this readme; what `certify connector document` did to it. */
async function documented(readme: string | undefined, args: readonly string[] = []) {
  const cwd = temporaryFolder({
    'certified-connectors/Things/apiDefinition.swagger.json': JSON.stringify(definition),
    'certified-connectors/Things/apiProperties.json': JSON.stringify(properties),
    ...(readme !== undefined && { 'certified-connectors/Things/readme.md': readme }),
  });
  const folder = join(cwd, 'certified-connectors/Things');
  const terminal = fakeTerminal(cwd);
  const status = await main(['connector', 'document', 'certified-connectors/Things', ...args], terminal);
  return { cwd, folder, status, ...terminal.printed };
}

test('a connector without a readme gets one', async () => {
  const { folder, status, out } = await documented(undefined);
  expect(status).toBe(0);
  expect(out).toBe(
    'certified-connectors/Things/readme.md: new\n  to write: Prerequisites, Obtaining Credentials, Getting Started, Known Issues and Limitations, Deployment Instructions\n',
  );
  const text = readFileSync(join(folder, 'readme.md'), 'utf8');
  expect(text).toMatch(
    /^# Northwind Things\n\nKeeps the list of things[^\n]*\n\n## Publisher: Northwind Traders\n\n## Prerequisites\n\n## Supported Operations\n\n### List things\n/,
  );
});

test('what is there keeps its bytes, and what is missing is put in', async () => {
  const before =
    '# Things\r\n\r\nBy their publisher.\r\n\r\n## Operations\r\n\r\n### Get a thing\r\n\r\nGets it.\r\n\r\n## Getting started\r\n\r\nSign up. \r\n';
  const { folder, out } = await documented(before);
  expect(readFileSync(join(folder, 'readme.md'), 'utf8')).toBe(
    '# Things\r\n\r\nBy their publisher.\r\n\r\n## Operations\r\n\r\n### Get a thing\r\n\r\nGets it.\r\n\r\n' +
      '### List things\r\n\r\nLists the things of the warehouse, newest first.\r\n\r\n### Create a thing\r\n\r\nAdds a thing to the warehouse.\r\n\r\n' +
      '## Getting started\r\n\r\nSign up. \r\n\r\n' +
      '## Prerequisites\r\n\r\n## Obtaining Credentials\r\n\r\n## Known Issues and Limitations\r\n\r\n## Deployment Instructions\r\n',
  );
  expect(out).toContain('added: 2 operations that it did not mention');
});

test('a second time nothing is missing', async () => {
  const { cwd, folder } = await documented('# Things\n');
  const text = readFileSync(join(folder, 'readme.md'), 'utf8');
  const terminal = fakeTerminal(cwd);
  await main(['connector', 'document', folder], terminal);
  expect(terminal.printed.out).toContain('nothing is missing');
  expect(readFileSync(join(folder, 'readme.md'), 'utf8')).toBe(text);
});

const described = (operations: string): string => `# Things\n\n## Supported Operations\n\n${operations}`;

test('the heading of an operation that has another name now is told, and stays', async () => {
  const before = described(
    '### Actions\n\n#### Fetch a thing\n\nOurs.\n\n##### Limits\n\n#### List things\n\n##### Hints\n\n#### Create a thing\n',
  );
  const { folder, out } = await documented(before);
  expect(out).toContain(
    '  "Fetch a thing" (line 7) names no operation. If it is now called "Get a thing", take its text over and remove the old heading.\n',
  );
  expect(readFileSync(join(folder, 'readme.md'), 'utf8')).toContain('#### Fetch a thing\n\nOurs.\n\n##### Limits\n');
});

test('headings that name no operation are listed, also when nothing is missing', async () => {
  const { cwd, out } = await documented(
    described('### 1. Get a thing:\n\n### Take a thing\n\n### `Throw` a thing\n\n## Other\n\n### Free\n'),
  );
  const told = '  these headings name no operation: "Take a thing" (line 7), "`Throw` a thing" (line 9); rename or remove them\n';
  expect(out).toContain(told);
  const terminal = fakeTerminal(cwd);
  await main(['connector', 'document', 'certified-connectors/Things'], terminal);
  expect(terminal.printed.out).toBe(`certified-connectors/Things/readme.md: nothing is missing.\n${told}`);
});

test('an operation whose name holds markup is not added twice', () => {
  const named = { paths: { '/things': { get: { operationId: 'list_things', responses: {} } } } };
  const { text } = readmeSkeleton(named, {}, 'certified');
  expect(text).toContain('### list\\_things\n');
  const readme = parseMarkdownFile('readme.md', new TextEncoder().encode(text));
  expect(completedReadme(readme, named, {}, 'certified')).toMatchObject({ operations: [], ofNone: [] });
});

test('the introduction goes where it is told to, and replaces nothing', async () => {
  const { cwd, out } = await documented('# Things\n', ['--intro', 'intro.md', '--dry-run']);
  expect(out).toContain('intro.md: the introduction; to write: Prerequisites, How to get credentials,');
  expect(out).toContain('Nothing was written (--dry-run).');
  const written = await documented('# Things\n', ['--intro', 'intro.md']);
  expect(readFileSync(join(written.cwd, 'intro.md'), 'utf8')).toMatch(/^Keeps the list of things[^\n]*\n\n## Prerequisites\n\n/);
  const terminal = fakeTerminal(written.cwd);
  expect(await main(['connector', 'document', 'certified-connectors/Things', '--intro', 'intro.md'], terminal)).toBe(2);
  expect(terminal.printed.err).toBe("certify: 'intro.md' is there already. Name another file for the introduction.\n");
  expect(cwd).not.toBe(written.cwd);
});

test('in real readmes all that was written stays, in order', async () => {
  for (const folder of [...ownConnectors(), ...chosenFromCorpus(150)]) {
    const { readme, definition: real, properties: told, program } = await readConnectorAt(folder);
    if (readme === undefined || real === undefined) continue;
    const { text } = completedReadme(readme, real.value, told?.value ?? {}, program);
    const [first = '', last = ''] = parts(readme.text, text);
    expect([folder, text.includes(last, first.length)]).toEqual([folder, true]);
  }
});

/** The text in two parts: as far as the other one begins with it, and the rest. */
function parts(text: string, other: string): readonly string[] {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at += 1;
  return [text.slice(0, at), text.slice(at)];
}
