import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preReceive } from './git-http.ts';
import { commitFiles, type Files, git } from './git-objects.ts';
import { setReference } from './references.ts';
import type { App, Permissions, Role, User, World } from './world.ts';

/** What a test may say about the repository. */
export interface Settings {
  readonly now?: () => Date;
  readonly owner?: string;
  readonly name?: string;
  readonly defaultBranch?: string;
  readonly private?: boolean;
  /** Files of the first commit. */
  readonly files?: Files;
  /** Requests an hour for each token. */
  readonly rateLimit?: number;
}

/** Number of the App that GITHUB_TOKEN belongs to. */
const actionsAppId = 15_368;
const actionsBotId = 41_898_282;
const start = '2026-11-01T10:00:00Z';

/** A repository with one commit, nobody in it, and no server yet; below a temporary folder that is told. */
export function newWorld(settings: Settings): { readonly world: World; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'github-'));
  const owner: User = { login: settings.owner ?? 'contoso', id: 1001, type: 'Organization', createdAt: start };
  const name = settings.name ?? 'connectors';
  const defaultBranch = settings.defaultBranch ?? 'main';
  const repository = {
    id: 5001,
    owner,
    name,
    private: settings.private ?? false,
    parent: undefined,
    createdAt: start,
    pushedAt: start,
    deleted: false,
  };
  const world: World = {
    now: settings.now ?? (() => new Date()),
    serverUrl: '',
    git: join(folder, `${name}.git`),
    repository,
    defaultBranch,
    users: new Map([[owner.login, owner]]),
    apps: new Map(),
    tokens: new Map(),
    forks: new Map(),
    issues: new Map(),
    labels: [],
    checkRuns: [],
    statuses: [],
    rulesets: [],
    environments: new Map(),
    workflowRuns: [],
    queue: [],
    happenings: [],
    violations: [],
    actions: {
      permissions: { enabled: true, allowed_actions: 'all', sha_pinning_required: false },
      workflow: { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false },
      selected: { github_owned_allowed: false, verified_allowed: false, patterns_allowed: [] },
    },
    rateLimit: settings.rateLimit ?? 5000,
    nextId: 700_001,
  };
  mkdirSync(world.git);
  git(world, ['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`]);
  appendFileSync(join(world.git, 'config'), configuration);
  const hook = join(world.git, 'hooks', 'pre-receive');
  mkdirSync(join(world.git, 'hooks'), { recursive: true });
  writeFileSync(hook, preReceive);
  chmodSync(hook, 0o755);
  const first = commitFiles(world, undefined, settings.files ?? { 'README.md': '# Connectors\n' }, 'First commit', owner);
  setReference(world, `refs/heads/${defaultBranch}`, first);
  addApp(world, { slug: 'github-actions', name: 'GitHub Actions', id: actionsAppId, botId: actionsBotId, permissions: {} });
  return { world, folder };
}

// As GitHub: heads of pull requests are read-only, commits can be fetched by their id, forks share the objects unseen.
const configuration = `[http]
	receivepack = true
[receive]
	hideRefs = refs/pull
[transfer]
	hideRefs = refs/forks
	hideRefs = refs/standin
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[gc]
	auto = 0
`;

/** Adds an App that is installed on the repository. */
export function addApp(
  world: World,
  app: { readonly slug: string; readonly name?: string; readonly id?: number; readonly botId?: number; readonly permissions: Permissions },
): App {
  const id = app.id ?? world.nextId++;
  const bot: User = { login: `${app.slug}[bot]`, id: app.botId ?? world.nextId++, type: 'Bot', createdAt: start };
  const made: App = {
    id,
    slug: app.slug,
    name: app.name ?? app.slug,
    installationId: world.nextId++,
    permissions: app.permissions,
    bot,
    createdAt: start,
  };
  world.apps.set(made.slug, made);
  world.users.set(bot.login, bot);
  return made;
}

/** Adds an account, or gives a known one another role. */
export function addUser(
  world: World,
  login: string,
  more: { readonly role?: Role; readonly id?: number; readonly member?: boolean } = {},
): User {
  const found = world.users.get(login);
  if (found !== undefined) {
    if (more.role !== undefined) found.role = more.role;
    if (more.member !== undefined) found.member = more.member;
    return found;
  }
  const user: User = {
    login,
    id: more.id ?? world.nextId++,
    type: 'User',
    createdAt: start,
    role: more.role,
    member: more.member ?? false,
  };
  world.users.set(login, user);
  return user;
}
