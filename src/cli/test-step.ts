import { canonicalBytes } from '../catalog/canonical-json.ts';
import { sha256 } from '../catalog/digest.ts';
import { lazyMap } from '../catalog/lazy-map.ts';
import { contentKey, type VersionRecord } from '../catalog/ledger.ts';
import { type LedgerState, stateOf } from '../catalog/ledger-state.ts';
import { testsOf } from '../catalog/operation-tests.ts';
import { readState, type StoreState } from '../catalog/store-state.ts';
import type { ToolName } from '../catalog/stored-report.ts';
import { readConnector } from '../connector/connector.ts';
import { UserError } from '../connector/user-error.ts';
import { type Packed, pack } from '../io/packed.ts';
import { evidenceOf } from '../preview/evidence.ts';
import type { TestedOperation } from '../preview/operation-tests.ts';
import { testOnMock } from '../preview/operation-tests-mock.ts';
import type { RunSteps } from './run-steps.ts';
import { storeChange } from './store-change.ts';

/** Tries the operations of every version on `preview` that this certifier has not tried yet, and records what came out. */
export async function testStep({ by, now, store, contents, progress }: Omit<RunSteps, 'source' | 'publish'>): Promise<void> {
  const made = new Map<string, Packed>();
  await store.update(async (snapshot) => {
    const state = readState(snapshot.files);
    const untried = untriedOf(state, by.tool);
    const evidence = new Map<string, Packed>();
    const drafts = [];
    for (const [index, id] of untried.entries()) {
      const record = onPreview(id, state);
      if (record === undefined) throw new Error(`${id} is not on preview any more.`);
      progress(`Trying ${index + 1} of ${untried.length}: ${record.folder}`);
      await contents.load([record], state);
      const key = contentKey(record);
      // Made once, also when others were first and this is done again on top of theirs; ten thousand would not fit in memory.
      const packed = made.get(key) ?? pack(await evidenceFor(record, contents.loaded, by.tool));
      made.set(key, packed);
      const digest = sha256(packed.read());
      evidence.set(`evidence/${digest}.json`, packed);
      const event = { type: 'evidenced', id, tree: record.tree, kind: 'operation-tests', evidence: digest } as const;
      drafts.push({ ...event, at: now.toISOString(), by: { kind: 'pipeline' } as const });
    }
    const files = lazyMap(evidence.keys(), (path) => evidence.get(path)?.read());
    return storeChange('Try', { drafts, files }, state, now);
  });
}

/** The ids of connectors whose version on `preview` this certifier has not tried. */
function untriedOf(state: StoreState, tool: ToolName): readonly string[] {
  return [...state.ledgers.keys()].sort().filter((id) => {
    const ledger = stateOf(state.ledgers.get(id) ?? []);
    const record = ledger.preview?.record;
    return record !== undefined && !isTried(ledger, record, tool, state);
  });
}

function onPreview(id: string, { ledgers }: StoreState): VersionRecord | undefined {
  return stateOf(ledgers.get(id) ?? []).preview?.record;
}

function isTried(ledger: LedgerState, { tree }: VersionRecord, tool: ToolName, state: StoreState): boolean {
  return testsOf(ledger, tree, tool, state).some(({ against }) => against === 'definition-mock');
}

async function evidenceFor(record: VersionRecord, loaded: RunSteps['contents']['loaded'], tool: ToolName): Promise<Uint8Array> {
  const folder = loaded.get(contentKey(record));
  if (folder === undefined) throw new Error(`The bytes of ${record.folder} are missing.`);
  const tested: TestedOperation[] = [];
  try {
    for await (const one of testOnMock(readConnector(folder), () => 0)) tested.push(one);
  } catch (thrown) {
    // A definition that cannot be read was imported with its errors; nothing of it could be tried.
    if (!(thrown instanceof UserError)) throw thrown;
  }
  const certifier = { version: tool.version, rules: tool.rules };
  return canonicalBytes(evidenceOf(tested, { tree: record.tree, certifier, against: { kind: 'definition-mock' } }));
}

/** What the evidence about the versions on `preview` comes to, in numbers of operations. */
export interface TriedCounts {
  /** Those that agree with their own definition. */
  readonly agreeing: number;
  readonly failed: number;
  /** Those that run a script. */
  readonly needRuntime: number;
  /** Those that the sandbox cannot try for another reason. */
  readonly untried: number;
  /** Those that were tried against a real service. */
  readonly live: number;
}

/** Counts what this certifier's evidence says about the versions on `preview`. */
export function triedCounts(state: StoreState, tool: ToolName): TriedCounts {
  const counts = { agreeing: 0, failed: 0, needRuntime: 0, untried: 0, live: 0 };
  for (const events of state.ledgers.values()) {
    const ledger = stateOf(events);
    const tree = ledger.preview?.record.tree;
    for (const { against, operations } of tree === undefined ? [] : testsOf(ledger, tree, tool, state)) {
      if (against === 'live') {
        counts.live += operations.filter(({ result }) => result === 'passed').length;
        continue;
      }
      for (const { result } of operations) {
        if (result === 'passed') counts.agreeing += 1;
        else if (result === 'failed') counts.failed += 1;
        else if (result === 'needs-runtime') counts.needRuntime += 1;
        else counts.untried += 1;
      }
    }
  }
  return counts;
}
