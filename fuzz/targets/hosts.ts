import { connectorId } from '../../src/connector/connector-id.ts';
import { isLookAlike, mixesAlphabets, skeletonOf } from '../../src/connector/look-alike.ts';
import { readableHost } from '../../src/publisher/a-label.ts';
import { hostsOf, mostCombinations } from '../../src/publisher/address.ts';
import { asciiHost, hostNameOf } from '../../src/publisher/host-name.ts';
import { textOf } from '../case.ts';
import { keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';

const choices = { values: ['eu', 'us.example.com', '', '{a}', '@{b}'], isClosed: false };

/** Names of hosts and connectors, and addresses with holes. */
export const hosts: Target = {
  name: 'hosts',
  about: '`publisher/host-name`, `address`, `a-label`, `connector/look-alike`, `connector-id`: names that look like others',
  medium: {
    kindOf: () => 'text',
    stretch: { bytes: 300_000, share: 0.02 },
    mostBytes: 3000,
    words: [
      '.',
      '-',
      '_',
      'xn--',
      'xn--pfel-koa',
      'com',
      'co.uk',
      'azurewebsites.net',
      'localhost',
      '127.0.0.1',
      '0x7f.1',
      '[::1]',
      ':443',
      '@',
      '//',
      '\\',
      '{a}',
      "@connectionParameters('a')",
      '@{',
      '}',
      '\u3002',
      '\u00ad',
      '\u0130',
      '\u212a',
      '\u1e9e',
      'ß',
      'і',
      'а',
    ],
  },
  seeds: () => [
    ...keptCases('hosts'),
    ...casesOf('name', [
      'api.example.com',
      'https://{region}.example.com/v1',
      "https://@connectionParameters('host')/a",
      'xn--pfel-koa.example.com',
      'user@contoso.com:443',
      '10.0.0.1',
      'Ünïcode Näme',
      'contoso.co.uk.',
      'https://a.b/{c}?d=@{e}',
    ]),
  ],
  run: (parts) => {
    const name = textOf(parts, 'name');
    const { host, kind, registrable } = hostNameOf(name);
    promise(/^[\x21-\x7e]*$/.test(host), 'A host as the DNS knows it has other letters.');
    promise(kind !== 'name' || host.endsWith(registrable), 'What is registrable is no end of the host.');
    promise(asciiHost(host) === host || host === '', 'A host that is read again is another one.');
    readableHost(host);
    promise(hostsOf(name, () => choices).length <= 2 * mostCombinations + 2, 'An address can become more hosts than are followed up.');
    const skeleton = skeletonOf(name);
    promise(
      /^[\p{L}\p{N}]*$/u.test(skeleton) && isLookAlike(skeleton, skeleton) === (skeleton !== ''),
      'A name does not look like itself.',
    );
    mixesAlphabets(name);
    const id = connectorId(name, 'certified');
    promise(/^[a-z0-9-]*$/.test(id), 'An id has other characters than the catalog allows.');
  },
};
