import { resolve } from 'node:path';
import type { ShardFacts, SubmissionReport } from '../certify/report.ts';
import { writeWholeFile } from '../io/write-file.ts';
import type { FixCall } from '../render/fix-command.ts';
import type { Printer, TextWish } from './printer.ts';
import type { Terminal } from './terminal.ts';

/** What is known when everything was judged. */
interface Delivery {
  /** The file to write instead of stdout. */
  readonly output?: string | undefined;
  /** When the command began, by `process.uptime()`. */
  readonly started: number;
  /** What goes before the report. */
  readonly before: string;
  readonly fixCall: FixCall;
  readonly submission?: SubmissionReport;
  readonly shard?: ShardFacts | undefined;
}

/** Prints the report where it was asked for, and answers with the exit status of its verdict. */
export async function deliver(printer: Printer, delivery: Delivery, terminal: Terminal): Promise<number> {
  const { output, started, before, fixCall, submission, shard } = delivery;
  const { pieces, verdict } = printer.print({
    fixCall,
    seconds: process.uptime() - started,
    ...(submission && { submission }),
    shard,
  });
  const text = before === '' ? pieces : [before, ...pieces];
  if (output !== undefined) await writeWholeFile(resolve(terminal.cwd, output), text);
  else for (const piece of text) terminal.out(piece);
  return verdict === 'pass' ? 0 : 1;
}

/** How text is shown where a report is delivered: in colour on a screen alone. */
export function textWishOf(
  { all, output }: { readonly all: boolean; readonly output?: string | undefined },
  { asked, isTried }: Pick<TextWish, 'asked' | 'isTried'>,
  { hasColor, width }: Pick<Terminal, 'hasColor' | 'width'>,
): TextWish {
  return { all, asked, color: output === undefined && hasColor, width, isTried };
}
