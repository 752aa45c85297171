import { repairableOf } from '../certify/repair.ts';
import type { RepositoryJudge } from '../certify/repository-judge.ts';
import type { Program } from '../connector/program.ts';
import { type FoundConnector, readFoundConnector } from '../io/find-connectors.ts';
import type { Format } from '../render/formats.ts';
import { type PrintedPart, printedPart } from './printer.ts';

/** How connectors are judged, whoever does it. */
export interface CheckWish {
  readonly format: Format;
  /** For folders outside the programmes' own. */
  readonly fallback: Program | undefined;
  /** True when repairs are tried before they are promised. */
  readonly isTried: boolean;
  /** True when swagger-parser is asked as well. */
  readonly oracle: boolean;
}

/** One connector, judged: plain data, which another thread can have made. */
export interface CheckedConnector {
  readonly part: PrintedPart;
  /** As what it was judged, where nothing but itself says so. */
  readonly assumed: { readonly path: string; readonly program: Program } | undefined;
  /** Places, in the report's findings, of those that `certify fix` repairs; of the text alone. */
  readonly fixable: readonly number[];
  /** What swagger-parser refuses. */
  readonly refusal: string | undefined;
}

/** Reads and judges one connector. */
export async function checkConnector(one: FoundConnector, judge: RepositoryJudge, wish: CheckWish): Promise<CheckedConnector> {
  const { format, fallback, isTried } = wish;
  const connector = readFoundConnector(one, fallback);
  const judgement = await judge.judge(connector);
  const { report } = judgement;
  const repairable =
    format !== 'text'
      ? []
      : isTried
        ? repairableOf(connector, judgement, judge.certifier)
        : judgement.proposals.map(({ finding }) => finding);
  const isRepairable = new Set(repairable);
  const oracle = wish.oracle ? await import('../certify/oracle.ts') : undefined;
  return {
    part: printedPart(format, connector, report),
    assumed: one.program === undefined && fallback === undefined ? { path: connector.path, program: connector.program } : undefined,
    fixable: report.findings.flatMap((finding, index) => (isRepairable.has(finding) ? [index] : [])),
    refusal: oracle && connector.definition && (await oracle.consultOracle(connector.definition.value)),
  };
}
