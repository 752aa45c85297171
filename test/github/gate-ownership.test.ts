import { expect, test, vi } from 'vitest';
import { filesAfter } from '../../src/catalog/store-state.ts';
import { goldenFiles } from '../helpers/folder.ts';
import { startGate } from '../helpers/gate.ts';

// Real git and a server at each step take their time on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const folder = 'certified-connectors/Northwind Things';
const claim = { domain: 'northwindtraders.com', scope: 'domain', method: 'dns-txt' } as const;
const record = {
  schemaVersion: 1,
  id: 'northwind-traders',
  name: 'Northwind Traders',
  programs: ['certified'],
  account: { provider: 'github', login: 'northwind', id: 501 },
  approvers: [],
  contact: { email: 'help@northwindtraders.com' },
  domains: [claim],
};

/** The branch `catalog` as looks at the publisher's proof leave it. */
function looks(...at: readonly string[]): Record<string, string> {
  const about = { id: '@northwind-traders', by: { kind: 'pipeline' } } as const;
  const files = filesAfter(
    { ledgers: new Map(), publishers: new Map(), files: new Map() },
    {
      drafts: [],
      files: new Map(),
      publisherDrafts: at.map((moment) => ({
        ...about,
        at: moment,
        type: 'looked',
        claim,
        epoch: 1,
        outcome: 'proved',
        sentence: 'The DNS record of northwindtraders.com is there.',
        evidence: 'a'.repeat(64),
      })),
    },
  );
  return Object.fromEntries([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
}

test('ownership is told by what is recorded of the proofs, and again when that changes', async () => {
  const world = await startGate({ 'README.md': '# Connectors\n', 'publishers/northwind-traders.json': `${JSON.stringify(record)}\n` });
  const { people } = world.github;
  world.github.user('northwind', { id: 501 });
  const pull = people.openPullRequest({ author: 'northwind', files: goldenFiles(folder) });
  await world.gate();
  expect(world.checksOn(world.headOf(pull))).toMatchObject({ certify: 'success', 'certify / ownership': 'neutral' });
  expect(world.commentsOf(pull)[0]).toContain('| ownership | not proved for northwind-traders, 1 of 1 host |');
  people.commitOn('catalog', looks('2026-11-20T07:00:00.000Z', '2026-11-20T09:00:00.000Z'));
  await world.gate();
  expect(world.checksOn(world.headOf(pull))).toMatchObject({ certify: 'success', 'certify / ownership': 'success' });
  expect(world.commentsOf(pull)[0]).toContain(
    '| ownership | proved for northwind-traders: things.northwindtraders.com (DNS), checked 2026-11-20 09:00 UTC |',
  );
  expect(world.commentsOf(pull)).toHaveLength(1);
  // What happens to connectors there changes no verdict.
  people.commitOn('catalog', { 'reports/note.json': '{}' });
  world.github.forget();
  await world.gate();
  expect(world.github.counts().writes).toBe(0);
  world.github.expectNoViolations();
});

test('a chain that is broken stops the verdict and takes a green check back', async () => {
  const world = await startGate({ 'README.md': '# Connectors\n', 'publishers/northwind-traders.json': `${JSON.stringify(record)}\n` });
  const { people } = world.github;
  world.github.user('northwind', { id: 501 });
  const pull = people.openPullRequest({ author: 'northwind', files: goldenFiles(folder) });
  await world.gate();
  expect(world.checksOn(world.headOf(pull))['certify']).toBe('success');
  people.commitOn('catalog', { 'ledger/@northwind-traders/1.json': '{"seq":1}' });
  const run = await world.gate();
  expect(run.status).toBe(2);
  expect(run.err).toContain('#1: ');
  expect(world.checksOn(world.headOf(pull))['certify']).toBe('action_required');
  const writes = world.github.counts().writes;
  expect((await world.gate()).status).toBe(2);
  expect(world.github.counts().writes).toBe(writes);
});
