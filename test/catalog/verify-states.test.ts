import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { type VerifyOptions, verifyCatalog } from '../../src/catalog/verify.ts';
import { made, parsed, readerOf, replaced, resealed, type TestCatalog, testCatalog, withEntry } from '../helpers/published.ts';

const things = 'northwind-things';
const entryFile = `/v1/connectors/${things}.json`;

async function verified(files: Files, more: Partial<VerifyOptions> = {}) {
  const { steps, verdict } = await verifyCatalog(readerOf(files), { now: made, ...more });
  const told = (status: string) =>
    steps.flatMap((one) => (one.status === status ? [`${one.step}: ${one.sentence.replace(/ Fetch the cat.*/, '')}`] : []));
  return { verdict, failed: told('failed'), open: told('not-checked') };
}

describe('after a yank, a purge and a suspension', () => {
  let catalog: TestCatalog;
  let old: { readonly tree: string; readonly report: { readonly sha256: string } };
  beforeAll(async () => {
    catalog = await testCatalog({
      after: [
        ['purge', `${things}@1.0.0+0`, '--reason', 'It held a secret.'],
        ['yank', `${things}@1.0.0+1`, '--reason', 'It loses data.'],
        ['suspend', 'things-ip', '--reason', 'Its owner is asked.'],
      ],
    });
    [, old] = parsed(catalog.files, entryFile).versions;
  });

  test('a catalog is verified, and says what is gone and why', async () => {
    const { verdict, failed, open } = await verified(catalog.files);
    expect(failed).toEqual([]);
    expect(verdict).toBe('verified');
    expect(open.map((one) => one.replace(/commit [0-9a-f]{40}/, 'commit …'))).toEqual([
      'bundle: northwind-things 1.0.0 revision 1 was yanked on 2026-11-20 (It loses data.) and not served: it can be rebuilt from commit ….',
      'bundle: northwind-things 1.0.0 was purged on 2026-11-20: It held a secret.',
      `report: /v1/reports/${old.report.sha256}.json was purged on 2026-11-20: It held a secret.`,
      'bundle: things-ip 1.0.0 cannot be downloaded: its connector was suspended on 2026-11-20: Its owner is asked.',
    ]);
    expect([...catalog.files.keys()].filter((path) => path.startsWith('/bundles/'))).toEqual([]);
  });

  test('a yank, a purge or a suspension that is hidden is found and named', async () => {
    const versions = parsed(catalog.files, entryFile).versions;
    const shown = (at: number, changed: object) =>
      withEntry(catalog, things, (entry) => ({
        ...entry,
        versions: versions.map((one: object, index: number) => (index === at ? { ...one, ...changed } : one)),
      }));
    expect((await verified(shown(0, { status: 'public' }))).failed).toEqual([
      `entry: ${entryFile} says that "1.0.0" revision 1 is public; its ledger leads to yanked.`,
    ]);
    expect((await verified(shown(0, { yanked: null }))).failed).toEqual([
      `entry: ${entryFile} tells another yank of "1.0.0" revision 1 than its ledger.`,
    ]);
    expect((await verified(shown(1, { status: 'superseded' }), { only: { id: things } })).failed).toEqual([
      `entry: ${entryFile} says that "1.0.0" is superseded; its ledger leads to purged.`,
    ]);
    expect((await verified(withEntry(catalog, 'things-ip', (entry) => ({ ...entry, status: 'public' })))).failed).toEqual([
      'entry: /v1/connectors/things-ip.json says that it is public; its ledger leads to suspended.',
    ]);
    expect((await verified(withEntry(catalog, 'things-ip', (entry) => ({ ...entry, notice: 'All is well.' })))).failed).toEqual([
      'entry: /v1/connectors/things-ip.json tells another notice of it than its ledger.',
    ]);
  });

  test('catalog.json that hides it is found', async () => {
    const list = parsed(catalog.files, '/v1/catalog.json');
    const told = async (changed: object) => {
      const connectors = list.connectors.map((one: { id: string }) => (one.id === 'things-ip' ? { ...one, ...changed } : one));
      const bytes = canonicalBytes({ ...list, connectors });
      return (await verified(resealed(replaced(catalog.files, '/v1/catalog.json', bytes), [catalog.key]))).failed;
    };
    expect(await told({ status: 'public' })).toEqual([
      'catalog: /v1/catalog.json says that things-ip is public; its ledger leads to suspended.',
    ]);
    expect(await told({ notice: null })).toEqual([
      'catalog: /v1/catalog.json tells another reason why things-ip is suspended than its ledger.',
    ]);
  });

  test('list.json that has what is not public is found', async () => {
    const { files } = await testCatalog();
    const told = resealed(replaced(catalog.files, '/v1/list.json', files.get('/v1/list.json')), [catalog.key]);
    expect((await verified(told)).failed).toEqual([
      'catalog: /v1/list.json lists "northwind-things", which is not public.',
      'catalog: /v1/list.json lists "things-ip", which is not public.',
    ]);
  });

  test('removed.json that leaves something out, or adds something, is found', async () => {
    const { removed, ...rest } = parsed(catalog.files, '/v1/removed.json');
    expect(removed.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['purged', 'suspended', 'yanked']);
    const told = async (changed: readonly object[]) => {
      const bytes = canonicalBytes({ ...rest, removed: changed });
      return (await verified(resealed(replaced(catalog.files, '/v1/removed.json', bytes), [catalog.key]))).failed;
    };
    expect(await told(removed.filter(({ kind }: { kind: string }) => kind !== 'yanked'))).toEqual([
      'catalog: /v1/removed.json does not tell that northwind-things 1.0.0 revision 1 was yanked on 2026-11-20; its ledger leads to that: It loses data.',
    ]);
    expect(await told([...removed, { ...removed[0], id: 'things-ip', kind: 'withdrawn' }])).toEqual([
      expect.stringMatching(
        /^catalog: \/v1\/removed\.json tells that things-ip 1\.0\.0.* was withdrawn on 2026-11-20; its ledger does not/,
      ),
    ]);
    expect(await told([...removed, removed[0]])).toEqual(['catalog: /v1/removed.json tells something twice.']);
  });

  test('content that is published all the same is found', async () => {
    const bundle = '/bundles/x.zip';
    expect((await verified(resealed(replaced(catalog.files, bundle, Buffer.from('x')), [catalog.key]))).failed).toEqual([
      `entry: ${bundle} is published, and no version that may be downloaded has it.`,
    ]);
    const report = `/v1/reports/${old.report.sha256}.json`;
    expect((await verified(resealed(replaced(catalog.files, report, Buffer.from('{}')), [catalog.key]))).failed).toEqual([
      `entry: ${report} is published, and was purged with northwind-things 1.0.0.`,
    ]);
    const serving = withEntry(catalog, 'things-ip', (entry) => {
      const [one] = entry.versions;
      return { ...entry, versions: [{ ...one, bundle: { ...one.bundle, path: `/bundles/${one.bundle.sha256}.zip`, size: 1 } }] };
    });
    expect((await verified(serving)).failed).toEqual([
      'entry: /v1/connectors/things-ip.json serves files of "1.0.0", which is suspended: nothing of it may be downloaded.',
    ]);
  });
});

test('a catalog with a deprecated and a withdrawn connector is verified, and so is its slice', async () => {
  const catalog = await testCatalog({
    after: [
      ['deprecate', things, '--reason', 'Use another one.'],
      ['withdraw', 'things-ip', '--reason', 'The service ends.'],
    ],
  });
  expect((await verified(catalog.files)).failed).toEqual([]);
  expect((await verified(catalog.files, { only: { id: things } })).failed).toEqual([]);
  const hidden = withEntry(catalog, things, (entry) => ({ ...entry, status: 'public', notice: null }));
  expect((await verified(hidden)).failed).toEqual([`entry: ${entryFile} says that it is public; its ledger leads to deprecated.`]);
});

test('a connector of which nothing is left is told with its reason', async () => {
  const purge = (name: string): string[] => ['purge', `${things}@${name}`, '--reason', 'It held a secret.'];
  const catalog = await testCatalog({ after: [purge('1.0.0+0'), purge('1.0.0+1')] });
  expect(catalog.files.has(entryFile)).toBe(false);
  const { failed, open } = await verified(catalog.files);
  expect({ failed, open }).toEqual({
    failed: [],
    open: ['entry: northwind-things is withheld, and nothing of it is there to be told: It held a secret.'],
  });
  expect((await verified(catalog.files, { only: { id: things } })).failed).toEqual([
    'entry: northwind-things is withheld, and nothing of it is there to be told: It held a secret. Its events are told in /v1/ledger/northwind-things/.',
  ]);
});
