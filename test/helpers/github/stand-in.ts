import { rmSync } from 'node:fs';
import { expect, onTestFinished } from 'vitest';
import type { Endpoint } from './api.ts';
import type { Fault, FaultKind, LoggedRequest, Match } from './faults.ts';
import { addApp, addUser, newWorld, type Settings } from './new-world.ts';
import { type People, people } from './people.ts';
import { apiPermissions } from './permissions.ts';
import { actionEndpoints } from './serve-actions.ts';
import { appEndpoints } from './serve-apps.ts';
import { checkEndpoints } from './serve-checks.ts';
import { environmentEndpoints } from './serve-environments.ts';
import { fileEndpoints } from './serve-files.ts';
import { issueEndpoints } from './serve-issues.ts';
import { labelEndpoints } from './serve-labels.ts';
import { pullEndpoints } from './serve-pulls.ts';
import { refEndpoints } from './serve-refs.ts';
import { repositoryEndpoints } from './serve-repository.ts';
import { rulesetEndpoints } from './serve-rulesets.ts';
import { serve } from './server.ts';
import { type DefaultRules, protectCatalog, protectDefault } from './usual-rules.ts';
import { type App, apiUrl, fullName, type Happening, type Role, type Ruleset, type Token, type User, type World } from './world.ts';

/** GitHub, as far as the pipeline can see it. */
export interface GitHubStandIn {
  /** For GITHUB_API_URL. */
  readonly apiUrl: string;
  /** For GITHUB_SERVER_URL; git is at `<serverUrl>/<owner>/<name>.git`. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  /** The bare repository's folder. */
  readonly git: string;
  /** Everything it knows: for looking, and for what no act covers. */
  readonly world: World;
  readonly people: People;
  /** Adds an App, installed on the repository with these rights. */
  readonly app: (slug: string, permissions: Readonly<Record<string, string>>, id?: number) => App;
  readonly user: (login: string, more?: { readonly role?: Role; readonly id?: number; readonly member?: boolean }) => User;
  /** GITHUB_TOKEN of a job with the rights that its workflow gives it. */
  readonly workflowToken: (permissions: Readonly<Record<string, string>>) => string;
  /** A token of an App's installation, with fewer rights than the App when said. */
  readonly appToken: (app: App, permissions?: Readonly<Record<string, string>>) => string;
  /** What an App shows about itself. */
  readonly appJwt: (app: App) => string;
  readonly userToken: (login: string) => string;
  readonly protectDefault: (rules: DefaultRules) => Ruleset;
  readonly protectCatalog: (ledger: App, branch?: string) => Ruleset;
  /** The variables that a job has, with a token. */
  readonly environment: (token: string) => Readonly<Record<string, string>>;
  /** The next requests that match go wrong, once or as often as said. */
  readonly failNext: (match: Match, kind: FaultKind, more?: { readonly times?: number; readonly retryAfter?: number }) => void;
  readonly requests: () => readonly LoggedRequest[];
  /** How many requests read and how many wrote, so far. */
  readonly counts: () => { readonly reads: number; readonly writes: number };
  /** Forgets the requests so far. */
  readonly forget: () => void;
  readonly happenings: () => readonly Happening[];
  /** The newest event of that kind, as the text of the file that GITHUB_EVENT_PATH names. */
  readonly eventFile: (name: string, action?: string) => string;
  readonly violations: () => readonly string[];
  /** Fails the test when a request or an answer was not as GitHub describes it. */
  readonly expectNoViolations: () => void;
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  ...pullEndpoints,
  ...issueEndpoints,
  ...labelEndpoints,
  ...checkEndpoints,
  ...refEndpoints,
  ...fileEndpoints,
  ...repositoryEndpoints,
  ...appEndpoints,
  ...rulesetEndpoints,
  ...environmentEndpoints,
  ...actionEndpoints,
};

/** Starts a stand-in with one repository, until the test ends. */
export async function startGitHub(settings: Settings = {}): Promise<GitHubStandIn> {
  const { world, folder } = newWorld(settings);
  const running = await serve(world, endpoints);
  onTestFinished(async () => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const token = (fields: Pick<Token, 'kind' | 'app' | 'permissions' | 'actor'>): string => {
    const value = `${fields.kind === 'user' ? 'ghp' : 'ghs'}_${world.nextId++}`;
    world.tokens.set(value, { value, used: 0, windowEnds: 0, ...fields });
    return value;
  };
  const actions = world.apps.get('github-actions') as App;
  return {
    apiUrl: apiUrl(world),
    serverUrl: world.serverUrl,
    repository: fullName(world.repository),
    git: world.git,
    world,
    people: people(world),
    app: (slug, permissions, id) => addApp(world, { slug, permissions: apiPermissions(permissions), ...(id === undefined ? {} : { id }) }),
    user: (login, more) => addUser(world, login, more),
    workflowToken: (permissions) => token({ kind: 'workflow', app: actions, permissions: apiPermissions(permissions), actor: actions.bot }),
    appToken: (app, permissions) => {
      const wanted = permissions === undefined ? app.permissions : apiPermissions(permissions);
      for (const [name, access] of Object.entries(wanted))
        if (app.permissions[name] !== 'write' && app.permissions[name] !== access && name !== 'metadata')
          throw new Error(`The App ${app.slug} has not the right ${name}: ${access}.`);
      return token({ kind: 'app', app, permissions: wanted, actor: app.bot });
    },
    appJwt: (app) => token({ kind: 'jwt', app, permissions: {}, actor: app.bot }),
    userToken: (login) => token({ kind: 'user', app: actions, permissions: {}, actor: addUser(world, login) }),
    protectDefault: (rules) => protectDefault(world, rules),
    protectCatalog: (ledger, branch) => protectCatalog(world, ledger, branch),
    environment: (value) => ({
      GITHUB_TOKEN: value,
      GITHUB_REPOSITORY: fullName(world.repository),
      GITHUB_API_URL: apiUrl(world),
      GITHUB_SERVER_URL: world.serverUrl,
    }),
    failNext: (match, kind, { times = 1, retryAfter = 1 } = {}) => {
      const fault: Fault = { match, kind, left: times, retryAfter };
      running.faults.push(fault);
    },
    requests: () => [...running.log],
    counts: () => {
      const writes = running.log.filter(({ method, operation }) => method !== 'GET' && operation !== 'git').length;
      return { reads: running.log.length - writes, writes };
    },
    forget: () => {
      running.log.length = 0;
    },
    happenings: () => [...world.happenings],
    eventFile: (name, action) => {
      const found = world.happenings.findLast((each) => each.name === name && (action === undefined || each.action === action));
      if (found?.payload === undefined)
        throw new Error(`There was no event ${name}${action === undefined ? '' : ` ${action}`} with a file.`);
      return JSON.stringify(found.payload, null, 2);
    },
    violations: () => [...world.violations],
    expectNoViolations: () => expect(world.violations).toEqual([]),
  };
}
