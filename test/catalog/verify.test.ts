import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { newSigningKey, withSignatures } from '../../src/catalog/signature.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { nextTrust, type TrustVersion, trustVersion } from '../../src/catalog/trust.ts';
import { readEntry, type Verification, type VerifyOptions, verifyCatalog } from '../../src/catalog/verify.ts';
import type { Pin, Remembered } from '../../src/catalog/verify-trust.ts';
import { defaultJudge } from '../../src/cli/catalog/default-judge.ts';
import { made, parsed, readerOf, replaced, resealed, type TestCatalog, testCatalog } from '../helpers/published.ts';

let catalog: TestCatalog;
let pin: Pin;

beforeAll(async () => {
  catalog = await testCatalog();
  pin = { kind: 'key', key: catalog.key };
});

const tomorrow = new Date(made.getTime() + 86_400_000);

async function verified(files: Files, options: Partial<VerifyOptions> = {}): Promise<Verification> {
  return await verifyCatalog(readerOf(files), { now: tomorrow, pin, ...options });
}

/** The failed steps, without what to do. */
async function faults(files: Files, options: Partial<VerifyOptions> = {}): Promise<string[]> {
  const { steps, verdict } = await verified(files, options);
  const failed = steps.filter(({ status }) => status === 'failed');
  expect(verdict).toBe(failed.length > 0 ? 'failed' : 'verified');
  for (const { sentence } of failed) expect(sentence).toMatch(/^[^\n]+[.?]$/);
  return failed.map(({ step, sentence }) => `${step}: ${sentence}`);
}

function pathLike(pattern: RegExp): string {
  const path = [...catalog.files.keys()].sort().find((one) => pattern.test(one));
  if (path === undefined) throw new Error(`The catalog has no ${pattern}.`);
  return path;
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

const things = 'northwind-things';

describe('a catalog that nobody changed', () => {
  test('is verified from the key to every report, which is made again', async () => {
    const { steps, verdict, remember } = await verified(catalog.files, { judge: await defaultJudge(tomorrow) });
    expect(verdict).toBe('verified');
    expect(steps.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(steps.filter(({ step }) => step === 'report').map(({ sentence }) => sentence.replace(/^.*; /, ''))).toEqual([
      're-run: same bytes.',
      expect.stringMatching(/^not re-run: judged by certify 0\.0\.0-test with rules sha256:test, and its content is not served\.$/),
      're-run: same bytes.',
    ]);
    expect(steps.find(({ status }) => status === 'not-checked')?.sentence).toMatch(
      /^northwind-things 1\.0\.0 is superseded and not served: it can be rebuilt from commit [0-9a-f]{40}\.$/,
    );
    expect(remember).toEqual({
      schemaVersion: 1,
      serial: 9,
      epoch: 0,
      generatedAt: made.toISOString(),
      trust: { version: 1, sha256: sha256(catalog.files.get('/v1/trust.json') ?? new Uint8Array()) },
    });
  });

  test('says who judged where the judge is another one', async () => {
    const judge = await defaultJudge(tomorrow);
    const { steps, verdict } = await verified(catalog.files, { judge: { ...judge, tool: { ...judge.tool, version: '9.9.9' } } });
    expect(verdict).toBe('verified');
    expect(steps.find(({ step }) => step === 'report')?.sentence).toMatch(
      /; not re-run: judged by certify 0\.0\.0-test with rules sha256:test; this is certify 9\.9\.9 with rules sha256:test\.$/,
    );
  });

  test('is trusted on first use where nothing is pinned, and that is said with its key', async () => {
    const { steps, verdict } = await verified(catalog.files, { pin: undefined });
    expect(verdict).toBe('verified');
    expect(steps[0]?.sentence).toMatch(/TRUSTED ON FIRST USE/);
    expect(steps[0]?.sentence).toContain(catalog.key.keyId);
  });

  test('costs four requests for an entry, and a few more for its content', async () => {
    const entry = await readEntry(readerOf(catalog.files), { id: things }, { now: tomorrow, pin: undefined, allowUnsigned: false });
    expect(entry).toMatchObject({ verdict: 'verified', requests: 4, entry: { id: things }, version: { version: '1.0.0', revision: 1 } });
    const whole = await readEntry(readerOf(catalog.files), { id: things }, { now: tomorrow, pin, content: true });
    expect(whole.verdict).toBe('verified');
    expect(whole.folder?.entries.map(({ path }) => path)).toEqual([
      'apiDefinition.swagger.json',
      'apiProperties.json',
      'icon.png',
      'readme.md',
    ]);
    // Ledger events, bundle, three files, report, evidence, publisher.
    expect(whole.requests).toBe(4 + 6 + 1 + 3 + 1 + 1 + 1);
  });

  test('answers for one version, older ones included, and names what there is', async () => {
    expect(await faults(catalog.files, { only: { id: things, version: '1.0.0' } })).toEqual([]);
    expect(await faults(catalog.files, { only: { id: things, version: '1.0.0+1' } })).toEqual([]);
    expect(await faults(catalog.files, { only: { id: things, version: '7.0.0' } })).toEqual([
      'entry: /v1/connectors/northwind-things.json tells no version "7.0.0". It has: 1.0.0+1, 1.0.0.',
    ]);
    expect(await faults(catalog.files, { only: { id: 'northwind' } })).toEqual([
      'entry: The catalog has no connector "northwind". Did you mean: northwind-things?',
    ]);
  });
});

describe('one byte that changed', () => {
  test.each([
    ['the timestamp', /timestamp\.json$/, /^signature: \/v1\/timestamp\.json /],
    ['the trust file', /v1\/trust\.json$/, /^trust: \/v1\/trust(?:\/1)?\.json /],
    ['a version of the trust file', /trust\/1\.json$/, /^trust: \/v1\/trust\/1\.json has other bytes than \/v1\/trust\.json\./],
    ['the index', /v1\/index\.json$/, /^index: \/v1\/index\.json has the digest/],
    ['an entry', /v1\/connectors\/northwind/, /^files: \/v1\/connectors\/northwind-things\.json has the digest/],
    ['the catalog', /v1\/catalog\.json$/, /^files: \/v1\/catalog\.json has the digest/],
    ['a bundle', /^\/bundles\//, /^files: \/bundles\/[0-9a-f]{64}\.zip has the digest/],
    ['a report', /reports\//, /^files: \/v1\/reports\/[0-9a-f]{64}\.json has the digest/],
    ['an event', /ledger\/northwind-things\/2/, /^files: \/v1\/ledger\/northwind-things\/2\.json has the digest/],
    ['a schema', /schema\/event/, /^files: \/schema\/event\.schema\.json has the digest/],
    ['a definition', /^\/files\//, /^files: \/files\/[0-9a-f]{64}\.(?:json|md) has the digest/],
    ['the list', /v1\/list\.json/, /^files: \/v1\/list\.json has the digest/],
    ['what was removed', /removed\.json/, /^files: \/v1\/removed\.json has the digest/],
    ['a publisher', /publishers\/rosa/, /^files: \/v1\/publishers\/rosa\.json has the digest/],
  ])('in %s is found and named', async (_, pattern, sentence) => {
    const path = pathLike(pattern);
    const bytes = catalog.files.get(path) ?? new Uint8Array();
    for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1])
      expect(await faults(replaced(catalog.files, path, flipped(bytes, at)))).toContainEqual(expect.stringMatching(sentence));
  });

  test('anywhere is found, and its file is named', async () => {
    const paths = [...catalog.files.keys()].sort();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 1, max: 255 }), async (path, nat, mask) => {
        const bytes = Uint8Array.from(catalog.files.get(path) ?? []);
        const at = nat % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        const told = await faults(replaced(catalog.files, path, bytes));
        expect(told.some((sentence) => sentence.includes(path))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('in a file that is cut off, missing or more than the index names is found', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...[...catalog.files.keys()].sort()),
        fc.constantFrom('cut', 'longer', 'missing', 'empty'),
        async (path, how) => {
          const bytes = catalog.files.get(path) ?? new Uint8Array();
          const changed = {
            cut: bytes.subarray(0, -1),
            longer: Buffer.concat([bytes, Buffer.from(' ')]),
            missing: undefined,
            empty: new Uint8Array(),
          };
          const told = await faults(replaced(catalog.files, path, changed[how]));
          expect(told.some((sentence) => sentence.includes(path))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a file that nobody named is found', async () => {
    for (const path of [
      '/v1/connectors/extra.json',
      '/bundles/x.zip',
      '/files/x.json',
      '/v1/ledger/northwind-things/7.json',
      '/schema/x.json',
    ])
      expect(await faults(replaced(catalog.files, path, Buffer.from('{}')))).toEqual([
        `files: "${path}" is in the folder and not in /v1/index.json. Do not use that file; delete it if the catalog is yours.`,
      ]);
  });
});

describe('what somebody can make who has everything but the key', () => {
  const notSigned = expect.stringMatching(
    /^signature: \/v1\/timestamp\.json is signed by nobody you trust: the signature of key [0-9a-f]{16} is not of these bytes\./,
  );

  test('an index that fits changed files does not fit the signature', async () => {
    const changed = replaced(catalog.files, '/v1/list.json', Buffer.from('{}'));
    expect(await faults(resealed(changed, []))).toEqual([notSigned]);
  });

  test('a ledger without its last event is found even where everything was signed again', async () => {
    const path = '/v1/ledger/northwind-things/6.json';
    const cut = replaced(catalog.files, path, undefined);
    expect(await faults(cut)).toEqual([expect.stringMatching(/^files: \/v1\/ledger\/northwind-things\/6\.json is missing\./)]);
    const { ledgers, counts } = parsed(catalog.files, '/v1/index.json');
    const head = { seq: 5, sha256: sha256(cut.get('/v1/ledger/northwind-things/5.json') ?? new Uint8Array()) };
    const index = { ledgers: { ...ledgers, [things]: head }, counts: { ...counts, events: counts.events - 1 } };
    const rebuilt = resealed(cut, [], { index, timestamp: { serial: counts.events - 1 } });
    expect(await faults(rebuilt)).toEqual([
      notSigned,
      expect.stringMatching(
        /^catalog: \/v1\/catalog\.json says that public of northwind-things is "1\.0\.0" revision 1 since [^;]+; its ledger leads to "1\.0\.0" revision 0 since/,
      ),
      expect.stringMatching(/^entry: \/v1\/connectors\/northwind-things\.json names another head than its ledger has\./),
    ]);
    const remembered: Remembered = { schemaVersion: 1, serial: 9, epoch: 0, generatedAt: made.toISOString(), trust: null };
    expect(await faults(resealed(cut, [catalog.key], { index, timestamp: { serial: counts.events - 1 } }), { remembered })).toContainEqual(
      expect.stringMatching(/^freshness: \/v1\/timestamp\.json has the serial 8; 9 was seen before\. Somebody serves you an old copy/),
    );
  });

  test('an event that was changed breaks the chain', async () => {
    const path = '/v1/ledger/northwind-things/1.json';
    const event = { ...parsed(catalog.files, path), at: '2020-01-01T00:00:00Z' };
    expect(await faults(resealed(replaced(catalog.files, path, canonicalBytes(event)), [catalog.key]))).toEqual([
      expect.stringMatching(
        /^ledger: \/v1\/ledger\/northwind-things is no history: Event 2 of northwind-things does not follow from the event before it\./,
      ),
    ]);
  });

  test('bundles that changed places are found', async () => {
    const [one = '', other = ''] = [...catalog.files.keys()].filter((path) => path.startsWith('/bundles/'));
    const swapped = new Map(catalog.files);
    swapped.set(one, catalog.files.get(other) ?? new Uint8Array());
    swapped.set(other, catalog.files.get(one) ?? new Uint8Array());
    expect(await faults(swapped)).toHaveLength(2);
    expect(await faults(resealed(swapped, [catalog.key]))).toEqual([
      expect.stringMatching(
        /^bundle: \/bundles\/[0-9a-f]{64}\.zip does not hold the bytes that the ledger names for northwind-things 1\.0\.0 revision 1\./,
      ),
      expect.stringMatching(/^bundle: \/bundles\/[0-9a-f]{64}\.zip does not hold the bytes that the ledger names for things-ip 1\.0\.0\./),
    ]);
  });

  test('a report of something else, and one that another verdict was written into, are found', async () => {
    const entry = parsed(catalog.files, '/v1/connectors/northwind-things.json');
    const path = entry.versions[0].report.path;
    const forged = canonicalBytes({ ...parsed(catalog.files, path), tree: 'a'.repeat(40) });
    expect(await faults(resealed(replaced(catalog.files, path, forged), [catalog.key]))).toEqual([
      expect.stringMatching(/^report: \/v1\/reports\/[0-9a-f]{64}\.json does not hold the bytes it is named after\./),
    ]);
  });

  test('a report that the same judge would not write is found when it is made again', async () => {
    const judge = await defaultJudge(tomorrow);
    const lenient = {
      ...judge,
      certify: async (connector: Parameters<typeof judge.certify>[0]) => ({ ...(await judge.certify(connector)), operations: 99 }),
    };
    expect(await faults(catalog.files, { judge: lenient })).toContainEqual(
      expect.stringMatching(
        /^report: \/v1\/reports\/[0-9a-f]{64}\.json says pass; judged again by the same certify and rules it is another report/,
      ),
    );
  });

  test('an entry whose version points elsewhere is found, whoever signed', async () => {
    const path = '/v1/connectors/northwind-things.json';
    const entry = parsed(catalog.files, path);
    for (const [changed, member] of [
      [{ tree: 'b'.repeat(40) }, 'tree'],
      [{ commit: null }, 'commit'],
      [{ channels: [] }, 'channel'],
      [{ evidence: ['c'.repeat(64)] }, 'evidence'],
      [{ promotedAt: null }, 'date of promotion'],
    ] as const) {
      const versions = [{ ...entry.versions[0], ...changed }, ...entry.versions.slice(1)];
      expect(await faults(relisted(path, canonicalBytes({ ...entry, versions })))).toEqual([
        expect.stringMatching(new RegExp(`^entry: ${path} tells another ${member} of "1\\.0\\.0" revision 1 than its ledger\\.`)),
      ]);
    }
  });

  test('a readme beside the bundle that is not the one inside is found', async () => {
    const path = '/v1/connectors/northwind-things.json';
    const entry = parsed(catalog.files, path);
    const other = parsed(catalog.files, '/v1/connectors/things-ip.json').versions[0].readme;
    const versions = [{ ...entry.versions[0], readme: other }, ...entry.versions.slice(1)];
    expect(await faults(relisted(path, canonicalBytes({ ...entry, versions })))).toEqual([
      expect.stringMatching(/^bundle: \/bundles\/[0-9a-f]{64}\.zip holds another readme than \/files\//),
      expect.stringMatching(/^entry: \/files\/[0-9a-f]{64}\.md is published, and no version that may be downloaded has it\./),
    ]);
  });

  test('an icon that is not made of the connector’s files is found, and one that nobody names', async () => {
    const path = '/v1/connectors/northwind-things.json';
    const entry = parsed(catalog.files, path);
    const old = entry.icon.path;
    const picture = Buffer.from('another picture');
    const other = `/files/${sha256(picture)}.png`;
    const judge = await defaultJudge(tomorrow);
    const told = async (icon: unknown, options: Partial<VerifyOptions> = { judge }) => {
      const files = relisted(path, canonicalBytes({ ...entry, icon: { ...entry.icon, path: icon } }), new Map([[other, picture]]));
      return (await faults(files, options)).map((sentence) => sentence.replace(/ Fetch .*/, ''));
    };
    const unasked = `entry: ${other} is published, and no version that may be downloaded has it.`;
    expect(old).toMatch(/^\/files\/[0-9a-f]{64}\.png$/);
    expect(await told(old)).toEqual([unasked]);
    expect(await told(other)).toEqual([
      `entry: ${path} has the icon ${other}; its files make ${old}.`,
      `entry: ${old} is published, and no version that may be downloaded has it.`,
    ]);
    // Another certify may draw otherwise: that is said, and does not fail.
    expect(await told(other, { judge: { ...judge, tool: { ...judge.tool, version: '9.9.9' } } })).toEqual([
      `entry: ${old} is published, and no version that may be downloaded has it.`,
    ]);
    expect(await told(null)).toContain(`entry: ${path} has no icon; its files make ${old}.`);
  });

  test('a connector that catalog.json leaves out, doubles or moves is found', async () => {
    const list = parsed(catalog.files, '/v1/catalog.json');
    const [one, other] = list.connectors;
    const told = async (connectors: unknown[]) =>
      (await faults(resealed(replaced(catalog.files, '/v1/catalog.json', canonicalBytes({ ...list, connectors })), [catalog.key]))).map(
        (sentence) => sentence.replace(/ Fetch .*/, ''),
      );
    expect(await told([one])).toEqual(['catalog: /v1/catalog.json does not list things-ip, which its ledger has on a channel.']);
    expect(await told([one, one, other])).toEqual(['catalog: /v1/catalog.json lists northwind-things twice.']);
    expect(await told([{ ...one, versions: { ...one.versions, public: null } }, other])).toEqual([
      expect.stringMatching(
        /^catalog: \/v1\/catalog\.json says that public of northwind-things is nothing; its ledger leads to "1\.0\.0" revision 1/,
      ),
    ]);
    expect(await told([{ ...one, entry: other.entry }, other])).toEqual([
      'catalog: /v1/catalog.json names another entry of northwind-things than the index.',
    ]);
    expect(await told([one, other, { ...other, id: 'nobody' }])).toEqual([
      'catalog: /v1/catalog.json names another entry of nobody than the index.',
      'catalog: /v1/catalog.json lists nobody, which has no ledger.',
    ]);
  });

  /** Everything signed again after an entry changed. */
  function relisted(path: string, bytes: Uint8Array, more: Files = new Map()): Files {
    const list = parsed(catalog.files, '/v1/catalog.json');
    const connectors = list.connectors.map((one: { entry: { path: string } }) =>
      one.entry.path === path ? { ...one, entry: { path, sha256: sha256(bytes) } } : one,
    );
    const changed = replaced(new Map([...catalog.files, ...more]), path, bytes);
    return resealed(replaced(changed, '/v1/catalog.json', canonicalBytes({ ...list, connectors })), [catalog.key]);
  }
});

describe('time', () => {
  test('an index of yesterday is refused by who has seen the one of today', async () => {
    const old = resealed(catalog.files, [catalog.key], { timestamp: { generatedAt: '2026-11-19T12:00:00.000Z' } });
    const { remember } = await verified(catalog.files);
    expect(await faults(old, { remembered: remember })).toEqual([
      `freshness: /v1/timestamp.json is of 2026-11-19T12:00:00.000Z; one of ${made.toISOString()} was seen before. Somebody serves you an old copy: fetch it from the address its publisher names.`,
    ]);
    expect(await faults(old)).toEqual([]);
  });

  test('a catalog that expired, or is of the future, is refused', async () => {
    expect(await faults(catalog.files, { now: new Date('2026-11-27T12:00:00Z') })).toEqual([
      'freshness: /v1/timestamp.json expired at 2026-11-27T12:00:00.000Z. Fetch a newer one; if there is none, nobody vouches for this catalog any more.',
    ]);
    expect(await faults(catalog.files, { now: new Date('2026-11-27T11:59:59Z') })).toEqual([]);
    expect(await faults(catalog.files, { now: new Date('2026-11-20T10:00:00Z') })).toEqual([
      `freshness: /v1/timestamp.json is dated ${made.toISOString()}, after now. Set the clock of this machine, or ask its publisher.`,
    ]);
  });

  test('events that are later than the catalog they are in, and a timestamp to be believed for years, are refused', async () => {
    const early = resealed(catalog.files, [catalog.key], { timestamp: { generatedAt: '2026-11-19T12:00:00.000Z' } });
    expect(await faults(early)).toEqual([]);
    const years = resealed(catalog.files, [catalog.key], { timestamp: { generatedAt: '2025-11-20T12:00:00.000Z' } });
    expect(await faults(years)).toContainEqual(
      'ledger: /v1/ledger/things-ip/1.json is of 2026-11-19T12:00:00.000Z, more than a day after the catalog was made (2025-11-20T12:00:00.000Z). Fetch the catalog again; if it stays so, do not use it and tell who publishes it.',
    );
    const believed = (expiresAt: string) => resealed(catalog.files, [catalog.key], { timestamp: { expiresAt } });
    expect(await faults(believed('2027-02-18T12:00:00.000Z'))).toEqual([]);
    expect(await faults(believed('2036-11-20T12:00:00.000Z'))).toEqual([
      'freshness: /v1/timestamp.json is to be believed until 2036-11-20T12:00:00.000Z, more than 90 days after it was made: it would protect nobody from an old copy. Ask its publisher for one that ends sooner.',
    ]);
  });

  test('a serial that is not the length of the ledgers and the epoch is refused', async () => {
    expect(await faults(resealed(catalog.files, [catalog.key], { timestamp: { serial: 60 } }))).toEqual([
      expect.stringMatching(/^index: \/v1\/index\.json has 9 events, which with epoch 0 is not the serial 60 of \/v1\/timestamp\.json\./),
    ]);
  });
});

describe('keys', () => {
  const other = newSigningKey().key;
  const later = new Date('2026-11-20T11:00:00Z');

  function first(): TrustVersion {
    return { trust: parsed(catalog.files, '/v1/trust.json'), bytes: catalog.files.get('/v1/trust.json') ?? new Uint8Array() };
  }
  function withTrust(files: Files, ...versions: readonly TrustVersion[]): ReadonlyMap<string, Uint8Array> {
    const changed = new Map(files);
    for (const { trust, bytes } of versions) {
      changed.set(`/v1/trust/${trust.version}.json`, bytes);
      changed.set('/v1/trust.json', bytes);
    }
    return changed;
  }
  function rotated(): TrustVersion {
    const until = new Date('2026-12-04T00:00:00Z');
    return trustVersion(
      withSignatures('trust', nextTrust(first(), { kind: 'rotate', key: other, from: later, until }, later), [catalog.key, other]),
    );
  }
  function revoked(): TrustVersion {
    const change = { kind: 'revoke', keyId: catalog.key.keyId, reason: 'The laptop was stolen.' } as const;
    return trustVersion(withSignatures('trust', nextTrust(rotated(), change, later), [other]));
  }

  test('a signature by a key that nobody trusts does not count', async () => {
    const told = await faults(resealed(catalog.files, [other], { timestamp: { signatures: [] } }));
    expect(told).toEqual([
      `signature: /v1/timestamp.json is signed by nobody you trust: key ${other.keyId.slice(0, 16)} is not trusted. Do not use it; ask its publisher which keys are theirs.`,
    ]);
  });

  test('a catalog that another key signed from the first version on is not the one of the pinned key', async () => {
    expect(await faults(catalog.files, { pin: { kind: 'key', key: other } })).toEqual([
      expect.stringMatching(/^trust: No version of \/v1\/trust\.json is signed by key [0-9a-f]{16} given with --trust\./),
      expect.stringMatching(/^signature: .* Give the key or trust file that you got from its publisher with --trust FILE\.$/),
    ]);
  });

  test('a new key is followed from the old one, whether key, file or state is what the reader trusts', async () => {
    const files = withTrust(resealed(catalog.files, [other], { timestamp: { signatures: [] } }), rotated());
    for (const root of [pin, { kind: 'trust', version: first() }, { kind: 'trust', version: rotated() }] as const)
      expect(await faults(files, { pin: root })).toEqual([]);
    const { remember } = await verified(catalog.files);
    expect(await faults(files, { pin: undefined, remembered: remember })).toEqual([]);
    expect((await verified(files)).remember?.trust?.version).toBe(2);
  });

  test('the old key signs on until its time is over, in the reader’s clock as well', async () => {
    const files = withTrust(resealed(catalog.files, [catalog.key], { timestamp: { expiresAt: '2027-01-01T00:00:00Z' } }), rotated());
    expect(await faults(files)).toEqual([]);
    expect(await faults(files, { now: new Date('2026-12-04T00:00:00Z') })).toEqual([
      expect.stringMatching(/^signature: .*: key [0-9a-f]{16} could sign until 2026-12-04T00:00:00\.000Z only\./),
    ]);
  });

  test('a key that was revoked signs nothing more, and its successor does', async () => {
    const files = withTrust(catalog.files, rotated(), revoked());
    expect(await faults(files)).toEqual([
      `signature: /v1/timestamp.json is signed by nobody you trust: key ${catalog.key.keyId.slice(0, 16)} was revoked on 2026-11-20 (The laptop was stolen.). Do not use it; ask its publisher which keys are theirs.`,
    ]);
    expect(await faults(withTrust(resealed(catalog.files, [other]), rotated(), revoked()))).toEqual([]);
  });

  test('who has seen the revocation does not take the trust file of before', async () => {
    const seen = (await verified(withTrust(resealed(catalog.files, [other]), rotated(), revoked()))).remember;
    expect(await faults(catalog.files, { pin: undefined, remembered: seen })).toContainEqual(
      'trust: /v1/trust.json is version 1; version 3 was trusted before. Somebody serves you an old copy: fetch it from the address its publisher names.',
    );
    expect(await faults(catalog.files, { pin: { kind: 'trust', version: revoked() } })).toContainEqual(
      expect.stringMatching(/^trust: \/v1\/trust\.json is version 1; version 3 was trusted before\./),
    );
    const without = replaced(replaced(catalog.files, '/v1/trust.json', undefined), '/v1/trust/1.json', undefined);
    expect(await faults(without, { remembered: seen })).toContainEqual(
      expect.stringMatching(/^trust: \/v1\/trust\.json is missing, and this catalog had one\./),
    );
  });

  test('a version that only its own key signed, or that skips one, is no successor', async () => {
    const own = trustVersion({ ...rotated().trust, signatures: rotated().trust.signatures.filter(({ keyId }) => keyId === other.keyId) });
    expect(await faults(withTrust(catalog.files, own))).toContainEqual(
      expect.stringMatching(/^trust: \/v1\/trust\.json is not signed by a key that version 1 trusts\./),
    );
    const far = trustVersion(withSignatures('trust', { ...rotated().trust, version: 3, signatures: [] }, [catalog.key, other]));
    const files = withTrust(catalog.files, far);
    expect(await faults(files)).toContainEqual(expect.stringMatching(/^trust: \/v1\/trust\/2\.json is missing\./));
    expect(await faults(replaced(files, '/v1/trust/2.json', rotated().bytes))).toContainEqual(
      expect.stringMatching(/^trust: \/v1\/trust\.json does not name the bytes of version 2 as the one before it\./),
    );
  });

  test('a history that was made anew is not the one seen before', async () => {
    const { remember } = await verified(catalog.files);
    const fresh = await testCatalog();
    expect(await faults(fresh.files, { pin: undefined, remembered: remember })).toContainEqual(
      expect.stringMatching(/^trust: \/v1\/trust\.json leads to another version 1 than the one seen before\. This may be another catalog/),
    );
  });

  test('a restored store has a higher epoch, and so a serial that nobody has seen', async () => {
    const raised = trustVersion(withSignatures('trust', nextTrust(first(), { kind: 'epoch', epoch: 10 }, later), [catalog.key]));
    const files = withTrust(resealed(catalog.files, [catalog.key], { timestamp: { serial: 19 } }), raised);
    const { remember } = await verified(files);
    expect(remember).toMatchObject({ serial: 19, epoch: 10 });
    expect(await faults(catalog.files, { remembered: remember })).not.toEqual([]);
  });

  test('a signature of one kind of file is none of another', async () => {
    const timestamp = parsed(catalog.files, '/v1/timestamp.json');
    const wrong = withSignatures('trust', { ...timestamp, signatures: [] }, [catalog.key]);
    expect(await faults(replaced(catalog.files, '/v1/timestamp.json', canonicalBytes(wrong)))).toEqual([
      expect.stringMatching(/^signature: .*the signature of key [0-9a-f]{16} is not of these bytes\./),
    ]);
  });

  test('a second signature, of a key that is not trusted, does no harm', async () => {
    expect(await faults(resealed(catalog.files, [other, catalog.key]))).toEqual([]);
  });
});

describe('a catalog that nobody signed', () => {
  test('fails loudly, unless that is allowed', async () => {
    const { files } = await testCatalog({ isSigned: false });
    expect(await faults(files, { pin: undefined })).toEqual([
      'signature: /v1/timestamp.json is NOT SIGNED: whoever serves it could have changed every file. Ask its publisher to sign it, or pass --allow-unsigned for a catalog that you made yourself.',
    ]);
    const { verdict, steps } = await verified(files, { pin: undefined, allowUnsigned: true });
    expect(verdict).toBe('verified');
    expect(steps.filter(({ status }) => status === 'not-checked').map(({ step }) => step)).toEqual(['trust', 'signature', 'bundle']);
  });

  test('a signature that was taken away is seen, and allowed only by who asks for it', async () => {
    const timestamp = { ...parsed(catalog.files, '/v1/timestamp.json'), signatures: [] };
    expect(await faults(replaced(catalog.files, '/v1/timestamp.json', canonicalBytes(timestamp)))).toEqual([
      expect.stringMatching(/^signature: \/v1\/timestamp\.json is NOT SIGNED/),
    ]);
  });
});

describe('what the ledger says about evidence', () => {
  /** The catalog after one more event of a connector, signed again. */
  function withEvent(draft: object, changed: (entry: { versions: object[] }) => object = (entry) => entry, more: Files = new Map()): Files {
    const events = '/v1/ledger/northwind-things/';
    const last = parsed(catalog.files, `${events}6.json`);
    const event = canonicalBytes({
      schemaVersion: 1,
      id: things,
      seq: 7,
      previous: sha256(catalog.files.get(`${events}6.json`) ?? new Uint8Array()),
      at: last.at,
      by: { kind: 'operator' },
      ...draft,
    });
    const head = { seq: 7, sha256: sha256(event) };
    const path = '/v1/connectors/northwind-things.json';
    const entry = canonicalBytes({ ...changed(parsed(catalog.files, path)), ledger: { length: 7, head: head.sha256 } });
    const list = parsed(catalog.files, '/v1/catalog.json');
    const connectors = list.connectors.map((one: { id: string; entry: object }) =>
      one.id === things ? { ...one, entry: { ...one.entry, sha256: sha256(entry) } } : one,
    );
    const files = new Map([...catalog.files, [`${events}7.json`, event], [path, entry], ...more] as const);
    files.set('/v1/catalog.json', canonicalBytes({ ...list, connectors }));
    const { ledgers, counts } = parsed(catalog.files, '/v1/index.json');
    const index = { ledgers: { ...ledgers, [things]: head }, counts: { ...counts, events: counts.events + 1 } };
    return resealed(files, [catalog.key], { index, timestamp: { serial: counts.events + 1 } });
  }
  test('evidence that it names must be there, with its bytes', async () => {
    const { tree } = parsed(catalog.files, '/v1/connectors/northwind-things.json').versions[0];
    const evidence = Buffer.from('{"kind":"ownership"}');
    const path = `/v1/evidence/${sha256(evidence)}.json`;
    const draft = { type: 'evidenced', tree, kind: 'ownership', evidence: sha256(evidence) };
    const told = (entry: { versions: object[] }) => {
      const versions = entry.versions.map((version, at) =>
        at === 0 ? { ...version, evidence: [...(version as { evidence: string[] }).evidence, sha256(evidence)] } : version,
      );
      return { ...entry, versions };
    };
    const good = withEvent(draft, told, new Map([[path, evidence]]));
    expect(await faults(good)).toEqual([]);
    expect((await verified(good)).steps.flatMap(({ step, sentence }) => (step === 'evidence' ? [sentence] : []))).toEqual([
      // Of the two versions' operations, this one's, and those of the other connector.
      'Is the evidence of northwind-things 1.0.0 that the ledger names.',
      'Is the evidence of northwind-things 1.0.0 that the ledger names.',
      'Is the evidence of northwind-things 1.0.0 that the ledger names.',
      'Is the evidence of things-ip 1.0.0 that the ledger names.',
    ]);
    expect(await faults(replaced(good, path, flipped(evidence, 3)))).toEqual([
      expect.stringMatching(/^files: \/v1\/evidence\/[0-9a-f]{64}\.json has the digest/),
    ]);
    expect(await faults(withEvent(draft, told))).toEqual([
      expect.stringMatching(/^files: \/v1\/evidence\/[0-9a-f]{64}\.json is named by no file of the index\./),
    ]);
    expect(await faults(withEvent(draft))).toEqual([
      expect.stringMatching(/tells another evidence of "1\.0\.0" revision 1 than its ledger\./),
    ]);
  });
});
