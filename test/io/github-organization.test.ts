import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/connector/user-error.ts';
import { organizationLooker } from '../../src/io/github-organization.ts';
import type { OrganizationLook } from '../../src/publisher/look.ts';
import { serveHttp } from '../helpers/loopback.ts';

const profile = {
  id: 4711,
  login: 'contoso',
  type: 'Organization',
  is_verified: true,
  blog: 'https://www.Contoso.com/about',
  email: 'hello@contoso.com',
};
const nothing = { kind: 'github-organization', organizationId: 4711, login: null, isVerified: false, domains: [] };

interface Seen {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

async function gitHub(answer: (response: ServerResponse, count: number) => void) {
  const asked: Seen[] = [];
  const port = await serveHttp((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    answer(response, asked.length);
  });
  return { asked, baseUrl: `http://127.0.0.1:${port}/api/v3/` };
}

const json = (response: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
};

async function lookAt(value: unknown): Promise<OrganizationLook> {
  const { baseUrl } = await gitHub((response) => json(response, 200, value));
  return organizationLooker({ baseUrl })(4711);
}

async function problemOf(status: number, headers: Record<string, string> = {}, token?: string): Promise<string | null> {
  const { baseUrl } = await gitHub((response) => json(response, status, { message: '<script>hostile' }, headers));
  const look = await organizationLooker({ baseUrl, ...(token !== undefined && { token }) })(4711);
  expect(look).toEqual({ ...nothing, outcome: 'failed', problem: look.problem });
  return look.problem;
}

describe('a profile', () => {
  test('is asked for by the number, with a token only when there is one', async () => {
    const { asked, baseUrl } = await gitHub((response) => json(response, 200, profile));
    expect(await organizationLooker({ baseUrl })(4711)).toEqual({
      ...nothing,
      outcome: 'seen',
      login: 'contoso',
      isVerified: true,
      domains: ['contoso.com', 'www.contoso.com'],
      problem: null,
    });
    await organizationLooker({ baseUrl, token: 'secret' })(4711);
    expect(asked.map(({ url }) => url)).toEqual(['/api/v3/organizations/4711', '/api/v3/organizations/4711']);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined, 'token secret']);
    expect(asked[0]?.headers['x-github-api-version']).toBe('2022-11-28');
  });

  test.each([
    [null, null, []],
    ['', '', []],
    ['contoso.com', null, ['contoso.com']],
    ['http://CONTOSO.com:8080', null, []],
    [' contoso.com/x?y#z ', 'a@fabrikam.com', ['contoso.com', 'fabrikam.com']],
    ['https://contoso.com?.fabrikam.com', 'A <a@contoso.com>', ['contoso.com']],
    ['https://contoso.com\\.fabrikam.com', 'a@b@contoso.com', []],
    ['https://contoso.com\\@fabrikam.com', 'a@contoso.com/x', []],
    ['https://fabrikam.com@contoso.com', 'contoso.com', []],
    ['https://contoso.com\n.fabrikam.com', 'a@contoso.com\n.fabrikam.com', []],
    ['ftp://contoso.com', 'a@localhost', []],
    ['javascript:alert(1)', 'a@127.0.0.1', []],
    ['https://127.0.0.1', 'a@[127.0.0.1]', []],
    ['https://2130706433', 'a@münchen.de', []],
    [{}, ['a@contoso.com'], []],
  ])('with the website %j and the mail address %j has the domains %j', async (blog, email, domains) => {
    expect(await lookAt({ ...profile, blog, email })).toMatchObject({ outcome: 'seen', domains });
  });

  test('that is not verified is seen, and says so', async () => {
    expect(await lookAt({ ...profile, is_verified: false })).toMatchObject({ outcome: 'seen', isVerified: false });
  });

  test.each([
    ['another number', { ...profile, id: 4712 }],
    ['a number as text', { ...profile, id: '4711' }],
    ['a person', { ...profile, type: 'User' }],
    ['no login', { ...profile, login: '' }],
    ['a list', [profile]],
    ['nothing', null],
    ['names of every object', { constructor: 1, __proto__: profile }],
  ])('with %s is none', async (_what, value) => {
    const problem = 'GitHub answered with something else than the organisation of the number 4711.';
    expect(await lookAt(value)).toEqual({ ...nothing, outcome: 'failed', problem });
  });

  test('that does not say whether it is verified is none', async () => {
    const problem = 'GitHub does not say whether the organisation of the number 4711 is verified.';
    expect(await lookAt({ ...profile, is_verified: 'true' })).toEqual({ ...nothing, outcome: 'failed', problem });
    expect(await lookAt({ ...profile, is_verified: undefined })).toEqual({ ...nothing, outcome: 'failed', problem });
  });

  test('of any form never throws', async () => {
    let value: unknown;
    const { baseUrl } = await gitHub((response) => json(response, 200, value));
    const look = organizationLooker({ baseUrl });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), fc.boolean(), async (any, other, isProfile) => {
        value = isProfile ? { ...profile, blog: any, email: other } : any;
        expect((await look(4711)).outcome).toBe(isProfile ? 'seen' : 'failed');
      }),
      { numRuns: 100 },
    );
  });
});

describe('without a profile', () => {
  test('404 is absent', async () => {
    const { baseUrl } = await gitHub((response) => json(response, 404, { message: 'Not Found' }));
    expect(await organizationLooker({ baseUrl })(4711)).toEqual({ ...nothing, outcome: 'absent', problem: null });
  });

  test('a limit says until when, and a missing permission which', async () => {
    const limit = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795000000' };
    expect(await problemOf(403, limit)).toBe(
      'GitHub answers no more questions until 2026-11-18T11:06:40Z (status 403); a token raises the limit.',
    );
    expect(await problemOf(429, limit, 'secret')).toBe('GitHub answers no more questions until 2026-11-18T11:06:40Z (status 429).');
    expect(await problemOf(403, { ...limit, 'x-ratelimit-reset': 'soon' }, 'secret')).toBe(
      'GitHub answers no more questions (status 403).',
    );
    expect(await problemOf(403, { 'retry-after': '60' })).toBe('GitHub asks to wait 60 seconds (status 403).');
    expect(await problemOf(429)).toBe('GitHub was asked too often (status 429); ask again in some minutes.');
    expect(await problemOf(403)).toBe('GitHub does not show the organisation of the number 4711 to us (status 403).');
    expect(await problemOf(403, { 'x-accepted-github-permissions': 'members=read' })).toBe(
      'GitHub does not show the organisation of the number 4711 to us (status 403); the token needs the permission members=read.',
    );
    expect(await problemOf(403, { 'x-accepted-github-permissions': '<b>' })).not.toContain('<b>');
    expect(await problemOf(401, {}, 'secret')).toBe('GitHub does not know the token (status 401); it may have expired.');
  });

  test('a redirect is not followed', async () => {
    const { baseUrl, asked } = await gitHub((response) => json(response, 301, {}, { location: '/elsewhere' }));
    expect((await organizationLooker({ baseUrl, token: 'secret' })(4711)).problem).toBe(
      'GitHub answered with the status 301 instead of 200.',
    );
    expect(asked).toHaveLength(1);
  });

  test('a server in trouble is asked twice, and may recover', async () => {
    const { baseUrl, asked } = await gitHub((response, count) => json(response, count === 1 ? 502 : 200, profile));
    expect((await organizationLooker({ baseUrl })(4711)).outcome).toBe('seen');
    expect(asked).toHaveLength(2);
    expect(await problemOf(503)).toBe('GitHub is in trouble (status 503); ask again later.');
  });

  test('no server, and one that never answers', async () => {
    const look = organizationLooker({ baseUrl: 'http://127.0.0.1:1' });
    expect((await look(4711)).problem).toBe('GitHub (127.0.0.1:1) cannot be reached.');
    const { baseUrl } = await gitHub(() => {});
    expect((await organizationLooker({ baseUrl }, 300)(4711)).problem).toMatch(
      /^GitHub \(127\.0\.0\.1:\d+\) did not answer within 0\.3 seconds\.$/,
    );
    const slow = await gitHub((response) => {
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect((await organizationLooker({ baseUrl: slow.baseUrl }, 300)(4711)).problem).toMatch(/did not answer within 0\.3 seconds\.$/);
  });

  test.each([0, -1, 1.5, Number.NaN, 2 ** 60])('%d is not asked for', async (id) => {
    const { baseUrl, asked } = await gitHub((response) => json(response, 200, profile));
    expect((await organizationLooker({ baseUrl })(id)).problem).toBe(`${id} is no number of an organisation.`);
    expect(asked).toEqual([]);
  });
});

test.each(['http://api.github.com', 'api.github.com', '', 'file:///etc/passwd'])('the API at %j is refused', (baseUrl) => {
  expect(() => organizationLooker({ baseUrl })).toThrow(
    new UserError(`The address of GitHub's API cannot be used: ${JSON.stringify(baseUrl)}. It begins with "https://".`),
  );
});
