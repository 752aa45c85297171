import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/connector/json-value.ts';
import type { AnswerOf } from '../../src/publisher/claim-answer.ts';
import type { CustomerHostedApproval } from '../../src/publisher/customer-hosted.ts';
import { type Ownership, ownershipOf } from '../../src/publisher/ownership.ts';
import type { DomainClaim, Publisher } from '../../src/publisher/publisher.ts';
import { connector, dynamic, type Parts } from './connectors.ts';
import { fabrikam } from './publishers.ts';

const now = new Date('2026-11-20T12:00:00Z');
const at = '2026-11-20T06:00:00.000Z';

/** Knows every claim as proved by what the registry cannot show by itself. */
const proved: AnswerOf = (_, { domain }) => ({
  answer: 'proved',
  reason: `The DNS of ${domain} says so.`,
  checkedAt: at,
  evidence: 'sha256:1',
});

const claiming = (...claims: readonly Partial<DomainClaim>[]): Publisher => ({
  ...fabrikam,
  domains: claims.map((changed) => ({ domain: 'fabrikam.com', scope: 'domain', method: 'dns-txt', ...changed })),
});
const answers = ({ hosts }: Ownership) => hosts.map(({ host, answer }) => `${host} ${answer}`);

test('a claim that something else proves is proved, with its reason', () => {
  const { level, reason, hosts } = ownershipOf(connector({}), [claiming({})], now, { answerOf: proved });
  expect([level, reason, hosts[0]?.reason]).toEqual([
    'proved',
    'Proved as hosts of Fabrikam, Inc.: desk.fabrikam.com.',
    'desk.fabrikam.com lies under fabrikam.com. The DNS of fabrikam.com says so.',
  ]);
  const [host] = ownershipOf(connector({ definition: { host: 'fabrikam.com' } }), [claiming({})], now, { answerOf: proved }).hosts;
  expect(host?.reason).toBe('The DNS of fabrikam.com says so.');
});

test('what is proved counts before what is reviewed, and both before what is not', () => {
  const publisher = claiming({ method: 'https-well-known', scope: 'host', domain: 'desk.fabrikam.com' }, ...fabrikam.domains, {});
  const by = (known: readonly string[]): AnswerOf => {
    return (_, { method }) => ({
      answer: known.includes(method) ? (method === 'maintainers-reviewed' ? 'reviewed' : 'proved') : 'not-proved',
      reason: `By ${method}.`,
      checkedAt: null,
      evidence: null,
    });
  };
  const told = (...known: string[]) => ownershipOf(connector({}), [publisher], now, { answerOf: by(known) }).hosts[0];
  expect([told('dns-txt', 'maintainers-reviewed')?.answer, told('maintainers-reviewed')?.answer, told()?.answer]).toEqual([
    'proved',
    'reviewed',
    'not-proved',
  ]);
  expect(told()?.reason).toBe('desk.fabrikam.com is not proved. By https-well-known.');
});

test('a proof of a shared suffix, or of one host, says nothing about its neighbours', () => {
  const told = (host: string, claim: Partial<DomainClaim>) =>
    ownershipOf(connector({ definition: { host } }), [claiming(claim)], now, { answerOf: proved });
  expect(told('fabrikam.azurewebsites.net', { domain: 'azurewebsites.net' }).level).toBe('not-proved');
  expect(told('x.execute-api.us-east-1.amazonaws.com', { domain: 'amazonaws.com' }).reason).toBe(
    'x.execute-api.us-east-1.amazonaws.com is not proved: who owns amazonaws.com does not own the names below the shared suffix execute-api.us-east-1.amazonaws.com.',
  );
  expect(told('a.desk.fabrikam.com', { domain: 'desk.fabrikam.com', scope: 'host', method: 'https-well-known' }).reason).toBe(
    'a.desk.fabrikam.com is not proved: the claim of desk.fabrikam.com is for that host alone.',
  );
  expect(told('api.fabrikam.com', { method: 'https-well-known' }).reason).toContain(
    'A file that fabrikam.com serves proves that host alone',
  );
  const own = { domain: 'fabrikam-desk.azurewebsites.net', scope: 'host', method: 'https-well-known' } as const;
  expect(told('fabrikam-desk.azurewebsites.net', own).level).toBe('proved');
});

test('a name that a standard sets aside, an address or a public suffix is nobody’s, whatever is proved', () => {
  for (const host of ['api.internal', 'fabrikam.test', 'fabrikam.onion', '0x7f000001', '[::ffff:10.0.0.1]', 'co.uk', 'fabrikam.corp'])
    expect(ownershipOf(connector({ definition: { host } }), [claiming({ domain: host })], now, { answerOf: proved }).level, host).toBe(
      'not-proved',
    );
});

test('the platform’s own consent page is a shared service where people sign in, and nowhere else', () => {
  const page = 'https://global.consent.azure-apim.net/redirect';
  const signIn = ownershipOf(connector({ definition: { securityDefinitions: { a: { authorizationUrl: page } } } }), [fabrikam], now);
  expect([signIn.level, ...answers(signIn)]).toEqual([
    'reviewed',
    'desk.fabrikam.com reviewed',
    'global.consent.azure-apim.net shared-service',
  ]);
  const asHost = ownershipOf(connector(dynamic(page)), [fabrikam], now);
  expect([asHost.level, ...answers(asHost)]).toEqual([
    'not-proved',
    'desk.fabrikam.com reviewed',
    'global.consent.azure-apim.net not-proved',
  ]);
});

const chosen = dynamic("@connectionParameters('url')");
const approval: CustomerHostedApproval = {
  connector: 'x',
  by: [9, 10],
  on: '2026-10-01',
  expires: '2027-10-01',
  note: 'Runs at the customer.',
};
const decided = (changed: Partial<CustomerHostedApproval> | undefined, parts: Parts = chosen, publisher: Publisher = fabrikam) =>
  ownershipOf(connector(parts), [publisher], now, changed === undefined ? {} : { approvals: [{ ...approval, ...changed }] });

test('a host that the customer chooses counts once two maintainers approved it', () => {
  const { level, hosts } = decided({});
  expect([level, hosts[0]?.answer, hosts[0]?.reason]).toEqual([
    'reviewed',
    'customer-hosted',
    'The customer chooses a host; 2 maintainers approved that on 2026-10-01 (until 2027-10-01).',
  ]);
  expect(ownershipOf(connector(chosen), [claiming({})], now, { approvals: [approval], answerOf: proved }).level).toBe('reviewed');
  expect(decided({}, { script: 'await new HttpClient().GetAsync(x);' }).level).toBe('reviewed');
});

test.each<[string, Partial<CustomerHostedApproval> | undefined, string]>([
  ['there is none', undefined, 'two maintainers have to approve that'],
  ['it is for another connector', { connector: 'y' }, 'two maintainers have to approve that'],
  ['one approved', { by: [9] }, 'only one did'],
  ['one approved twice', { by: [9, 9] }, 'only one did'],
  ['the publisher approved itself', { by: [9, fabrikam.account.id] }, 'the publisher’s own accounts does not count'],
  ['an approver of the publisher approved', { by: [9, 10, 77] }, 'the publisher’s own accounts does not count'],
  ['a number is none', { by: [9, Number.NaN, -1, 0.5] }, 'only one did'],
  ['it ended', { on: '2026-01-01', expires: '2026-11-19' }, 'its approval ended on 2026-11-19'],
  ['it has not begun', { on: '2026-11-21' }, 'its approval counts from 2026-11-21'],
  ['it lasts too long', { expires: '2027-10-03' }, 'twelve months at most'],
  ['it ends before it begins', { on: '2026-11-01', expires: '2026-10-01' }, 'no stretch of the calendar'],
  ['its dates are none', { on: '2026-02-31' }, 'no stretch of the calendar'],
])('an approval does not count when %s', (_, changed, why) => {
  const publisher = { ...fabrikam, approvers: [{ login: 'lead', id: 77 }] };
  const { level, reason } = decided(changed, chosen, publisher);
  expect([level, reason.includes(why)], reason).toEqual(['not-proved', true]);
});

test('an approval of the last day counts, and does not replace a domain of the publisher’s own', () => {
  expect(decided({ expires: '2026-11-20' }).level).toBe('reviewed');
  const { level, reason } = decided({}, chosen, claiming({}));
  expect([level, reason]).toEqual(['not-proved', expect.stringContaining('Fabrikam, Inc. has to prove a domain of its own first')]);
  const shared = claiming({ domain: 'azurewebsites.net' });
  expect(ownershipOf(connector(chosen), [shared], now, { approvals: [approval], answerOf: proved }).reason).toContain(
    'a domain of its own first',
  );
});

test('an approval does not help any other host', () => {
  const parts = { ...dynamic("@connectionParameters('url','https://evil.net')") };
  expect(decided({}, parts).reason).toBe('evil.net lies under no domain of Fabrikam, Inc.');
});

test.each([
  ['azurewebsites.net', 'is a shared suffix'],
  ['com', 'is a public suffix'],
  ['corp', 'is a name of one part'],
])('a template whose fixed part is nobody’s lets the customer choose wholly: %s', (suffix, why) => {
  const { level, hosts } = decided(undefined, dynamic(`https://@connectionParameters('w').${suffix}/x`));
  expect([level, hosts.find(({ host }) => host === `*.${suffix}`)?.answer]).toEqual(['not-proved', 'customer-hosted']);
  expect(hosts.find(({ host }) => host === `*.${suffix}`)?.reason).toContain(why);
});

test('a look-alike counts only once a maintainer reviewed it, however well it is proved', () => {
  const parts = { definition: { host: 'api.micros0ft-login.com' } };
  const claim = { domain: 'micros0ft-login.com' };
  const alone = ownershipOf(connector(parts), [claiming(claim)], now, { answerOf: proved });
  expect([alone.level, alone.hosts[0]?.answer, alone.reason]).toEqual([
    'not-proved',
    'proved',
    'micros0ft-login.com looks like a domain of Microsoft and is none that is known. A maintainer has to review api.micros0ft-login.com for Fabrikam, Inc.',
  ]);
  const [review] = fabrikam.domains;
  const both: AnswerOf = (_, { method }) => ({
    answer: method === 'dns-txt' ? 'proved' : 'reviewed',
    reason: 'r',
    checkedAt: null,
    evidence: null,
  });
  expect(ownershipOf(connector(parts), [claiming(claim, { ...review, ...claim })], now, { answerOf: both }).level).toBe('reviewed');
  const seen = ownershipOf(connector(parts), [claiming(claim, { ...review, ...claim })], now);
  expect([seen.level, seen.hosts[0]?.concern]).toEqual([
    'reviewed',
    'micros0ft-login.com looks like a domain of Microsoft and is none that is known.',
  ]);
});

const rosa: Publisher = {
  ...fabrikam,
  id: 'rosa',
  name: 'Rosa Delgado',
  programs: ['independent-publisher'],
  account: { ...fabrikam.account, id: 2 },
  domains: [],
};
const independent = (properties: JsonObject, registry: readonly Publisher[] = [rosa, fabrikam], definition: JsonObject = {}) =>
  ownershipOf(
    connector({ program: 'independent-publisher', properties: { publisher: 'Rosa Delgado', ...properties }, definition }),
    registry,
    now,
  );

test('an independent publisher’s connector says whose service it is not', () => {
  expect(independent({ stackOwner: 'Fabrikam, Inc.' }).disclaimer).toBe('Not affiliated with Fabrikam, Inc.');
  expect(independent({}, undefined, { info: { title: 'Fabrikam <Desk>' } }).disclaimer).toBe('Not affiliated with Fabrikam <Desk>.');
  expect(ownershipOf(connector({}), [fabrikam], now).disclaimer).toBeUndefined();
});

test.each([
  ['another record’s', 'Fabrikam', 'looks like that of another publisher'],
  ['another record’s, in other letters', 'Fabrikаm, Inc.', 'mixes letters'],
  ['a brand’s', 'Micros0ft', 'looks like the brand Microsoft'],
])('an independent publisher cannot bear a name that is %s', (_, name, why) => {
  const named = { ...rosa, name };
  const { level, reason } = independent({ publisher: name }, [named, fabrikam]);
  expect([level, reason]).toEqual(['not-proved', expect.stringContaining(why)]);
});

test('an independent publisher cannot bear the name of a domain that another proved', () => {
  const named = { ...rosa, name: 'Fabrikam' };
  const owner = { ...fabrikam, name: 'Contoso Holding' };
  expect(independent({ publisher: 'Fabrikam' }, [named, owner]).reason).toBe(
    'The name "Fabrikam" looks like fabrikam.com, a domain of another publisher, "Contoso Holding". An independent publisher has a name of its own.',
  );
  expect(independent({ publisher: 'Fabrikam' }, [named, { ...owner, domains: [] }]).level).toBe('independent');
});

test('an independent publisher’s connector to a host in disguise is not accepted', () => {
  expect(independent({}, undefined, { host: 'api.fabrikarn.com' }).level).toBe('not-proved');
  expect(independent({}, undefined, { host: 'api.fabrikam.com' }).level).toBe('independent');
});

test('a certified publisher’s name that looks like another’s is told and decides nothing', () => {
  const { level, concern } = ownershipOf(connector({}), [fabrikam, { ...rosa, name: 'Fabrikarn', programs: ['certified'] }], now);
  expect([level, concern]).toEqual(['reviewed', 'The name "Fabrikam, Inc." looks like that of another publisher, "Fabrikarn".']);
});
