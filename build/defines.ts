/** What a program is told of itself when it is made. */
export interface ProgramFacts {
  /** The version of the package. */
  readonly version: string;
  /** The digest of everything that judges, with `sha256:` before it. */
  readonly rules: string;
  /** The digest of the whole program, likewise. */
  readonly certifier: string;
}

/** The names that `src/cli/version.ts` declares, each with the expression that a bundler puts in its place. */
export function definesOf({ version, rules, certifier }: ProgramFacts): Record<string, string> {
  return {
    CERTIFY_VERSION: JSON.stringify(version),
    RULES_DIGEST: JSON.stringify(rules),
    CERTIFIER_DIGEST: JSON.stringify(certifier),
  };
}
