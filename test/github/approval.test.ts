import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { Submission } from '../../src/connector/submission.ts';
import { approvalNeeds, approversOf, kindOf, unmetNeeds } from '../../src/github/approval.ts';
import type { AccountPermission, ReviewFacts } from '../../src/github/github.ts';
import type { Publisher } from '../../src/publisher/publisher.ts';

const head = 'a'.repeat(40);
const author = { id: 1, login: 'author' };
const nothing: Submission = {
  changes: [],
  furtherFolders: [],
  publisherRecords: [],
  strayPaths: [],
  pullRequest: undefined,
  registry: [],
  publishers: [],
  baseBranch: undefined,
  attestations: [],
};

function review(id: number, state: ReviewFacts['state'], commit: string | null = head): ReviewFacts {
  return { reviewer: { id, login: `user-${id}` }, state, commit, submittedAt: null };
}
const idsOf = (reviews: readonly ReviewFacts[]) => approversOf({ head, author }, reviews).map(({ id }) => id);
const account = (id: number, role: AccountPermission['role']): AccountPermission => ({ id, login: `user-${id}`, role });

describe('who approved', () => {
  test('is told by the newest word of each, on exactly this head', () => {
    expect(idsOf([review(2, 'approved'), review(3, 'approved', 'b'.repeat(40)), review(4, 'approved', null)])).toEqual([2]);
    expect(idsOf([review(2, 'approved'), review(2, 'changes-requested')])).toEqual([]);
    expect(idsOf([review(2, 'changes-requested'), review(2, 'approved')])).toEqual([2]);
    expect(idsOf([review(2, 'dismissed')])).toEqual([]);
    // A later approval of an older commit is not one of this head.
    expect(idsOf([review(2, 'approved'), review(2, 'approved', 'b'.repeat(40))])).toEqual([]);
  });

  test('is told in the order of those words', () => {
    expect(idsOf([review(2, 'approved'), review(3, 'approved'), review(2, 'commented')])).toEqual([2, 3]);
    expect(idsOf([review(2, 'approved'), review(3, 'approved'), review(2, 'approved')])).toEqual([3, 2]);
  });

  test('is not changed by comments', () => {
    expect(idsOf([review(2, 'approved'), review(2, 'commented'), review(2, 'pending')])).toEqual([2]);
  });

  test('is never the author, nor an account that is gone', () => {
    expect(idsOf([review(1, 'approved'), review(0, 'approved')])).toEqual([]);
  });
});

describe('whose word is enough', () => {
  const needs = [{ accounts: [5], publisher: 'northwind', about: '' }];

  test.each(['write', 'maintain', 'admin'] as const)('a maintainer may all: %s', (role) => {
    expect(unmetNeeds(needs, [account(9, role)])).toEqual([]);
  });

  test.each(['none', 'read', 'triage'] as const)('others need to be named: %s', (role) => {
    expect(unmetNeeds(needs, [account(9, role)])).toEqual(needs);
    expect(unmetNeeds(needs, [account(5, role)])).toEqual([]);
  });

  test('nobody has the number 0, whatever GitHub says of it', () => {
    expect(unmetNeeds([{ ...(needs[0] ?? { publisher: '', about: '' }), accounts: [0] }], [account(0, 'admin')])).toHaveLength(1);
  });

  test('each need is met by somebody', () => {
    const two = [...needs, { accounts: [6], publisher: 'fabrikam', about: '' }];
    expect(unmetNeeds(two, [account(5, 'none')])).toEqual([two[1]]);
    expect(unmetNeeds(two, [account(5, 'none'), account(6, 'none')])).toEqual([]);
  });
});

describe('what needs somebody', () => {
  const record = (id: string, name: string): Publisher => ({
    schemaVersion: 1,
    id,
    name,
    programs: ['certified'],
    account: { provider: 'github', login: id, id: 5 },
    approvers: [{ login: 'ada', id: 6 }],
    contact: { email: 'help@example.com' },
    domains: [],
  });

  function things(publisher: string) {
    const { definition, properties } = golden('certified');
    const changed = { ...properties, properties: { ...(properties['properties'] as object), publisher } };
    const entries = [
      ['apiDefinition.swagger.json', definition],
      ['apiProperties.json', changed],
    ] as const;
    return readConnector({
      path: 'certified-connectors/Things',
      name: 'Things',
      program: 'certified',
      truncated: false,
      entries: entries.map(([path, value]) => {
        const bytes = new TextEncoder().encode(JSON.stringify(value));
        return { path, kind: 'file', executable: false, size: bytes.length, bytes } as const;
      }),
    });
  }
  const change = { kind: 'updated', folder: 'certified-connectors/Things', program: 'certified', previousFolder: undefined } as const;

  test('is a connector whose publisher has a record: before, after, or both', () => {
    const publishers = [record('northwind', 'Northwind'), record('fabrikam', 'Fabrikam')];
    const idsFor = (before: string | undefined, after: string | undefined) =>
      approvalNeeds(
        { ...nothing, changes: [{ ...change, before: before && things(before), after: after && things(after) } as never] },
        publishers,
      ).map(({ publisher, accounts }) => [publisher, accounts]);
    expect(idsFor('Northwind', 'Northwind')).toEqual([['northwind', [5, 6]]]);
    expect(idsFor('Northwind', 'Fabrikam')).toEqual([
      ['northwind', [5, 6]],
      ['fabrikam', [5, 6]],
    ]);
    expect(idsFor(undefined, 'Fabrikam')).toEqual([['fabrikam', [5, 6]]]);
    expect(idsFor('Northwind', undefined)).toEqual([['northwind', [5, 6]]]);
    expect(idsFor(undefined, 'Tailspin')).toEqual([]);
  });

  test('is a publisher record, of maintainers alone', () => {
    const needs = approvalNeeds({ ...nothing, publisherRecords: [{ path: 'publishers/northwind.json', problems: [] }] }, []);
    expect(needs).toEqual([{ accounts: [], publisher: undefined, about: 'publishers/northwind.json' }]);
  });

  test.each(['.github/workflows/a.yml', 'rules/index.ts', 'certification.json', 'waivers.json', 'publishers/more/a.json', '/above'])(
    'is everything that is no connector: %s',
    (path) => {
      expect(kindOf({ ...nothing, strayPaths: [path] })).toBe('infrastructure');
      expect(approvalNeeds({ ...nothing, strayPaths: [path] }, [])).toHaveLength(1);
    },
  );

  test.each(['certified-connectors/notes.txt', 'Certified-Connectors/x/y', 'independent-publisher-connectors/a', 'certified-connectors'])(
    'a path in the folders of connectors is judged as a submission: %s',
    (path) => {
      expect(kindOf({ ...nothing, strayPaths: ['README.md', path] })).toBe('submission');
    },
  );
});
