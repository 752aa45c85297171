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
    const { value } = parseCheckedJson<{ readonly acknowledgements: readonly Acknowledgement[] }>(path, bytes, schema);
    return { entries: value.acknowledgements, problem: undefined };
  } catch (error) {
    // A stranger's file is wrong: that is a finding, not a call that cannot be answered.
    if (error instanceof UserError) return { entries: [], problem: error.message };
    throw error;
  }
}
