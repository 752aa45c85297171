import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/connector/user-error.ts';
import { epochOf, parsePublishers } from '../../src/publisher/publisher.ts';
import { fabrikam, publisherFile } from './publishers.ts';

function messageOf(...files: readonly { path: string; bytes: Uint8Array }[]): string {
  try {
    parsePublishers(files);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error instanceof Error ? error.message : '';
  }
  return '';
}

test('the registry of this repository is right', () => {
  const folder = join(import.meta.dirname, '../../publishers');
  const files = readdirSync(folder).map((name) => ({
    path: `publishers/${name}`,
    bytes: new Uint8Array(readFileSync(join(folder, name))),
  }));
  expect(parsePublishers(files).length).toBe(files.length);
});

test('the example of docs/publishers.md is a record', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/publishers.md'), 'utf8');
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const [record] = parsePublishers([{ path: 'publishers/contoso.json', bytes: new TextEncoder().encode(example) }]);
  expect(record).toMatchObject({ id: 'contoso', account: { type: 'organization' } });
  expect(record?.domains.map(({ method }) => method)).toEqual(['dns-txt', 'maintainers-reviewed']);
});

test('publishers come sorted by id, whatever the order of the files', () => {
  const other = publisherFile({ ...fabrikam, id: 'adatum', name: 'Adatum', account: { ...fabrikam.account, id: 7 } });
  expect(parsePublishers([publisherFile(fabrikam), other]).map(({ id }) => id)).toEqual(['adatum', 'fabrikam']);
});

test('every mistake is told at once, each with its file and place', () => {
  const message = messageOf(
    publisherFile({ ...fabrikam, programs: ['gold'], domains: [{ domain: 'Fabrikam.com', scope: 'domain', method: 'dns-txt' }] }),
    { path: 'publishers/broken.json', bytes: new TextEncoder().encode('{') },
  );
  expect(message).toContain('publishers/fabrikam.json /programs/0:');
  expect(message).toContain('publishers/fabrikam.json /domains/0/domain:');
  expect(message).toContain("publishers/broken.json: line 1, column 1: The '{' that begins here is never closed.");
});

test('of a record that is wrong in thousands of places, or by a name without end, nobody reads more than a page', () => {
  const members = Array.from({ length: 50_000 }, (_, index) => [`member${index}`, 1]);
  const message = messageOf(publisherFile({ ...fabrikam, ...Object.fromEntries(members) }));
  expect(message).toMatch(
    /^The publisher registry has mistakes\. publishers\/fabrikam\.json \/: must NOT have additional properties \("member0"\)\. /,
  );
  expect(message).toMatch(/\("member19"\)\. publishers\/fabrikam\.json: mistakes that are not told: 49,980\.$/);
  expect(messageOf(publisherFile({ ...fabrikam, ['x'.repeat(100_000)]: 1 }))).toMatch(/additional properties \("x{78}…\)\.$/);
});

test('unknown members, missing ones and bad numbers are refused', () => {
  expect(messageOf(publisherFile({ ...fabrikam, verified: true }))).toContain('"verified"');
  expect(messageOf(publisherFile({ ...fabrikam, account: { provider: 'github', login: 'x', id: -1 } }))).toContain('/account/id');
  const { domains: _, ...without } = fabrikam;
  expect(messageOf(publisherFile(without))).toContain("'domains'");
});

test('two files cannot have one id, name or account', () => {
  const twin = { ...publisherFile({ ...fabrikam, id: 'fabrikam-two' }) };
  const message = messageOf(publisherFile(fabrikam), twin);
  expect(message).toContain('publishers/fabrikam-two.json: publishers/fabrikam.json has the name "Fabrikam, Inc." already.');
  expect(message).toContain('account number');
});

test('a file is named after its publisher', () => {
  expect(messageOf({ path: 'publishers/other.json', bytes: publisherFile(fabrikam).bytes })).toContain('publishers/other.json /id:');
});

test('a review is a stretch of the calendar, of twelve months at most; only reviewed domains have one', () => {
  const review = (on: string, expires: string, method = 'maintainers-reviewed') =>
    messageOf(
      publisherFile({
        ...fabrikam,
        domains: [{ domain: 'fabrikam.com', scope: 'domain', method, review: { by: { login: 'm', id: 9 }, on, expires, note: 'n' } }],
      }),
    );
  expect(review('2026-10-01', '2027-10-01')).toBe('');
  expect(review('2026-10-01', '2027-10-03')).toContain('/domains/0/review/expires: a review lasts twelve months at most');
  expect(review('2026-10-01', '2026-09-01')).toContain('ends before it begins');
  expect(review('2026-13-01', '2026-09-01')).toContain('/domains/0/review/on');
  expect(review('2026-02-31', '2026-03-31')).toContain('no date of the calendar');
  expect(review('2026-10-01', '2027-10-01', 'dns-txt')).toContain('/domains/0/review');
  expect(
    messageOf(publisherFile({ ...fabrikam, domains: [{ domain: 'fabrikam.com', scope: 'domain', method: 'maintainers-reviewed' }] })),
  ).toContain("'review'");
});

test('a whole top-level domain, an address or a host of one part is no claim', () => {
  for (const domain of ['com', 'localhost', '10.0.0.1', '*.fabrikam.com', 'fabrikam.com.', 'fabrikam', 'fäbrikam.com', 'fabrikam.com/x']) {
    expect(messageOf(publisherFile({ ...fabrikam, domains: [{ domain, scope: 'host', method: 'dns-txt' }] })), domain).toContain(
      '/domains/0/domain',
    );
  }
});

test('a record may say its epoch, its kind of account, when it was claimed or withdrawn, and who approved hosts that customers choose', () => {
  const approval = { connector: 'fabrikam-orders', by: { login: 'm', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'n' };
  const record = {
    ...fabrikam,
    epoch: 3,
    account: { ...fabrikam.account, type: 'organization' },
    claimedOn: '2026-10-02',
    withdrawn: { on: '2026-11-02', reason: 'The service ended.' },
    customerHosted: [approval, { ...approval, by: { login: 'n', id: 10 } }],
  };
  expect(parsePublishers([publisherFile(record)]).map(epochOf)).toEqual([3]);
  expect(parsePublishers([publisherFile(fabrikam)]).map(epochOf)).toEqual([1]);
  expect(messageOf(publisherFile({ ...record, epoch: 0 }))).toContain('/epoch');
  expect(messageOf(publisherFile({ ...record, claimedOn: '2026-02-30' }))).toContain('/claimedOn: this is no date of the calendar');
  expect(messageOf(publisherFile({ ...record, withdrawn: { on: '2026-02-30', reason: 'r' } }))).toContain('/withdrawn/on');
  expect(messageOf(publisherFile({ ...record, customerHosted: [{ ...approval, expires: '2028-10-01' }] }))).toContain(
    '/customerHosted/0/expires: a review lasts twelve months at most',
  );
});

test('a claim by an organisation names the organisation, and no other claim does', () => {
  const organization = { login: 'fabrikam-integrations', id: 1 };
  const claim = { domain: 'fabrikam.com', scope: 'host', method: 'github-organization' } as const;
  expect(messageOf(publisherFile({ ...fabrikam, domains: [{ ...claim, organization }] }))).toBe('');
  expect(messageOf(publisherFile({ ...fabrikam, domains: [claim] }))).toContain("'organization'");
  expect(messageOf(publisherFile({ ...fabrikam, domains: [{ ...claim, method: 'dns-txt', organization }] }))).toContain('/organization');
});
