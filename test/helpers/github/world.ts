import type { JsonObject } from '../../../src/connector/json-value.ts';

/** Rights of a token, in GitHub's words: `pull_requests`, `read`. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** What a person may do in the repository. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read';

/** An account. */
export interface User {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Organization' | 'Bot';
  readonly createdAt: string;
  /** Absent: no collaborator. */
  role?: Role | undefined;
  /** Whether the account shows its membership in the organisation that owns the repository. */
  member?: boolean;
}

/** A GitHub App, installed on the repository. */
export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly installationId: number;
  readonly permissions: Permissions;
  readonly bot: User;
  readonly createdAt: string;
}

/** What a client may identify itself with. */
export interface Token {
  readonly value: string;
  /** `workflow`: GITHUB_TOKEN of a job; `app`: of an installation; `jwt`: an App about itself; `user`: a person. */
  readonly kind: 'workflow' | 'app' | 'jwt' | 'user';
  readonly app: App;
  readonly permissions: Permissions;
  /** Who acts: the App's bot, or the person. */
  readonly actor: User;
  used: number;
  windowEnds: number;
}

/** A repository of the network: the one under test, or a fork of it. */
export interface Repository {
  readonly id: number;
  readonly owner: User;
  readonly name: string;
  readonly private: boolean;
  readonly parent: Repository | undefined;
  readonly createdAt: string;
  pushedAt: string;
  deleted: boolean;
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Comment {
  readonly id: number;
  readonly author: User;
  readonly app: App | undefined;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  /** Earlier texts, oldest first, as the edit history has them. */
  readonly earlier: string[];
  readonly reactions: { readonly id: number; readonly user: User; readonly content: string; readonly createdAt: string }[];
}

export interface Review {
  readonly id: number;
  readonly author: User;
  body: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly commit: string;
  readonly submittedAt: string;
}

/** What makes an issue a pull request. */
export interface Pull {
  readonly id: number;
  readonly head: { readonly repository: Repository; readonly ref: string };
  headSha: string;
  readonly baseRef: string;
  /** Tip of the base branch when the pull request was opened or last pushed to. */
  baseSha: string;
  draft: boolean;
  mergedAt: string | null;
  mergedBy: User | null;
  mergeCommit: string | null;
  /** GitHub finds out in the background; null until somebody asked once. */
  mergeable: boolean | null;
  lastPusher: User;
  readonly reviews: Review[];
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: User;
  readonly app: App | undefined;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: string | null;
  locked: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  labels: Label[];
  readonly comments: Comment[];
  readonly pull: Pull | undefined;
}

export interface CheckRun {
  readonly id: number;
  readonly app: App;
  readonly sha: string;
  name: string;
  status: string;
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
  detailsUrl: string | null;
  externalId: string;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: JsonObject[];
}

export interface Ruleset {
  readonly id: number;
  name: string;
  target: string;
  enforcement: string;
  bypassActors: readonly JsonObject[];
  conditions: JsonObject;
  rules: readonly JsonObject[];
  readonly createdAt: string;
  updatedAt: string;
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  settings: JsonObject;
  readonly branchPolicies: { readonly id: number; readonly name: string; readonly type: string }[];
  readonly createdAt: string;
  updatedAt: string;
}

/** One run of a workflow, as a test declares it. */
export interface WorkflowRun {
  readonly id: number;
  readonly workflow: string;
  readonly name: string;
  readonly number: number;
  readonly event: string;
  readonly sha: string;
  readonly branch: string;
  readonly head: Repository;
  readonly actor: User;
  readonly status: string;
  readonly conclusion: string | null;
  readonly createdAt: string;
  readonly jobs: readonly { readonly id: number; readonly name: string; readonly conclusion: string | null }[];
}

/** A pull request in the merge queue. */
export interface QueueEntry {
  readonly issue: Issue;
  readonly ref: string;
  readonly sha: string;
  readonly base: string;
  readonly by: User;
}

/** Something that happened, and the workflows that GitHub would start for it. */
export interface Happening {
  readonly name: string;
  readonly action: string;
  readonly sender: string;
  /** `workflow`: done with a job's own token, so that it starts nothing. */
  readonly by: Token['kind'];
  readonly starts: readonly string[];
  /** The event file; absent for the events that no command reads. */
  readonly payload: JsonObject | undefined;
}

/** Everything the stand-in knows. */
export interface World {
  readonly now: () => Date;
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  serverUrl: string;
  /** The folder of the bare repository. */
  readonly git: string;
  readonly repository: Repository;
  readonly defaultBranch: string;
  readonly users: Map<string, User>;
  readonly apps: Map<string, App>;
  readonly tokens: Map<string, Token>;
  readonly forks: Map<string, Repository>;
  readonly issues: Map<number, Issue>;
  readonly labels: Label[];
  readonly checkRuns: CheckRun[];
  readonly statuses: {
    readonly id: number;
    readonly sha: string;
    readonly context: string;
    readonly state: string;
    readonly creator: User;
    readonly createdAt: string;
  }[];
  readonly rulesets: Ruleset[];
  readonly environments: Map<string, Environment>;
  readonly workflowRuns: WorkflowRun[];
  readonly queue: QueueEntry[];
  readonly happenings: Happening[];
  readonly violations: string[];
  actions: { permissions: JsonObject; workflow: JsonObject; selected: JsonObject };
  /** Requests an hour for each token. */
  rateLimit: number;
  nextId: number;
}

/** A number that nothing else has. */
export function freshId(world: World): number {
  return world.nextId++;
}

/** The clock in GitHub's form: seconds, UTC. */
export function timestamp(world: World): string {
  return `${world.now().toISOString().slice(0, 19)}Z`;
}

/** `owner/name`. */
export function fullName({ owner, name }: Repository): string {
  return `${owner.login}/${name}`;
}

/** The base of all addresses of the API. */
export function apiUrl(world: World): string {
  return `${world.serverUrl}/api/v3`;
}

/** An identifier in the form of GitHub's node ids: opaque, a prefix that tells the kind. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}
