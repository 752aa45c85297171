import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import type { Files } from '../../src/catalog/store-state.ts';
import { readEntry, type VerifyOptions, verifyCatalog } from '../../src/catalog/verify.ts';
import { defaultJudge } from '../../src/cli/catalog/default-judge.ts';
import { made, parsed, readerOf, replaced, resealed, type TestCatalog, testCatalog, withEntry } from '../helpers/published.ts';

const texts = ['registry=connector-certification publisher=northwind-traders gh=1 scope=domain epoch=1'];
const things = 'northwind-things';
const publisher = '/v1/publishers/northwind-traders.json';
const chain = '/v1/ledger/@northwind-traders';

let catalog: TestCatalog;
/** The evidence of the last look. */
let evidence: string;
beforeAll(async () => {
  catalog = await testCatalog({ texts, epoch: 7 });
  evidence = `/v1/evidence/${parsed(catalog.files, publisher).domains[0].evidence}.json`;
});

async function faults(files: Files, more: Partial<VerifyOptions> = {}): Promise<string[]> {
  const { steps } = await verifyCatalog(readerOf(files), { now: made, ...more });
  return steps.flatMap(({ step, status, sentence }) =>
    status === 'failed' ? [`${step}: ${sentence.replace(/ Fetch the cat.*/, '')}`] : [],
  );
}

/** A file changed, and everything that names it signed again. */
function changed(path: string, change: (value: ReturnType<typeof parsed>) => object): Files {
  return resealed(replaced(catalog.files, path, canonicalBytes(change(parsed(catalog.files, path)))), [catalog.key]);
}

describe('a publisher that proved its domain', () => {
  test('is verified with its history, and when it was checked is told', async () => {
    const { verdict, steps, remember } = await verifyCatalog(readerOf(catalog.files), { now: made });
    expect(verdict).toBe('verified');
    const { ledgers, counts } = parsed(catalog.files, '/v1/index.json');
    expect(Object.keys(ledgers)).toContain('@northwind-traders');
    expect(remember).toMatchObject({ serial: counts.events + 7, epoch: 7 });
    const { seq } = ledgers['@northwind-traders'];
    const told = (step: string, file: string) => steps.flatMap((one) => (one.step === step && one.file === file ? [one.sentence] : []));
    expect(told('ledger', chain)).toEqual([`${seq} events, each bound to the one before, up to the head.`]);
    expect(told('evidence', evidence)).toEqual([
      expect.stringMatching(/^Is what event \d of @northwind-traders says was seen, and means what it says\.$/),
    ]);
    expect(told('publisher', publisher)).toEqual([
      `Is verified, as its ${seq} events and its record lead to: computed again.`,
      'Lists northwind-things; proved: northwindtraders.com by dns-txt, last checked 2026-11-19T12:00:00.000Z.',
    ]);
  });

  test('costs a slice its file and its evidence', async () => {
    const asked: string[] = [];
    const { read } = readerOf(catalog.files);
    const reader = {
      read: (path: string, most: number) => {
        asked.push(path);
        return read(path, most);
      },
    };
    expect((await readEntry(reader, { id: things }, { now: made, content: true })).verdict).toBe('verified');
    expect(asked.slice(-2)).toEqual([publisher, evidence]);
  });
});

describe('what happened to a publisher', () => {
  test('an event that changed, is missing or was dropped is found and named', async () => {
    const path = `${chain}/1.json`;
    const bytes = Uint8Array.from(catalog.files.get(path) ?? []);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    expect(await faults(replaced(catalog.files, path, bytes))).toEqual([expect.stringMatching(`^files: ${path} has the digest`)]);
    expect(await faults(replaced(catalog.files, path, undefined))).toEqual([`files: ${path} is missing.`]);
    expect(await faults(changed(path, (event) => ({ ...event, account: 2 })))).toEqual([
      `ledger: ${chain} is no history: Event 2 of @northwind-traders does not follow from the event before it.`,
    ]);
    expect(await faults(changed(path, (event) => ({ ...event, type: 'promoted' })))).toEqual([
      expect.stringMatching(`^ledger: ${path} does not agree with its schema`),
    ]);
  });

  test('a ledger without its last event is found, whoever signed', async () => {
    const { ledgers, counts } = parsed(catalog.files, '/v1/index.json');
    const { seq } = ledgers['@northwind-traders'];
    const head = { seq: seq - 1, sha256: sha256(catalog.files.get(`${chain}/${seq - 1}.json`) ?? new Uint8Array()) };
    const index = { ledgers: { ...ledgers, '@northwind-traders': head }, counts: { ...counts, events: counts.events - 1 } };
    const sealed = (files: Files) => resealed(files, [catalog.key], { index, timestamp: { serial: counts.events - 1 + 7 } });
    expect(await faults(sealed(catalog.files))).toEqual([`ledger: ${chain}/${seq}.json comes after the head that the index names.`]);
    expect(await faults(sealed(replaced(catalog.files, `${chain}/${seq}.json`, undefined)))).toEqual([
      `publisher: ${publisher} names other events than its ledger has: ${seq - 1}.`,
    ]);
  });

  test('a head that was left out is missed by the count, and the serial by the epoch', async () => {
    const { ledgers, counts } = parsed(catalog.files, '/v1/index.json');
    const { '@northwind-traders': _, ...others } = ledgers;
    expect(await faults(resealed(catalog.files, [catalog.key], { index: { ledgers: others } }))).toContainEqual(
      expect.stringMatching(/^index: \/v1\/index\.json counts \d+ events, and its ledgers have \d+\.$/),
    );
    expect(await faults(resealed(catalog.files, [catalog.key], { timestamp: { serial: counts.events } }))).toEqual([
      `index: /v1/index.json has ${counts.events} events, which with epoch 7 is not the serial ${counts.events} of /v1/timestamp.json.`,
    ]);
  });
});

describe('evidence', () => {
  /** Other evidence under its own digest, which the publisher's file names; the events name the old one. */
  function forged(change: object): Files {
    const bytes = canonicalBytes({ ...parsed(catalog.files, evidence), ...change });
    const file = parsed(catalog.files, publisher);
    const domains = file.domains.map((one: object) => ({ ...one, evidence: sha256(bytes) }));
    const files = new Map([...catalog.files, [`/v1/evidence/${sha256(bytes)}.json`, bytes]] as const);
    return resealed(replaced(files, publisher, canonicalBytes({ ...file, domains })), [catalog.key]);
  }

  test('that changed, is missing or lies under another name is found', async () => {
    const bytes = Uint8Array.from(catalog.files.get(evidence) ?? []);
    bytes[30] = (bytes[30] ?? 0) ^ 1;
    expect(await faults(replaced(catalog.files, evidence, bytes))).toEqual([expect.stringMatching(`^files: ${evidence} has the digest`)]);
    expect(await faults(replaced(catalog.files, evidence, undefined), { only: { id: things } })).toEqual([
      `files: ${evidence} is missing.`,
    ]);
    expect(await faults(changed(evidence, (proof) => ({ ...proof, sentence: 'All is well.' })))).toContain(
      `evidence: ${evidence} does not hold the bytes it is named after.`,
    );
  });

  test.each([
    ['publisher', { publisher: { id: 'rosa', account: 1 } }],
    ['publisher', { publisher: { id: 'northwind-traders', account: 2 } }],
    ['claim', { claim: { domain: 'contoso.com', scope: 'domain', method: 'dns-txt' } }],
    ['epoch', { epoch: 2 }],
    ['outcome', { outcome: 'absent' }],
    ['time', { checkedAt: '2026-11-20T12:00:00.000Z' }],
  ])('of another %s does not prove the claim', async (member, change) => {
    const files = forged(change);
    expect(await faults(files, { only: { id: things } })).toEqual([
      expect.stringMatching(
        `^evidence: /v1/evidence/[0-9a-f]{64}\\.json is not of the ${member} that ${publisher} names for northwindtraders\\.com\\.$`,
      ),
    ]);
    expect(await faults(files)).toEqual([`publisher: ${publisher} tells another last look at northwindtraders.com than its ledger.`]);
  });

  test('of another kind is no evidence of a look', async () => {
    expect(await faults(forged({ kind: 'operation-tests' }), { only: { id: things } })).toEqual([
      expect.stringMatching(/^evidence: \/v1\/evidence\/[0-9a-f]{64}\.json is no evidence of a look: it does not agree with its schema/),
    ]);
  });

  test('of a look that its event tells otherwise is found', async () => {
    const { ledgers, counts } = parsed(catalog.files, '/v1/index.json');
    const looked = [1, 2, 3, 4].map((seq) => `${chain}/${seq}.json`).filter((path) => catalog.files.has(path));
    const path = looked.findLast((one) => parsed(catalog.files, one).type === 'looked') ?? '';
    const event = canonicalBytes({ ...parsed(catalog.files, path), outcome: 'absent' });
    const { seq } = ledgers['@northwind-traders'];
    expect(path).toBe(`${chain}/${seq}.json`);
    const index = { ledgers: { ...ledgers, '@northwind-traders': { seq, sha256: sha256(event) } }, counts };
    expect(await faults(resealed(replaced(catalog.files, path, event), [catalog.key], { index }))).toEqual([
      `evidence: ${evidence} is not of the outcome that event ${seq} of @northwind-traders names.`,
      `publisher: ${publisher} calls northwindtraders.com proved; no look of its ledger showed that.`,
    ]);
  });

  test('is needed where the publisher is called proved', async () => {
    const unproved = (domain: object) => ({ ...domain, status: 'not-proved', state: 'pending' });
    const files = changed(publisher, (file) => ({ ...file, domains: file.domains.map(unproved) }));
    expect(await faults(files, { only: { id: things } })).toEqual([
      `publisher: /v1/connectors/northwind-things.json tells other domains of its publisher than ${publisher}.`,
    ]);
    const bare = (domain: object) => ({ ...domain, evidence: null, checkedAt: null });
    expect(
      await faults(
        changed(publisher, (file) => ({ ...file, domains: file.domains.map(bare) })),
        { only: { id: things } },
      ),
    ).toEqual([`publisher: ${publisher} calls northwindtraders.com proved, and names no evidence of that.`]);
    const empty = (entry: { publisher: object }) => ({ ...entry, publisher: { ...entry.publisher, domains: [] } });
    const both = withEntry({ ...catalog, files: changed(publisher, (file) => ({ ...file, domains: [] })) }, things, empty as never);
    expect(await faults(both, { only: { id: things } })).toEqual([
      `publisher: ${publisher} is called proved, and no evidence of that is published.`,
    ]);
  });
});

describe('where a publisher stands is computed again', () => {
  test.each<[string, (file: ReturnType<typeof parsed>) => object, string]>([
    [
      'a later beginning',
      (file) => ({ ...file, standing: { ...file.standing, since: '2026-11-20T00:00:00.000Z' } }),
      'tells the beginning of the standing of the publisher "2026-11-20T00:00:00.000Z"; its record, its events and the policy lead to "2026-11-19T12:00:00.000Z".',
    ],
    [
      'a warning that nobody gave',
      (file) => ({ ...file, domains: file.domains.map((one: object) => ({ ...one, state: 'warning' })) }),
      'tells the state of northwindtraders.com "warning"; its record, its events and the policy lead to "verified".',
    ],
    [
      'a notice',
      (file) => ({ ...file, standing: { ...file.standing, noticeUntil: '2026-12-01T00:00:00.000Z' } }),
      'tells the end of the notice "2026-12-01T00:00:00.000Z"; its record, its events and the policy lead to null.',
    ],
  ])('%s in its file is found', async (_, change, sentence) => {
    expect(await faults(changed(publisher, change))).toContain(`publisher: ${publisher} ${sentence}`);
  });

  test('another reason is found by the version that made the catalog, and passed over by others', async () => {
    const files = changed(publisher, (file) => ({ ...file, standing: { ...file.standing, reason: 'All is well.' } }));
    const judge = await defaultJudge(made);
    expect(await faults(files, { judge })).toEqual([
      expect.stringMatching(`^publisher: ${publisher} tells the reason of the standing of the publisher "All is well."; `),
    ]);
    expect(await faults(files, { judge: { ...judge, tool: { ...judge.tool, version: '9.9.9' } } })).toEqual([]);
  });

  test('a policy by which it would not be proved yet is found, and one that nobody tells is said', async () => {
    const { verification, ...index } = parsed(catalog.files, '/v1/index.json');
    const files = resealed(catalog.files, [catalog.key], { index: { verification: { ...verification, firstProofHours: 24 } } });
    expect(await faults(files)).toEqual([
      `publisher: ${publisher} tells the state of the publisher "verified"; its record, its events and the policy lead to "pending".`,
    ]);
    const old = replaced(catalog.files, '/v1/index.json', canonicalBytes(index));
    const { steps, verdict } = await verifyCatalog(readerOf(resealed(old, [catalog.key])), { now: made });
    expect(verdict).toBe('verified');
    expect(steps.find(({ file, status }) => file === publisher && status === 'not-checked')?.sentence).toMatch(
      /^Is verified, as its \d events can lead to; not computed again: the index does not tell by which policy\.$/,
    );
  });

  test.each<[string, (proof: ReturnType<typeof parsed>) => object, string]>([
    [
      'says proved of a look that found nothing',
      ({ look, ...proof }) => ({ ...proof, look: { ...look, answers: look.answers.map((one: object) => ({ ...one, texts: [] })) } }),
      'says proved under epoch 1; what it holds means absent under epoch 1.',
    ],
    [
      'was decided by one resolver',
      ({ look, ...proof }) => ({ ...proof, look: { ...look, answers: look.answers.slice(0, 1) } }),
      'says proved under epoch 1; what it holds means failed under epoch 1.',
    ],
    [
      'names nothing that was looked at',
      (proof) => ({ ...proof, look: null }),
      'says proved under epoch 1; what it holds means failed under epoch 1.',
    ],
    [
      'asked for another text',
      ({ challenge, ...proof }) => ({ ...proof, challenge: { ...challenge, name: 'example.com' } }),
      'names another challenge than that of northwindtraders.com.',
    ],
  ])('evidence that %s is found, whoever signed all of it', async (_, change, sentence) => {
    const proof = canonicalBytes(change(parsed(catalog.files, evidence)));
    const path = `/v1/evidence/${sha256(proof)}.json`;
    const index = parsed(catalog.files, '/v1/index.json');
    const { seq } = index.ledgers['@northwind-traders'];
    const event = canonicalBytes({ ...parsed(catalog.files, `${chain}/${seq}.json`), evidence: sha256(proof) });
    const file = parsed(catalog.files, publisher);
    const domains = file.domains.map((one: object) => ({ ...one, evidence: sha256(proof) }));
    const files = new Map([...catalog.files, [path, proof], [`${chain}/${seq}.json`, event]] as const);
    const ledgers = { ...index.ledgers, '@northwind-traders': { seq, sha256: sha256(event) } };
    const withFile = replaced(replaced(files, publisher, canonicalBytes({ ...file, domains })), evidence, undefined);
    const entry = withEntry({ ...catalog, files: withFile }, things, (one) => ({
      ...one,
      publisher: {
        ...one.publisher,
        proofs: one.publisher.proofs.map((other: object) => ({ ...other, evidence: sha256(proof) })),
      },
    }));
    expect(await faults(resealed(entry, [catalog.key], { index: { ledgers } }))).toEqual([`evidence: ${path} ${sentence}`]);
  });
});

test('a suspension of the publisher that its file hides is found', async () => {
  const command = ['verify-publisher', 'northwind-traders', '--suspend', 'Its owner is asked.'];
  const suspended = await testCatalog({ texts, after: [command] });
  expect(await faults(suspended.files)).toEqual([]);
  const file = parsed(suspended.files, publisher);
  expect(file.standing.state).toBe('suspended');
  const bytes = canonicalBytes({ ...file, standing: { ...file.standing, state: 'verified' } });
  expect(await faults(resealed(replaced(suspended.files, publisher, bytes), [suspended.key]))).toEqual([
    `publisher: ${publisher} says that it is verified; its ledger leads to suspended: Its owner is asked.`,
  ]);
});

test('a record that was never looked up is verified, and tells no events', async () => {
  const plain = await testCatalog();
  expect(parsed(plain.files, publisher).events).toEqual([]);
  expect(await faults(plain.files)).toEqual([]);
  const bytes = canonicalBytes({ ...parsed(plain.files, publisher), events: [`${chain}/1.json`] });
  expect(await faults(resealed(replaced(plain.files, publisher, bytes), [plain.key]))).toEqual([
    `publisher: ${publisher} names other events than its ledger has: 0.`,
  ]);
});

test('a publisher, its events and its evidence that hold anything at all are told in one line, and nothing is thrown', async () => {
  const paths = [publisher, `${chain}/1.json`, `${chain}/2.json`, evidence];
  const members = [...new Set([...paths.flatMap((path) => Object.keys(parsed(catalog.files, path))), '__proto__'])];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.constantFrom(...members), fc.jsonValue(), async (path, member, value) => {
      const files = changed(path, (whole) => JSON.parse(JSON.stringify({ ...whole, [member]: value })));
      for (const sentence of await faults(files)) expect(sentence).toMatch(/^[a-z]+: [^\n]+$/);
    }),
    { numRuns: 150 },
  );
});
