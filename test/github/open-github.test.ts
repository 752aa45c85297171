import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { openGitHubOf } from '../../src/cli/github-option.ts';
import { openGitHub } from '../../src/io/github/open-github.ts';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly data?: unknown;
}

/** GitHub's answers in the order in which they are asked for; `undefined` cuts the connection. */
async function github(answers: readonly (Answer | undefined)[]) {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const answer = answers[asked.length];
    asked.push(`${request.method} ${request.url}`);
    if (answer === undefined) return request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
    response.end(JSON.stringify(answer.data ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const opened = await openGitHub({
    apiUrl,
    token: 'secret',
    repository: 'contoso/connectors',
    serverUrl: 'https://github.com/',
    app: 'certify-gate',
    patience: 0.001,
  });
  return { asked, opened };
}

const repository = { status: 200, data: { default_branch: 'main' } };

test('a server in trouble and a limit that passes are waited for', async () => {
  const { asked, opened } = await github([
    { status: 502 },
    { status: 429, headers: { 'retry-after': '2' }, data: { message: 'You have exceeded a secondary rate limit' } },
    repository,
  ]);
  expect(await opened.defaultBranch()).toBe('main');
  expect(asked).toEqual(Array(3).fill('GET /repos/contoso/connectors'));
});

test('what creates something is not sent twice', async () => {
  const { asked, opened } = await github([{ status: 502 }]);
  await expect(opened.createComment(7, 'words')).rejects.toThrow(
    'Could not comment on #7: GitHub is in trouble (status 502). Nothing is lost: run again later.',
  );
  expect(asked).toEqual(['POST /repos/contoso/connectors/issues/7/comments']);
});

test.each([
  [{ status: 401 }, 'GitHub does not know the token (status 401); it may have expired.'],
  [{ status: 404 }, 'GitHub shows nothing there (status 404): it does not exist, or the token may not see it.'],
  [
    { status: 403, headers: { 'x-accepted-github-permissions': 'metadata=read' } },
    'the token lacks a permission (status 403): it needs metadata=read.',
  ],
  [{ status: 403, data: { message: 'Blocked\n::error::' } }, 'GitHub refuses it (status 403): "Blocked\\n::error::".'],
  [
    { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795000000' } },
    "the hour's requests are used up until 2026-11-18T11:06:40Z (status 403). Nothing is lost: run again then.",
  ],
  [
    { status: 429, headers: { 'retry-after': '3600' }, data: { message: 'secondary rate limit' } },
    'GitHub asks to wait 3600 seconds (status 429). Nothing is lost: run again then.',
  ],
])('a refusal is one sentence: %j', async (answer, sentence) => {
  const { opened } = await github(Array(4).fill(answer));
  await expect(opened.defaultBranch()).rejects.toThrow(`Could not read the repository: ${sentence}`);
});

test('a connection that is cut each time ends with a sentence', async () => {
  const { asked, opened } = await github([undefined, undefined, undefined, undefined]);
  await expect(opened.defaultBranch()).rejects.toThrow('GitHub cannot be reached, or the connection was cut. Nothing is lost: run again.');
  expect(asked.length).toBe(4);
});

test('a label that is gone is no error', async () => {
  const { opened } = await github([{ status: 404 }]);
  await opened.removeLabel(7, 'certify: pass');
});

test('a name that is no repository is refused', async () => {
  const options = { apiUrl: 'https://api.github.com', token: 'secret', serverUrl: 'https://github.com', app: 'github-actions' };
  await expect(openGitHub({ ...options, repository: 'contoso' })).rejects.toThrow("'contoso' is no repository.");
  await expect(openGitHub({ ...options, repository: 'a/b', apiUrl: 'http://example.com' })).rejects.toThrow(
    "address of GitHub's API cannot be used",
  );
});

test('the surroundings of a workflow name the repository, and what is missing is told', async () => {
  const variables: Readonly<Record<string, string>> = { GITHUB_REPOSITORY: 'contoso/connectors', GITHUB_TOKEN: 'secret' };
  const opened = await openGitHubOf({ variable: (name) => variables[name] });
  expect([opened.repository, opened.webUrl, opened.app]).toEqual([
    'contoso/connectors',
    'https://github.com/contoso/connectors',
    'github-actions',
  ]);
  await expect(openGitHubOf({ variable: () => undefined })).rejects.toThrow('The variable GITHUB_REPOSITORY is not set');
});
