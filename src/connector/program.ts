/** The programmes a connector can be submitted to; the programme decides which rules apply. */
export type Program = 'certified' | 'independent-publisher' | 'custom';

/** The top-level folder of each programme. */
export const programFolders: Readonly<Record<string, Program>> = {
  'certified-connectors': 'certified',
  'independent-publisher-connectors': 'independent-publisher',
  'custom-connectors': 'custom',
};

/** The icon colour that every independent publisher's connector carries. */
export const independentPublisherColor = '#da3b01';

/** Reads a programme's name as a person types it, or says `undefined` when there is none of that name. */
export function parseProgram(name: string): Program | undefined {
  return name === 'certified' || name === 'independent-publisher' || name === 'custom' ? name : undefined;
}

/** The programme of the nearest folder on `path` that belongs to one, `undefined` when none does. */
export function programOfPath(path: string): Program | undefined {
  return path
    .split(/[\\/]/)
    .map((segment) => (Object.hasOwn(programFolders, segment) ? programFolders[segment] : undefined))
    .findLast((program) => program !== undefined);
}
