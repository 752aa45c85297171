import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { bundleOf } from '../../src/catalog/bundle.ts';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { recordedStandings } from '../../src/catalog/claim-answers.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { contentKey, type EventDraft } from '../../src/catalog/ledger.ts';
import { type LedgerState, stateOf } from '../../src/catalog/ledger-state.ts';
import type { Policy } from '../../src/catalog/policy.ts';
import { putOnPreview } from '../../src/catalog/preview.ts';
import { type Decision, type PromotionFacts, promote } from '../../src/catalog/promote.ts';
import { filesAfter, type Happening, readState, type StoreState } from '../../src/catalog/store-state.ts';
import { judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { readConnector, versionOf } from '../../src/connector/connector.ts';
import type { ConnectorFolder } from '../../src/connector/folder.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { lineJudge, publishers } from './catalog-samples.ts';

/** A catalog in memory: versions arrive on it, things happen to it, and promotion is asked. */
export interface World {
  readonly state: () => StoreState;
  readonly ledger: () => LedgerState;
  /** The version of this folder comes on preview. */
  readonly arrive: (folder: ConnectorFolder, at: string, author?: number) => Promise<void>;
  readonly happen: (happening: Happening) => void;
  readonly tell: (...drafts: readonly EventDraft[]) => void;
  /** Evidence is recorded for the version on preview. */
  readonly prove: (evidence: JsonObject, at: string) => void;
  /** Asks the questions about the only candidate; what qualifies becomes public. */
  readonly ask: (at: string, policy: Policy, changed?: Partial<PromotionFacts>) => Promise<Decision | undefined>;
  readonly facts: (at: string, policy: Policy) => PromotionFacts;
}

const comparer = comparerOf(Object.values<Rule>(index));

/** An empty catalog of one connector, `things`. */
export function emptyWorld(id = 'things'): World {
  let state: StoreState = { ledgers: new Map(), publishers: new Map(), files: new Map() };
  const contents = new Map<string, ConnectorFolder>();
  const happen = (happening: Happening): void => {
    const gone = new Set(happening.removed ?? []);
    const kept = [...state.files].filter(([path]) => !gone.has(path));
    state = readState(new Map([...kept, ...filesAfter(state, happening)]));
  };
  const facts = (at: string, policy: Policy): PromotionFacts => ({
    judge: lineJudge,
    comparer,
    publishers,
    standings: recordedStandings(publishers, state, { policy: policy.verification, now: new Date(at) }),
    policy,
    now: new Date(at),
    contents,
  });
  const ledger = (): LedgerState => stateOf(state.ledgers.get(id) ?? []);
  return {
    state: () => state,
    ledger,
    facts,
    happen,
    tell: (...drafts) => {
      for (const draft of drafts) happen({ drafts: [draft], files: new Map() });
    },
    arrive: async (folder, at, author) => {
      const connector = readConnector(folder);
      const tree = treeIdOf(folder.entries) ?? '';
      contents.set(contentKey({ folder: folder.path, tree }), folder);
      const report = await judge(lineJudge, connector, tree);
      const passed = { id, folder: folder.path, content: folder, version: versionOf(connector) ?? '', tree, report };
      const arrival = { passed, bundle: bundleOf(folder.entries), commit: { id: 'c'.repeat(40), at: '2026-11-01T10:00:00Z' } };
      const { drafts, files } = putOnPreview(state, [arrival], new Date(at));
      const submission = author === undefined ? {} : { submission: { pullRequest: 7, author, head: 'c'.repeat(40) } };
      happen({ drafts: drafts.map((draft) => (draft.type === 'previewed' ? { ...draft, ...submission } : draft)), files });
    },
    prove: (evidence, at) => {
      const tree = ledger().preview?.record.tree ?? '';
      const bytes = canonicalBytes({ schemaVersion: 1, kind: 'operation-tests', tree, certifier: lineJudge.tool, ...evidence });
      const draft = {
        type: 'evidenced',
        id,
        at,
        by: { kind: 'pipeline' },
        tree,
        kind: 'operation-tests',
        evidence: sha256(bytes),
      } as const;
      happen({ drafts: [draft], files: new Map([[`evidence/${sha256(bytes)}.json`, bytes]]) });
    },
    ask: async (at, policy, changed = {}) => {
      const { decisions, happening } = await promote(state, { ...facts(at, policy), ...changed });
      happen(happening);
      return decisions[0];
    },
  };
}
