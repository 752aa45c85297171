import { expect, test } from 'vitest';
import type { Look } from '../../src/publisher/look.ts';
import { type ProofRules, proofOf } from '../../src/publisher/proof.ts';
import type { DomainClaim, Publisher } from '../../src/publisher/publisher.ts';
import {
  answer,
  challengeName,
  claiming,
  domainClaim,
  fileLook,
  hostClaim,
  organizationLook,
  registry,
  rightText,
  textLook,
} from './looks.ts';

const told = (
  look: Look | undefined,
  claim: DomainClaim = domainClaim,
  publisher: Publisher = claiming(claim),
  more: Partial<ProofRules> = {},
) => {
  const { outcome, sentence } = proofOf(claim, publisher, look === undefined ? [] : [look], { registry, ...more });
  return `${outcome}: ${sentence}`;
};
const place = `The TXT record ${challengeName}`;
const hostFile = (entry: object): Look => fileLook(JSON.stringify({ registry, publishers: [entry] }));

test('the right text proves, also among records of others', () => {
  expect(told(textLook([rightText]))).toBe(`proved: ${place} names fabrikam.`);
  expect(told(textLook(['v=spf1 -all', `${rightText} gh=1`, rightText]))).toMatch(/^proved/);
});

test('attack: a text copied from another publisher names that one, and proves nothing', () => {
  expect(told(textLook([rightText.replace('fabrikam', 'tailspin')]))).toBe(
    `contrary: ${place} names publisher tailspin of account number 1, and not publisher fabrikam of account number 1.`,
  );
});

test('attack: a login taken over by somebody else has another number', () => {
  expect(told(textLook([rightText.replace('gh=1', 'gh=2')]))).toMatch(/^contrary: .* names publisher fabrikam of account number 2,/);
  const renamed = { ...claiming(domainClaim), account: { provider: 'github', login: 'somebody-else', id: 1 } } as const;
  expect(told(textLook([rightText]), domainClaim, renamed)).toMatch(/^proved/);
});

test('attack: a text that another service asked for is none of ours, even with our words in it', () => {
  expect(told(textLook([rightText.replace('registry=contoso-registry', 'registry=other-registry')]))).toBe(
    `absent: ${place} has no text of the registry contoso-registry.`,
  );
  expect(told(textLook([rightText], '_other-registry-challenge.fabrikam.com'))).toBe(`failed: ${place} was not looked up.`);
});

test('somebody else beside us is no contradiction; somebody else in our place is one', () => {
  const other = rightText.replace('fabrikam', 'tailspin');
  expect(told(textLook([other, rightText]))).toMatch(/^proved/);
  expect(told(textLook([other, rightText.replace('epoch=1', 'epoch=9')]))).toMatch(/^absent/);
  expect(told(textLook([`${other} gh=5`]))).toMatch(/^absent: .* cannot be read: it has "gh" twice\.$/);
});

test('attack: one resolver that was lied to proves nothing, nor does it take anything away', () => {
  const look = (...answers: ReturnType<typeof answer>[]): Look => ({ kind: 'dns-txt', name: challengeName, answers });
  const lied = answer('two', [rightText.replace('fabrikam', 'tailspin')]);
  expect(told(look(answer('one', []), answer('two', [rightText])))).toBe(
    `failed: ${place} is not the same for all resolvers (one: absent, two: proved); it may still be spreading.`,
  );
  expect(told(look(answer('one', [rightText]), lied))).toMatch(/^failed/);
  expect(told(look(answer('one', [rightText])))).toMatch(/^failed: .* by two resolvers/);
  expect(told(look(answer('one', [rightText]), answer('one', [rightText])))).toMatch(/^failed/);
  const silent = answer('two', [], { outcome: 'failed', problem: 'timed out.' });
  expect(told(look(answer('one', [rightText]), silent))).toBe(
    `failed: ${place} could not be looked up by two resolvers that have to agree (two: timed out.).`,
  );
  expect(told(look(answer('one', [rightText]), silent, answer('three', [rightText])))).toMatch(/^proved/);
});

test('attack: an alias lets a hoster’s customer answer for every name, so it proves nothing', () => {
  const alias = { alias: 'customer.example.net' };
  const look: Look = { kind: 'dns-txt', name: challengeName, answers: ['one', 'two'].map((name) => answer(name, [rightText], alias)) };
  expect(told(look)).toMatch(/^absent: .* is an alias of "customer\.example\.net"/);
});

test('attack: a taken-over host proves itself at most, never the domain', () => {
  const entry = { id: 'fabrikam', gh: 1, scope: 'host', epoch: 1 };
  expect(told(hostFile(entry), hostClaim)).toMatch(/^proved/);
  expect(told(hostFile({ ...entry, scope: 'domain' }), hostClaim)).toMatch(/^absent: .* has the scope domain/);
  expect(told(hostFile(entry), { ...hostClaim, scope: 'domain' })).toMatch(/^absent: .* proves that host alone/);
  const other = fileLook(
    JSON.stringify({ registry, publishers: [entry] }),
    'https://old.fabrikam.com/.well-known/contoso-registry-publisher.json',
  );
  expect(told(other, hostClaim)).toMatch(/^failed: .* was not looked up/);
  expect(told(textLook([rightText.replace('scope=domain', 'scope=host')]))).toMatch(/^absent: .* has the scope host/);
});

test('a file that is gone is absent, one that cannot be had failed, and one that names others contrary', () => {
  expect(told(fileLook(undefined), hostClaim)).toMatch(/is not there \(HTTP 404\)\.$/);
  const failed: Look = { ...fileLook(undefined), outcome: 'failed', status: 302, problem: 'it redirects.' };
  expect(told(failed, hostClaim)).toMatch(/^failed: .* could not be read: it redirects\.$/);
  expect(told(hostFile({ id: 'tailspin', gh: 4, scope: 'host', epoch: 1 }), hostClaim)).toMatch(/^contrary/);
});

test('attack: an old text does not prove a newer epoch, unless it is the one before and its days are not over', () => {
  const publisher = { ...claiming(domainClaim), epoch: 2 };
  expect(told(textLook([rightText]), domainClaim, publisher)).toBe(`absent: ${place} names epoch 1; the record asks for epoch 2.`);
  expect(told(textLook([rightText]), domainClaim, publisher, { previousEpoch: 1 })).toMatch(/^proved: .* still names epoch 1/);
  expect(proofOf(domainClaim, publisher, [textLook([rightText])], { registry, previousEpoch: 1 }).epoch).toBe(1);
  const spreading: Look = {
    kind: 'dns-txt',
    name: challengeName,
    answers: [answer('one', [rightText.replace('epoch=1', 'epoch=2')]), answer('two', [rightText])],
  };
  expect(proofOf(domainClaim, publisher, [spreading], { registry, previousEpoch: 1 })).toMatchObject({ outcome: 'proved', epoch: 1 });
});

test('attack: of a record that lowers its epoch, the text of the higher one proves nothing', () => {
  const newer = textLook([rightText.replace('epoch=1', 'epoch=2')]);
  const sentence = `absent: ${place} names epoch 2; the record asks for epoch 1.`;
  expect(told(newer, domainClaim, claiming(domainClaim), { previousEpoch: 2 })).toBe(sentence);
});

const organizationClaim = {
  domain: 'fabrikam.com',
  scope: 'host',
  method: 'github-organization',
  organization: { login: 'fabrikam-integrations', id: 1 },
} as const;

test('GitHub’s word counts for the name itself, of the organisation that is the account', () => {
  expect(told(organizationLook(), organizationClaim)).toBe(
    'proved: GitHub verified fabrikam.com for the organisation "fabrikam-integrations".',
  );
  expect(told(organizationLook({ isVerified: false }), organizationClaim)).toMatch(/^absent: GitHub does not show/);
  expect(told(organizationLook({ domains: ['www.fabrikam.com'] }), organizationClaim)).toMatch(
    /^absent: .* does not name fabrikam\.com itself/,
  );
  expect(told(organizationLook({ outcome: 'absent' }), organizationClaim)).toMatch(/^absent/);
  expect(told(organizationLook({ outcome: 'failed', problem: 'HTTP 503.' }), organizationClaim)).toMatch(/^failed: .*HTTP 503\.$/);
  expect(told(organizationLook(), { ...organizationClaim, scope: 'domain' })).toMatch(
    /^absent: GitHub verifies fabrikam\.com as that name alone/,
  );
});

test('attack: a member of an organisation does not speak for it', () => {
  const foreign = { ...organizationClaim, organization: { login: 'contoso', id: 7 } };
  expect(told(organizationLook({ organizationId: 7 }), foreign)).toMatch(
    /^absent: The organisation of the claim \(number 7\) is not the account/,
  );
  expect(told(organizationLook({ organizationId: 7 }), organizationClaim)).toMatch(/^failed: .* was not looked up/);
});

test('what was not looked up, and what is reviewed, proves nothing', () => {
  expect(told(undefined)).toBe(`failed: ${place} was not looked up.`);
  expect(told(textLook([rightText]), { ...domainClaim, method: 'maintainers-reviewed' })).toMatch(/^absent/);
});
