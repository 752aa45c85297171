import type { Finding } from '../certify/finding.ts';
import { nothingCounted } from '../certify/parted-findings.ts';
import { repairableOf } from '../certify/repair.ts';
import type { RepositoryJudge } from '../certify/repository-judge.ts';
import type { Connector } from '../connector/connector.ts';
import type { Program } from '../connector/program.ts';
import type { ListedEntries } from '../io/disk.ts';
import { connectorOf, type FoundConnector } from '../io/find-connectors.ts';
import type { Format } from '../render/formats.ts';
import { type PrintedPart, printedPart, type TextWish } from './printer.ts';

/** How connectors are judged, whoever does it. */
export interface CheckWish {
  readonly format: Format;
  readonly text: TextWish;
  /** For folders outside the programmes' own. */
  readonly fallback: Program | undefined;
  /** True when swagger-parser is asked as well. */
  readonly oracle: boolean;
}

/** One connector, judged: plain data, which another thread can have made. */
export interface CheckedConnector {
  readonly part: PrintedPart;
  /** As what it was judged, where nothing but itself says so. */
  readonly assumed: { readonly path: string; readonly program: Program } | undefined;
  /** What swagger-parser refuses. */
  readonly refusal: string | undefined;
  /** The connector's id. */
  readonly id: string;
}

/** Judges one connector, whose entries were read. */
export async function checkConnector(
  one: FoundConnector,
  listed: ListedEntries,
  judge: RepositoryJudge,
  wish: CheckWish,
): Promise<CheckedConnector> {
  const { format, text, fallback } = wish;
  const connector = connectorOf(one, listed, fallback);
  const { report, fixable, counted } = await judgedFor(wish, connector, judge);
  const oracle = wish.oracle ? await import('../certify/oracle.ts') : undefined;
  return {
    part: printedPart(connector, report, { format, text, fixable, counted }),
    assumed: one.program === undefined && fallback === undefined ? { path: connector.path, program: connector.program } : undefined,
    refusal: oracle && connector.definition && (await oracle.consultOracle(connector.definition.value)),
    id: report.id,
  };
}

/** The judgement as far as the format tells it; `fixable` are findings of the report that `certify fix` repairs, which only the text tells. */
async function judgedFor({ format, text }: CheckWish, connector: Connector, judge: RepositoryJudge) {
  if (format === 'text' && !text.all && !text.isTried) {
    const { report, proposals, counted } = await judge.outline(connector, new Set(text.asked));
    return { report, fixable: new Set(proposals().map(({ finding }) => finding)), counted };
  }
  const judgement = await judge.judge(connector);
  const { report } = judgement;
  if (format !== 'text') return { report, fixable: new Set<Finding>(), counted: nothingCounted };
  const fixable = text.isTried
    ? repairableOf(connector, judgement, judge.certifier)
    : new Set(judgement.proposals().map(({ finding }) => finding));
  return { report, fixable, counted: nothingCounted };
}
