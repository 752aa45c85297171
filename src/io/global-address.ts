import { BlockList, isIP } from 'node:net';

/**
 * What of IPv4 is no public host: the IANA IPv4 Special-Purpose Address Registry (https://www.iana.org/assignments/iana-ipv4-special-registry)
 * and the multicast block. Entries that the registry calls globally reachable are here as well where they lead to no publisher's host.
 */
const special4: readonly (readonly [network: string, bits: number, what: string])[] = [
  ['0.0.0.0', 8, 'this network (RFC 791)'],
  ['10.0.0.0', 8, 'private (RFC 1918)'],
  ['100.64.0.0', 10, 'shared by a carrier (RFC 6598)'],
  ['127.0.0.0', 8, 'loopback (RFC 1122)'],
  ['169.254.0.0', 16, 'link-local, with the metadata of clouds (RFC 3927)'],
  ['172.16.0.0', 12, 'private (RFC 1918)'],
  ['192.0.0.0', 24, 'protocol assignments (RFC 6890)'],
  ['192.0.2.0', 24, 'documentation (RFC 5737)'],
  ['192.31.196.0', 24, 'AS112 (RFC 7535)'],
  ['192.52.193.0', 24, 'AMT relays (RFC 7450)'],
  ['192.88.99.0', 24, '6to4 relays, deprecated (RFC 7526)'],
  ['192.168.0.0', 16, 'private (RFC 1918)'],
  ['192.175.48.0', 24, 'AS112 (RFC 7534)'],
  ['198.18.0.0', 15, 'benchmarking (RFC 2544)'],
  ['198.51.100.0', 24, 'documentation (RFC 5737)'],
  ['203.0.113.0', 24, 'documentation (RFC 5737)'],
  ['224.0.0.0', 4, 'multicast (RFC 5771)'],
  ['240.0.0.0', 4, 'reserved, with the broadcast address (RFC 1112)'],
  // Not of the registry: a public number that answers inside every virtual machine of Azure, and only there.
  ['168.63.129.16', 32, 'the wire server of Azure'],
];

/**
 * What is no public host within 2000::/3, all that IANA has opened as global unicast (https://www.iana.org/assignments/ipv6-address-space).
 * Of the IANA IPv6 Special-Purpose Address Registry (https://www.iana.org/assignments/iana-ipv6-special-registry) the rest lies outside:
 * loopback, mapped and translated IPv4 (RFC 4291, 6052, 8215), discard-only, segment routing, unique local, link-local, multicast.
 */
const special6: readonly (readonly [network: string, bits: number, what: string])[] = [
  ['2001::', 23, 'protocol assignments, with Teredo, benchmarking and ORCHID (RFC 2928)'],
  ['2001:db8::', 32, 'documentation (RFC 3849)'],
  ['2002::', 16, '6to4, an IPv4 address in disguise (RFC 3056)'],
  ['2620:4f:8000::', 48, 'AS112 (RFC 7534)'],
  ['3fff::', 20, 'documentation (RFC 9637)'],
];

const notGlobal = new BlockList();
for (const [network, bits] of special4) notGlobal.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of special6) notGlobal.addSubnet(network, bits, 'ipv6');
const opened6 = new BlockList();
opened6.addSubnet('2000::', 3, 'ipv6');

/**
 * True for the address of a host that anybody can reach: global unicast. False for everything else, for an IPv4 address inside an IPv6 one
 * (mapped, NAT64, 6to4) whatever it is, for one with a zone, and for what is no address.
 */
export function isGlobalAddress(address: string): boolean {
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 4) return !notGlobal.check(address, 'ipv4');
  return family === 6 && opened6.check(address, 'ipv6') && !notGlobal.check(address, 'ipv6');
}
