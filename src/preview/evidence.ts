import type { OperationResult, TestedOperation } from './operation-tests.ts';

/** What was tried, against what, and what it showed: bound to the bytes of one version by `tree`, useless for any other. */
export interface OperationEvidence {
  readonly schemaVersion: 1;
  readonly kind: 'operation-tests';
  /** The id of the git tree with the connector's files. */
  readonly tree: string;
  readonly certifier: { readonly version: string; readonly rules: string };
  readonly against: EvidenceTarget;
  /** In the order of the definition. */
  readonly operations: readonly OperationFact[];
  /** Undocumented behaviour that at least one call relied on, by id. */
  readonly assumptions: readonly { readonly id: string; readonly sentence: string }[];
  readonly counts: EvidenceCounts;
}

export type EvidenceTarget =
  | { readonly kind: 'definition-mock' }
  | {
      readonly kind: 'live';
      readonly host: string;
      /** ISO day, UTC. */
      readonly date: string;
      readonly runBy: 'publisher' | 'pipeline';
    };

interface OperationFact {
  readonly id: string;
  readonly result: OperationResult;
  /** Calls that the definition says are right. */
  readonly calls: number;
  readonly succeeded: number;
  /** One sentence without a full stop; null where the operation passed. */
  readonly difference: string | null;
}

export interface EvidenceCounts {
  readonly operations: number;
  readonly passed: number;
  readonly failed: number;
  readonly needsRuntime: number;
  readonly needsRealBackend: number;
  readonly notSafeToRepeat: number;
  readonly calls: number;
  /** Calls that the definition forbids, refused before they were sent. */
  readonly refused: number;
}

/**
 * Writes down what trying a connector showed. Nothing of it depends on the clock but the day of a live run, so a run against the mock can be
 * repeated to the byte; its name is the SHA-256 of its canonical bytes, which the caller makes (`canonicalBytes`, `sha256`).
 */
export function evidenceOf(
  tested: readonly TestedOperation[],
  facts: Pick<OperationEvidence, 'tree' | 'certifier' | 'against'>,
): OperationEvidence {
  const assumptions = new Map(tested.flatMap((one) => one.assumptions.map(({ id, sentence }) => [id, { id, sentence }])));
  return {
    schemaVersion: 1,
    kind: 'operation-tests',
    ...facts,
    operations: tested.map(({ id, result, calls, succeeded, difference }) => ({
      id,
      result,
      calls,
      succeeded,
      difference: difference?.sentence ?? null,
    })),
    assumptions: [...assumptions.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    counts: countsOf(tested),
  };
}

/** How many operations came to what. */
export function countsOf(tested: readonly TestedOperation[]): EvidenceCounts {
  const of = (result: OperationResult): number => tested.filter((one) => one.result === result).length;
  return {
    operations: tested.length,
    passed: of('passed'),
    failed: of('failed'),
    needsRuntime: of('needs-runtime'),
    needsRealBackend: of('needs-real-backend'),
    notSafeToRepeat: of('not-safe-to-repeat'),
    calls: tested.reduce((sum, { calls }) => sum + calls, 0),
    refused: tested.reduce((sum, { refused }) => sum + refused, 0),
  };
}
