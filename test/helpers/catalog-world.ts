import type { Rule } from '../../rules/define.ts';
import { golden } from '../../rules/golden.ts';
import * as index from '../../rules/index.ts';
import { bundleOf } from '../../src/catalog/bundle.ts';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { recordedStandings } from '../../src/catalog/claim-answers.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { contentKey, type EventDraft } from '../../src/catalog/ledger.ts';
import { type LedgerState, stateOf } from '../../src/catalog/ledger-state.ts';
import { type Policy, parsePolicy } from '../../src/catalog/policy.ts';
import { putOnPreview } from '../../src/catalog/preview.ts';
import { type Decision, type PromotionFacts, promote } from '../../src/catalog/promote.ts';
import { filesAfter, type Happening, readState, type StoreState } from '../../src/catalog/store-state.ts';
import { type Judge, judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { readConnector, titleOf, versionOf } from '../../src/connector/connector.ts';
import type { ConnectorFolder } from '../../src/connector/folder.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import type { Program } from '../../src/connector/program.ts';
import { parsePublishers } from '../../src/publisher/publisher.ts';

/** What differs from the golden connector. */
interface Changed {
  readonly program?: Program;
  readonly name?: string;
  readonly info?: JsonObject;
  readonly definition?: JsonObject;
  readonly properties?: JsonObject;
  readonly readme?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** A version of the golden connector, as a folder. */
export function folderWith({
  program = 'certified',
  name = 'Things',
  info,
  definition,
  properties,
  readme,
  files,
}: Changed): ConnectorFolder {
  const base = golden(program);
  const own = base.properties['properties'] as JsonObject;
  const all: Record<string, string> = {
    'apiDefinition.swagger.json': JSON.stringify({
      ...base.definition,
      ...definition,
      info: { ...(base.definition['info'] as JsonObject), ...info },
    }),
    'apiProperties.json': JSON.stringify({ ...base.properties, properties: { ...own, ...properties } }),
    'readme.md': readme ?? base.readme,
    ...files,
  };
  const entries = Object.entries(all).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path, kind: 'file', executable: false, size: bytes.length, bytes } as const;
  });
  const room = program === 'certified' ? 'certified-connectors' : 'independent-publisher-connectors';
  return { path: `${room}/${name}`, name, program, entries, truncated: false };
}

const record = {
  schemaVersion: 1,
  approvers: [],
  contact: { email: 'desk@northwindtraders.com' },
};
const review = { by: { login: 'maintainer', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'Looked at the site.' };
const claim = (domain: string): JsonValue => ({ domain, scope: 'domain', method: 'maintainers-reviewed', review });

/** The registry of these tests: Northwind Traders and Contoso answer for hosts, Rosa Delgado for herself. */
export const publishers = parsePublishers(
  [
    {
      ...record,
      id: 'northwind-traders',
      name: 'Northwind Traders',
      programs: ['certified'],
      account: { provider: 'github', login: 'northwind', id: 1 },
      domains: [claim('northwindtraders.com')],
    },
    {
      ...record,
      id: 'contoso',
      name: 'Contoso',
      programs: ['certified'],
      account: { provider: 'github', login: 'contoso', id: 3 },
      domains: [claim('northwindtraders.com')],
    },
    {
      ...record,
      id: 'rosa',
      name: 'Rosa Delgado',
      programs: ['independent-publisher'],
      account: { provider: 'github', login: 'rosa', id: 2 },
      domains: [],
    },
  ].map((value) => ({ path: `publishers/${value.id}.json`, bytes: new TextEncoder().encode(JSON.stringify(value)) })),
);

/** Finds an error of rule `r` for each line of the readme that begins with `BROKEN`. */
export const lineJudge: Judge = {
  tool: { version: '1.2.3', rules: 'sha256:test' },
  certify: async (connector) => {
    const broken = (connector.readme?.text ?? '').split('\n').filter((line) => line.startsWith('BROKEN'));
    return {
      path: connector.path,
      id: 'things',
      name: titleOf(connector),
      program: connector.program,
      version: versionOf(connector) ?? null,
      operations: connector.definition?.operations.length ?? 0,
      verdict: broken.length > 0 ? 'fail' : 'pass',
      findings: broken.map((message) => ({
        ruleId: 'r',
        codes: [],
        severity: 'error',
        message,
        fix: 'f',
        state: 'new',
        location: { file: 'readme.md' },
      })),
    };
  },
};

export function policyOf(file: JsonObject): Policy {
  return parsePolicy(new TextEncoder().encode(JSON.stringify({ schemaVersion: 1, ...file })));
}

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
