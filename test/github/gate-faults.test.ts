import { describe, expect, test } from 'vitest';
import { runGate } from '../../src/cli/github/gate.ts';
import { UserError } from '../../src/connector/user-error.ts';
import type { CheckRun, GitHub, PullRequestFacts } from '../../src/github/github.ts';
import { openHeads } from '../../src/io/github/heads.ts';
import { goldenFiles, temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { startGate } from '../helpers/gate.ts';
import type { FaultKind } from '../helpers/github/faults.ts';
import { commitAll, git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const folder = 'certified-connectors/Northwind Things';

/** How a request goes wrong, as the gate can see it: refused, whatever the reason, or carried out and its answer lost. */
type Loss = 'refused' | 'lost';

interface Shown {
  checks: { id: number; commit: string; run: CheckRun }[];
  comments: { id: number; body: string }[];
  labels: Set<string>;
  calls: number;
}

/** GitHub in memory: one pull request, and the call of a number that goes wrong. */
function memory(shown: Shown, pull: () => PullRequestFacts, fault?: { readonly at: number; readonly loss: Loss }): GitHub {
  let calls = 0;
  let ids = 1000 + shown.checks.length + shown.comments.length;
  async function call<T>(work: () => T): Promise<T> {
    calls += 1;
    shown.calls = calls;
    if (calls === fault?.at && fault.loss === 'refused') throw new UserError('GitHub refuses it.');
    const answer = work();
    if (calls === fault?.at) throw new UserError('The connection was cut.');
    return answer;
  }
  const asked: Partial<GitHub> = {
    repository: 'contoso/connectors',
    webUrl: 'https://github.com/contoso/connectors',
    app: 'gate',
    defaultBranch: () => call(() => 'main'),
    openPullRequests: () => call(() => [{ ...pull(), labels: [...shown.labels] }]),
    ownCheckRuns: (commit) =>
      call(() => {
        const newest = new Map(shown.checks.filter((one) => one.commit === commit).map((one) => [one.run.name, one]));
        return [...newest.values()].map(({ id, run }) => ({
          id,
          name: run.name,
          externalId: run.externalId,
          conclusion: run.conclusion,
          annotations: run.annotations.length,
        }));
      }),
    createCheckRun: (commit, run) => call(() => void shown.checks.push({ id: (ids += 1), commit, run })),
    updateCheckRun: (id, run) =>
      call(() => {
        const found = shown.checks.find((one) => one.id === id);
        if (found !== undefined) found.run = { ...run, annotations: found.run.annotations };
      }),
    comments: () =>
      call(() =>
        shown.comments.map(({ id, body }) => ({
          id,
          author: { id: 1, login: 'gate[bot]' },
          isOwn: true,
          body,
          createdAt: '',
          updatedAt: '',
        })),
      ),
    createComment: (_number, body) => call(() => void shown.comments.push({ id: (ids += 1), body })),
    updateComment: (id, body) =>
      call(() => {
        for (const one of shown.comments) if (one.id === id) one.body = body;
      }),
    addLabels: (_number, labels) =>
      call(() => {
        for (const label of labels) shown.labels.add(label);
      }),
    removeLabel: (_number, label) => call(() => void shown.labels.delete(label)),
    reviews: () => call(() => []),
    permissionOf: (login) => call(() => ({ id: 7, login, role: 'read' })),
  };
  // The gate asks for nothing else.
  return asked as GitHub;
}

/** What people see. */
function seen({ checks, comments, labels }: Shown, commit: string) {
  const newest = new Map(checks.filter((one) => one.commit === commit).map(({ run }) => [run.name, run.conclusion]));
  return { checks: Object.fromEntries([...newest].sort()), comments: comments.map(({ body }) => body), labels: [...labels].sort() };
}

/** A repository in which a pull request that was good is broken by the next push; the clone that the gate runs in. */
function story() {
  const origin = temporaryFolder({ 'README.md': '# Connectors\n' });
  commitAll(origin);
  git(origin, 'checkout', '--quiet', '-b', 'things');
  const files = goldenFiles(folder);
  writeFiles(origin, files);
  const good = commitAll(origin, 'Add things');
  git(origin, 'update-ref', 'refs/pull/7/head', good);
  const clone = temporaryFolder();
  git(clone, 'clone', '--quiet', '--branch=main', `file://${origin}`, '.');
  git(origin, 'checkout', '--quiet', 'main');
  const settings = { schemaVersion: 1, baseBranch: 'dev', rules: { 'submission-target-branch': 'error' } };
  const harden = (): void => {
    writeFiles(origin, { 'certification.json': `${JSON.stringify(settings)}\n` });
    commitAll(origin, 'Ask for another branch');
  };
  const pull: PullRequestFacts = {
    number: 7,
    title: 'Add things',
    body: '',
    author: { id: 7, login: 'northwind' },
    baseBranch: 'main',
    head: good,
    isDraft: false,
    state: 'open',
    mergeCommit: null,
    labels: [],
  };
  const gate = async (github: GitHub): Promise<number> => {
    const terminal = fakeTerminal(clone);
    const heads = await openHeads(clone, { url: `file://${origin}`, protocol: 'file' });
    try {
      return await runGate([], terminal, async () => ({ github, heads }));
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      return 2;
    }
  };
  return { pull, gate, harden };
}

const nothing = (): Shown => ({ checks: [], comments: [], labels: new Set(), calls: 0 });

describe.each<Loss>(['refused', 'lost'])('a request that is %s', (loss) => {
  test('leaves, at any place of a first verdict, nothing that a rerun does not mend', async () => {
    const { pull, gate } = story();
    const wanted = nothing();
    expect(await gate(memory(wanted, () => pull))).toBe(0);
    const requests = wanted.calls;
    expect(requests).toBe(11);
    for (let at = 1; at <= requests; at += 1) {
      const shown = nothing();
      expect(await gate(memory(shown, () => pull, { at, loss }))).toBe(2);
      expect(await gate(memory(shown, () => pull))).toBe(0);
      expect(seen(shown, pull.head), `request ${at}`).toEqual(seen(wanted, pull.head));
      const { checks, comments } = structuredClone({ checks: shown.checks, comments: shown.comments });
      expect(await gate(memory(shown, () => pull))).toBe(0);
      expect({ checks: shown.checks, comments: shown.comments }, 'a third run writes nothing').toEqual({ checks, comments });
    }
  }, 600_000);

  test('never leaves a green check standing that the rules took back, once its own request got through', async () => {
    const { pull, gate, harden } = story();
    const green = nothing();
    expect(await gate(memory(green, () => pull))).toBe(0);
    harden();
    const copy = (): Shown => ({
      ...structuredClone({ checks: green.checks, comments: green.comments }),
      labels: new Set(green.labels),
      calls: 0,
    });
    const wanted = copy();
    expect(await gate(memory(wanted, () => pull))).toBe(0);
    expect(seen(wanted, pull.head).checks['certify']).toBe('failure');
    const requests = wanted.calls;
    const told: (string | undefined)[] = [];
    for (let at = 1; at <= requests; at += 1) {
      const shown = copy();
      expect(await gate(memory(shown, () => pull, { at, loss }))).toBe(2);
      told.push(seen(shown, pull.head).checks['certify']);
      expect(await gate(memory(shown, () => pull))).toBe(0);
      expect(seen(shown, pull.head), `request ${at}`).toEqual(seen(wanted, pull.head));
    }
    // Four questions come before; the fifth request takes the verdict back, and where it fails, another one does.
    expect(told).toEqual([...Array(4).fill('success'), ...Array(requests - 4).fill('failure')]);
  }, 600_000);
});

const kinds: readonly FaultKind[] = [
  'permission',
  'rate-limit',
  'secondary-limit',
  'not-found',
  'unprocessable',
  'too-many-requests',
  'bad-gateway',
  'cut-before',
  'cut-after',
];

test('whatever GitHub or git answers, at each of the requests: the next run ends where a run without faults does', async () => {
  const world = await startGate({ 'README.md': '# Connectors\n' });
  const { people } = world.github;
  const open = (): number => people.openPullRequest({ author: 'northwind', files: goldenFiles(folder), title: 'Add Northwind Things' });
  const outcome = (pull: number) => ({
    checks: world.checksOn(world.headOf(pull)),
    labels: world.labelsOf(pull),
    comments: world.commentsOf(pull).map((text) => text.split(' · ')[0]?.split('\n').at(-1)),
  });
  const plain = open();
  world.github.forget();
  await world.gate();
  const requests = world.github.requests().length;
  const wanted = outcome(plain);
  people.close(plain);
  for (let at = 0; at < requests; at += 1) {
    const pull = open();
    let seenSoFar = 0;
    const nth = Object.assign(/./, { test: () => seenSoFar++ === at });
    // Every kind meets every third request or so; what the gate can tell apart meets all of them above.
    const kind = kinds[at % kinds.length] ?? 'bad-gateway';
    world.github.failNext(nth, kind);
    await world.gate();
    await world.gate();
    expect(outcome(pull), `${kind} at request ${at}`).toEqual(wanted);
    people.close(pull);
  }
}, 600_000);
