/** How often a rule fails: in how many versions on a channel, and with how many errors. */
export interface RuleFailures {
  readonly ruleId: string;
  readonly versions: number;
  readonly errors: number;
}

/** Counts the errors of reports while they come by, and adds up those of the reports that count now. */
export interface FailureCount {
  /** A published report, by its path. */
  readonly see: (path: string, bytes: Uint8Array) => void;
  /** What the reports at these paths come to, the rule first that fails in most versions. */
  readonly of: (paths: Iterable<string>) => readonly RuleFailures[];
}

interface Finding {
  readonly ruleId: string;
  readonly severity: string;
  readonly accepted?: unknown;
}

const decoder = new TextDecoder();

export function failureCount(): FailureCount {
  const errorsBy = new Map<string, ReadonlyMap<string, number>>();
  return {
    see: (path, bytes) => {
      const text = decoder.decode(bytes);
      // Most reports have no error, and are not worth parsing.
      if (!text.includes('"severity":"error"')) return;
      const errors = new Map<string, number>();
      const { findings }: { readonly findings: readonly Finding[] } = JSON.parse(text);
      for (const { ruleId, severity, accepted } of findings)
        if (severity === 'error' && accepted === undefined) errors.set(ruleId, (errors.get(ruleId) ?? 0) + 1);
      errorsBy.set(path, errors);
    },
    of: (paths) => {
      const failures = new Map<string, { ruleId: string; versions: number; errors: number }>();
      for (const path of new Set(paths)) {
        for (const [ruleId, errors] of errorsBy.get(path) ?? []) {
          const known = failures.get(ruleId) ?? { ruleId, versions: 0, errors: 0 };
          failures.set(ruleId, { ruleId, versions: known.versions + 1, errors: known.errors + errors });
        }
      }
      return [...failures.values()].sort((a, b) => b.versions - a.versions || b.errors - a.errors || (a.ruleId < b.ruleId ? -1 : 1));
    },
  };
}
