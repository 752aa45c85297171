import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { commitAll } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const things = 'certified-connectors/Northwind Things';
let root: string;
let live: Record<string, unknown>;

async function certify(...args: readonly string[]) {
  const terminal = fakeTerminal(root);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

/** The evidence of the golden connector, as if it had been tried on a service, with changes. */
async function brought(changes: object, ...args: readonly string[]) {
  writeFileSync(join(root, 'evidence.json'), JSON.stringify({ ...live, ...changes }));
  return certify('evidence', 'evidence.json', ...args);
}

/** A repository with a connector on preview, and evidence about it. */
async function prepare(): Promise<void> {
  root = temporaryFolder({
    ...goldenFiles(things),
    'certification.json': JSON.stringify({ schemaVersion: 1, profile: 'local', rules: { 'connector-metadata-properties': 'info' } }),
    '.gitignore': '.certify/\nevidence.json\n',
  });
  commitAll(root);
  expect((await certify('preview')).err).toBe('');
  expect((await certify('test', things, '--output', 'evidence.json')).err).toBe('');
  const mock = JSON.parse(readFileSync(join(root, 'evidence.json'), 'utf8'));
  live = { ...mock, against: { kind: 'live', host: 'api.northwindtraders.com', date: '2026-11-19', runBy: 'publisher' } };
}

describe('certify evidence', () => {
  test.each<[string, () => object, string]>([
    ['a run against a mock', () => ({ against: { kind: 'definition-mock' } }), "tells no publisher's run against a service"],
    [
      'a run that somebody else made',
      () => ({ against: { kind: 'live', host: 'a', date: '2026-11-19', runBy: 'pipeline' } }),
      "tells no publisher's run against a service",
    ],
    [
      'a run of tomorrow',
      () => ({ against: { kind: 'live', host: 'a', date: '2027-11-19', runBy: 'publisher' } }),
      'tells of a run on 2027-11-19, which is to come.',
    ],
    [
      'another certifier',
      () => ({ certifier: { version: '0.0.0-test', rules: 'sha256:test' } }),
      'was made by another certify, or with another',
    ],
    ['other content', () => ({ tree: '1'.repeat(40) }), 'is about content that is not on preview (tree 111111111111)'],
    ['members that evidence does not have', () => ({ more: 1 }), 'is no evidence: / must NOT have additional properties.'],
    ['another shape', () => ({ operations: [{ id: 'A' }] }), 'is no evidence: /operations/0 must have required property'],
    [
      'what contradicts itself',
      () => ({ operations: [{ id: 'A', result: 'passed', calls: 1, succeeded: 10, difference: null }] }),
      "contradicts itself about 'A': 10 of 1 calls succeeded, and it passed.",
    ],
  ])('refuses %s', async (_, changes, sentence) => {
    await prepare();
    const { status, out, err } = await brought(changes());
    expect(err).toContain(sentence);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });

  test('refuses what is no file, no JSON, and no account', async () => {
    await prepare();
    expect((await certify('evidence')).err).toContain('certify evidence takes one file');
    expect((await certify('evidence', 'none.json')).err).toBe("certify: There is no file 'none.json'.\n");
    expect((await certify('evidence', '.gitignore')).err).toContain("'.gitignore' is no JSON");
    expect((await brought({}, '--by', 'me')).err).toContain('--by takes the number of a GitHub account');
  });

  test('records what a publisher tried, once, and promotion reads it as the word of the publisher', async () => {
    await prepare();
    const before = await certify('promote', '--dry-run');
    expect(before.out).toContain('and certify evidence FILE records it.');
    const recorded = await brought({}, '--by', '17');
    expect(recorded.err).toBe('');
    expect(recorded.out).toMatch(/^northwind-things: the publisher's evidence is recorded, (\d+) of \1 operations passed\.\n$/);
    expect((await brought({}, '--by', '17')).out).toBe('northwind-things: it is recorded already.\n');
    const { out } = await certify('promote', '--dry-run');
    expect(out).toContain('operations passed. Its publisher tried them against the real service.');
    expect((await certify('ledger', 'northwind-things')).out).toContain('were tried (evidence ');
    expect((await certify('ledger', '--check')).status).toBe(0);
  });
});
