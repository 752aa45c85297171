import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readableHost } from '../../src/publisher/a-label.ts';
import { type HostName, hostNameOf, whyNobodyOwns } from '../../src/publisher/host-name.ts';

const told = (text: string): string => {
  const { kind, host, registrable, suffix, isShared } = hostNameOf(text);
  return [kind, host, registrable, suffix, isShared ? 'shared' : ''].filter((part) => part !== '').join(' ');
};

test.each([
  ['api.contoso.com', 'name api.contoso.com contoso.com com'],
  ['API.Contoso.COM.', 'name api.contoso.com contoso.com com'],
  ['shop.contoso.co.uk', 'name shop.contoso.co.uk contoso.co.uk co.uk'],
  ['my_app.contoso.com', 'name my_app.contoso.com contoso.com com'],
  ['fäbrikam.com', 'name xn--fbrikam-5wa.com xn--fbrikam-5wa.com com'],
  ['ｃｏｎｔｏｓｏ。com', 'name contoso.com contoso.com com'],
  ['a.xn--p1ai', 'name a.xn--p1ai a.xn--p1ai xn--p1ai'],
])('a host that somebody can own: %s', (text, expected) => {
  expect(told(text)).toBe(expected);
});

// When a raised tldts changes a line here, the change of the list is one that publishers notice: say so in the pull request.
test.each([
  ['x.azurewebsites.net', 'name x.azurewebsites.net x.azurewebsites.net azurewebsites.net shared'],
  ['x.azure-api.net', 'name x.azure-api.net x.azure-api.net azure-api.net shared'],
  ['x.herokuapp.com', 'name x.herokuapp.com x.herokuapp.com herokuapp.com shared'],
  ['x.ngrok.io', 'name x.ngrok.io x.ngrok.io ngrok.io shared'],
  ['x.github.io', 'name x.github.io x.github.io github.io shared'],
  ['a.b.cloudfront.net', 'name a.b.cloudfront.net b.cloudfront.net cloudfront.net shared'],
  [
    'x.execute-api.us-east-1.amazonaws.com',
    'name x.execute-api.us-east-1.amazonaws.com x.execute-api.us-east-1.amazonaws.com execute-api.us-east-1.amazonaws.com shared',
  ],
  ['azurewebsites.net', 'public-suffix azurewebsites.net azurewebsites.net shared'],
  ['www.ck', 'name www.ck www.ck ck'],
  ['x.ck', 'public-suffix x.ck x.ck'],
  ['com', 'public-suffix com com'],
  ['co.uk', 'public-suffix co.uk co.uk'],
  ['x.sharepoint.com', 'name x.sharepoint.com sharepoint.com com'],
])('the Public Suffix List of the installed tldts, on %s', (text, expected) => {
  expect(told(text)).toBe(expected);
});

test.each([
  ['localhost', 'special-use localhost'],
  ['printer.local', 'special-use printer.local'],
  ['api.internal', 'special-use api.internal'],
  ['api.test', 'special-use api.test'],
  ['api.example', 'special-use api.example'],
  ['api.example.com', 'special-use api.example.com'],
  ['api.invalid', 'special-use api.invalid'],
  ['a.localhost', 'special-use a.localhost'],
  ['abcdef.onion', 'special-use abcdef.onion'],
  ['router.home.arpa', 'special-use router.home.arpa'],
  ['1.0.0.127.in-addr.arpa', 'special-use 1.0.0.127.in-addr.arpa'],
  ['x.alt', 'special-use x.alt'],
  ['intranet', 'single-label intranet'],
  ['api.corp', 'unknown-suffix api.corp'],
  ['127.0.0.1', 'address 127.0.0.1'],
  ['2130706433', 'address 127.0.0.1'],
  ['0x7f000001', 'address 127.0.0.1'],
  ['0177.0.0.1', 'address 127.0.0.1'],
  ['127.1', 'address 127.0.0.1'],
  ['１２７.0.0.1', 'address 127.0.0.1'],
  ['[::1]', 'address [::1]'],
  ['[::ffff:10.0.0.1]', 'address [::ffff:a00:1]'],
  ['::1', 'none'],
  ['256.256.256.256', 'none'],
  ['1.2.3.4.5', 'none'],
  ['', 'none'],
  ['.', 'none'],
  ['a..com', 'none'],
  ['contoso.com..', 'none'],
  ['-contoso.com', 'none'],
  ['contoso.com:443', 'none'],
  ['contoso.com%2eevil.net', 'none'],
  ['contoso.com\t.evil.net', 'none'],
  ['contoso.com\n', 'name contoso.com contoso.com com'],
  ['good.com@evil.net', 'none'],
  ['good.com\\evil.net', 'none'],
  ['xn--a.com', 'none'],
  [`${'a'.repeat(64)}.com`, 'none'],
  [`${'a.'.repeat(130)}com`, 'none'],
])('a host that nobody owns: %j', (text, expected) => {
  expect(told(text)).toBe(expected);
});

test('why nobody owns a host is told for every kind but one', () => {
  const hosts = ['azurewebsites.net', 'com', 'a.corp', 'a.local', 'intranet', '10.0.0.1', 'a..b'];
  expect(hosts.map((text) => whyNobodyOwns(hostNameOf(text)))).toEqual([
    'is a shared suffix: each customer of its owner has a name below it',
    'is a public suffix: everybody can register a name below it',
    'ends in no top-level domain that the Public Suffix List knows',
    'is set aside by standards and belongs to nobody',
    'is a name of one part, which belongs to whoever runs the network',
    'is an address, which says nothing about who owns it',
    'is no host that the DNS could know',
  ]);
  expect(whyNobodyOwns(hostNameOf('contoso.com'))).toBeUndefined();
});

test('any text is read without an error, and reading what was read changes nothing', () => {
  const piece = fc.constantFrom(
    'xn--',
    '-',
    '.',
    '..',
    'com',
    'co.uk',
    '。',
    'а',
    'ä',
    '\u00ad',
    '%2e',
    '@',
    '\\',
    '\t',
    ':',
    '[',
    '0x',
    '1',
    '\u0000',
    '_',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.array(piece).map((all) => all.join('')),
    fc.domain(),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const once = hostNameOf(text);
      expect(hostNameOf(once.host)).toEqual(once);
      expect(once.host).toMatch(/^(?:[a-z0-9_.-]*|\[[0-9a-f:.]+\])$/);
      expect(once.kind === 'name').toBe(isBelow(once));
      expect(readableHost(text)).toBeTypeOf('string');
    }),
    { numRuns: 2000 },
  );
});

const isBelow = ({ host, registrable, suffix }: HostName): boolean =>
  registrable !== '' && registrable.endsWith(`.${suffix}`) && (host === registrable || host.endsWith(`.${registrable}`));

test('labels of other scripts are read as a browser shows them', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcäöüßабвгдежзикрсαβγδλ日本語字漢한국어'), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(word, (label) => {
      const ascii = domainToASCII(`${label}.com`);
      fc.pre(ascii !== '');
      expect(readableHost(ascii)).toBe(domainToUnicode(ascii));
    }),
  );
  expect(['xn--pple-43d.com', 'xn--zzzzzzzzz.com', 'xn--.com', 'xn--99999999.com', 'contoso.com'].map(readableHost)).toEqual([
    'аpple.com',
    expect.any(String),
    'xn--.com',
    'xn--99999999.com',
    'contoso.com',
  ]);
});
