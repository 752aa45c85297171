/** What the drill tries, which every protected repository refuses. */
export interface Attempt {
  readonly what: string;
  readonly outcome: AttemptOutcome;
}

/** How GitHub answered: a refusal with its reason counts when the reason is a rule. */
export type AttemptOutcome = { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly reason: string };

/** A repository to try on. Each method throws a `UserError` when the attempt could not be made at all. */
export interface DrillApi {
  readonly repository: string;
  /** Opens the pull request: a new branch with these files, and a status of this name that says success. Answers with its number. */
  readonly openForged: (forged: Forgery) => Promise<ForgedPullRequest>;
  readonly merge: (forged: ForgedPullRequest) => Promise<AttemptOutcome>;
  /** Moves the default branch to the forged commit. */
  readonly pushToDefault: (forged: ForgedPullRequest) => Promise<AttemptOutcome>;
  /** Moves a branch to the forged commit, or makes it; what was accepted is taken back. */
  readonly pushTo: (branch: string, forged: ForgedPullRequest) => Promise<AttemptOutcome>;
  /** Closes the pull request and removes its branch. */
  readonly cleanUp: (forged: ForgedPullRequest) => Promise<void>;
}

export interface Forgery {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly files: Readonly<Record<string, string>>;
  readonly status: string;
}

interface ForgedPullRequest {
  readonly number: number;
  readonly branch: string;
  readonly defaultBranch: string;
  readonly commit: string;
}

/** A pull request that tries to pass: a workflow of its own whose job bears the name of the required check. */
export function forgery(branch: string, check: string): Forgery {
  return {
    branch,
    title: 'Drill: a forged check',
    body: 'Made by certify github drill to show that it cannot be merged. It is closed by itself.',
    status: check,
    files: {
      '.github/workflows/certify-drill.yml': `name: drill\non: pull_request\npermissions: {}\njobs:\n  ${check}:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: 'true'\n`,
      'certify-drill.txt': 'A drill wrote this file. Where it is on the default branch, nothing protects that branch.\n',
    },
  };
}

/** True when GitHub refused by a rule, and not because something else was in the way. */
export function isByRule(reason: string): boolean {
  return /\brules?\b|status check|approving review|protected|restricted|through a pull request|cannot update|bypass/i.test(reason);
}
