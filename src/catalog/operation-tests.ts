import { isArray, type JsonObject, objectOr } from '../connector/json-value.ts';
import type { LedgerState } from './ledger-state.ts';
import type { StoreState } from './store-state.ts';
import type { ToolName } from './stored-report.ts';

const results = ['passed', 'failed', 'needs-runtime', 'needs-real-backend', 'not-safe-to-repeat'] as const;
type Result = (typeof results)[number];

/** What came out of trying one operation. */
interface TriedOperation {
  readonly id: string;
  readonly result: Result;
  /** Calls that did what the definition says. */
  readonly succeeded: number;
}

/** Evidence that the operations of one content were tried, as promotion reads it. */
export interface OperationTests {
  /** A mock made from the definition only shows that the definition agrees with itself. */
  readonly against: 'definition-mock' | 'live';
  /** Who tried them; undefined for a mock. */
  readonly runBy: 'publisher' | 'pipeline' | undefined;
  readonly operations: readonly TriedOperation[];
  /** When the ledger recorded it. */
  readonly at: string;
  /** Of the evidence. */
  readonly sha256: string;
}

/**
 * The evidence that counts for a content: made from exactly its tree by exactly this certifier; of each kind of backend the newest, oldest
 * first. What cannot be read counts for nothing.
 */
export function testsOf(ledger: LedgerState, tree: string, tool: ToolName, { files }: StoreState): readonly OperationTests[] {
  const newest = new Map<OperationTests['against'], OperationTests>();
  for (const { kind, sha256, at, tree: bound } of ledger.evidence) {
    const bytes = kind === 'operation-tests' && bound === tree ? files.get(`evidence/${sha256}.json`) : undefined;
    const tests = bytes && parseTests(bytes, tree, tool);
    if (tests === undefined) continue;
    newest.delete(tests.against);
    newest.set(tests.against, { ...tests, at, sha256 });
  }
  return [...newest.values()];
}

function parseTests(bytes: Uint8Array, tree: string, tool: ToolName): Omit<OperationTests, 'at' | 'sha256'> | undefined {
  const value = parsed(bytes);
  const certifier = objectOr(value['certifier']);
  if (value['kind'] !== 'operation-tests' || value['tree'] !== tree) return undefined;
  if (certifier['version'] !== tool.version || certifier['rules'] !== tool.rules) return undefined;
  const { kind: against, runBy } = objectOr(value['against']);
  const operations = value['operations'];
  if ((against !== 'definition-mock' && against !== 'live') || !isArray(operations)) return undefined;
  const tried = operations.flatMap((one) => parseTried(objectOr(one)) ?? []);
  return tried.length === operations.length
    ? { against, runBy: runBy === 'publisher' || runBy === 'pipeline' ? runBy : undefined, operations: tried }
    : undefined;
}

function parseTried({ id, result, succeeded }: JsonObject): TriedOperation | undefined {
  const known = results.find((name) => name === result);
  return typeof id === 'string' && known !== undefined && typeof succeeded === 'number' ? { id, result: known, succeeded } : undefined;
}

function parsed(bytes: Uint8Array): JsonObject {
  try {
    return objectOr(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return {};
  }
}
