import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate and its key, as node:https takes them. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority of the tests: its own certificate, and what it signs. */
export interface Authority {
  readonly cert: string;
  readonly issue: (hosts: readonly string[], days?: { readonly from: number; readonly to: number }) => Certificate;
}

/** DER of ASN.1: a tag, a length, contents. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const size = body.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const oids = {
  ecdsaWithSha256: der(0x06, hex('2a8648ce3d040302')),
  commonName: der(0x06, hex('550403')),
  basicConstraints: der(0x06, hex('551d13')),
  subjectAltName: der(0x06, hex('551d11')),
};
const yes = der(0x01, hex('ff'));
const nameOf = (text: string): Buffer => sequence(der(0x31, sequence(oids.commonName, der(0x0c, Buffer.from(text)))));
const timeOf = (date: Date): Buffer => der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
const extension = (oid: Buffer, value: Buffer): Buffer => sequence(oid, yes, der(0x04, value));

let serial = 1;

function certificate(
  subject: string,
  key: KeyObject,
  issuer: string,
  issuerKey: KeyObject,
  extensions: Buffer,
  from: Date,
  to: Date,
): string {
  const algorithm = sequence(oids.ecdsaWithSha256);
  const content = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, Buffer.from([1, (serial += 1)])),
    algorithm,
    nameOf(issuer),
    sequence(timeOf(from), timeOf(to)),
    nameOf(subject),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  );
  const signature = sign('sha256', content, issuerKey);
  const bytes = sequence(content, algorithm, der(0x03, hex('00'), signature));
  return `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const namesOf = (hosts: readonly string[]): Buffer =>
  extension(oids.subjectAltName, sequence(...hosts.map((host) => der(0x82, Buffer.from(host)))));

/** Makes an authority that lives as long as the test. */
export function testAuthority(): Authority {
  const key = newKey();
  const name = 'Contoso test authority';
  const cert = certificate(name, key, name, key, extension(oids.basicConstraints, sequence(yes)), inDays(-2), inDays(2));
  return {
    cert,
    issue: (hosts, { from, to } = { from: -1, to: 1 }) => {
      const own = newKey();
      return { key: pem(own), cert: certificate(hosts[0] ?? '', own, name, key, namesOf(hosts), inDays(from), inDays(to)) };
    },
  };
}

/** A certificate that nobody but itself signed. */
export function selfSigned(host: string): Certificate {
  const key = newKey();
  return { key: pem(key), cert: certificate(host, key, host, key, namesOf([host]), inDays(-1), inDays(1)) };
}
