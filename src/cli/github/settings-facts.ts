import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../connector/user-error.ts';
import { type ExpectedSettings, expectedSettings } from '../../github/expected-settings.ts';
import { parseGitHubSettings } from '../../github/github-settings.ts';
import type { ActualSettings, SettingsApi } from '../../github/repository-settings.ts';
import { foreignActionsIn, type WorkflowText } from '../../github/schedules.ts';
import type { GitHubConnection } from '../../io/github/octokit.ts';
import { openSettings } from '../../io/github/open-settings.ts';
import { readPlainFile } from '../../io/plain-file.ts';
import type { Terminal } from '../terminal.ts';

/** The settings as they are, and as they are expected to be, for the checkout that the command runs in. */
export interface SettingsFacts {
  readonly api: SettingsApi;
  readonly actual: ActualSettings;
  readonly expected: ExpectedSettings;
  readonly gateApp: number;
  readonly workflows: readonly WorkflowText[];
}

/** Reads both. A `UserError` when the checkout does not name the two Apps, or GitHub cannot be asked. */
export async function settingsFacts(terminal: Terminal): Promise<SettingsFacts> {
  const { apps } = parseGitHubSettings(await readPlainFile(terminal.cwd, 'certification.json'));
  if (apps.gate === undefined || apps.ledger === undefined)
    throw new UserError(
      'certification.json does not name the two Apps. Add "github": { "apps": { "gate": 1234, "ledger": 5678 } } with their numbers; docs/adopt.md tells how they are made.',
    );
  const api = await openSettings(placeOfSettings(terminal));
  const workflows = await workflowTexts(terminal.cwd);
  const actual = await api.read();
  const expected = expectedSettings({
    defaultBranch: actual.defaultBranch,
    gateApp: apps.gate,
    ledgerApp: apps.ledger,
    foreignActions: foreignActionsIn(workflows, api.repository),
  });
  return { api, actual, expected, gateApp: apps.gate, workflows };
}

/** The repository that the surroundings name, and how it is reached; outside of a workflow a person sets them. */
export function placeOfSettings({ variable }: Pick<Terminal, 'variable'>): { readonly repository: string } & GitHubConnection {
  const [repository, token] = [variable('GITHUB_REPOSITORY'), variable('GITHUB_TOKEN')];
  if (repository === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new UserError('Set GITHUB_REPOSITORY to the owner and the name of the repository: contoso/connectors');
  if (token === undefined)
    throw new UserError('Set GITHUB_TOKEN to a token that may read the settings, such as: GITHUB_TOKEN=$(gh auth token)');
  return { repository, token, apiUrl: variable('GITHUB_API_URL') ?? 'https://api.github.com' };
}

async function workflowTexts(root: string): Promise<readonly WorkflowText[]> {
  const folder = '.github/workflows';
  const names = await readdir(join(root, folder)).catch((): string[] => []);
  const texts: WorkflowText[] = [];
  for (const file of names.filter((name) => /\.ya?ml$/.test(name)).sort()) {
    const bytes = await readPlainFile(root, `${folder}/${file}`);
    if (bytes !== undefined) texts.push({ file, text: new TextDecoder().decode(bytes) });
  }
  return texts;
}
