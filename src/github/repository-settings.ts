/** The settings of a repository on GitHub that the pipeline relies on, as GitHub tells them. */
export interface ActualSettings {
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly rulesets: Readable<readonly Ruleset[]>;
  readonly environments: Readable<readonly Environment[]>;
  readonly labels: Readable<readonly Label[]>;
  readonly actions: Readable<ActionsPolicy>;
  readonly workflowToken: Readable<WorkflowTokenPolicy>;
  /** The tip of the branch of the store; undefined when there is none. */
  readonly catalogTip: Readable<string | undefined>;
}

/** What was read, or why the token could not read it, in a sentence. */
export type Readable<T> = { readonly value: T } | { readonly unreadable: string };

/** A ruleset of branches, as far as it is compared and written. */
export interface Ruleset {
  /** Undefined for one that is still to be made. */
  readonly id?: number | undefined;
  readonly name: string;
  readonly enforcement: string;
  /** Patterns of branches. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Undefined where the token may not see who passes. */
  readonly bypass: readonly BypassActor[] | undefined;
  readonly rules: readonly RulesetRule[];
}

export interface BypassActor {
  readonly actor_id: number | null;
  readonly actor_type: string;
  readonly bypass_mode: string;
}

export interface RulesetRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** An environment whose secrets a job gets on the branches of its policy alone; null when any branch gets them. */
export interface Environment {
  readonly name: string;
  readonly branches: readonly string[] | null;
}

export interface Label {
  readonly name: string;
  /** Six hex digits. */
  readonly color: string;
  readonly description: string;
}

/** Which actions may run. */
export interface ActionsPolicy {
  readonly isEnabled: boolean;
  readonly allowed: 'all' | 'local_only' | 'selected';
  /** Whether actions that are not pinned to a commit are refused. */
  readonly requiresPins: boolean;
  /** With `selected`: GitHub's own, those of verified creators, and patterns. */
  readonly selected: { readonly isGithubOwned: boolean; readonly isVerified: boolean; readonly patterns: readonly string[] } | undefined;
}

/** What the token of a workflow may do where the workflow says nothing. */
export interface WorkflowTokenPolicy {
  readonly permissions: 'read' | 'write';
  readonly mayApprove: boolean;
}

/** Reads and writes the settings of one repository. Methods that write throw a `UserError` of one sentence when they cannot. */
export interface SettingsApi {
  readonly repository: string;
  readonly read: () => Promise<ActualSettings>;
  readonly write: (change: SettingChange) => Promise<void>;
  /** When the newest successful run of a workflow's schedule began (ISO 8601); undefined when none was found. */
  readonly lastScheduledSuccess: (workflowFile: string) => Promise<string | undefined>;
  /** The open pull request into a branch that waits longest without a completed check of the gate; undefined when none waits since then. */
  readonly oldestUnjudged: (asked: UnjudgedQuestion) => Promise<UnjudgedPullRequest | undefined>;
}

interface UnjudgedQuestion {
  readonly base: string;
  /** The name of the check, and the number of the App that makes it. */
  readonly check: string;
  readonly app: number;
  /** Only what nothing happened to since then is asked for. */
  readonly before: Date;
}

interface UnjudgedPullRequest {
  readonly number: number;
  /** When anything about it changed last, a comment included; so it waits at least since then. ISO 8601. */
  readonly updatedAt: string;
}

/** One thing to change. */
export type SettingChange =
  | { readonly kind: 'ruleset'; readonly ruleset: Ruleset }
  | { readonly kind: 'environment'; readonly environment: Environment }
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'actions'; readonly policy: ActionsPolicy }
  | { readonly kind: 'workflow-token'; readonly policy: WorkflowTokenPolicy }
  | { readonly kind: 'catalog-branch' };
