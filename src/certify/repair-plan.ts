import type { Connector } from '../connector/connector.ts';
import type { Judgement } from './certify.ts';
import { renamed } from './file-repairs.ts';
import type { Finding } from './finding.ts';
import { jsonFileOf, type Proposal } from './proposal.ts';
import { type Action, pointersAfter } from './text-edits.ts';

/** A connector and what is said of it. */
export interface State {
  readonly connector: Connector;
  readonly judgement: Judgement;
}

/** A proposal and what each of its steps does to the text of its file. */
export interface Plan {
  readonly proposal: Proposal;
  readonly actions: readonly Action[];
}

/** The names of files once they are repaired. */
export function namesAfter(plans: readonly Plan[]): (file: string) => string {
  const names = new Map<string, string>();
  for (const { proposal } of plans) {
    const { file } = proposal.finding.location;
    for (const { repair } of proposal.steps) if (repair.kind === 'rename-file') names.set(file, renamed(file, repair.name));
  }
  return (file) => names.get(file) ?? file;
}

/** Where a pointer into each file that is edited leads afterwards; `undefined` for what is gone. */
export type Moves = ReadonlyMap<string, (pointer: string) => string | undefined>;

/** How these repairs move what stands in each file of the connector before them. */
export function movesOf(connector: Connector, plans: readonly Plan[]): Moves {
  return new Map(
    [...plansByFile(plans)].map(([file, group]) => {
      const steps = group.flatMap(({ proposal }) => proposal.steps);
      return [file, pointersAfter(jsonFileOf(connector, file)?.value, steps)];
    }),
  );
}

/** Things by the file that their findings are about, in their order. */
export function groupedByFile<T>(all: readonly T[], findingOf: (one: T) => Finding): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const { file } = findingOf(one).location;
    const group = groups.get(file);
    if (group === undefined) groups.set(file, [one]);
    else group.push(one);
  }
  return groups;
}

/** Plans by the file that they are about, in their order. */
export function plansByFile(plans: readonly Plan[]): ReadonlyMap<string, readonly Plan[]> {
  return groupedByFile(plans, ({ proposal }) => proposal.finding);
}
