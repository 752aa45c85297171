import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { readState } from '../../src/catalog/store-state.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { main } from '../../src/cli/main.ts';
import { type RunJudge, run } from '../../src/cli/pipeline.ts';
import { titleOf } from '../../src/connector/connector.ts';
import { connectorId } from '../../src/connector/connector-id.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { openStore } from '../../src/io/store.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { northwind as reviewed } from '../helpers/northwind.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const northwind = { ...reviewed, contact: { email: 'secret-desk@northwindtraders.com' } };
const rosa = {
  ...northwind,
  id: 'rosa',
  name: 'Rosa Delgado',
  programs: ['independent-publisher'],
  account: { provider: 'github', login: 'rosa', id: 2 },
  domains: [],
};
const localPolicy = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] };

/** Fails what says so in its readme: what the rules are has no part in what a run does with their verdict. */
const judge: RunJudge = {
  comparer: comparerOf(Object.values<Rule>(index)),
  tool: { version: '1.2.3', rules: 'sha256:test' },
  certify: async (connector) => {
    const isBad = connector.readme?.text.includes('BROKEN') ?? true;
    const finding = {
      ruleId: 'r',
      codes: [],
      severity: 'error',
      message: 'm',
      fix: 'f',
      state: 'new',
      location: { file: 'readme.md' },
    } as const;
    return {
      path: connector.path,
      id: connectorId(connector.name, connector.program),
      name: titleOf(connector),
      program: connector.program,
      version: '1.0.0',
      operations: connector.definition?.operations.length ?? 0,
      verdict: isBad ? 'fail' : 'pass',
      findings: isBad ? [finding] : [],
    };
  },
};

function json(value: unknown): string {
  return JSON.stringify(value);
}

const things = 'certified-connectors/Northwind Things';
const other = 'independent-publisher-connectors/Things';

function sampleFiles(policy: unknown = localPolicy): Record<string, string> {
  return {
    ...goldenFiles(things),
    ...goldenFiles(other, 'independent-publisher'),
    'publishers/northwind-traders.json': json(northwind),
    'publishers/rosa.json': json(rosa),
    'certification.json': json(policy),
    '.gitignore': '.certify/\n',
  };
}

async function runIn(root: string, now = '2026-11-20T12:00:00Z', by = judge): Promise<string> {
  let text = '';
  expect(
    await run({
      root,
      now: () => new Date(now),
      judge: async () => by,
      out: (part) => {
        text += part;
      },
    }),
  ).toBe(0);
  return text;
}

function published(root: string, path: string) {
  return JSON.parse(readFileSync(join(root, '.certify/site', path), 'utf8'));
}

function siteBytes(root: string): Map<string, string> {
  const folder = join(root, '.certify/site');
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    found.map((entry) => [
      join(entry.parentPath, entry.name).slice(folder.length),
      readFileSync(join(entry.parentPath, entry.name), 'latin1'),
    ]),
  );
}

function storeTip(root: string): string {
  return git(join(root, '.certify/store.git'), 'rev-parse', 'catalog');
}

test('a repository becomes a catalog: certified, on preview, promoted, published', async () => {
  const root = temporaryFolder(sampleFiles());
  const commit = commitAll(root);
  expect(await runIn(root)).toBe(`Source    commit ${commit.slice(0, 12)}.
Certified 2 connectors: 2 pass.
Preview   2 versions (2 new); 6 operations agree with their own definition, 0 tried against a real service.
Promoted  2 to public, 2 public now (local policy: no soak; nothing is read from GitHub; not asked yet and optional: tests, approval).
          Northwind Things 1.0.0
          Northwind Things 1.0.0
Held      nothing.
Catalog   .certify/site/v1/index.json (${siteBytes(root).size - 1} files changed; not signed)
`);
  expect(published(root, 'v1/index.json')).toMatchObject({
    source: { commit, committedAt: '2026-11-01T10:00:00+00:00' },
    counts: { connectors: 2, public: 2, preview: 2, publishers: 2, events: 6 },
  });
  const [first, second] = published(root, 'v1/catalog.json').connectors;
  expect(first).toMatchObject({
    id: 'northwind-things',
    title: 'Northwind Things',
    status: 'public',
    publisher: { id: 'northwind-traders', level: 'reviewed', domains: ['northwindtraders.com'] },
    versions: { public: { version: '1.0.0', revision: 0, since: '2026-11-20T12:00:00.000Z' } },
    auth: ['api-key'],
    hosts: ['things.northwindtraders.com'],
    operations: { actions: 3, triggers: 0 },
    categories: ['Commerce', 'Productivity'],
    openQuestions: [],
  });
  expect(second).toMatchObject({ id: 'things-ip', publisher: { id: 'rosa', level: 'independent' } });
  const entry = published(root, first.entry.path);
  expect(entry.operations.map((operation: { id: string }) => operation.id)).toEqual(['ListThings', 'CreateThing', 'GetThing']);
  expect(entry.operations[1].parameters).toEqual([
    { name: 'name', in: 'body', label: 'Name', type: 'string', required: true, description: 'What people call the new thing.' },
  ]);
  expect(entry.versions).toMatchObject([
    {
      version: '1.0.0',
      revision: 0,
      commit,
      tree: git(root, 'rev-parse', `HEAD:${things}`),
      channels: ['preview', 'public'],
      status: 'public',
    },
  ]);
  const bundle = readFileSync(join(root, '.certify/site', entry.versions[0].bundle.path));
  expect(Object.keys(unzipSync(bundle))).toEqual(['apiDefinition.swagger.json', 'apiProperties.json', 'readme.md']);
});

test('every file that the index names has the digest and size it says, and nothing else is served', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  const { createHash } = await import('node:crypto');
  const index = published(root, 'v1/index.json');
  const site = siteBytes(root);
  for (const { path, sha256, size } of [...index.files, published(root, 'v1/timestamp.json').index]) {
    const bytes = Buffer.from(site.get(path) ?? '', 'latin1');
    expect([createHash('sha256').update(bytes).digest('hex'), bytes.length], path).toEqual([sha256, size]);
    site.delete(path);
  }
  expect([...site.keys()]).toEqual(['/v1/timestamp.json']);
  expect([...siteBytes(root).values()].join('')).not.toContain('secret-desk');
});

test('a second run without a change writes nothing but the timestamp, whenever it runs', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  const [site, tip] = [siteBytes(root), storeTip(root)];
  expect(await runIn(root, '2026-11-25T09:30:00Z')).toContain('Preview   2 versions (0 new)');
  expect(storeTip(root)).toBe(tip);
  const after = siteBytes(root);
  expect([...after].filter(([path, bytes]) => site.get(path) !== bytes).map(([path]) => path)).toEqual(['/v1/timestamp.json']);
  expect(after.size).toBe(site.size);
});

test('the site is a function of history and store: deleted, it comes back byte for byte', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  const site = siteBytes(root);
  rmSync(join(root, '.certify/site'), { recursive: true });
  await runIn(root);
  expect(siteBytes(root)).toEqual(site);
});

test('only what is committed is published; what is not is named', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  const before = storeTip(root);
  writeFiles(root, {
    [`${things}/readme.md`]: 'BROKEN',
    'certified-connectors/New One/apiProperties.json': '{}',
    'publishers/rosa.json': '{',
  });
  const text = await runIn(root);
  expect(text).toContain(`what is not committed is not in it:
          certified-connectors/New One
          certified-connectors/Northwind Things
          publishers/rosa.json
Certified 2 connectors: 2 pass.`);
  expect(storeTip(root)).toBe(before);
});

test('new content under the same version is its next revision; the old one is superseded and stays in the list', async () => {
  const root = temporaryFolder(sampleFiles());
  const first = commitAll(root);
  await runIn(root);
  writeFiles(root, { [`${things}/readme.md`]: 'A better readme' });
  const second = commitAll(root, 'Better');
  expect(await runIn(root, '2026-11-21T12:00:00Z')).toContain('Preview   2 versions (1 new)');
  const entry = published(root, 'v1/connectors/northwind-things.json');
  expect(
    entry.versions.map((version: Record<string, unknown>) => [
      version['revision'],
      version['status'],
      version['commit'],
      version['promotedAt'],
    ]),
  ).toEqual([
    [1, 'public', second, '2026-11-21T12:00:00.000Z'],
    [0, 'superseded', first, '2026-11-20T12:00:00.000Z'],
  ]);
  expect(published(root, 'v1/ledger/northwind-things/6.json')).toMatchObject({ type: 'promoted', from: { version: '1.0.0', revision: 0 } });
});

test('a version that fails stays off preview; the one before stays public, rebuilt from its commit', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  const before = published(root, 'v1/connectors/northwind-things.json');
  writeFiles(root, { [`${things}/readme.md`]: 'BROKEN' });
  commitAll(root, 'Break it');
  const text = await runIn(root);
  expect(text).toContain(
    'Certified 2 connectors: 1 pass, 1 fail.\n          certified-connectors/Northwind Things: 1 error to fix → certify check "certified-connectors/Northwind Things"',
  );
  expect(published(root, 'v1/connectors/northwind-things.json')).toEqual(before);
});

test('what a policy does not make optional holds a version, and the reason is told in every place', async () => {
  const root = temporaryFolder(sampleFiles({ ...localPolicy, optionalQuestions: ['tests'] }));
  commitAll(root);
  const text = await runIn(root);
  expect(text).toContain('Promoted  0 to public, 0 public now');
  expect(text).toContain(
    'Held      Northwind Things 1.0.0  approval: No maintainer approved this content yet, which a new connector needs. Next: the maintainers, since 2026-11-20. → certify approve northwind-things --by NUMBER\n',
  );
  expect(published(root, 'v1/catalog.json').connectors[0]).toMatchObject({
    status: 'preview',
    versions: { public: null },
    openQuestions: [{ question: 'approval', answer: 'not asked yet', who: 'maintainers' }],
  });
});

test('soak is counted from the ledger by the clock of the run: a day too early holds, the last second promotes', async () => {
  const policy = { schemaVersion: 1, profile: 'default', optionalQuestions: ['tests', 'approval'] };
  const root = temporaryFolder(sampleFiles(policy));
  commitAll(root);
  expect(await runIn(root, '2026-11-20T12:00:00Z')).toContain(
    'soak: Until 2026-11-27T12:00:00.000Z: a new connector waits 7 days on preview. Next: nobody, it only has to wait',
  );
  expect(await runIn(root, '2026-11-27T11:59:59Z')).toContain('Promoted  0 to public, 0 public now');
  expect(await runIn(root, '2026-11-27T12:00:00Z')).toContain('Promoted  2 to public, 2 public now');
});

interface SampleDefinition {
  host: string;
  readonly info: { description: string };
  readonly paths: { readonly '/things': { readonly get: { readonly parameters: readonly [{ type: string }] } } };
}

/** Changes the definition of the first connector and commits it. */
function edit(root: string, change: (definition: SampleDefinition) => void): void {
  const file = join(root, things, 'apiDefinition.swagger.json');
  const definition = JSON.parse(readFileSync(file, 'utf8'));
  change(definition);
  writeFileSync(file, json(definition));
  commitAll(root, 'Edit');
}

const waiting = { schemaVersion: 1, profile: 'default', optionalQuestions: ['tests', 'approval'] };

test('a version waits as long as everything it changes of the public one, in however many steps it came', async () => {
  const root = temporaryFolder(sampleFiles(waiting));
  commitAll(root);
  await runIn(root, '2026-11-01T00:00:00Z');
  expect(await runIn(root, '2026-11-08T00:00:00Z')).toContain('2 public now');
  edit(root, ({ info }) => {
    info.description = 'Keeps the list of things that a warehouse holds and tells who put them there.';
  });
  expect(await runIn(root, '2026-11-08T01:00:00Z')).toContain('Until 2026-11-09T01:00:00.000Z: a minor change waits 1 day on preview.');
  // What is sensitive comes first, a change of texts follows: the version is compared with the public one, not with the step before.
  edit(root, (definition) => {
    definition.host = 'stock.northwindtraders.com';
  });
  await runIn(root, '2026-11-08T02:00:00Z');
  edit(root, ({ info }) => {
    info.description = 'Keeps the list of things that a warehouse holds and tells how many there are.';
  });
  expect(await runIn(root, '2026-11-08T03:00:00Z')).toContain(
    'soak: Until 2026-11-22T03:00:00.000Z: a sensitive change (host) waits 14 days on preview.',
  );
});

test('a break that came in small steps is asked for as a whole, and promoted once it is acknowledged', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  const type = (definition: SampleDefinition, value: string): void => {
    definition.paths['/things'].get.parameters[0].type = value;
  };
  edit(root, (definition) => type(definition, 'integer'));
  const held = await runIn(root);
  expect(held).toContain('acknowledgement: 1 change since 1.0.0 breaks flows and is not acknowledged:');
  const first = /"fingerprints":\["([0-9a-f]{32})"\]/.exec(held)?.[1] ?? '';
  const words = { reason: 'The service counts its filters now.', notice: 'Choose the filter anew in each flow.' };
  const acknowledge = (fingerprint: string): void => {
    writeFiles(root, {
      [`${things}/acknowledgements.json`]: json({ schemaVersion: 1, acknowledgements: [{ fingerprints: [fingerprint], ...words }] }),
    });
    commitAll(root, 'Acknowledge');
  };
  // The first step is acknowledged, the second makes another change of it: what counts is the way from the public version.
  edit(root, (definition) => type(definition, 'boolean'));
  acknowledge(first);
  const text = await runIn(root);
  expect(text).toContain('acknowledgement: 1 change since 1.0.0 breaks flows and is not acknowledged:');
  const second = /"fingerprints":\["([0-9a-f]{32})"\]/.exec(text)?.[1] ?? '';
  expect(second).not.toBe(first);
  acknowledge(second);
  expect(await runIn(root)).toContain('Promoted  1 to public, 2 public now');
});

test('promotion certifies afresh: a version that came on preview under old rules is held under new ones', async () => {
  const policy = { schemaVersion: 1, profile: 'default', optionalQuestions: ['tests', 'approval'] };
  const root = temporaryFolder(sampleFiles(policy));
  commitAll(root);
  await runIn(root);
  const strict: RunJudge = {
    ...judge,
    tool: { version: '2.0.0', rules: 'sha256:new' },
    certify: async (connector) => ({
      ...(await judge.certify(connector)),
      findings: [{ ruleId: 'new', codes: [], severity: 'error', message: 'm', fix: 'f', state: 'new', location: { file: '.' } }],
    }),
  };
  expect(await runIn(root, '2026-12-20T12:00:00Z', strict)).toContain('report: Certified afresh, it has 1 error.');
});

test('a publisher without a valid review is held, and so is a connector nobody registered', async () => {
  const root = temporaryFolder({ ...sampleFiles(), 'publishers/rosa.json': json({ ...rosa, name: 'Somebody Else' }) });
  commitAll(root);
  const text = await runIn(root, '2027-10-02T00:00:00Z');
  expect(text).toContain('publisher: things.northwindtraders.com is not proved. The review of northwindtraders.com ended on 2027-10-01.');
  expect(text).toContain('publisher: No file of publishers/ is named "Rosa Delgado" and admitted to the independent-publisher programme.');
});

test('outside git the folders are the source, and the store keeps what no commit holds', async () => {
  const root = temporaryFolder(sampleFiles());
  expect(await runIn(root)).toContain('Source    the folders as they are: there is no commit to read from.');
  const before = published(root, 'v1/connectors/northwind-things.json');
  expect(before.versions[0]).toMatchObject({ commit: null, committedAt: null });
  writeFiles(root, { [`${things}/readme.md`]: 'BROKEN' });
  await runIn(root);
  expect(published(root, 'v1/connectors/northwind-things.json')).toEqual(before);
});

test('a repository without a commit reads its folders; one without committed connectors says so', async () => {
  const root = temporaryFolder(sampleFiles());
  git(root, 'init', '--quiet', '--initial-branch=main');
  expect(await runIn(root)).toContain('the folders as they are');
  git(root, 'add', '.gitignore');
  git(root, 'commit', '--quiet', '--message', 'Start');
  await expect(runIn(root)).rejects.toThrow('The work tree has some: commit them first.');
});

test('a folder below the top of its repository is a root of its own', async () => {
  const top = temporaryFolder(Object.fromEntries(Object.entries(sampleFiles()).map(([path, text]) => [`deep/er/${path}`, text])));
  const commit = commitAll(top);
  expect(await runIn(join(top, 'deep/er'))).toContain('Promoted  2 to public');
  expect(published(join(top, 'deep/er'), 'v1/connectors/things-ip.json').versions[0]).toMatchObject({ commit, folder: other });
});

test('two folders of one id stay off every channel; one that came first keeps its id', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  writeFiles(root, goldenFiles('certified-connectors/northwind things'));
  commitAll(root, 'Take the name');
  expect(await runIn(root)).toContain(
    "certified-connectors/northwind things: the id 'northwind-things' belongs to certified-connectors/Northwind Things",
  );
  const fresh = temporaryFolder({ ...sampleFiles(), ...goldenFiles('certified-connectors/northwind things') });
  commitAll(fresh);
  expect(await runIn(fresh)).toContain("several folders are named 'northwind-things'");
  expect(published(fresh, 'v1/catalog.json').connectors.map(({ id }: { id: string }) => id)).toEqual(['things-ip']);
});

test('hostile names and texts are data: no file outside, no control character on the terminal', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a stranger could write
  const title = '</script>\u001b[31m${{ secrets }}\u202e';
  const definition = JSON.stringify({
    swagger: '2.0',
    info: { title, version: '__proto__', description: '{{error}}' },
    host: 'things.northwindtraders.com',
    paths: { '/x': { get: { operationId: '__proto__', responses: {} } } },
  });
  const hostile = 'certified-connectors/..\u001b[2J --option \u202e$(x)';
  const root = temporaryFolder({
    ...sampleFiles({ ...localPolicy, optionalQuestions: [] }),
    ...goldenFiles(hostile, 'certified', { 'apiDefinition.swagger.json': definition, __proto__: 'x' }),
    ...goldenFiles('certified-connectors/constructor', 'certified', { 'readme.md': 'BROKEN' }),
  });
  commitAll(root);
  const text = await runIn(root);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  const [entry] = published(root, 'v1/catalog.json').connectors;
  expect(entry).toMatchObject({ id: '2-j-option-x', title, versions: { preview: { version: '__proto__' } } });
  expect(published(root, `v1/connectors/${entry.id}.json`).operations[0].id).toBe('__proto__');
});

test('a link inside a connector keeps it off every channel', async () => {
  const root = temporaryFolder(sampleFiles());
  execFileSync('ln', ['-s', '/etc/passwd', join(root, things, 'icon.png')]);
  commitAll(root);
  expect(await runIn(root)).toContain('"icon.png" is a symlink, not a file.');
});

test('nothing to certify, a broken registry, a broken policy: one sentence each, and nothing is written', async () => {
  const empty = temporaryFolder({ 'certification.json': json(localPolicy) });
  await expect(runIn(empty)).rejects.toThrow(UserError);
  const registry = temporaryFolder({ ...sampleFiles(), 'publishers/rosa.json': '{' });
  await expect(runIn(registry)).rejects.toThrow("publishers/rosa.json: line 1, column 1: The '{' that begins here is never closed.");
  const policy = temporaryFolder({ ...sampleFiles(), 'certification.json': '{}' });
  await expect(runIn(policy)).rejects.toThrow('certification.json:');
  for (const root of [empty, registry, policy]) expect(readdirSync(root)).not.toContain('.certify');
});

test('a version whose commit is gone is an error that says how to get it back, never a silently shorter catalog', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  rmSync(join(root, '.git'), { recursive: true });
  writeFiles(root, { [`${things}/readme.md`]: 'BROKEN' });
  commitAll(root, 'Another history');
  await expect(runIn(root)).rejects.toThrow('The bytes of certified-connectors/Northwind Things 1.0.0 are nowhere to be found');
});

test.each([
  ['{"name":"connector-certification"}', 'npm run serve'],
  ['{"name":"other"}', 'certify serve'],
  ['{', 'certify serve'],
])('where package.json is %s the pages are looked at with: %s', async (settings, look) => {
  const root = temporaryFolder({ ...sampleFiles(), 'package.json': settings });
  commitAll(root);
  let text = '';
  const out = (part: string) => {
    text += part;
  };
  await run({
    root,
    now: () => new Date('2026-11-20T12:00:00Z'),
    judge: async () => judge,
    out,
    pages: () => ({ see: () => [], rest: () => [] }),
  });
  expect(text).toContain(`Look: ${look}\n`);
});

test('pages are made from the catalog and served with it', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  let text = '';
  await run({
    root,
    now: () => new Date('2026-11-20T12:00:00Z'),
    judge: async () => judge,
    out: (part) => {
      text += part;
    },
    pages: () => {
      let count = 0;
      return {
        see: () => {
          count += 1;
          return [];
        },
        rest: () => [['/index.html', new TextEncoder().encode(`${count} files`)]],
      };
    },
  });
  expect(text).toContain('Pages  .certify/site/index.html   Look: certify serve\n');
  expect(siteBytes(root).get('/index.html')).toMatch(/^\d+ files$/);
});

test('the command line runs it with the real rules and pages: exit 0, and 2 for a folder without connectors', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  const terminal = fakeTerminal(root);
  expect([await main(['run'], terminal), terminal.printed.err]).toEqual([0, '']);
  expect(terminal.printed.out).toContain('Pages  .certify/site/index.html');
  expect(siteBytes(root).get('/connectors/northwind-things/index.html')).toContain('Northwind Things');
  const other = fakeTerminal(root);
  expect(await main(['run', 'nowhere'], other)).toBe(2);
  expect(other.printed).toEqual({
    out: '',
    err: `certify: There is no connector below certified-connectors/ or independent-publisher-connectors/ in ${join(root, 'nowhere')}.\n`,
  });
});

test('a shallow clone is refused with the way out, and nothing is written', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  writeFiles(root, { [`${things}/readme.md`]: `${goldenFiles(things)[`${things}/readme.md`]}\nMore.\n` });
  commitAll(root, 'Say more');
  const shallow = join(temporaryFolder(), 'clone');
  git(root, 'clone', '--quiet', '--depth', '1', `file://${root}`, shallow);
  await expect(runIn(shallow)).rejects.toThrow(
    new UserError(
      'This clone is shallow: when each connector was last changed cannot be told. Fetch the whole history first: git fetch --unshallow',
    ),
  );
  expect(existsSync(join(shallow, '.certify'))).toBe(false);
});

test('a store that git cannot read is one sentence, and the repository around it never sees it', async () => {
  const root = temporaryFolder({ ...sampleFiles(), '.gitignore': '' });
  commitAll(root);
  await runIn(root);
  expect(git(root, 'status', '--porcelain')).toBe('');
  writeFileSync(join(root, '.certify/store.git/HEAD'), '');
  await expect(runIn(root)).rejects.toThrow(/^The catalog's store at .* cannot be read \(.*\)\. Restore it from a copy\.$/s);
});

test('the same version with other content says so when it is promoted', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  writeFiles(root, { [`${things}/readme.md`]: `${goldenFiles(things)[`${things}/readme.md`]}\nMore.\n` });
  commitAll(root, 'Say more');
  expect(await runIn(root, '2026-11-21T12:00:00Z')).toContain('Northwind Things 1.0.0 (revision 1: same version, other content)\n');
});

test('a committed .certify is refused before git is asked about it, whatever its letters', async () => {
  for (const name of ['.certify', '.Certify']) {
    const root = temporaryFolder({ ...sampleFiles(), '.gitignore': '' });
    const trace = join(temporaryFolder(), 'trace');
    git(root, 'init', '--quiet', '--bare', '--initial-branch=catalog', join(root, name, 'store.git'));
    const hook = join(root, name, 'store.git/hooks/reference-transaction');
    writeFiles(root, { [`${name}/store.git/hooks/reference-transaction`]: `#!/bin/sh\ntouch '${trace}'\n` });
    chmodSync(hook, 0o755);
    commitAll(root);
    await expect(runIn(root)).rejects.toThrow(UserError);
    await expect(runIn(root)).rejects.toThrow('committed');
    git(root, 'rm', '-r', '--cached', '--quiet', name);
    git(root, 'commit', '--quiet', '--message', 'Remove it');
    if (name === '.certify') await runIn(root);
    expect(existsSync(trace)).toBe(false);
  }
});

test('a work folder, store or site that is a link is refused, and nothing behind it changes', async () => {
  for (const place of ['.certify', '.certify/site', '.certify/store.git', '.certify/.gitignore']) {
    const precious = temporaryFolder({ 'thesis.txt': 'thesis' });
    const root = temporaryFolder(sampleFiles());
    commitAll(root);
    mkdirSync(join(root, place, '..'), { recursive: true });
    symlinkSync(place.endsWith('.gitignore') ? join(precious, 'thesis.txt') : precious, join(root, place));
    await expect(runIn(root), place).rejects.toThrow('is a link');
    expect(readdirSync(precious), place).toEqual(['thesis.txt']);
    expect(readFileSync(join(precious, 'thesis.txt'), 'utf8'), place).toBe('thesis');
  }
});

test('a connector that our own code cannot publish is refused as a bug of ours, and nothing else is held up', async () => {
  const root = temporaryFolder({ ...sampleFiles(), ...goldenFiles('certified-connectors/Evil') });
  commitAll(root);
  const options = {
    root,
    now: () => new Date('2026-11-20T12:00:00Z'),
    judge: async () => judge,
    pages: () => ({
      see: (path: string) => {
        if (path === '/v1/connectors/evil.json') throw new TypeError('Cannot convert object to primitive value');
        return [];
      },
      rest: () => [],
    }),
  };
  for (let n = 0; n < 2; n += 1) {
    let text = '';
    expect(
      await run({
        ...options,
        out: (part) => {
          text += part;
        },
      }),
    ).toBe(0);
    expect(text).toContain('certified-connectors/Evil: certify has a bug that this connector shows');
    expect(text).toContain('Preview   2 versions');
  }
});

test('flags that are objects are no flags', async () => {
  const properties = JSON.parse(goldenFiles(things)[`${things}/apiProperties.json`] ?? '');
  properties.properties.connectionParameters = {
    k: { type: 'string', uiDefinition: { constraints: { required: { toString: 1, valueOf: 1 } } } },
    l: { type: 'string', uiDefinition: { constraints: { required: 'True' } } },
  };
  const root = temporaryFolder({ ...sampleFiles(), [`${things}/apiProperties.json`]: json(properties) });
  commitAll(root);
  await runIn(root);
  const { connection } = published(root, 'v1/connectors/northwind-things.json');
  expect(connection.map(({ required }: { required: boolean }) => required)).toEqual([false, true]);
});

test('a long name has a short id', async () => {
  const root = temporaryFolder({
    ...sampleFiles(),
    ...goldenFiles(`independent-publisher-connectors/${'界'.repeat(60)}`, 'independent-publisher'),
  });
  commitAll(root);
  expect(await runIn(root)).toContain('Preview   3 versions');
});

/** Commits what is in the index with one more folder of certified-connectors/ that git alone can make. */
function commitTree(root: string, name: string, tree: string): void {
  const line = Buffer.concat([Buffer.from(`040000 tree ${tree}\t`), Buffer.from(name, 'latin1'), Buffer.from('\0')]);
  const mktree = (input: Buffer) => execFileSync('git', ['mktree', '-z'], { cwd: root, input, encoding: 'utf8' }).trim();
  const list = (object: string) => execFileSync('git', ['ls-tree', '-z', object], { cwd: root });
  const certified = mktree(Buffer.concat([list('HEAD:certified-connectors'), line]));
  const rest = list('HEAD')
    .toString('latin1')
    .split('\0')
    .filter((entry) => entry !== '' && !entry.endsWith('\tcertified-connectors'));
  const top = mktree(Buffer.from([...rest, `040000 tree ${certified}\tcertified-connectors`, ''].join('\0'), 'latin1'));
  git(root, 'update-ref', 'HEAD', git(root, 'commit-tree', '-p', 'HEAD', '-m', 'Add', top));
}

test('a folder whose name is no UTF-8, or whose tree no checkout has, is refused with a sentence and holds up nothing', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  const tree = git(root, 'rev-parse', `HEAD:${things}`);
  commitTree(root, 'Caf\xe9', tree);
  commitTree(root, 'Caf\xe8', tree);
  const bytes = execFileSync('git', ['cat-file', 'tree', tree], { cwd: root });
  const odd = Buffer.from(bytes.toString('latin1').replace('100644 readme.md', '100664 readme.md'), 'latin1');
  const id = execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], {
    cwd: root,
    input: odd,
    encoding: 'utf8',
  });
  commitTree(root, 'Odd', id.trim());
  const text = await runIn(root);
  expect(text).toContain('certified-connectors/Caf\ufffd: the name of the folder is no UTF-8 text.');
  expect(text).toContain('certified-connectors/Odd: git keeps names or modes');
  expect(text).toContain('Preview   2 versions');
});

test('outside git, links lead nowhere and large files are refused', async () => {
  const secret = temporaryFolder({ ...goldenFiles('Private'), 'policy.json': '{"x": "secret token 123"', 'rosa.json': '{"secret 123"' });
  const linked = temporaryFolder({ 'certification.json': json(localPolicy) });
  symlinkSync(secret, join(linked, 'certified-connectors'));
  await expect(runIn(linked)).rejects.toThrow('is a link');
  const policy = temporaryFolder(sampleFiles());
  rmSync(join(policy, 'certification.json'));
  symlinkSync(join(secret, 'policy.json'), join(policy, 'certification.json'));
  await expect(runIn(policy)).rejects.toThrow('certification.json is no regular file');
  const registry = temporaryFolder(sampleFiles());
  rmSync(join(registry, 'publishers'), { recursive: true });
  symlinkSync(secret, join(registry, 'publishers'));
  await expect(runIn(registry)).rejects.toThrow('is a link');
  const large = temporaryFolder({ ...sampleFiles(), 'publishers/rosa.json': ' '.repeat(3_000_000) });
  await expect(runIn(large)).rejects.toThrow('publishers/rosa.json is larger');
});

test('a connector that left the repository stays published, and the summary says so', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  rmSync(join(root, other), { recursive: true });
  commitAll(root, 'Remove one');
  expect(await runIn(root, '2026-11-21T12:00:00Z')).toContain(
    `Gone      ${other} is not in the repository any more; 1.0.0 stays public → certify withdraw things-ip --reason "…"\n`,
  );
});

test('the store may be a branch of another repository, and another machine goes on from there', async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  const remote = join(temporaryFolder(), 'remote.git');
  git(root, 'init', '--quiet', '--bare', remote);
  const first = fakeTerminal(root);
  expect(await main(['run', '--store', remote], first)).toBe(0);
  expect(first.printed.err).toBe('');
  expect(git(remote, 'ls-tree', '--name-only', 'catalog')).toBe('channels\nevidence\nledger\nreports');
  expect(existsSync(join(root, '.certify/store.git'))).toBe(false);
  const other = join(temporaryFolder(), 'clone');
  git(root, 'clone', '--quiet', root, other);
  const tip = git(remote, 'rev-parse', 'catalog');
  expect(await main(['run', '--store', `file://${remote}`], fakeTerminal(other))).toBe(0);
  expect(git(remote, 'rev-parse', 'catalog')).toBe(tip);
  const bytes = siteBytes(other);
  bytes.delete('/v1/timestamp.json');
  const before = siteBytes(root);
  before.delete('/v1/timestamp.json');
  expect(bytes).toEqual(before);
  const wrong = fakeTerminal(root);
  expect(await main(['run', '--store', 'ssh://git@example.com/x'], wrong)).toBe(2);
  expect(wrong.printed.err).toContain('begins with https:// or file://');
});

test('every operation on preview is tried once, and one that contradicts itself holds its connector', async () => {
  const files = sampleFiles();
  const root = temporaryFolder(files);
  commitAll(root);
  const first = await runIn(root);
  expect(first).toMatch(
    /^Preview {3}\d+ versions? \(\d+ new\); \d+ operations? agrees? with (?:its|their) own definition, 0 tried against a real service\.$/m,
  );
  const state = async () => readState((await (await openStore(join(root, '.certify', 'store.git'))).read()).files);
  const tried = [...(await state()).ledgers.values()].flat().filter(({ type }) => type === 'evidenced');
  expect(tried.length).toBeGreaterThan(0);
  expect((await state()).files.has(`evidence/${tried[0]?.type === 'evidenced' ? tried[0].evidence : ''}.json`)).toBe(true);
  await runIn(root);
  expect([...(await state()).ledgers.values()].flat().filter(({ type }) => type === 'evidenced')).toEqual(tried);
});

test('an operation whose own example contradicts it holds its connector', async () => {
  const files = sampleFiles();
  const path = `${things}/apiDefinition.swagger.json`;
  const definition = JSON.parse(String(files[path]));
  definition.paths['/things'].get.responses['200'].examples = { 'application/json': 'no list' };
  const root = temporaryFolder({ ...files, [path]: json(definition) });
  commitAll(root);
  const text = await runIn(root);
  expect(text).toContain('1 does not');
  expect(text).toMatch(/Northwind Things 1\.0\.0 {2}tests: 1 operation failed: ListThings\. Next: the publisher/);
});

test("an independent publisher's page says whose service it is not", async () => {
  const root = temporaryFolder(sampleFiles());
  commitAll(root);
  await runIn(root);
  expect(published(root, 'v1/connectors/things-ip.json').publisher).toMatchObject({ disclaimer: 'Not affiliated with Northwind Traders.' });
  expect(published(root, 'v1/connectors/northwind-things.json').publisher).toMatchObject({ disclaimer: null, concern: null });
});
