import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readState, type StoreState } from '../../src/catalog/store-state.ts';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { GitHub } from '../../src/github/github.ts';
import { openGitHub } from '../../src/io/github/open-github.ts';
import { openRemoteStore } from '../../src/io/store-remote.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { type GitHubStandIn, startGitHub } from '../helpers/github/stand-in.ts';
import { tokensOfJob } from '../helpers/github/workflow-permissions.ts';
import { git } from '../helpers/repository.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

/** The folder of the connector. */
export const things = 'certified-connectors/Northwind Things';

/** The record of who answers for it; rosa, account 3, is its approver. */
export const northwind = {
  schemaVersion: 1,
  id: 'northwind-traders',
  name: 'Northwind Traders',
  programs: ['certified'],
  account: { provider: 'github', login: 'northwind-traders', id: 2 },
  approvers: [{ login: 'rosa', id: 3 }],
  contact: { email: 'desk@northwindtraders.com' },
  domains: [
    {
      domain: 'northwindtraders.com',
      scope: 'domain',
      method: 'maintainers-reviewed',
      review: { by: { login: 'maria', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'Looked at the site.' },
    },
  ],
};

/** A repository on GitHub with a catalog: accounts maria (9, maintainer), rosa (3, approver) and eve (66, a stranger). */
export interface CatalogOnGitHub {
  readonly standIn: GitHubStandIn;
  /** The App that answers, with the rights it has in a workflow; waits are a thousandth. */
  readonly github: GitHub;
  /** The same, opened anew: after twenty writes one that is open waits between them. */
  readonly connect: () => Promise<GitHub>;
  /** A clone at the tip of the default branch. */
  readonly clone: string;
  /** Fetches the tip into the clone. */
  readonly pull: () => void;
  /** Runs a command line in the clone. */
  readonly certify: (...args: readonly string[]) => Promise<{ readonly status: number; readonly out: string; readonly err: string }>;
  readonly terminal: (changed?: Partial<Terminal>) => ReturnType<typeof fakeTerminal>;
  readonly state: () => Promise<StoreState>;
  /** The clock of everybody: `2026-11-20T12:00:00Z` at first. */
  readonly setTime: (at: string) => void;
  /** The version of the golden connector with these words. */
  readonly version: (version: string, description?: string) => Record<string, string>;
  /** The answers to comments on a pull request. */
  readonly replies: (pull: number) => readonly string[];
}

export async function catalogOnGitHub(
  policy: object = { schemaVersion: 1, profile: 'local', optionalQuestions: ['tests', 'approval'] },
): Promise<CatalogOnGitHub> {
  let now = '2026-11-20T12:00:00Z';
  const standIn = await startGitHub({
    now: () => new Date(now),
    files: {
      ...goldenFiles(things),
      'publishers/northwind-traders.json': JSON.stringify(northwind),
      'certification.json': JSON.stringify(policy),
      '.gitignore': '.certify/\n',
    },
  });
  standIn.user('maria', { id: 9, role: 'maintain' });
  standIn.user('rosa', { id: 3 });
  standIn.user('eve', { id: 66 });
  const app = standIn.app('certify-gate', tokensOfJob('commands', 'answer').gate ?? {});
  const token = standIn.appToken(app);
  const variables: Readonly<Record<string, string>> = { ...standIn.environment(token), CERTIFY_APP_SLUG: app.slug };
  const connect = (): Promise<GitHub> =>
    openGitHub({
      apiUrl: standIn.apiUrl,
      serverUrl: standIn.serverUrl,
      repository: standIn.repository,
      token,
      app: app.slug,
      patience: 0.001,
    });
  const github = await connect();
  const clone = temporaryFolder();
  git(clone, 'clone', '--quiet', standIn.git, '.');
  const terminal = (changed: Partial<Terminal> = {}) =>
    fakeTerminal(clone, { now: () => new Date(now), variable: (name) => variables[name], ...changed });
  return {
    standIn,
    github,
    connect,
    clone,
    pull: () => void git(clone, 'pull', '--quiet', '--ff-only'),
    certify: async (...args) => {
      const own = terminal();
      const status = await main([...args, '--store', standIn.git], own);
      return { status, ...own.printed };
    },
    terminal,
    state: async () => {
      const store = await openRemoteStore({ address: standIn.git, cwd: clone, cache: temporaryFolder() });
      return readState((await store.read()).files);
    },
    setTime: (at) => {
      now = at;
    },
    version: (version, description) => {
      const files = goldenFiles(things);
      const path = `${things}/apiDefinition.swagger.json`;
      const definition = JSON.parse(files[path] ?? '');
      definition.info = { ...definition.info, version, ...(description && { description }) };
      return { [path]: `${JSON.stringify(definition, null, 2)}\n` };
    },
    replies: (pull) =>
      (standIn.world.issues.get(pull)?.comments ?? [])
        .filter(({ author, body }) => author.login === 'certify-gate[bot]' && body.includes('connector-certification:reply'))
        .map(({ body }) => body),
  };
}

/** A terminal whose event file is of the newest comment, of those by people when nothing else is said. */
export function terminalWithEvent(world: CatalogOnGitHub, action = 'created', isOf = (sender: string) => !sender.endsWith('[bot]')) {
  const event = world.standIn.happenings().findLast((one) => one.name === 'issue_comment' && one.action === action && isOf(one.sender));
  const path = join(temporaryFolder(), 'event.json');
  writeFileSync(path, JSON.stringify(event?.payload));
  const terminal = world.terminal();
  return { ...terminal, variable: (name: string) => (name === 'GITHUB_EVENT_PATH' ? path : terminal.variable(name)) };
}

/** Makes the connector's version public. */
export async function publish(world: CatalogOnGitHub): Promise<void> {
  world.pull();
  expect(await world.certify('preview')).toMatchObject({ status: 0, err: '' });
  expect(await world.certify('promote')).toMatchObject({ status: 0, err: '' });
}
