import type { Repair } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import type { JsonFile } from '../connector/json-file.ts';
import type { Path } from '../connector/place.ts';
import { isFileRepair, isPossible } from './file-repairs.ts';
import type { Finding } from './finding.ts';
import { type Observed, observedFile, observedPath } from './walk.ts';

/** A step of a repair, with its place spelt out from the root of its file. */
export interface Step {
  readonly repair: Repair;
  readonly path: Path;
}

/** What would make a finding go. */
export interface Proposal {
  readonly finding: Finding;
  readonly steps: readonly Step[];
}

/** What the rule proposes for its finding; `undefined` when it proposes nothing, or the file is not fit for it. */
export function proposalOf(connector: Connector, observed: Observed, finding: Finding): Proposal | undefined {
  const repairs = fitRepairs(connector, observed);
  if (repairs === undefined) return undefined;
  const { observation, place } = observed;
  const steps = repairs.map((one) => {
    const at = 'at' in one ? one.at : undefined;
    return { repair: one, path: observedPath(at === undefined ? observation : { ...observation, at }, place) };
  });
  return { finding, steps };
}

/** True when there is a proposal. */
export function isProposed(connector: Connector, observed: Observed): boolean {
  return fitRepairs(connector, observed) !== undefined;
}

function fitRepairs(connector: Connector, observed: Observed): readonly Repair[] | undefined {
  const { repair } = observed.observation;
  if (repair === undefined) return undefined;
  const file = observedFile(observed);
  const repairs = Array.isArray(repair) ? (repair as readonly Repair[]) : [repair as Repair];
  for (const one of repairs) if (!isFit(connector, file, one)) return undefined;
  return repairs;
}

function isFit(connector: Connector, file: string, repair: Repair): boolean {
  if (isFileRepair(repair)) return isPossible(connector, file, repair);
  const json = jsonFileOf(connector, file);
  return json === undefined || isFitFor(json, repair);
}

/** A JSON file of a connector by its name. */
export function jsonFileOf({ definitionFile, propertiesFile }: Connector, name: string): JsonFile | undefined {
  if (definitionFile?.name === name) return definitionFile;
  return propertiesFile?.name === name ? propertiesFile : undefined;
}

/** Where a text is not strict JSON or a name is repeated, nobody can be sure which of its parts a place means. */
function isFitFor(file: JsonFile, { kind }: Repair): boolean {
  if (file.invalidByteAt !== undefined) return false;
  return kind === 'drop-byte-order-mark' || (file.value !== undefined && file.syntaxProblems.length + file.duplicateKeys.length === 0);
}
