/** A workflow of the repository, by the name of its file. */
export interface WorkflowText {
  readonly file: string;
  readonly text: string;
}

/** A workflow that runs by the clock, and how many hours its newest success may lie back. */
export interface Schedule {
  readonly file: string;
  readonly mostHours: number;
}

/** GitHub starts schedules late, and leaves some out when it is busy. */
const mostHours = { hourly: 3, daily: 50 } as const;

/** The schedules of workflows, sorted by file; the most frequent one counts. */
export function schedulesIn(workflows: readonly WorkflowText[]): readonly Schedule[] {
  return workflows
    .flatMap(({ file, text }) => {
      const hours = [...text.matchAll(/^\s*- cron:\s*['"]?\S+\s+(\S+)/gm)].map(([, hour]) =>
        hour === '*' ? mostHours.hourly : mostHours.daily,
      );
      return hours.length === 0 ? [] : [{ file, mostHours: Math.min(...hours) }];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** Actions and called workflows that are neither GitHub's nor the repository's own, as `owner/name`, sorted. */
export function foreignActionsIn(workflows: readonly WorkflowText[], repository: string): readonly string[] {
  const used = workflows.flatMap(({ text }) => [...text.matchAll(/^\s*(?:-\s+)?uses:\s*['"]?([\w.-]+)\/([\w.-]+)[/@]/gm)]);
  const names = used.map(([, owner, name]) => `${owner}/${name}`).filter((name) => !/^(?:\.\.?|actions|github)\//.test(name));
  return [...new Set(names)].filter((name) => name.toLowerCase() !== repository.toLowerCase()).sort();
}
