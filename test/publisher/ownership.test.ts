import { expect, test } from 'vitest';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import type { Program } from '../../src/connector/program.ts';
import { reachableHosts } from '../../src/publisher/hosts.ts';
import { ownershipOf } from '../../src/publisher/ownership.ts';
import type { DomainClaim, Publisher } from '../../src/publisher/publisher.ts';
import { fabrikam } from './publishers.ts';

const now = new Date('2026-11-20T12:00:00Z');

interface Parts {
  readonly definition?: JsonObject;
  readonly properties?: JsonObject;
  readonly script?: string;
  readonly program?: Program;
}

function connector({ definition = {}, properties = {}, script, program = 'certified' }: Parts): Connector {
  const file = (path: string, content: string) => {
    const bytes = new TextEncoder().encode(content);
    return { path, kind: 'file' as const, executable: false, size: bytes.length, bytes };
  };
  const entries = [
    file('apiDefinition.swagger.json', JSON.stringify({ swagger: '2.0', host: 'desk.fabrikam.com', ...definition })),
    file('apiProperties.json', JSON.stringify({ properties: { publisher: 'Fabrikam, Inc.', ...properties } })),
    ...(script === undefined ? [] : [file('script.csx', script)]),
  ];
  return readConnector({ path: 'x', name: 'x', program, entries, truncated: false });
}

function policy(templateId: string, parameters: Record<string, string>): JsonObject {
  return {
    templateId,
    title: 't',
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value])),
  };
}

const dynamic = (urlTemplate: string, connectionParameters: JsonObject = {}): Parts => ({
  properties: { connectionParameters, policyTemplateInstances: [policy('dynamichosturl', { urlTemplate })] },
});

/** Hosts besides the definition's own, an open one with `*.`. */
function hostsOf(parts: Parts): string[] {
  return reachableHosts(connector(parts))
    .filter(({ uses }) => !uses.includes('api'))
    .map(({ host, isOpen }) => (isOpen ? `*.${host}` : host));
}

test.each([
  ['fixed', 'https://eu.fabrikam.com/v2', ['eu.fabrikam.com']],
  ['without a scheme, with port, user and case', 'user:pass@EU.Fabrikam.com.:8443/v2', ['eu.fabrikam.com']],
  ['a whole label is open', "https://@connectionParameters('w').desk.fabrikam.com/v2", ['*.desk.fabrikam.com']],
  ['a part of a label is open: the label is not fixed', "https://@connectionParameters('w')desk.fabrikam.com/v2", ['*.fabrikam.com']],
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
  ['a backslash ends a host as in a browser', 'https://evil.net\\.fabrikam.com', ['evil.net']],
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
  expect(on('2027-10-02T00:00:00Z').reason).toBe('desk.fabrikam.com is not proved: the review of fabrikam.com ended on 2027-10-01.');
});

test('a claim that was never looked up proves nothing', () => {
  const { domains, ...rest } = fabrikam;
  const [first] = domains;
  if (first === undefined) throw new Error('no claim');
  const { review: _, ...unreviewed } = first;
  const answer = ownershipOf(connector({}), [{ ...rest, domains: [{ ...unreviewed, method: 'dns-txt' }] }], now);
  expect([answer.level, answer.reason]).toEqual([
    'not-proved',
    'desk.fabrikam.com is not proved: the DNS record of fabrikam.com was not looked up, because that is not built yet; until then a maintainer can review it.',
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
