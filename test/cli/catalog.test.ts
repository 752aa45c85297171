import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { serveFolder } from '../../src/io/static-server.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { made, parsed, type TestCatalog, testCatalog } from '../helpers/published.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

let catalog: TestCatalog;
beforeAll(async () => {
  catalog = await testCatalog();
});

/** A folder with the catalog in `site/`, its owner's key and what is pinned. */
function workFolder(): string {
  const { publicKey: _, ...files } = Object.fromEntries([...catalog.files].map(([path, bytes]) => [`site${path}`, bytes]));
  const folder = temporaryFolder({ ...files, 'key.pem': catalog.pem, 'trust.json': catalog.files.get('/v1/trust.json') ?? '' });
  chmodSync(join(folder, 'key.pem'), 0o600);
  return folder;
}

async function certify(cwd: string, args: readonly string[], changed: Partial<Terminal> = {}) {
  const terminal = fakeTerminal(cwd, { now: () => made, ...changed });
  return { status: await main(['catalog', ...args], terminal), ...terminal.printed };
}

describe('certify catalog', () => {
  test('lists what it can do, and tells more about each', async () => {
    const { out, status } = await certify('/', ['--help']);
    expect(status).toBe(0);
    for (const name of ['verify', 'get', 'keygen', 'sign', 'trust']) {
      expect(out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
      expect((await certify('/', [name, '--help'])).out).toMatch(new RegExp(`^certify catalog ${name} `));
    }
    expect(await certify('/', ['nothing'])).toMatchObject({
      status: 2,
      err: "certify: certify catalog has no command 'nothing'. See: certify catalog --help\n",
    });
    expect(await certify('/', [])).toMatchObject({ status: 2 });
  });
});

describe('certify catalog verify', () => {
  test('tells each link of the chain, and the outcome', async () => {
    const { out, status } = await certify(workFolder(), ['verify', 'site', '--trust', 'trust.json']);
    expect(status).toBe(0);
    expect(out.replaceAll(/[0-9a-f]{16,}/g, '…').replaceAll(/[\d,]+ bytes/g, 'N bytes')).toMatchInlineSnapshot(`
      "trust      ok          Trust version 1, which follows from version 1 given with --trust.
      signature  ok          Signed by key ….
      freshness  ok          Serial 9, made 2026-11-20T12:00:00.000Z, to be believed until 2026-11-27T12:00:00.000Z.
      index      ok          Names 52 files and 9 events.
      files      ok          All 52 files of the index are there, with its digests.
      ledger     ok          /v1/ledger/northwind-things: 6 events, each bound to the one before, up to the head.
      ledger     ok          /v1/ledger/things-ip: 3 events, each bound to the one before, up to the head.
      catalog    ok          northwind-things is on the channels that its ledger leads to.
      catalog    ok          things-ip is on the channels that its ledger leads to.
      catalog    ok          Tells what the ledgers lead to: no removals.
      entry      ok          Tells every version that its ledger leads to: 2.
      entry      ok          Tells every version that its ledger leads to: 1.
      bundle     ok          Holds tree … of northwind-things 1.0.0 revision 1, and the files that are served by themselves.
      bundle     ok          Holds tree … of things-ip 1.0.0, and the files that are served by themselves.
      bundle     not checked northwind-things 1.0.0 is superseded and not served: it can be rebuilt from commit ….
      report     ok          /v1/reports/….json: Judges tree …; re-run: same bytes.
      report     ok          /v1/reports/….json: Judges tree …; not re-run: judged by certify 0.0.0-test with rules sha256:test, and its content is not served.
      report     ok          /v1/reports/….json: Judges tree …; re-run: same bytes.
      evidence   ok          Is the evidence of northwind-things 1.0.0 that the ledger names.
      evidence   ok          Is the evidence of northwind-things 1.0.0 that the ledger names.
      evidence   ok          Is the evidence of things-ip 1.0.0 that the ledger names.
      publisher  ok          4 checked.
      Verified, with 1 thing not checked (57 files read, N bytes).
      "
    `);
  });

  test('answers 1 and names what is wrong, in text and JSON', async () => {
    const folder = workFolder();
    writeFileSync(join(folder, 'site/v1/list.json'), '{}');
    const { out, status } = await certify(folder, ['verify', 'site', '--trust', 'trust.json']);
    expect(status).toBe(1);
    expect(out).toMatch(/^files {6}FAILED {6}\/v1\/list\.json has 2 bytes; the index names \d+\. Fetch the catalog again/m);
    expect(out).toMatch(/NOT VERIFIED: 1 thing wrong \(\d+ files read, [\d,]+ bytes\)\.\n$/);
    const json = await certify(folder, ['verify', 'site', '--trust', 'trust.json', '--format', 'json']);
    expect(json.status).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      schemaVersion: 1,
      verdict: 'failed',
      steps: expect.arrayContaining([expect.objectContaining({ step: 'files', status: 'failed', file: '/v1/list.json' })]),
    });
  });

  test('remembers nothing unless it is asked to, and then refuses what is older', async () => {
    const folder = workFolder();
    const before = readdirSync(folder);
    await certify(folder, ['verify', 'site']);
    expect(readdirSync(folder)).toEqual(before);
    expect((await certify(folder, ['verify', 'site', '--state', 'seen.json'])).out).toMatch(/TRUSTED ON FIRST USE/);
    const second = await certify(folder, ['verify', 'site', '--state', 'seen.json']);
    expect(second.out).toMatch(/Trust version 1, which follows from version 1 seen before\./);
    const seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8'));
    writeFileSync(join(folder, 'seen.json'), JSON.stringify({ ...seen, serial: 10 }));
    const third = await certify(folder, ['verify', 'site', '--state', 'seen.json']);
    expect(third).toMatchObject({ status: 1, out: expect.stringMatching(/has the serial 9; 10 was seen before\./) });
    expect(JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')).serial).toBe(10);
    writeFileSync(join(folder, 'seen.json'), '{"serial":"x"}');
    expect(await certify(folder, ['verify', 'site', '--state', 'seen.json'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/is no state that certify wrote\./),
    });
  });

  test('reads an address of this machine, and one connector of it with few requests', async () => {
    const folder = workFolder();
    const { server, url } = await serveFolder(join(folder, 'site'), 0);
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const whole = await certify(folder, ['verify', url, '--trust', 'trust.json']);
    expect(whole).toMatchObject({
      status: 0,
      out: expect.stringMatching(/Files that the index does not name cannot be listed at an address\./),
    });
    const slice = await certify(folder, ['verify', url, 'northwind-things@1.0.0+1', '--trust', 'trust.json']);
    expect(slice).toMatchObject({ status: 0, out: expect.stringMatching(/Verified \(17 files read, [\d,]+ bytes\)\.\n$/) });
    expect(await certify(folder, ['verify', 'http://example.com/'])).toMatchObject({
      status: 2,
      err: "certify: 'http://example.com/' is no https address; http is read on this machine only.\n",
    });
  });

  test('says which calls it does not understand', async () => {
    const folder = workFolder();
    for (const [args, sentence] of [
      [[], /takes a folder or an address/],
      [['site', 'a', 'b'], /takes a folder or an address/],
      [['nowhere'], /There is no folder '/],
      [['site', '../x'], /'\.\.\/x' is no id and no id@version/],
      [['site', '--format', 'xml'], /--format is text or json, not 'xml'/],
      [['site', '--trust', 'nothing.pem'], /There is no file 'nothing\.pem'/],
      [['site', '--trust', 'key.pem'], /'key\.pem' is neither a public key \(PEM\) nor a trust file/],
    ] as const)
      expect(await certify(folder, ['verify', ...args])).toMatchObject({ status: 2, err: expect.stringMatching(sentence) });
  });
});

describe('certify catalog get', () => {
  test('writes the files of a verified version to a new folder', async () => {
    const folder = workFolder();
    const { status, out } = await certify(folder, [
      'get',
      'things-ip',
      '--from',
      'site',
      '--trust',
      'trust.json',
      '--output',
      'mine/Things',
    ]);
    expect({ status, out }).toEqual({
      status: 0,
      out: expect.stringMatching(/^things-ip 1\.0\.0 \(public\) is in 'mine\/Things': 3 files, tree [0-9a-f]{40}, 14 files read\.\n$/),
    });
    const wanted = goldenFiles('x', 'independent-publisher');
    for (const name of readdirSync(join(folder, 'mine/Things')))
      expect(readFileSync(join(folder, 'mine/Things', name), 'utf8')).toBe(wanted[`x/${name}`]);
    expect(await certify(folder, ['get', 'things-ip', '--from', 'site', '--output', 'mine/Things'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/is there already and not empty\./),
    });
  });

  test('writes nothing where anything is wrong', async () => {
    const folder = workFolder();
    const [version] = parsed(catalog.files, '/v1/connectors/things-ip.json').versions;
    const path = join(folder, 'site', version.bundle.path);
    const bytes = readFileSync(path);
    bytes[50] = (bytes[50] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { status, err, out } = await certify(folder, ['get', 'things-ip', '--from', 'site', '--output', 'out']);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/FAILED {6}\/bundles\/[0-9a-f]{64}\.zip has the digest/);
    expect(err).toMatch(/Nothing was written to 'out'\.\n$/);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect(await certify(folder, ['get', 'northwind-things@1.0.0', '--from', 'site', '--output', 'out'])).toMatchObject({
      status: 1,
      err: expect.stringMatching(
        /^northwind-things 1\.0\.0 is superseded and not served: it can be rebuilt from commit [0-9a-f]{40}\.\nNothing was written to 'out'\.\n$/,
      ),
    });
    expect(await certify(folder, ['get', 'nobody', '--from', 'site', '--output', 'other'])).toMatchObject({
      status: 1,
      err: expect.stringMatching(/The catalog has no connector "nobody"\./),
    });
  });
});

describe('certify catalog get of what should not be used', () => {
  const reasons = { yanked: 'It loses data.', purged: 'It held a secret.', suspended: 'Its owner is asked.' } as const;
  const gotten = async (after: readonly (readonly string[])[], target: string) => {
    const { files } = await testCatalog({ after });
    const folder = temporaryFolder(Object.fromEntries([...files].map(([path, bytes]) => [`site${path}`, bytes])));
    const { status, out, err } = await certify(folder, ['get', target, '--from', 'site', '--output', 'out']);
    return { status, out, err: err.replace(/commit [0-9a-f]{40}/, 'commit …'), isThere: existsSync(join(folder, 'out')) };
  };
  const refused = (sentence: string) => ({ status: 1, out: '', err: `${sentence}\nNothing was written to 'out'.\n`, isThere: false });

  test('writes nothing of a yanked or purged version, and says why in one sentence', async () => {
    const yank = ['yank', 'northwind-things@1.0.0+1', '--reason', reasons.yanked];
    const purge = ['purge', 'northwind-things@1.0.0+0', '--reason', reasons.purged];
    expect(await gotten([purge, yank], 'northwind-things@1.0.0+1')).toEqual(
      refused(
        'northwind-things 1.0.0 revision 1 was yanked on 2026-11-20 (It loses data.) and not served: it can be rebuilt from commit ….',
      ),
    );
    expect(await gotten([purge], 'northwind-things@1.0.0+0')).toEqual(
      refused('northwind-things 1.0.0 was purged on 2026-11-20: It held a secret.'),
    );
  });

  test('writes nothing of a suspended or withdrawn connector, and says why in one sentence', async () => {
    for (const [command, done] of [
      ['suspend', 'suspended'],
      ['withdraw', 'withdrawn'],
    ] as const)
      expect(await gotten([[command, 'things-ip', '--reason', reasons.suspended]], 'things-ip')).toEqual(
        refused(`things-ip 1.0.0 cannot be downloaded: its connector was ${done} on 2026-11-20: Its owner is asked.`),
      );
  });

  test('writes a deprecated connector, and says why not to use it', async () => {
    const { status, err, isThere } = await gotten([['deprecate', 'things-ip', '--reason', 'Use another one.']], 'things-ip');
    expect({ status, isThere }).toEqual({ status: 0, isThere: true });
    expect(err).toMatch(/^things-ip is deprecated: Use another one\.$/m);
  });
});

describe('keys', () => {
  test('are made in a file that only the owner reads, and never replaced', async () => {
    const folder = temporaryFolder();
    const { status, out, err } = await certify(folder, ['keygen', '--output', 'new.pem']);
    expect(status).toBe(0);
    expect(out).toMatch(/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=]{60}\n-----END PUBLIC KEY-----\n$/);
    expect(err).toMatch(/^Key [0-9a-f]{64}\n/);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'new.pem')).mode & 0o777).toBe(0o600);
    const before = readFileSync(join(folder, 'new.pem'), 'utf8');
    expect(await certify(folder, ['keygen', '--output', 'new.pem'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/is there already; choose another name\.\n$/),
    });
    expect(readFileSync(join(folder, 'new.pem'), 'utf8')).toBe(before);
  });

  test('sign a catalog from a file, from standard input or from the environment', async () => {
    const folder = workFolder();
    const signed = () => JSON.parse(readFileSync(join(folder, 'site/v1/timestamp.json'), 'utf8')).signatures;
    const unsigned = () => {
      const timestamp = { ...parsed(catalog.files, '/v1/timestamp.json'), signatures: [] };
      writeFileSync(join(folder, 'site/v1/timestamp.json'), JSON.stringify(timestamp));
    };
    for (const [args, changed] of [
      [['--key', 'key.pem'], {}],
      [['--key', '-'], { input: async () => catalog.pem }],
      [[], { variable: (name: string) => (name === 'CERTIFY_SIGNING_KEY' ? catalog.pem : undefined) }],
    ] as const) {
      unsigned();
      expect(await certify(folder, ['sign', 'site', ...args], changed)).toMatchObject({
        status: 0,
        out: expect.stringMatching(/^Signed \/v1\/timestamp\.json, serial 9, by key [0-9a-f]{16}\.\n$/),
      });
      expect(signed()).toEqual([expect.objectContaining({ keyId: catalog.key.keyId })]);
      expect((await certify(folder, ['verify', 'site', '--trust', 'trust.json'])).status).toBe(0);
    }
    expect(await certify(folder, ['sign', 'site'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/There is no key to sign with\./),
    });
  });

  test('sign nothing that does not fit together, that expired, or that the trust file does not let them', async () => {
    const folder = workFolder();
    await certify(folder, ['keygen', '--output', 'other.pem']);
    expect(await certify(folder, ['sign', 'site', '--key', 'other.pem'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(
        /^certify: Trust version 1 does not let this key sign: key [0-9a-f]{16} is not in it\. Sign with another key/,
      ),
    });
    expect(await certify(folder, ['sign', 'site', '--key', 'key.pem'], { now: () => new Date('2027-01-01') })).toMatchObject({
      status: 1,
      err: expect.stringMatching(/expired at/),
    });
    writeFileSync(join(folder, 'site/v1/list.json'), '{}');
    const before = readFileSync(join(folder, 'site/v1/timestamp.json'), 'utf8');
    expect(await certify(folder, ['sign', 'site', '--key', 'key.pem'])).toMatchObject({
      status: 1,
      err: expect.stringMatching(/Nothing was signed\./),
    });
    expect(readFileSync(join(folder, 'site/v1/timestamp.json'), 'utf8')).toBe(before);
  });

  test.skipIf(process.platform === 'win32')('that others can read are refused', async () => {
    const folder = workFolder();
    chmodSync(join(folder, 'key.pem'), 0o640);
    expect(await certify(folder, ['sign', 'site', '--key', 'key.pem'])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/can be read by others on this machine\. Close it with: chmod 600 '/),
    });
  });
});

describe('certify catalog trust', () => {
  test('begins, rotates, revokes and raises the epoch, each as one more file', async () => {
    const folder = temporaryFolder();
    for (const name of ['one.pem', 'two.pem']) await certify(folder, ['keygen', '--output', name]);
    const trust = async (...args: string[]) => await certify(folder, ['trust', ...args]);
    expect(await trust('init', '--key', 'one.pem')).toMatchObject({
      status: 0,
      out: "Trust version 1 is in 'trust/1.json'. Commit it; certify run publishes it.\n",
    });
    expect(await trust('init', '--key', 'one.pem')).toMatchObject({ status: 2 });
    expect(await trust('rotate', '--key', 'two.pem')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/Version 2 is not signed by a key that version 1 trusts\. Give the keys that are needed with --key\./),
    });
    expect((await trust('rotate', '--key', 'one.pem', '--key', 'two.pem', '--days', '30')).status).toBe(0);
    const [one, two] = JSON.parse(readFileSync(join(folder, 'trust/2.json'), 'utf8')).keys;
    expect([one.until, two.until]).toEqual(['2026-12-20T12:00:00.000Z', null]);
    expect((await trust('revoke', one.keyId.slice(0, 12), '--reason', 'The laptop was stolen.', '--key', 'two.pem')).status).toBe(0);
    expect((await trust('epoch', '40', '--key', 'two.pem')).status).toBe(0);
    const workflow = ['--repository-id', '42', '--workflow', 'northwind/catalog/.github/workflows/publish.yml', '--ref', 'refs/heads/main'];
    expect((await trust('attest', ...workflow, '--key', 'two.pem')).status).toBe(0);
    expect((await trust('show')).out).toMatch(
      /^Trust version 5, epoch 40\nkey [0-9a-f]{16} REVOKED 2026-11-20T12:00:00\.000Z: The laptop was stolen\.\nkey [0-9a-f]{16} from 2026-11-20T12:00:00\.000Z\nworkflow northwind\/catalog\/\.github\/workflows\/publish\.yml at refs\/heads\/main of repository 42\n$/,
    );
    expect(readdirSync(join(folder, 'trust'))).toEqual(['1.json', '2.json', '3.json', '4.json', '5.json']);
    expect(await trust('epoch', '39', '--key', 'two.pem')).toMatchObject({
      status: 2,
      err: 'certify: The epoch is 40 already; it only ever rises.\n',
    });
    for (const args of [[], ['revoke', 'x'], ['epoch'], ['attest'], ['nothing'], ['show', 'a', 'b']])
      expect(await trust(...args, ...(args[0] === 'show' ? [] : ['--key', 'two.pem']))).toMatchObject({
        status: 2,
        err: expect.stringMatching(/See: certify catalog trust --help/),
      });
  });
});

describe('certify run', () => {
  test('signs with the key that is given, publishes the trust files, and counts the epoch into the serial', async () => {
    const root = temporaryFolder({
      ...goldenFiles('independent-publisher-connectors/Things', 'independent-publisher'),
      'certification.json': JSON.stringify({ schemaVersion: 1, profile: 'local' }),
    });
    await certify(root, ['keygen', '--output', 'key.pem']);
    await certify(root, ['keygen', '--output', 'other.pem']);
    await certify(root, ['trust', 'init', '--key', 'key.pem']);
    await certify(root, ['trust', 'epoch', '9', '--key', 'key.pem']);
    const run = async (...args: string[]) => {
      const terminal = fakeTerminal(root, { now: () => made, variable: () => 'never read by a run' });
      return { status: await main(['run', ...args], terminal), ...terminal.printed };
    };
    expect((await run('--unsigned')).out).toMatch(/; not signed\)/);
    expect((await run('--key', 'key.pem')).out).toMatch(/; signed by key [0-9a-f]{16}\)/);
    expect(JSON.parse(readFileSync(join(root, '.certify/site/v1/timestamp.json'), 'utf8'))).toMatchObject({ serial: 11 });
    expect(readdirSync(join(root, '.certify/site/v1/trust'))).toEqual(['1.json', '2.json']);
    expect((await certify(root, ['verify', '.certify/site'])).status).toBe(0);
    expect(await run('--key', 'other.pem')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/Trust version 2 does not let this key sign/),
    });
  });
});
