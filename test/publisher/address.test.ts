import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostsOf as hostsOfAddress } from '../../src/publisher/address.ts';
import { ownershipOf } from '../../src/publisher/ownership.ts';
import { connector, dynamic, hostsOf, policy } from './connectors.ts';
import { fabrikam } from './publishers.ts';

const now = new Date('2026-11-20T12:00:00Z');

test.each([
  ['a user that looks like a host', 'https://desk.fabrikam.com@evil.net/x', ['evil.net']],
  ['a user and a password', 'https://desk.fabrikam.com:443@evil.net/x', ['evil.net']],
  ['two at signs', 'https://desk.fabrikam.com@x@evil.net/x', ['evil.net']],
  ['a backslash', 'https://evil.net\\@desk.fabrikam.com/x', ['', 'evil.net']],
  ['a backslash behind the owner', 'https://desk.fabrikam.com\\@evil.net/x', ['', 'desk.fabrikam.com']],
  ['a tab', 'https://desk.fabrikam.com\t.evil.net/x', ['', 'desk.fabrikam.com']],
  ['a line end', 'https://desk.fabrikam.com\n.evil.net/x', ['', 'desk.fabrikam.com']],
  ['a tab in front of the host', 'https://\tevil.net/x', ['']],
  ['dots that are encoded', 'https://desk.fabrikam.com%2eevil%2enet/x', ['']],
  ['a slash that is encoded', 'https://evil.net%2f.desk.fabrikam.com/x', ['']],
  ['an at sign that is encoded', 'https://desk.fabrikam.com%40evil.net/x', ['']],
  ['a wide slash', 'https://evil.net／.fabrikam.com/x', ['']],
  ['wide letters and dots', 'https://ｅｖｉｌ。net/x', ['evil.net']],
  ['large letters', 'HTTPS://EVIL.NET/X', ['evil.net']],
  ['a port', 'https://evil.net:8443/x', ['evil.net']],
  ['a dot at the end', 'https://evil.net./x', ['evil.net']],
  ['two dots at the end', 'https://evil.net../x', ['']],
  ['no scheme', '//evil.net/x', ['evil.net']],
  ['no scheme and backslashes', '\\\\evil.net\\x', ['', 'evil.net']],
  ['one slash', 'https:/evil.net/x', ['evil.net']],
  ['no slash', 'https:evil.net/x', ['evil.net']],
  ['many slashes', 'https:////evil.net/x', ['evil.net']],
  ['backslashes behind the scheme', 'https:\\\\evil.net/x', ['evil.net']],
  ['a scheme twice', 'https://https://evil.net/x', ['evil.net']],
  ['a query that begins at once', 'https://evil.net?.fabrikam.com', ['evil.net']],
  ['a fragment that begins at once', 'https://evil.net#.fabrikam.com', ['evil.net']],
  ['what is filled in as port', "https://desk.fabrikam.com:@connectionParameters('p')/x", ['*.']],
  ['what is filled in as port, in front of the owner', "https://evil.net:@connectionParameters('p').fabrikam.com/x", ['*.']],
  ['what can end a host before the owner', "https://evil.net@headers('slash').fabrikam.com/x", ['*.']],
  ['what can end a host behind another gap', "https://@headers('a').evil.net.@headers('slash').fabrikam.com/x", ['*.']],
  ['what can end an address before the owner', 'https://2130706433{slash}.fabrikam.com/x', ['*.']],
  ['what is filled in as user', "https://@connectionParameters('u')@desk.fabrikam.com/x", ['*.']],
  ['what is filled in behind', "https://desk.fabrikam.com@connectionParameters('s')/x", ['*.']],
  ['what is filled in before a wide dot', "https://@connectionParameters('s')。fabrikam.com/x", ['*.com']],
  ['a number', 'https://2130706433/x', ['127.0.0.1']],
  ['a hexadecimal number', 'https://0x7f.0x1/x', ['127.0.0.1']],
  ['an octal number', 'https://0177.1/x', ['127.0.0.1']],
  ['an address of IPv6', 'https://[::ffff:10.0.0.1]:80/x', ['[::ffff:a00:1]']],
])('an address in disguise does not pass for the publisher’s: %s', (_, address, expected) => {
  const parts = { properties: { policyTemplateInstances: [policy('dynamichosturl', { urlTemplate: address })] } };
  // The definition's own host is not told here.
  expect(hostsOf(parts)).toEqual(expected.filter((host) => host !== 'desk.fabrikam.com').sort());
  expect(ownershipOf(connector(parts), [fabrikam], now).level).toBe('not-proved');
});

test('an address without its scheme is one in any policy, and a path that begins with what is filled in can become one', () => {
  const route = (newPath: string) => hostsOf({ properties: { policyTemplateInstances: [policy('routerequesttoendpoint', { newPath })] } });
  expect([route('//evil.net/x'), route('/v2/x'), route("@connectionParameters('u')/x"), route('{path}/x'), route('v2/{path}')]).toEqual([
    ['evil.net'],
    [],
    ['*.'],
    ['*.'],
    [],
  ]);
});

test('what the definition says a parameter of an operation holds is a host, but never the only one', () => {
  const hostUrl = { name: 'HostUrl', in: 'header', type: 'string', default: 'https://a.evil.net', enum: ['https://b.evil.net/x', 7] };
  const definition = { paths: { '/x': { get: { operationId: 'X', parameters: [hostUrl], responses: {} } } } };
  expect(hostsOf({ ...dynamic("@headers('hostUrl')"), definition })).toEqual(['*.', 'a.evil.net', 'b.evil.net']);
  expect(hostsOf({ ...dynamic("https://@queryParameters('HOSTURL').fabrikam.com"), definition: {} })).toEqual(['*.fabrikam.com']);
});

test('no template has a host that its text does not hold, and none breaks the reader', () => {
  const piece = fc.constantFrom(
    'https://',
    '//',
    '\\',
    '@',
    ':',
    '.',
    '/',
    '?',
    '#',
    '%2e',
    '\t',
    '\n',
    '[',
    ']',
    '{x}',
    '{',
    '}',
    "@connectionParameters('a')",
    "@connectionParameters('a','evil.net')",
    '@{x}',
    'fabrikam.com',
    'evil.net',
    '1',
    '0x7f',
    '。',
    '\u0000',
  );
  const address = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(address, (text) => {
      for (const { host } of hostsOfAddress(text, () => undefined)) {
        expect(host).not.toMatch(/[\s@\\/?#%{}\u0000]/);
        if (host.endsWith('fabrikam.com')) expect(text).toContain('fabrikam.com');
      }
    }),
    { numRuns: 3000 },
  );
});

test('an address that browsers read differs from what is told only where it is told that nobody can be sure', () => {
  const part = fc.constantFrom('desk.fabrikam.com', 'evil.net', '@', ':443', '\\', '/', '?', '#', '.', '\t', '%2e', 'x', '／', '。');
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (all) => {
      const address = `https://${all.join('')}`;
      const told = hostsOfAddress(address, () => undefined);
      if (told.some(({ host }) => host === '')) return;
      const read = URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : undefined;
      expect(told.map(({ host }) => host)).toEqual([read]);
    }),
    { numRuns: 3000 },
  );
});
