import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { ownersBlock, withOwnersBlock } from '../../src/github/code-owners.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const maintainers = ['@contoso/certification'];
const record = {
  schemaVersion: 1,
  id: 'northwind-traders',
  name: 'Northwind Traders',
  programs: ['certified'],
  account: { provider: 'github', login: 'northwind', id: 1 },
  approvers: [
    { login: 'northwind-second', id: 3 },
    { login: 'northwind-first', id: 2 },
  ],
  contact: { email: 'desk@northwindtraders.com' },
  domains: [{ domain: 'northwindtraders.com', scope: 'domain', method: 'dns-txt' }],
};

function repository(settings: object = { github: { maintainers } }, files: Readonly<Record<string, string>> = {}): string {
  const root = temporaryFolder({
    ...goldenFiles('certified-connectors/Northwind Things'),
    ...goldenFiles('independent-publisher-connectors/Things', 'independent-publisher'),
    'publishers/northwind-traders.json': JSON.stringify(record),
    'certification.json': JSON.stringify({ schemaVersion: 1, ...settings }),
    ...files,
  });
  commitAll(root);
  return root;
}

async function owners(root: string, ...args: string[]) {
  const terminal = fakeTerminal(root);
  const status = await main(['github', 'owners', ...args], terminal);
  return { status, said: `${terminal.printed.out}${terminal.printed.err}` };
}

const fileIn = (root: string): string => readFileSync(join(root, '.github/CODEOWNERS'), 'utf8');

test('a connector belongs to the approvers of its publisher and to the maintainers, and what the pipeline relies on to the maintainers', async () => {
  const root = repository();
  expect(await owners(root, '--check')).toEqual({
    status: 1,
    said: '.github/CODEOWNERS is not what publishers/ and certification.json say. Write it with: certify github owners\n',
  });
  expect(await owners(root)).toEqual({ status: 0, said: '.github/CODEOWNERS is written.\n' });
  expect(fileIn(root)).toBe(`# certify: begin. Made by: certify github owners. Write above or below, not in here.
* @contoso/certification
/certified-connectors/Northwind\\ Things/ @northwind-first @northwind-second @contoso/certification
/.github/ @contoso/certification
/certification.json @contoso/certification
/publishers/ @contoso/certification
/rules/ @contoso/certification
/rulesets/ @contoso/certification
/src/ @contoso/certification
/trust/ @contoso/certification
/waivers.json @contoso/certification
# certify: end
`);
  expect(await owners(root, '--check')).toEqual({ status: 0, said: '.github/CODEOWNERS is as it should be.\n' });
});

test('a publisher that left, and one of another programme, owns nothing', async () => {
  const left = { ...record, withdrawn: { on: '2026-11-01', reason: 'Its services ended.' } };
  for (const changed of [left, { ...record, programs: ['independent-publisher'] }]) {
    const root = repository(undefined, { 'publishers/northwind-traders.json': JSON.stringify(changed) });
    await owners(root);
    expect(fileIn(root)).not.toContain('northwind');
  }
});

test('what people wrote around the marked part stays, byte for byte', async () => {
  const root = repository(undefined, { '.github/CODEOWNERS': '# ours\r\n/docs/ @contoso/writers' });
  await owners(root);
  const written = fileIn(root);
  expect(written.startsWith('# ours\r\n/docs/ @contoso/writers\n# certify: begin.')).toBe(true);
  writeFiles(root, { '.github/CODEOWNERS': `${written.replace('@northwind-first ', '')}\n/tools/ @contoso/tools\n` });
  expect((await owners(root, '--check')).status).toBe(1);
  expect((await owners(root)).status).toBe(0);
  expect(fileIn(root)).toBe(`${written}\n/tools/ @contoso/tools\n`);
});

test.each([
  ['a begin without an end', '# certify: begin. Made by: certify github owners. Write above or below, not in here.\n/a/ @b\n'],
  ['an end without a begin', '/a/ @b\n# certify: end\n'],
  ['an end before its begin', '# certify: end\n# certify: begin. Made by: certify github owners. Write above or below, not in here.\n'],
  ['two parts', `${ownersBlock([], maintainers)}${ownersBlock([], maintainers)}`],
])('%s is refused, and nothing is lost', async (_what, text) => {
  const root = repository(undefined, { '.github/CODEOWNERS': text });
  const { status, said } = await owners(root);
  expect([status, fileIn(root)]).toEqual([2, text]);
  expect(said).toContain('The marks in .github/CODEOWNERS do not fit');
});

test('without maintainers, and with a file that is no text, nothing is written', async () => {
  const unset = repository({});
  expect((await owners(unset)).said).toContain(
    'certification.json names no maintainers. Add "github": { "maintainers": ["@organisation/team"] }.',
  );
  const root = repository();
  mkdirSync(dirname(join(root, '.github/CODEOWNERS')));
  writeFiles(root, { '.github/CODEOWNERS': new Uint8Array([0x2f, 0xff, 0x0a]) });
  expect(await owners(root)).toEqual({ status: 2, said: 'certify: .github/CODEOWNERS is no UTF-8; nothing was written.\n' });
});

test('this repository has the file that its publishers make', async () => {
  expect(await owners(join(import.meta.dirname, '../..'), '--check')).toEqual({
    status: 0,
    said: '.github/CODEOWNERS is as it should be.\n',
  });
});

test('no name of a folder writes a line, an owner or a pattern of its own', () => {
  const name = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('* @mallory', 'a\n* @mallory', '#', '!x', '[a-z]', 'a\\', '\u202ea', ' ', '?'),
  );
  fc.assert(
    fc.property(fc.array(name.filter((text) => text !== '' && !text.includes('/'))), (names) => {
      const block = ownersBlock(
        names.map((folder) => ({ folder: `certified-connectors/${folder}`, approvers: ['northwind'] })),
        maintainers,
      );
      for (const line of block.split('\n').slice(1, -2)) {
        const [pattern = '', ...accounts] = line.split(/(?<!\\)(?:\\\\)* /);
        expect(pattern === '*' || pattern.startsWith('/')).toBe(true);
        expect(pattern.replace(/\\./gu, '')).not.toMatch(pattern === '*' ? /^$/ : /[\s*?[\]!#\\]/);
        for (const account of accounts) expect(['@northwind', '@contoso/certification']).toContain(account);
      }
      expect(withOwnersBlock('', block)).toBe(block);
    }),
  );
});
