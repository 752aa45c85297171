import type { ConnectorFile } from './published.ts';

/** How often a rule fails: in how many versions on a channel, and with how many errors. */
export interface RuleFailures {
  readonly ruleId: string;
  readonly versions: number;
  readonly errors: number;
}

/** Adds up the errors of versions on a channel. */
export interface FailureCount {
  readonly see: (versions: readonly Pick<ConnectorFile['versions'][number], 'channels' | 'report'>[]) => void;
  /** The rule first that fails in most versions. */
  readonly all: () => readonly RuleFailures[];
}

export function failureCount(): FailureCount {
  const failures = new Map<string, RuleFailures>();
  return {
    see: (versions) => {
      for (const { channels, report } of versions) {
        if (channels.length === 0) continue;
        for (const { rule, severity, count } of report.rules ?? []) {
          if (severity !== 'error') continue;
          const { versions: before, errors } = failures.get(rule) ?? { versions: 0, errors: 0 };
          failures.set(rule, { ruleId: rule, versions: before + 1, errors: errors + count });
        }
      }
    },
    all: () => [...failures.values()].sort((a, b) => b.versions - a.versions || b.errors - a.errors || (a.ruleId < b.ruleId ? -1 : 1)),
  };
}
