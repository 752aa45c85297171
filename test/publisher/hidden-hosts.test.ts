import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { reachableHosts } from '../../src/publisher/hosts.ts';
import { connector, dynamic, hostsOf, type Parts, policy } from './connectors.ts';

const constraints = (of: JsonObject, name = 'tenant'): JsonObject => ({ [name]: { type: 'string', uiDefinition: { constraints: of } } });
const template = "https://@{connectionParameters('tenant')}.fabrikam.com";

test.each([
  ['an address up to its at sign, as default', template, constraints({ default: 'evil.net/@' })],
  ['an address up to a brace, as default', template, constraints({ default: 'evil.net/{' })],
  ['as default value', template, { tenant: { type: 'string', defaultValue: 'evil.net/@' } }],
  ['as allowed value', template, constraints({ allowedValues: [{ text: 'a', value: 'evil.net/@' }] })],
  ['as fallback', "https://@{connectionParameters('tenant','evil.net/@')}.fabrikam.com", {}],
  ['in a list of many', template, constraints({ allowedValues: [...Array.from({ length: 70 }, (_, n) => `r${n}`), 'evil.net/'] })],
  ['an object as default', template, constraints({ default: { value: 'evil.net/' } })],
  ['a call of something else', "https://@{concat('evil.net/','x')}.fabrikam.com", {}],
  ['a text', "https://@{'evil.net/'}.fabrikam.com", {}],
  ['a call in a call', "https://@{concat(connectionParameters('a'),connectionParameters('tenant'))}.fabrikam.com", constraints({})],
  ['two calls', "https://@{connectionParameters('a')connectionParameters('tenant')}.fabrikam.com", constraints({})],
  ['double quotes', 'https://@{connectionParameters("tenant")}.fabrikam.com', constraints({ default: 'evil.net/' })],
  ['a name that is none', 'https://{evil.net/}.fabrikam.com', {}],
])('what is filled in and is no plain text can be any host: %s', (_, urlTemplate, parameters) => {
  expect(hostsOf(dynamic(urlTemplate, parameters))).toContain('*.');
});

test.each([
  ['a default', template, constraints({ default: 'evil.net/' })],
  ['a default in another letter case', template, { tenant: { UIDefinition: { Constraints: { Default: 'evil.net/' } } } }],
  ['a parameter in another letter case', "https://@{connectionParameters('Tenant')}.fabrikam.com", constraints({ default: 'evil.net/' })],
  ['a bare allowed value', template, constraints({ allowedValues: ['evil.net/'] })],
  [
    'an allowed value beside the others',
    template,
    { tenant: { allowedValues: ['evil.net/'], uiDefinition: { constraints: { allowedValues: [] } } } },
  ],
])('%s is a host', (_, urlTemplate, parameters) => {
  expect(hostsOf(dynamic(urlTemplate, parameters))).toContain('evil.net');
});

test('one plain call is open below its fixed end, and behind the host anything may be filled in', () => {
  for (const plain of ["@connectionParameters('t')", "@{ connectionParameters( 't' ) }", '{t}'])
    expect(hostsOf(dynamic(`https://${plain}.fabrikam.com/@{concat('a','b')}?x=@{concat('c','d')}`)), plain).toEqual(['*.fabrikam.com']);
});

const signIn = (settings: JsonObject, member = 'oAuthSettings'): Parts => ({
  properties: { connectionParameters: { token: { type: 'oauthSetting', [member]: { identityProvider: 'oauth2generic', ...settings } } } },
});

test.each(['/\\evil.net/t', '/\t/evil.net/t', '//evil.net', '\\\\evil.net/t', 'evil.net/t', ' https://evil.net/t'])(
  'a sign-in reaches %j under any name of an address, and under others',
  (value) => {
    for (const name of ['tokenUrlTemplate', 'introspectUrl', 'loginUri', 'whatever'])
      expect(hostsOf(signIn({ customParameters: { [name]: { value } } })), name).toContain('evil.net');
  },
);

test('a sign-in is read in any letter case, and where it sends people back to is a host unless it is the platform', () => {
  const tokenUrl = { value: 'https://evil.net/t' };
  expect(hostsOf(signIn({ CustomParameters: { tokenUrl } }))).toEqual(['evil.net']);
  expect(hostsOf(signIn({ customParameters: { tokenUrl } }, 'oauthSettings'))).toEqual(['evil.net']);
  expect(hostsOf(signIn({ redirectUrl: 'https://evil.net/cb' }))).toEqual(['evil.net']);
  expect(hostsOf(signIn({ redirectUrl: 'https://global.consent.azure-apim.net@evil.net/' }))).toEqual(['evil.net']);
  expect(hostsOf(signIn({ redirectUrl: 'https://global.consent.azure-apim.net/redirect/x' }))).toEqual([]);
  const tenant = { tenantId: { value: 'common' }, grantType: { value: 'urn:ietf:params:oauth' }, scope: { value: 'a.b' } };
  expect(hostsOf(signIn({ customParameters: { ...tenant, tokenUrl: { value: '/t' } } }))).toEqual([]);
});

test('policies are read in any letter case; a member that stands there twice can reach anything', () => {
  const policies = [policy('DynamicHostUrl', { UrlTemplate: 'evil.net' })];
  expect(hostsOf({ properties: { PolicyTemplateInstances: policies } })).toEqual(['evil.net']);
  expect(hostsOf({ properties: { PolicyTemplateInstances: policies, policyTemplateInstances: [] } })).toContain('*.');
});

test.each([
  ['a name that is made', policy('setheader', { name: "@{'host'}", value: 'evil.net' }), ['*.']],
  ['a name with a colon', policy('setheader', { name: 'Host:', value: 'evil.net' }), ['evil.net']],
  ['a path that goes on with the host', policy('routerequesttoendpoint', { newPath: '.evil.net/x' }), ['', 'evil.net']],
  ['a path that is a user and a host', policy('routerequesttoendpoint', { newPath: '@evil.net/x' }), ['evil.net']],
  ['a path that ends a host', policy('routerequesttoendpoint', { newPath: 'm.evil.net/x' }), ['m.evil.net']],
  ['a path', policy('routerequesttoendpoint', { newPath: '/x/{id}' }), []],
  ['a path without a slash', policy('routerequesttoendpoint', { newPath: 'stations/{code}' }), []],
  ['a path that begins with a version', policy('routerequesttoendpoint', { newPath: 'v1.0/users' }), []],
])('a policy with %s', (_, one, expected) => {
  const hosts = hostsOf({ properties: { policyTemplateInstances: [one] } });
  expect(hosts.length > 0).toBe(expected.length > 0);
  for (const host of hosts) expect(expected).toContain(host);
});

test('a definition can go on with its host in the path, name it in another letter case, or make it', () => {
  const all = (definition: JsonObject) =>
    reachableHosts(connector({ definition })).map(({ host, isOpen }) => (isOpen ? `*.${host}` : host));
  expect(all({ basePath: '.evil.net/x' })).toContain('desk.fabrikam.com.evil.net');
  expect(all({ basePath: '@evil.net/x' })).toContain('evil.net');
  for (const basePath of ['/v2', 'v2', 'v1.0', '']) expect(all({ basePath }), basePath).toEqual(['desk.fabrikam.com']);
  expect(all({ Host: 'evil.net' })).toEqual(['desk.fabrikam.com', 'evil.net']);
  expect(all({ 'x-ms-parameterized-host': { hostTemplate: 'evil.net' } })).toEqual(['desk.fabrikam.com', 'evil.net']);
  expect(all({ 'X-MS-Parameterized-Host': { hostTemplate: '{x}.fabrikam.com' } })).toEqual(['*.', '*.fabrikam.com', 'desk.fabrikam.com']);
  expect(all({ 'x-ms-parameterized-host': {} })).toContain('*.');
  expect(all({ securityDefinitions: { a: { type: 'oauth2', TokenUrl: 'https://evil.net/t' } } })).toContain('evil.net');
});

// Quadratic work would not end within the test's time.
test('what never ends is read once, and can be any host', () => {
  for (const inside of [' ', 'a ', "@connectionParameters('", "connectionParameters( '", 'a.', '/\\'])
    expect(hostsOf(dynamic(`https://{${inside.repeat(Math.floor(1900 / inside.length))}!}@{${inside.repeat(5)}}`)), inside).toContain('*.');
  for (const piece of ['a.', '/\\', ' ']) hostsOf(signIn({ customParameters: { x: { value: piece.repeat(200_000) } } }));
  const words = [
    'Headers.Add(',
    'HttpRequestMessage ',
    'a.Uri',
    'new a . ',
    '$"{',
    '$"{a} ',
    'Deserialize',
    '\t',
    'ToObject <',
    'File .',
    'RequestUri,',
  ];
  for (const piece of words) expect(hostsOf({ script: `${piece.repeat(Math.floor(500_000 / piece.length))}#` }), piece).toContain('*.');
  for (const piece of words) hostsOf({ script: `a${piece.repeat(Math.floor(500_000 / piece.length))}` });
});
