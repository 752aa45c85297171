import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckRun, CheckRunFacts, CommentFacts } from '../../src/github/github.ts';
import { gateLabels, labels, verdictMarker } from '../../src/github/names.ts';
import {
  type DesiredCheck,
  type DesiredPullRequest,
  isPassing,
  reconcile,
  type ShownPullRequest,
  takenBack,
  type Write,
  type Writes,
} from '../../src/github/reconcile.ts';
import { printMark } from '../../src/github/state-key.ts';

const commit = 'c'.repeat(40);
const conclusion = fc.constantFrom<CheckRun['conclusion']>('success', 'failure', 'neutral', 'action_required');
const annotation = { path: 'a.json', line: 1, level: 'failure', title: 't', message: 'm' } as const;

const desiredCheck: fc.Arbitrary<DesiredCheck> = fc.record({
  commit: fc.constant(commit),
  whole: fc.record({ conclusion, title: fc.constant('title'), summary: fc.constant('summary') }),
  mark: fc.record({ key: fc.constantFrom('one', 'two'), asksApproval: fc.boolean() }),
  stages: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('certify / files', 'certify / rules'),
      externalId: fc.constantFrom('x', 'y'),
      conclusion,
      title: fc.constant('title'),
      summary: fc.constant('summary'),
      annotations: fc.constantFrom<CheckRun['annotations']>([], [annotation]),
    }),
    { selector: ({ name }) => name },
  ),
});
const desiredPull: fc.Arbitrary<DesiredPullRequest> = fc.record({
  number: fc.constant(7),
  comment: fc.constantFrom(`${verdictMarker}\none`, `${verdictMarker}\ntwo`),
  isQuiet: fc.boolean(),
  label: fc.constantFrom(undefined, ...Object.values(labels)),
});
const shownChecks: fc.Arbitrary<readonly CheckRunFacts[]> = fc.uniqueArray(
  fc.record({
    id: fc.nat(),
    name: fc.constantFrom('certify', 'certify / files', 'certify / rules', 'another'),
    externalId: fc.constantFrom('', 'x', printMark({ key: 'one', isComplete: true, asksApproval: false })),
    conclusion: fc.constantFrom(null, 'success', 'failure', 'neutral', 'action_required', 'cancelled'),
    annotations: fc.constantFrom(0, 3),
  }),
  { selector: ({ name }) => name },
);
const comment: fc.Arbitrary<CommentFacts> = fc.record({
  id: fc.nat(),
  author: fc.constant({ id: 1, login: 'somebody' }),
  isOwn: fc.boolean(),
  body: fc.constantFrom(`${verdictMarker}\none`, `${verdictMarker}\r\none`, `Look:\n${verdictMarker}`, 'Hello', ''),
  createdAt: fc.constant(''),
  updatedAt: fc.constant(''),
});
const shownPull: fc.Arbitrary<ShownPullRequest> = fc.record({
  number: fc.constant(7),
  comments: fc.array(comment, { maxLength: 3 }),
  labels: fc.subarray([...gateLabels, 'help wanted']),
});

type State = { checks: readonly CheckRunFacts[]; pull: ShownPullRequest };

/** What GitHub shows after a write. */
function after(state: State, write: Write): State {
  const { checks, pull } = state;
  const put = (run: CheckRun, id: number, annotations: number): State => ({
    pull,
    checks: [
      ...checks.filter(({ name }) => name !== run.name),
      { id, name: run.name, externalId: run.externalId, conclusion: run.conclusion, annotations },
    ],
  });
  switch (write.kind) {
    case 'create-check':
      return put(write.run, 1_000_000 + checks.length, write.run.annotations.length);
    case 'update-check':
      return put(write.run, write.id, checks.find(({ id }) => id === write.id)?.annotations ?? 0);
    case 'create-comment': {
      const made = { id: 9, author: { id: 2, login: 'gate[bot]' }, isOwn: true, body: write.body, createdAt: '', updatedAt: '' };
      return { checks, pull: { ...pull, comments: [...pull.comments, made] } };
    }
    case 'update-comment': {
      const own = pull.comments.findIndex(({ id, isOwn }) => id === write.id && isOwn);
      return { checks, pull: { ...pull, comments: pull.comments.map((one, at) => (at === own ? { ...one, body: write.body } : one)) } };
    }
    case 'add-label':
      return { checks, pull: { ...pull, labels: [...pull.labels, write.label] } };
    default:
      return { checks, pull: { ...pull, labels: pull.labels.filter((label) => label !== write.label) } };
  }
}

const all = ({ first, between, last }: Writes): readonly Write[] => [...first, ...between, ...last];

test('after everything is written nothing differs', () => {
  fc.assert(
    fc.property(desiredCheck, desiredPull, shownChecks, shownPull, (check, desired, checks, pull) => {
      const unique = { ...pull, comments: pull.comments.map((one, id) => ({ ...one, id })) };
      const state = all(reconcile(check, checks, [{ desired, shown: unique }])).reduce(after, { checks, pull: unique });
      expect(all(reconcile(check, state.checks, [{ desired, shown: state.pull }]))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test('cut off anywhere: what turns red is red after the first write, what turns green is green after the last', () => {
  fc.assert(
    fc.property(desiredCheck, desiredPull, shownChecks, shownPull, fc.nat(20), (check, desired, checks, shown, cut) => {
      const writes = all(reconcile(check, checks, [{ desired, shown }]));
      const done = Math.min(1 + cut, writes.length);
      const state = writes.slice(0, done).reduce(after, { checks, pull: shown });
      const isGreen = (some: readonly CheckRunFacts[]): boolean =>
        some.some(({ name, conclusion: ended }) => name === 'certify' && isPassing(ended));
      const [was, shouldBe, is] = [isGreen(checks), isPassing(check.whole.conclusion), isGreen(state.checks)];
      if (!shouldBe) expect(is).toBe(false);
      if (shouldBe && !was) expect(is).toBe(done === writes.length);
      if (shouldBe && was) expect(is).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('comments of others, labels of others and checks of other names are never touched', () => {
  fc.assert(
    fc.property(desiredCheck, desiredPull, shownChecks, shownPull, (check, desired, checks, pull) => {
      const shown = { ...pull, comments: pull.comments.map((one, id) => ({ ...one, id })) };
      for (const write of all(reconcile(check, checks, [{ desired, shown }]))) {
        if (write.kind === 'update-comment') expect(shown.comments[write.id]?.isOwn).toBe(true);
        if (write.kind === 'remove-label') expect(gateLabels).toContain(write.label);
        if (write.kind === 'update-check') expect(checks.find(({ id }) => id === write.id)?.name).toMatch(/^certify/);
      }
    }),
  );
});

describe('a verdict that cannot be made', () => {
  const checkOf = (ended: string | null): CheckRunFacts => ({ id: 1, name: 'certify', externalId: 'x', conclusion: ended, annotations: 0 });

  test.each(['success', 'neutral', 'skipped'])('takes one back that passes: %s', (ended) => {
    expect(takenBack(commit, 'key', [checkOf(ended)]).last).toMatchObject([
      { kind: 'update-check', run: { conclusion: 'action_required' } },
    ]);
  });

  test.each(['failure', 'action_required', 'cancelled', null])('leaves one that does not: %s', (ended) => {
    expect(takenBack(commit, 'key', [checkOf(ended)]).last).toEqual([]);
    expect(takenBack(commit, 'key', []).last).toEqual([]);
  });
});
