import schema from './acknowledgements.schema.json' with { type: 'json' };
import { parseCheckedJson } from './checked-json.ts';
import type { Connector } from './connector.ts';
import { connectorFileNames, type FolderEntry } from './folder.ts';
import { UserError } from './user-error.ts';

/** What a publisher says about breaking changes, in the connector's `acknowledgements.json`. `acknowledgements.schema.json` describes it. */
interface Acknowledgement {
  /** The changes it is about. */
  readonly fingerprints: readonly string[];
  /** Why the change is necessary; for reviewers. */
  readonly reason: string;
  /** What users of the connector have to do. */
  readonly notice: string;
}

/** What stands, in angle brackets, in the text to copy, until the publisher replaces it. */
export const acknowledgementPlaceholders = {
  reason: 'why this is necessary',
  notice: 'what users of the connector have to do',
} as const;

/** The file as it was read; with a problem, none of it counts. */
export interface AcknowledgementsFile {
  readonly entries: readonly Acknowledgement[];
  /** A sentence about the first thing that is wrong with it, with its line and column. */
  readonly problem: string | undefined;
}

/** Reads the acknowledgements of a connector, `undefined` when it has no such file. */
export function readAcknowledgements({ entries }: Connector): AcknowledgementsFile | undefined {
  const entry = entries.find(({ kind, path }) => kind === 'file' && path.toLowerCase() === connectorFileNames.acknowledgements);
  return entry && parseAcknowledgements(entry);
}

function parseAcknowledgements({ path, bytes }: FolderEntry): AcknowledgementsFile {
  if (bytes === undefined) return { entries: [], problem: `${path} is too large to be read.` };
  try {
    const { value, whereIs } = parseCheckedJson<{ readonly acknowledgements: readonly Acknowledgement[] }>(path, bytes, schema);
    const [index = -1, member] = placeholderLeftIn(value.acknowledgements) ?? [];
    if (member === undefined) return { entries: value.acknowledgements, problem: undefined };
    const place = whereIs(['acknowledgements', index, member]);
    const problem = `${place}: "${member}" still holds the words of the example. What belongs there: words of your own.`;
    return { entries: [], problem };
  } catch (error) {
    // A stranger's file is wrong: that is a finding, not a call that cannot be answered.
    if (error instanceof UserError) return { entries: [], problem: error.message };
    throw error;
  }
}

/** Where the words to replace were left, without their angle brackets, which the schema refuses. */
function placeholderLeftIn(entries: readonly Acknowledgement[]): readonly [index: number, member: 'reason' | 'notice'] | undefined {
  const placeholders: readonly string[] = Object.values(acknowledgementPlaceholders);
  const isLeft = (text: string): boolean => placeholders.includes(text.replace(/[>.]/g, '').trim().toLowerCase());
  for (const [index, { reason, notice }] of entries.entries()) {
    if (isLeft(reason)) return [index, 'reason'];
    if (isLeft(notice)) return [index, 'notice'];
  }
  return undefined;
}
