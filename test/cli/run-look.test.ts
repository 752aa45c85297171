import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { stateOf } from '../../src/catalog/ledger-state.ts';
import { readState } from '../../src/catalog/store-state.ts';
import { verifyCatalog } from '../../src/catalog/verify.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { type RunOptions, run } from '../../src/cli/pipeline.ts';
import { titleOf } from '../../src/connector/connector.ts';
import { connectorId } from '../../src/connector/connector-id.ts';
import { openFolder } from '../../src/io/read-published.ts';
import { openStore } from '../../src/io/store.ts';
import type { Looker, LookOutcome } from '../../src/publisher/look.ts';
import { pageMaker } from '../../src/site/site.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { northwind as reviewed } from '../helpers/northwind.ts';
import { commitAll, git } from '../helpers/repository.ts';

const things = 'certified-connectors/Northwind Things';
const northwind = { ...reviewed, domains: [{ domain: 'northwindtraders.com', scope: 'domain', method: 'dns-txt' }] };
const text = 'registry=connector-certification publisher=northwind-traders gh=1 scope=domain epoch=1';
const judge: Awaited<ReturnType<RunOptions['judge']>> = {
  comparer: comparerOf(Object.values<Rule>(index)),
  tool: { version: '1.2.3', rules: 'sha256:test' },
  certify: async (connector) => ({
    path: connector.path,
    id: connectorId(connector.name, connector.program),
    name: titleOf(connector),
    program: connector.program,
    version: '1.0.0',
    operations: 0,
    verdict: 'pass',
    findings: [],
  }),
};

function repository(policy: object = { profile: 'local' }, record: object = northwind): string {
  const root = temporaryFolder({
    ...goldenFiles(things),
    'publishers/northwind-traders.json': JSON.stringify(record),
    'certification.json': JSON.stringify({ schemaVersion: 1, optionalQuestions: ['tests', 'approval'], soakDays: { new: 0 }, ...policy }),
    '.gitignore': '.certify/\n',
  });
  commitAll(root);
  return root;
}

function lookerOf(texts: readonly string[]): Looker {
  const outcome: LookOutcome = texts.length === 0 ? 'absent' : 'seen';
  const answers = (resolver: string) => ({ resolver, outcome, texts, alias: null, isAuthenticated: false, ttl: null, problem: null });
  const nobody = async (): Promise<never> => {
    throw new Error('Nobody asks for that.');
  };
  return {
    texts: async (name) => ({ kind: 'dns-txt', name, answers: [answers('cloudflare'), answers('google')] }),
    wellKnown: nobody,
    organization: nobody,
    registration: async (domain) => ({
      kind: 'registration',
      domain,
      outcome: 'seen',
      registeredAt: '2001-01-01T00:00:00Z',
      problem: null,
    }),
    addresses: async (host) => ({
      kind: 'address',
      host,
      answers: ['cloudflare', 'google'].map((resolver) => ({ resolver, outcome: 'seen', problem: null })),
    }),
  };
}

async function runIn(root: string, now: string, texts?: readonly string[]): Promise<string> {
  let out = '';
  const looker = texts === undefined ? {} : { looker: () => lookerOf(texts) };
  const options = {
    root,
    now: () => new Date(now),
    judge: async () => judge,
    pages: pageMaker,
    out: (part: string) => (out += part),
    ...looker,
  };
  expect(await run(options)).toBe(0);
  return out;
}

function published(root: string, path: string) {
  return JSON.parse(readFileSync(join(root, '.certify/site', path), 'utf8'));
}

async function stateIn(root: string) {
  return readState((await (await openStore(join(root, '.certify/store.git'))).read()).files);
}

test('offline, a claim that was not looked up is held, and says so', async () => {
  const root = repository();
  expect(await runIn(root, '2026-11-20T12:00:00Z')).toContain(
    'publisher: things.northwindtraders.com is not proved. The DNS record of northwindtraders.com was not looked up: offline. The maintainers look with certify run --look, or certify verify-publisher. Next: the maintainers, since 2026-11-20.',
  );
  expect(published(root, 'v1/publishers/northwind-traders.json')).toMatchObject({
    standing: { state: 'pending', since: null, epoch: 1, who: 'maintainers' },
    domains: [{ status: 'not-proved', state: 'pending', checkedAt: null, who: 'maintainers' }],
    events: [],
  });
});

test('a run that looks promotes by the proof it made, and publishes events, evidence and standing', async () => {
  const root = repository();
  expect(await runIn(root, '2026-11-20T12:00:00Z', [text])).toContain('1 to public');
  const entry = published(root, 'v1/publishers/northwind-traders.json');
  expect(entry).toMatchObject({
    standing: { state: 'verified', since: '2026-11-20T12:00:00.000Z' },
    domains: [{ status: 'proved', state: 'verified', checkedAt: '2026-11-20T12:00:00.000Z' }],
    events: [1, 2, 3].map((seq) => `/v1/ledger/@northwind-traders/${seq}.json`),
  });
  expect(readFileSync(join(root, '.certify/site/publishers/northwind-traders/index.html'), 'utf8')).toContain(
    '<dt>Standing</dt><dd>verified since <time class="day" datetime="2026-11-20T12:00:00.000Z" title="2026-11-20T12:00:00.000Z">2026-11-20</time>. The TXT record',
  );
  expect(published(root, `v1/evidence/${entry.domains[0].evidence}.json`)).toMatchObject({ kind: 'publisher-proof', outcome: 'proved' });
  expect(published(root, entry.events[1])).toMatchObject({ id: '@northwind-traders', type: 'looked' });
  const catalog = published(root, 'v1/index.json');
  expect(Object.keys(catalog.ledgers)).toEqual(['@northwind-traders', 'northwind-things']);
  expect([catalog.counts.events, published(root, 'v1/timestamp.json').serial]).toEqual([6, 6]);
  expect(published(root, 'v1/catalog.json').connectors[0].publisher).toMatchObject({
    level: 'proved',
    standing: 'verified',
    domains: ['northwindtraders.com'],
  });
  expect(await runIn(root, '2026-11-21T12:00:00Z', [text])).toContain('nothing new');
});

test('under the default profile the first run holds it until a second look agrees, and old looks do not promote', async () => {
  const root = repository({ profile: 'default' });
  expect(await runIn(root, '2026-11-20T12:00:00Z', [text])).toContain(
    'a second look has to agree, no earlier than 2026-11-20T13:00:00.000Z.',
  );
  expect(await runIn(root, '2026-11-20T12:30:00Z', [text])).toContain('0 to public');
  expect(await runIn(root, '2026-11-20T13:00:00Z', [])).toContain('0 to public');
  await runIn(root, '2026-11-20T14:00:00Z', [text]);
  expect(await runIn(root, '2026-11-20T15:00:00Z', [text])).toContain('1 to public');
  writeFiles(root, { [`${things}/readme.md`]: '# Changed\n' });
  git(root, 'commit', '--quiet', '--all', '--message', 'Change');
  expect(await runIn(root, '2026-11-23T15:00:01Z')).toContain('more than 24 hours ago, and not by this run: offline.');
});

test('a contradiction suspends the publisher, and with it every public connector of it', async () => {
  const root = repository();
  await runIn(root, '2026-11-20T12:00:00Z', [text]);
  await runIn(root, '2026-11-22T12:00:00Z', [text.replace('northwind-traders', 'tailspin')]);
  const state = await stateIn(root);
  const ledger = stateOf(state.ledgers.get('northwind-things') ?? []);
  expect(ledger.suspended?.reason).toContain('names publisher tailspin of account number 1');
  expect([ledger.public, ledger.latestPublic?.version]).toEqual([undefined, '1.0.0']);
  expect(state.publishers.get('northwind-traders')?.at(-1)).toMatchObject({ type: 'suspended', cause: 'contrary' });
  expect(published(root, 'v1/publishers/northwind-traders.json').standing.state).toBe('suspended');
});

test('attack: a record that takes another name is held from the next run on, also offline', async () => {
  const root = repository();
  await runIn(root, '2026-11-20T12:00:00Z', [text]);
  writeFiles(root, {
    'publishers/northwind-traders.json': JSON.stringify({ ...northwind, programs: ['certified', 'independent-publisher'] }),
    [`${things}/readme.md`]: '# Changed\n',
  });
  git(root, 'commit', '--quiet', '--all', '--message', 'Change');
  expect(await runIn(root, '2026-11-20T13:00:00Z')).toContain('0 to public, 1 public now');
});

test('a connector whose publisher has no record is unclaimed, and is not promoted', async () => {
  const root = repository({ profile: 'local' }, { ...northwind, name: 'Somebody Else' });
  expect(await runIn(root, '2026-11-20T12:00:00Z', [text])).toContain('0 to public');
  const { publisher } = published(root, 'v1/catalog.json').connectors[0];
  expect(publisher).toEqual({ id: null, name: 'Northwind Traders', level: 'not-proved', standing: 'unclaimed', domains: [] });
});

test('what is published verifies at every turn of a publisher’s life', async () => {
  const root = repository();
  const states: string[] = [];
  const turn = async (now: string, texts: readonly string[] | undefined, record: object = northwind): Promise<void> => {
    writeFiles(root, { 'publishers/northwind-traders.json': JSON.stringify(record) });
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--allow-empty', '--message', now);
    await runIn(root, now, texts);
    const { steps } = await verifyCatalog(await openFolder(join(root, '.certify/site')), { now: new Date(now), allowUnsigned: true });
    expect(steps.filter(({ status }) => status === 'failed')).toEqual([]);
    states.push(published(root, 'v1/publishers/northwind-traders.json').standing.state);
  };
  await turn('2026-11-20T12:00:00Z', undefined);
  await turn('2026-11-20T13:00:00Z', []);
  await turn('2026-11-20T14:00:00Z', [text]);
  await turn('2026-11-21T14:00:00Z', []);
  await turn('2026-11-22T14:00:00Z', [text]);
  const second = { ...northwind, epoch: 2 };
  await turn('2026-11-23T14:00:00Z', undefined, second);
  await turn('2026-11-24T14:00:00Z', [text], second);
  await turn('2026-11-25T14:00:00Z', [text.replace('epoch=1', 'epoch=2')], second);
  await turn('2026-11-26T14:00:00Z', [text]);
  for (const day of [27, 28, 29, 30]) await turn(`2026-11-${day}T15:00:00Z`, [], second);
  await turn('2026-12-01T15:00:00Z', [], { ...second, account: { ...northwind.account, id: 2 } });
  await turn('2026-12-02T15:00:00Z', undefined, { ...second, withdrawn: { on: '2026-12-02', reason: 'The service ends.' } });
  expect(states.join(' ')).toBe(
    'pending pending verified warning verified verified verified verified pending warning warning warning lapsed transferred withdrawn',
  );
}, 60_000);
