import type { Connector } from './connector.ts';
import { connectorFileNames, type FolderEntry } from './folder.ts';
import { isArray, isObject, isText, type JsonValue } from './json-value.ts';
import { parseStrictJson } from './strict-json.ts';

/** What a publisher says about breaking changes, in the connector's `acknowledgements.json`. `acknowledgements.schema.json` describes it. */
export interface Acknowledgement {
  /** The changes it is about. */
  readonly fingerprints: readonly string[];
  /** Why the change is necessary; for reviewers. */
  readonly reason: string;
  /** What users of the connector have to do; the catalog shows it. */
  readonly notice: string;
}

/** The file as it was read; with a problem, none of it counts. */
export interface AcknowledgementsFile {
  /** The name as it stands in the folder. */
  readonly name: string;
  readonly entries: readonly Acknowledgement[];
  /** A sentence about the first thing that is wrong with it. */
  readonly problem: string | undefined;
}

/** Reads the acknowledgements of a connector, `undefined` when it has no such file. */
export function readAcknowledgements({ entries }: Connector): AcknowledgementsFile | undefined {
  const entry = entries.find(({ kind, path }) => kind === 'file' && path.toLowerCase() === connectorFileNames.acknowledgements);
  return entry && readFile(entry);
}

function readFile({ path: name, bytes }: FolderEntry): AcknowledgementsFile {
  if (bytes === undefined) return { name, entries: [], problem: 'The file is too large to be read.' };
  const parsed = parseStrictJson(name, bytes);
  if ('problem' in parsed) return { name, entries: [], problem: `The file cannot be read: ${parsed.problem}` };
  const made = entriesOf(parsed.value);
  return typeof made === 'string' ? { name, entries: [], problem: made } : { name, entries: made, problem: undefined };
}

/** The fewest characters of a sentence that says something. */
const shortest = 15;

/** The entries, or a sentence about what is wrong. Written out because the compiled schemas would cost every check more than all of its own work. */
function entriesOf(value: JsonValue): Acknowledgement[] | string {
  if (!isObject(value) || value['schemaVersion'] !== 1 || !isArray(value['acknowledgements']))
    return 'The file is an object with "schemaVersion": 1 and an array "acknowledgements".';
  const strange = Object.keys(value).find((name) => !['schemaVersion', 'acknowledgements', '$schema'].includes(name));
  if (strange !== undefined) return `The file has no member ${JSON.stringify(strange)}.`;
  const entries: Acknowledgement[] = [];
  for (const [index, entry] of value['acknowledgements'].entries()) {
    const at = `Acknowledgement ${index + 1}`;
    if (!isObject(entry)) return `${at} is no object.`;
    const unknown = Object.keys(entry).find((name) => !['fingerprints', 'reason', 'notice'].includes(name));
    if (unknown !== undefined) return `${at} has no member ${JSON.stringify(unknown)}.`;
    const { fingerprints, reason, notice } = entry;
    if (!isArray(fingerprints) || fingerprints.length === 0 || !fingerprints.every(isFingerprint))
      return `${at} names its changes in "fingerprints": an array of strings of 32 hexadecimal digits.`;
    for (const [name, text] of Object.entries({ reason, notice }))
      if (!isText(text) || text.trim().length < shortest || text.startsWith('<'))
        return `${at} needs a "${name}" of at least ${shortest} characters, in words of your own.`;
    if (typeof reason === 'string' && typeof notice === 'string') entries.push({ fingerprints, reason, notice });
  }
  return entries;
}

function isFingerprint(value: JsonValue): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}
