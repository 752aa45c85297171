import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGlobalAddress } from '../../src/io/global-address.ts';

describe('addresses of public hosts are global', () => {
  test.each([
    ...[
      '1.1.1.1',
      '8.8.8.8',
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '126.255.255.255',
      '128.0.0.0',
      '169.253.255.255',
    ],
    ...['172.15.255.255', '172.32.0.0', '192.0.1.0', '192.167.255.255', '198.17.255.255', '198.20.0.0', '223.255.255.255', '168.63.129.17'],
    ...['2000::1', '2001:200::1', '2606:4700:4700::1111', '2a00:1450:4001::1', '3ffe::1', '3fff:1000::1'],
  ])('%s', (address) => expect(isGlobalAddress(address)).toBe(true));
});

describe('every other address is not', () => {
  test.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.100.100.200', '127.0.0.1', '127.255.255.255'],
    ...['169.254.169.254', '169.254.170.2', '172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.1', '192.31.196.1', '192.52.193.1'],
    ...['192.88.99.1', '192.168.0.1', '192.175.48.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1'],
    ...['239.255.255.255', '240.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...[
      '::',
      '::1',
      '::8.8.8.8',
      '::ffff:8.8.8.8',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::8.8.8.8',
      '64:ff9b::a00:1',
      '64:ff9b:1::1',
    ],
    ...['100::1', '100:0:0:1::1', '1fff::1', '2001::1', '2001:1::1', '2001:2::1', '2001:20::1', '2001:1ff:ffff::1', '2001:db8::1'],
    ...['2002:808:808::1', '2002:7f00:1::1', '2620:4f:8000::1', '3fff::1', '3fff:fff::1', '4000::1', '5f00::1', '9000::1', 'fc00::1'],
    ...['fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', '2606:4700::1%eth0', 'fec0::1', 'ff02::1'],
    ...['', 'localhost', '127.1', '0x7f.0.0.1', '2130706433', '8.8.8.8 ', '08.8.8.8', '[2606:4700::1]', '8.8.8.8\n'],
  ])('%j', (address) => expect(isGlobalAddress(address)).toBe(false));
});

test('an IPv4 address inside an IPv6 one is never global, and nothing outside 2000::/3 is', () => {
  const word = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.tuple(word, word, word, word, word, word, word, word), ([first, ...rest]) => {
      const [high, low] = [rest[0]?.toString(16), rest[1]?.toString(16)];
      for (const inside of [`::ffff:${high}:${low}`, `64:ff9b::${high}:${low}`, `2002:${high}:${low}::1`, `2001:0:${high}:${low}::1`])
        expect(isGlobalAddress(inside)).toBe(false);
      if (first < 0x2000 || first > 0x3fff)
        expect(isGlobalAddress([first, ...rest].map((part) => part.toString(16)).join(':'))).toBe(false);
    }),
  );
});

test('the IPv4 table means the ranges it writes', () => {
  const parts = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
  fc.assert(
    fc.property(parts, ([a, b, c, d]) => {
      const isSpecial =
        [0, 10, 127].includes(a) ||
        a >= 224 ||
        (a === 100 && b >= 64 && b <= 127) ||
        (a === 169 && b === 254) ||
        (a === 172 && b >= 16 && b <= 31) ||
        (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
        (a === 203 && b === 0 && c === 113) ||
        (a === 168 && b === 63 && c === 129 && d === 16) ||
        (a === 192 && (b === 168 || (b === 0 && [0, 2].includes(c)) || ['31.196', '52.193', '88.99', '175.48'].includes(`${b}.${c}`)));
      expect(isGlobalAddress(`${a}.${b}.${c}.${d}`)).toBe(!isSpecial);
    }),
    { numRuns: 2000 },
  );
});
