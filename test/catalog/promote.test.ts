import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import type { EventDraft } from '../../src/catalog/ledger.ts';
import type { Question } from '../../src/catalog/policy.ts';
import { type Decision, promote } from '../../src/catalog/promote.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { folderWith, lineJudge, policyOf, publishers } from '../helpers/catalog-samples.ts';
import { emptyWorld, type World } from '../helpers/catalog-world.ts';

const full = policyOf({ profile: 'default' });
const lenient = policyOf({ profile: 'default', optionalQuestions: ['tests', 'approval'] });
const instant = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });
const soon = '2026-11-02T12:00:00Z';
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;

function answerTo(question: Question, decision: Decision | undefined) {
  const found = decision?.answers.find((one) => one.question === question);
  const { who, since } = found === undefined || found.answer === 'yes' ? { who: undefined, since: undefined } : found;
  return { answer: found?.answer, sentence: found?.sentence, who, since };
}

/** A connector whose 1.0.0 is public since the first, and whose next version is on preview since the second. */
async function updated(next: Parameters<typeof folderWith>[0]): Promise<World> {
  const world = emptyWorld();
  await world.arrive(folderWith(next.program === undefined ? {} : { program: next.program }), '2026-11-01T00:00:00.000Z');
  await world.ask(day(1), instant);
  await world.arrive(folderWith(next), day(2));
  expect(world.ledger().public?.record.version).toBe('1.0.0');
  return world;
}

function event(type: 'held' | 'suspended' | 'released', at: string): EventDraft {
  return { type, id: 'things', at, by: { kind: 'operator' }, reason: 'Somebody objected.' };
}

test('a promotion records what was asked, the publisher, the evidence, and the report made afresh', async () => {
  const world = emptyWorld();
  await world.arrive(folderWith({}), day(1));
  world.prove({ against: { kind: 'definition-mock' }, operations: [] }, day(1));
  const decision = await world.ask(day(2), instant);
  expect(decision?.isPromoted).toBe(true);
  const current = world.ledger().public;
  expect(current?.event).toMatchObject({ publisher: 'northwind-traders', from: null, policy: { profile: 'local' } });
  expect(current?.record.evidence).toEqual(world.ledger().evidence.map(({ sha256 }) => sha256));
  expect(current?.event?.answers.map(({ question }) => question)).toEqual([
    'report',
    'tests',
    'publisher',
    'acknowledgement',
    'soak',
    'approval',
    'hold',
  ]);
});

test('only the connectors that are named are asked about', async () => {
  const world = emptyWorld();
  await world.arrive(folderWith({}), day(1));
  expect((await promote(world.state(), world.facts(day(2), instant), new Set(['others']))).decisions).toEqual([]);
});

describe('1. report', () => {
  test('an error that the public version has too does not hold its successor, and is counted', async () => {
    const world = await updated({ readme: 'BROKEN link\nBROKEN promise\nNew', info: { version: '1.1.0' } });
    const strict = {
      ...lineJudge,
      certify: async (connector: Parameters<typeof lineJudge.certify>[0]) => {
        const report = await lineJudge.certify(connector);
        const always = {
          ruleId: 'new-rule',
          codes: [],
          severity: 'error',
          message: 'Old sin.',
          fix: 'f',
          state: 'new',
          location: { file: 'readme.md' },
        } as const;
        return { ...report, findings: [...report.findings.filter(({ message }) => !message.includes('promise')), always] };
      },
    };
    expect(answerTo('report', await world.ask(soon, lenient, { judge: strict }))).toMatchObject({
      answer: 'no',
      who: 'publisher',
      since: day(2),
      sentence: 'Certified afresh, it has 2 errors, 1 of them as old as the public version.',
    });
    const repaired = {
      ...strict,
      certify: async (connector: Parameters<typeof lineJudge.certify>[0]) => ({
        ...(await strict.certify(connector)),
        findings: (await strict.certify(connector)).findings.filter(({ ruleId }) => ruleId === 'new-rule'),
      }),
    };
    expect(answerTo('report', await world.ask(soon, lenient, { judge: repaired }))).toMatchObject({
      answer: 'yes',
      sentence: 'Certified afresh, it has 1 error that the public version has too.',
    });
    const grace = (date: string) =>
      policyOf({ profile: 'default', optionalQuestions: ['tests', 'approval'], graceDates: { 'new-rule': date } });
    expect(answerTo('report', await world.ask(soon, grace('2026-11-02'), { judge: repaired }))).toMatchObject({
      answer: 'yes',
      sentence: 'Certified afresh, it has 1 error that the public version has too, which count until 2026-11-02.',
    });
    expect(answerTo('report', await world.ask(soon, grace('2026-11-01'), { judge: repaired }))).toMatchObject({
      answer: 'no',
      sentence: 'Certified afresh, it has 1 error. The time to repair what the public version has too is over: new-rule.',
    });
  });

  test('without a public version every error counts', async () => {
    const world = emptyWorld();
    await world.arrive(folderWith({ readme: 'BROKEN' }), day(1));
    expect(answerTo('report', await world.ask(day(2), instant))).toMatchObject({
      answer: 'no',
      sentence: 'Certified afresh, it has 1 error.',
    });
  });
});

describe('2. tests', () => {
  const operation = (id: string, result: string, succeeded = 10) => ({ id, result, calls: succeeded, succeeded, difference: null });
  const mock = { against: { kind: 'definition-mock' } };
  const live = { against: { kind: 'live', host: 'things.northwindtraders.com', date: '2026-11-01', runBy: 'publisher' } };

  async function asked(program: 'certified' | 'independent-publisher', ...evidence: readonly JsonObject[]) {
    const world = emptyWorld();
    await world.arrive(folderWith({ program }), day(1));
    for (const [index, one] of evidence.entries()) world.prove(one, day(index + 2));
    return { world, answer: answerTo('tests', await world.ask(day(9), full)) };
  }

  test('without evidence it is not asked yet', async () => {
    expect((await asked('certified')).answer).toEqual({
      answer: 'not asked yet',
      who: 'maintainers',
      since: day(1),
      sentence: 'No operation of this content was tried by this certifier.',
    });
  });

  test('evidence of another content, certifier or kind counts for nothing, nor does what cannot be read', async () => {
    const operations = [operation('ListThings', 'passed')];
    const { answer } = await asked(
      'certified',
      { ...live, operations, tree: 'f'.repeat(40) },
      { ...live, operations, certifier: { version: '1.2.3', rules: 'sha256:other' } },
      { ...live, operations, certifier: { version: '1.2.2', rules: 'sha256:test' } },
      { ...live, operations, kind: 'ownership' },
      { ...live, operations: [{ id: 1, result: 'passed', succeeded: 10 }] },
      { ...live, operations: [{ id: 'a', result: 'fine', succeeded: 10 }] },
      { against: 'live', operations },
      { ...live, operations: { constructor: 1 } },
    );
    expect(answer.answer).toBe('not asked yet');
  });

  test('an operation that failed holds it, whatever else passed, until it is tried again', async () => {
    const operations = [operation('ListThings', 'passed'), operation('GetThing', 'failed', 0)];
    const { world, answer } = await asked('independent-publisher', { ...mock, operations });
    expect(answer).toEqual({ answer: 'no', who: 'publisher', since: day(2), sentence: '1 operation failed: GetThing.' });
    world.tell({
      type: 'exempted',
      id: 'things',
      at: day(3),
      by: { kind: 'account', id: 9 },
      tree: world.ledger().preview?.record.tree ?? '',
      question: 'tests',
      reason: 'r',
      until: '2026-12-01',
    });
    expect(answerTo('tests', await world.ask(day(9), full)).answer).toBe('no');
    world.prove({ ...mock, operations: [operation('GetThing', 'passed')] }, day(5));
    expect(answerTo('tests', await world.ask(day(9), full)).answer).toBe('yes');
  });

  test('an independent publisher needs nothing that failed; everything else is listed', async () => {
    const operations = [
      operation('ListThings', 'passed'),
      operation('CreateThing', 'not-safe-to-repeat', 0),
      operation('GetThing', 'needs-runtime', 0),
    ];
    expect((await asked('independent-publisher', { ...mock, operations })).answer).toMatchObject({
      answer: 'yes',
      sentence: '1 of 3 operations passed; not passed: CreateThing not-safe-to-repeat, GetThing needs-runtime.',
    });
  });

  test('a mock is not enough for a certified connector: each operation needs ten successful calls to the real service', async () => {
    const both = [operation('ListThings', 'passed'), operation('GetThing', 'passed', 9)];
    expect((await asked('certified', { ...mock, operations: both })).answer).toMatchObject({
      answer: 'not asked yet',
      who: 'publisher',
      sentence:
        '2 of 2 operations passed. A certified connector needs 10 successful calls of each operation against the real service, which ListThings, GetThing lack: certify test --against URL --output FILE tries them, and certify evidence FILE records it.',
    });
    expect((await asked('certified', { ...mock, operations: both }, { ...live, operations: both })).answer.sentence).toContain(
      'which GetThing lacks: ',
    );
    const enough = [operation('ListThings', 'passed'), operation('GetThing', 'passed', 10)];
    expect((await asked('certified', { ...mock, operations: both }, { ...live, operations: enough })).answer).toMatchObject({
      answer: 'yes',
    });
  });

  test('an exemption in force stands for the real service, and is told; the day after its last it does not', async () => {
    const { world } = await asked('certified', { ...mock, operations: [operation('ListThings', 'passed')] });
    const { tree } = world.ledger().preview?.record ?? { tree: '' };
    world.tell({
      type: 'exempted',
      id: 'things',
      at: day(3),
      by: { kind: 'account', id: 9 },
      tree,
      question: 'tests',
      reason: 'It needs a telescope.',
      until: '2026-11-10',
    });
    expect(answerTo('tests', await world.ask('2026-11-10T23:59:59Z', full))).toMatchObject({
      answer: 'yes',
      sentence: expect.stringContaining('Exempt until 2026-11-10: It needs a telescope.'),
    });
    expect(answerTo('tests', await world.ask('2026-11-11T00:00:00Z', full)).answer).toBe('not asked yet');
  });
});

describe('3. publisher', () => {
  const contoso = { info: { version: '1.1.0' }, properties: { publisher: 'Contoso' } };
  const transfer = (noticeUntil: string): EventDraft => ({
    type: 'transferred',
    id: 'things',
    at: day(3),
    by: { kind: 'operator' },
    from: 'northwind-traders',
    to: 'contoso',
    reason: 'Sold.',
    noticeUntil,
  });

  test('another publisher than that of the public version needs a transfer whose notice is over', async () => {
    const world = await updated(contoso);
    expect(answerTo('publisher', await world.ask(day(20), lenient))).toEqual({
      answer: 'no',
      who: 'maintainers',
      since: day(2),
      sentence: 'northwind-traders answers for the public version, contoso for this one: it has to be transferred first.',
    });
    world.tell(transfer(day(21)));
    expect(answerTo('publisher', await world.ask(day(20), lenient))).toEqual({
      answer: 'no',
      who: 'time',
      since: day(3),
      sentence: `northwind-traders answers for the public version, contoso for this one. It is being transferred, and until ${day(21)} anybody can object.`,
    });
    const decision = await world.ask(day(21), lenient);
    expect(answerTo('publisher', decision).answer).toBe('yes');
    expect(world.ledger().publisher).toBe('contoso');
  });

  test('a public version that no event names a publisher for is asked who answers for it now', async () => {
    const world = await updated(contoso);
    const withoutOld = publishers.filter(({ id }) => id !== 'northwind-traders');
    expect(answerTo('publisher', await world.ask(day(20), lenient, { publishers: withoutOld })).answer).toBe('no');
  });
});

describe('5. soak, of everything that changed since the public version', () => {
  const later = { version: '1.1.0' };
  const definition = golden('certified').definition;

  test('a host change followed by a fix of the readme waits and is approved as a host change', async () => {
    const world = await updated({ info: later, definition: { host: 'stock.northwindtraders.com' } });
    const { readme } = golden('certified');
    await world.arrive(
      folderWith({ info: later, definition: { host: 'stock.northwindtraders.com' }, readme: `${readme}\nMore.\n` }),
      day(5),
    );
    const decision = await world.ask(day(18), full);
    expect(answerTo('soak', decision)).toEqual({
      answer: 'no',
      who: 'time',
      since: day(5),
      sentence: `Until ${day(19)}: a sensitive change (host) waits 14 days on preview.`,
    });
    expect(answerTo('approval', decision).answer).toBe('not asked yet');
    expect(answerTo('soak', await world.ask(day(19), full)).answer).toBe('yes');
  });

  test('the changed default of a connection parameter that feeds the host is sensitive, alone and among texts', async () => {
    const parameter = (value: string) => ({
      connectionParameters: {
        region: {
          type: 'string',
          defaultValue: value,
          uiDefinition: { displayName: 'Region', description: 'Where it runs.', constraints: { required: 'true' } },
        },
      },
      policyTemplateInstances: [
        {
          templateId: 'dynamichosturl',
          title: 'Host',
          parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('region').northwindtraders.com" },
        },
      ],
    });
    const world = emptyWorld();
    await world.arrive(folderWith({ properties: parameter('eu') }), day(1));
    expect((await world.ask(day(1), instant))?.isPromoted).toBe(true);
    await world.arrive(folderWith({ info: later, properties: parameter('us') }), day(2));
    await world.arrive(
      folderWith({
        info: { ...later, description: 'Keeps things and tells where each one of them is, by day and by night.' },
        properties: parameter('us'),
      }),
      day(3),
    );
    const decision = await world.ask(day(16), full);
    expect(answerTo('soak', decision)).toMatchObject({
      answer: 'no',
      since: day(3),
      sentence: expect.stringMatching(/^Until 2026-11-17T00:00:00.000Z: a sensitive change \(.*connection-parameters.*\) waits 14 days/),
    });
    expect(answerTo('approval', decision).answer).toBe('not asked yet');
  });

  test('a breaking change split over three merges is asked for as a whole, and waits as a major change', async () => {
    const paths = definition['paths'] as JsonObject;
    const [list, one] = [paths['/things'] as JsonObject, paths['/things/{id}'] as JsonObject];
    const world = await updated({ info: later, definition: { paths: { '/things': list } } });
    await world.arrive(folderWith({ info: later, definition: { paths: { '/things': { get: list['get'] ?? null } } } }), day(3));
    await world.arrive(
      folderWith({ info: later, definition: { paths: { '/things': { get: list['get'] ?? null }, '/items/{id}': one } } }),
      day(4),
    );
    const decision = await world.ask(day(5), lenient);
    expect(answerTo('acknowledgement', decision)).toMatchObject({
      answer: 'no',
      who: 'publisher',
      since: day(4),
      sentence: expect.stringMatching(/^2 changes since 1\.0\.0 break flows/),
    });
    expect(answerTo('soak', decision)).toMatchObject({
      answer: 'no',
      since: day(4),
      sentence: expect.stringContaining('a major change waits 3 days'),
    });
  });
});

describe('6. approval', () => {
  const approve = (world: World, id: number): void =>
    world.tell({
      type: 'approved',
      id: 'things',
      at: day(3),
      by: { kind: 'account', id },
      tree: world.ledger().preview?.record.tree ?? '',
    });

  test('what is new needs a maintainer who is neither author nor publisher, for exactly this content', async () => {
    const world = emptyWorld();
    await world.arrive(folderWith({}), day(1), 5);
    expect(answerTo('approval', await world.ask(day(2), full))).toEqual({
      answer: 'not asked yet',
      who: 'maintainers',
      since: day(1),
      sentence: 'No maintainer approved this content yet, which a new connector needs.',
    });
    approve(world, 5);
    approve(world, 1);
    expect(answerTo('approval', await world.ask(day(4), full))).toEqual({
      answer: 'no',
      who: 'maintainers',
      since: day(3),
      sentence: 'Only its author or publisher approved it; a new connector needs a maintainer who is neither.',
    });
    expect(answerTo('approval', await world.ask(day(4), lenient)).answer).toBe('no');
    approve(world, 9);
    const withApprover = publishers.map((publisher) => ({
      ...publisher,
      approvers: [{ login: 'desk', id: 9 }],
    }));
    expect(answerTo('approval', await world.ask(day(4), full, { publishers: withApprover })).answer).toBe('no');
    expect(answerTo('approval', await world.ask(day(4), full))).toMatchObject({
      answer: 'yes',
      sentence: 'Approved by account 9 on 2026-11-03.',
    });
    await world.arrive(folderWith({ readme: 'Another one' }), day(5), 5);
    expect(answerTo('approval', await world.ask(day(6), full)).answer).toBe('not asked yet');
  });

  test('an update of texts needs none', async () => {
    const world = await updated({
      info: { version: '1.1.0', description: 'Keeps things and tells where each one of them is, by day and by night.' },
    });
    expect(answerTo('approval', await world.ask(day(3), full))).toMatchObject({
      answer: 'yes',
      sentence: 'Nothing sensitive changed since 1.0.0: merging it was approval enough.',
    });
  });
});

describe('7. hold', () => {
  test('a hold, a suspension, a yank and a rollback each keep it, with who must act and since when', async () => {
    const world = await updated({ info: { version: '1.1.0' } });
    world.tell(event('held', day(3)));
    expect(answerTo('hold', await world.ask(day(9), instant))).toEqual({
      answer: 'no',
      who: 'maintainers',
      since: day(3),
      sentence: 'The maintainers hold it: Somebody objected.',
    });
    world.tell(event('suspended', day(4)));
    const suspended = await world.ask(day(9), instant);
    expect(answerTo('hold', suspended)).toEqual({
      answer: 'no',
      who: 'maintainers',
      since: day(4),
      sentence: 'The maintainers suspended the connector: Somebody objected.',
    });
    // What waits is still compared with what would be public.
    expect(answerTo('acknowledgement', suspended).sentence).toContain('since 1.0.0');
    world.tell({ type: 'resumed', id: 'things', at: day(5), by: { kind: 'operator' }, reason: 'r' }, event('released', day(5)));
    const first = world.ledger().latestPublic;
    expect((await world.ask(day(9), instant))?.isPromoted).toBe(true);
    if (first === undefined) throw new Error('Nothing was public.');
    world.tell({
      type: 'rolled-back',
      id: 'things',
      at: day(10),
      by: { kind: 'operator' },
      record: first,
      from: { version: '1.1.0', revision: 0 },
      reason: 'It loses orders.',
    });
    expect(answerTo('hold', await world.ask(day(11), instant))).toEqual({
      answer: 'no',
      who: 'maintainers',
      since: day(10),
      sentence: 'The public version was rolled back from 1.1.0: It loses orders.',
    });
    world.tell({
      type: 'yanked',
      id: 'things',
      at: day(11),
      by: { kind: 'operator' },
      name: { version: '1.1.0', revision: 0 },
      reason: 'Bad.',
      advisory: null,
      fallback: 'unchanged',
    });
    expect(answerTo('hold', await world.ask(day(12), instant))).toEqual({
      answer: 'no',
      who: 'publisher',
      since: day(11),
      sentence: '1.1.0 was yanked, and another version has to take its place: Bad.',
    });
  });

  test('what is suspended and public on preview as well is no candidate', async () => {
    const world = emptyWorld();
    await world.arrive(folderWith({}), day(1));
    await world.ask(day(1), instant);
    world.tell(event('suspended', day(4)));
    expect(await world.ask(day(9), instant)).toBeUndefined();
  });
});
