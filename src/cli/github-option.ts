import { UserError } from '../connector/user-error.ts';
import type { GitHub } from '../github/github.ts';
import { openGitHub } from '../io/github/open-github.ts';
import type { Terminal } from './terminal.ts';

/** The repository on GitHub that the surroundings of a workflow name, opened with the token they give. */
export async function openGitHubOf({ variable }: Pick<Terminal, 'variable'>): Promise<GitHub> {
  const needed = (name: string, what: string): string => {
    const value = variable(name);
    if (value === undefined) throw new UserError(`The variable ${name} is not set: it holds ${what}. Workflows of GitHub set it.`);
    return value;
  };
  return await openGitHub({
    repository: needed('GITHUB_REPOSITORY', 'the owner and the name of the repository, as contoso/connectors'),
    token: needed('GITHUB_TOKEN', 'the token to talk to GitHub with'),
    apiUrl: variable('GITHUB_API_URL') ?? 'https://api.github.com',
    serverUrl: variable('GITHUB_SERVER_URL') ?? 'https://github.com',
    app: variable('CERTIFY_APP_SLUG') ?? 'github-actions',
  });
}
