import { join } from 'node:path';
import { bundleOf } from '../../src/catalog/bundle.ts';
import { recordedStandings } from '../../src/catalog/claim-answers.ts';
import { findFallback } from '../../src/catalog/fallback.ts';
import { parseTarget } from '../../src/catalog/operation-target.ts';
import { happeningOf, type OperationName } from '../../src/catalog/operations.ts';
import { isNews, type Passed, putOnPreview } from '../../src/catalog/preview.ts';
import { candidatesOf, promote } from '../../src/catalog/promote.ts';
import { type Happening, readState, type StoreState } from '../../src/catalog/store-state.ts';
import { judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { contentsOf } from '../../src/cli/contents.ts';
import { storeChange } from '../../src/cli/store-change.ts';
import { readConnector, versionOf } from '../../src/connector/connector.ts';
import { connectorId } from '../../src/connector/connector-id.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { openStore } from '../../src/io/store.ts';
import { folderWith, lineJudge, policyOf, publishers } from './catalog-samples.ts';

/**
 * A process of its own that does one thing to the store below a folder and kills itself, as a power failure would, at the point of writing
 * whose number it is given; 0 lets it finish and print the points that it came by. Call: FOLDER POINT ACTION [TARGET [ACCOUNT]].
 */
const [root = '', number = '0', action = '', target = '', account = '1'] = process.argv.slice(2);
const points: string[] = [];
const reach = (point: string): void => {
  points.push(point);
  if (points.length === Number(number)) process.kill(process.pid, 'SIGKILL');
};
// The same wish always makes the same bytes, so that a state can be compared with the one it should be.
const now = new Date('2026-11-20T12:00:00Z');
const policy = policyOf({ profile: 'local', optionalQuestions: ['tests', 'approval'] });
const store = await openStore(join(root, 'store.git'), reach);
const contents = contentsOf(undefined);
// What changed has no part in these writes.
const comparer = comparerOf([]);

const standingsIn = (state: StoreState) => recordedStandings(publishers, state, { policy: policy.verification, now });

async function arrivals(state: StoreState): Promise<Happening> {
  const passed = await Promise.all(target.split(',').map(passedOf));
  const news = passed.filter((one) => isNews(one, state));
  return putOnPreview(
    state,
    news.map((one) => ({ passed: one, bundle: bundleOf(one.content.entries), commit: undefined })),
    now,
  );
}

async function passedOf(text: string): Promise<Passed> {
  const [name = '', version = ''] = text.split('@');
  const folder = folderWith({ name, info: { version, title: name }, readme: `The readme of ${text}` });
  const tree = treeIdOf(folder.entries) ?? '';
  const connector = readConnector(folder);
  const report = await judge(lineJudge, connector, tree);
  const id = connectorId(name, folder.program);
  return { id, folder: folder.path, content: folder, version: versionOf(connector) ?? '', tree, report };
}

async function promoteAll(state: StoreState): Promise<Happening> {
  const asked = [...candidatesOf(state)].flatMap(({ candidate, ledger }) => [
    candidate.record,
    ...(ledger.latestPublic ? [ledger.latestPublic] : []),
  ]);
  await contents.load(asked, state);
  return (
    await promote(state, { judge: lineJudge, comparer, publishers, standings: standingsIn(state), policy, now, contents: contents.loaded })
  ).happening;
}

function operate(operation: OperationName, state: StoreState): Promise<Happening> {
  const wish = { operation, ...parseTarget(target), reason: 'A reason.', by: { kind: 'account', id: Number(account) } as const, at: now };
  return happeningOf(wish, state, {
    publisherIds: async () => undefined,
    ownAccounts: async () => [],
    fallbackFor: async ({ ledger }, leaving) => {
      const standings = standingsIn(state);
      const facts = {
        judge: lineJudge,
        publishers,
        standings,
        policy,
        now,
        folderOf: (record: typeof leaving) => contents.find(record, state),
      };
      return (await findFallback(ledger, leaving, facts)).record;
    },
  });
}

try {
  await store.update(async ({ files }) => {
    const state = readState(files);
    const happening =
      action === 'preview'
        ? await arrivals(state)
        : action === 'promote'
          ? await promoteAll(state)
          : await operate(action as OperationName, state);
    return storeChange(action, happening, state, now);
  });
  process.stdout.write(JSON.stringify(points));
} catch (thrown) {
  // Done already: that is what a rerun finds after a crash behind the last step.
  if (!(thrown instanceof UserError)) throw thrown;
  process.stdout.write(JSON.stringify([thrown.message]));
}
