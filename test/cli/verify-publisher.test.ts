import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readState } from '../../src/catalog/store-state.ts';
import { main } from '../../src/cli/main.ts';
import { runVerification } from '../../src/cli/verify-publisher.ts';
import { openStore } from '../../src/io/store.ts';
import type { Looker, TextLook } from '../../src/publisher/look.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { northwind as reviewed } from '../helpers/northwind.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const northwind = {
  ...reviewed,
  domains: [
    { domain: 'northwindtraders.com', scope: 'domain', method: 'dns-txt' },
    { domain: 'api.northwindtraders.com', scope: 'host', method: 'https-well-known' },
  ],
};
const text = 'registry=connector-certification publisher=northwind-traders gh=1 scope=domain epoch=1';
const file = JSON.stringify({
  registry: 'connector-certification',
  publishers: [{ id: 'northwind-traders', gh: 1, scope: 'host', epoch: 1 }],
});

function repository(record: object = northwind): string {
  const root = temporaryFolder({
    ...goldenFiles('certified-connectors/Northwind Things'),
    'publishers/northwind-traders.json': JSON.stringify(record),
    'certification.json': JSON.stringify({ schemaVersion: 1, profile: 'default' }),
    '.gitignore': '.certify/\n',
  });
  commitAll(root);
  return root;
}

/** A world in which these texts and this file are found; nobody answers where they are undefined. */
function world({
  texts,
  body,
  registeredAt = '2001-01-01T00:00:00Z',
}: {
  texts?: readonly string[];
  body?: string;
  registeredAt?: string;
}) {
  const asked: string[] = [];
  const problem = 'timed out.';
  const looker: Looker = {
    texts: async (name): Promise<TextLook> => {
      asked.push(name);
      const outcome = texts === undefined ? 'failed' : texts.length === 0 ? 'absent' : 'seen';
      const one = { outcome, texts: texts ?? [], alias: null, isAuthenticated: true, ttl: 300, problem: texts ? null : problem } as const;
      return { kind: 'dns-txt', name, answers: ['cloudflare', 'google'].map((resolver) => ({ resolver, ...one })) };
    },
    wellKnown: async (url) => {
      asked.push(url);
      if (body === undefined) return { kind: 'https-well-known', url, outcome: 'failed', status: null, text: null, address: null, problem };
      return { kind: 'https-well-known', url, outcome: 'seen', status: 200, text: body, address: '203.0.113.7', problem: null };
    },
    organization: async (organizationId) => {
      throw new Error(`Nobody asks for organisation ${organizationId}.`);
    },
    registration: async (domain) => {
      asked.push(`rdap ${domain}`);
      if (texts === undefined) return { kind: 'registration', domain, outcome: 'failed', registeredAt: null, problem };
      return { kind: 'registration', domain, outcome: 'seen', registeredAt, problem: null };
    },
    addresses: async (host) => {
      asked.push(`address ${host}`);
      const outcome = texts === undefined ? 'failed' : 'seen';
      return { kind: 'address', host, answers: ['cloudflare', 'google'].map((resolver) => ({ resolver, outcome, problem: null })) };
    },
  };
  return { looker, asked };
}

async function verifyIn(root: string, args: readonly string[], looker: Looker, now = '2026-11-20T12:00:00Z') {
  const terminal = fakeTerminal(root, { now: () => new Date(now) });
  const status = await runVerification(args, terminal, () => looker);
  return { status, out: terminal.printed.out };
}

async function stateIn(root: string) {
  return readState((await (await openStore(join(root, '.certify/store.git'))).read()).files);
}

test('what to publish is printed ready to be copied, and then what is there now', async () => {
  const { looker, asked } = world({ texts: [text], body: '{}' });
  const { status, out } = await verifyIn(repository(), ['northwind-traders', '--challenge'], looker);
  expect(out).toBe(`northwind-traders: northwindtraders.com and everything below it (DNS record)

Name   _connector-certification-challenge.northwindtraders.com
Type   TXT
Value  ${text}

As a line of a zone file:
_connector-certification-challenge.northwindtraders.com. 300 IN TXT "${text}"

Proved: The TXT record _connector-certification-challenge.northwindtraders.com names northwind-traders.

northwind-traders: api.northwindtraders.com alone (file)

Serve at https://api.northwindtraders.com/.well-known/connector-certification-publisher.json
with status 200, as application/json, without a redirect:

{
  "registry": "connector-certification",
  "publishers": [
    {
      "id": "northwind-traders",
      "gh": 1,
      "scope": "host",
      "epoch": 1
    }
  ]
}

Not there: The file https://api.northwindtraders.com/.well-known/connector-certification-publisher.json has no text of the registry connector-certification.
`);
  expect(status).toBe(1);
  expect(asked).toContain('_connector-certification-challenge.northwindtraders.com');
});

test('two agreeing looks prove a publisher; events and evidence are in the store', async () => {
  const root = repository();
  const { looker, asked } = world({ texts: ['v=spf1 -all', text], body: file });
  const first = await verifyIn(root, [], looker);
  expect(first.status).toBe(1);
  expect(first.out).toContain('northwind-traders  pending since 2026-11-20\n');
  const second = await verifyIn(root, [], looker, '2026-11-20T13:00:00Z');
  expect(second).toEqual({
    status: 0,
    out: `northwind-traders  verified since 2026-11-20
  northwindtraders.com and everything below it (DNS record): verified since 2026-11-20. The TXT record _connector-certification-challenge.northwindtraders.com names northwind-traders.
  api.northwindtraders.com alone (file): verified since 2026-11-20. The file https://api.northwindtraders.com/.well-known/connector-certification-publisher.json names northwind-traders.
`,
  });
  expect(asked).toContain('address things.northwindtraders.com');
  const state = await stateIn(root);
  const events = state.publishers.get('northwind-traders') ?? [];
  expect(events.map(({ type }) => type)).toEqual([
    'registered',
    'looked',
    'looked',
    'registration-seen',
    'registration-seen',
    'looked',
    'looked',
  ]);
  const [looked] = events.filter((event) => event.type === 'looked');
  const evidence = JSON.parse(new TextDecoder().decode(state.files.get(`evidence/${looked?.evidence}.json`)));
  expect(evidence).toMatchObject({ kind: 'publisher-proof', outcome: 'proved', checkedAt: '2026-11-20T12:00:00.000Z' });
  expect(evidence.look.answers[0]).toMatchObject({ resolver: 'cloudflare', texts: [text], isAuthenticated: true });
  expect(evidence.look.answers[0].others).toHaveLength(1);
  expect(JSON.stringify(evidence)).not.toContain('spf1');
});

test('what happened can be written to a store elsewhere', async () => {
  const root = repository();
  const store = join(temporaryFolder(), 'store.git');
  git(root, 'init', '--quiet', '--bare', '--initial-branch=catalog', store);
  const { looker } = world({ texts: [text], body: file });
  expect((await verifyIn(root, ['--store', store], looker)).status).toBe(1);
  expect(git(store, 'ls-tree', '-r', '--name-only', 'catalog')).toContain('ledger/@northwind-traders/1.json');
  expect(await openStore(join(root, '.certify/store.git')).then((one) => one.read())).toMatchObject({ commit: undefined });
});

test('a publisher whose domain was bought is suspended until a maintainer clears it, and then has to prove it anew', async () => {
  const root = repository();
  const { looker } = world({ texts: [text], body: file });
  await verifyIn(root, [], looker);
  await verifyIn(root, [], looker, '2026-11-20T13:00:00Z');
  const bought = world({ texts: [text], body: file, registeredAt: '2026-11-21T00:00:00Z' }).looker;
  const { out, status } = await verifyIn(root, [], bought, '2026-11-22T13:00:00Z');
  expect(status).toBe(1);
  expect(out).toContain('northwind-traders  suspended since 2026-11-22\n');
  const cleared = await verifyIn(
    root,
    ['northwind-traders', '--clear', 'The same owner, another registrar.'],
    looker,
    '2026-11-23T00:00:00Z',
  );
  expect(cleared.status).toBe(0);
  const after = await verifyIn(root, ['--format', 'json'], bought, '2026-11-23T13:00:00Z');
  expect(JSON.parse(after.out).publishers[0]).toMatchObject({ id: 'northwind-traders', state: 'lapsed', epoch: 1, who: 'publisher' });
  const again = verifyIn(root, ['northwind-traders', '--clear', 'Again.'], looker, '2026-11-23T13:00:00Z');
  await expect(again).rejects.toThrow('northwind-traders is not suspended.');
});

test('when nobody answers, nothing is recorded: the network here is at fault', async () => {
  const root = repository();
  await expect(verifyIn(root, [], world({}).looker)).rejects.toThrow(
    'Nothing could be looked up: timed out. Nothing was recorded; try again when the network is back.',
  );
  expect((await stateIn(root)).publishers.size).toBe(0);
});

test('when every DNS record fails at once, the resolvers are at fault, and no proof suffers', async () => {
  const claims = ['com', 'net', 'org'].map((end) => ({ domain: `northwindtraders.${end}`, scope: 'domain', method: 'dns-txt' }));
  const root = repository({ ...northwind, domains: claims });
  const { looker } = world({ texts: [text], body: file });
  const down: Looker = { ...looker, texts: world({}).looker.texts };
  await expect(verifyIn(root, [], down)).rejects.toThrow('None of 3 DNS records could be looked up: timed out. Nothing was recorded;');
  const two = repository({ ...northwind, domains: claims.slice(1) });
  expect((await verifyIn(two, [], down)).status).toBe(1);
});

test('an unknown id, and options that do not fit, are told with the way out', async () => {
  const root = repository();
  const terminal = fakeTerminal(root);
  expect(await main(['verify-publisher', 'northwind-trader'], terminal)).toBe(2);
  expect(terminal.printed.err).toContain('There is no record publishers/northwind-trader.json. Did you mean northwind-traders?');
  expect(await main(['verify-publisher', '--format', 'xml'], terminal)).toBe(2);
  expect(await main(['verify-publisher', '--clear', 'x'], terminal)).toBe(2);
  expect(await main(['verify-publisher', 'northwind-traders', '--suspend', 'x'.repeat(2001)], terminal)).toBe(2);
  expect(terminal.printed.err).toContain('--suspend takes the reason, for the public, in 2000 characters at most.');
});

test('a record in the work tree can be asked for its challenge before it is committed', async () => {
  const root = repository({ ...northwind, domains: [] });
  const record = join(root, 'publishers/northwind-traders.json');
  const committed = readFileSync(record, 'utf8');
  writeFileSync(record, JSON.stringify({ ...JSON.parse(committed), domains: northwind.domains, epoch: 4 }));
  const { out } = await verifyIn(root, ['--challenge'], world({ texts: [] }).looker);
  expect(out).toContain('epoch=4');
  expect(out).toContain('Not there: The TXT record');
});

test('a maintainer suspends a publisher with its public connectors, and clears it again; nothing has to be looked up for that', async () => {
  const review = { by: { login: 'maintainer', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'Looked at the site.' };
  const root = repository({
    ...northwind,
    domains: [{ domain: 'northwindtraders.com', scope: 'domain', method: 'maintainers-reviewed', review }],
  });
  const terminal = fakeTerminal(root);
  expect(await main(['verify-publisher'], terminal)).toBe(0);
  expect(terminal.printed.out).toBe(
    'northwind-traders  reviewed since 2026-10-01\n  northwindtraders.com and everything below it (reviewed): reviewed since 2026-10-01. A maintainer reviewed northwindtraders.com (until 2027-10-01).\n',
  );
  expect(await main(['verify-publisher', 'northwind-traders', '--suspend', 'A key leaked.'], terminal)).toBe(0);
  expect((await stateIn(root)).publishers.get('northwind-traders')?.at(-1)).toMatchObject({
    type: 'suspended',
    cause: 'maintainers',
    by: { kind: 'operator' },
  });
  expect(await main(['verify-publisher', 'northwind-traders', '--suspend', 'Again.'], terminal)).toBe(2);
  expect(await main(['verify-publisher'], terminal)).toBe(1);
  expect(terminal.printed.out).toContain('northwind-traders  suspended since 2026-11-20\n');
  expect(await main(['ledger', '@northwind-traders'], terminal)).toBe(0);
  expect(terminal.printed.out).toMatch(
    / {2}2026-11-20T\S+ {2}it was suspended \(maintainers\): A key leaked\. {2}\(operator\)\nHead {2}[0-9a-f]{64}\n$/,
  );
  expect(await main(['ledger', '--check'], terminal)).toBe(0);
  expect(terminal.printed.out).toMatch(/0 events of 0 connectors and 2 events of 1 publisher checked: the ledger is whole/);
  expect(await main(['ledger', '@nobody'], terminal)).toBe(2);
  expect(terminal.printed.err).toContain('Nothing is recorded of a publisher "nobody".');
  expect(await main(['verify-publisher', 'northwind-traders', '--clear', 'The key is changed.'], terminal)).toBe(0);
  expect(await main(['verify-publisher'], terminal)).toBe(0);
});
