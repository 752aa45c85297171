import { type Answer, AUTHENTIC_DATA, type DecodedPacket, DNSSEC_OK, decode, encode, RECURSION_DESIRED } from 'dns-packet';
import { lowerAscii } from './dns-name.ts';

/** What is asked: the records of one type at one name, which is lower case and has no dot at its end. */
export interface DnsQuestion {
  readonly name: string;
  readonly type: 'TXT' | 'A' | 'AAAA';
}

/** What a resolver said about a question, or how it failed to. */
export type DnsAnswer = DnsRecords | DnsFailure;

/** The records of the type asked for; `absent` when the resolver says that there are none. */
interface DnsRecords {
  readonly outcome: 'seen' | 'absent';
  /** Texts or addresses, sorted. Bytes of a text that are no UTF-8 are replaced by U+FFFD. */
  readonly values: readonly string[];
  /** Where the last alias (CNAME) of the name leads; null without one. */
  readonly alias: string | null;
  /** The resolver says that it checked the signatures of DNSSEC. Only as sure as the way to it. */
  readonly isAuthenticated: boolean;
  /** The shortest of what was followed; null unless seen. */
  readonly ttl: number | null;
}

/** Nobody knows. */
export interface DnsFailure {
  readonly outcome: 'failed';
  /** What happened, as it goes on after the resolver's name. */
  readonly problem: string;
  /** True when another try may end otherwise. */
  readonly isWorthRetry: boolean;
}

/** A longer message is not read: the proofs that we ask for take a few hundred bytes. */
export const maxMessageBytes = 16_384;

/** What fits into a datagram anywhere without being split (https://www.dnsflagday.net/2020/). */
const udpPayloadSize = 1232;

export function failed(problem: string, isWorthRetry = false): DnsFailure {
  return { outcome: 'failed', problem, isWorthRetry };
}

/** The bytes of a question. It asks for DNSSEC (DO) and for the resolver's word on it (AD), without which no resolver need give it. */
export function questionMessage({ name, type }: DnsQuestion, id: number): Buffer {
  return encode({
    type: 'query',
    id,
    flags: RECURSION_DESIRED | AUTHENTIC_DATA,
    questions: [{ name, type, class: 'IN' }],
    additionals: [
      { type: 'OPT', name: '.', udpPayloadSize, extendedRcode: 0, ednsVersion: 0, flags: DNSSEC_OK, flag_do: true, options: [] },
    ],
  });
}

/**
 * What a message says to a question. `foreign` when it answers another one (by its number, name or type), `truncated` when it asks to be
 * asked by TCP. Never throws, whatever the bytes are.
 */
export function readAnswer(message: Uint8Array, question: DnsQuestion, id: number): DnsAnswer | 'foreign' | 'truncated' {
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  if (bytes.length < 12 || bytes.readUInt16BE(0) !== id) return 'foreign';
  if (bytes.length > maxMessageBytes) return failed(`answered with more than ${maxMessageBytes} bytes`);
  const packet = decoded(bytes);
  if (packet === undefined) return failed('answered with a message that cannot be read');
  const [asked, ...more] = packet.questions ?? [];
  const isOurs = asked !== undefined && lowerAscii(asked.name) === question.name && asked.type === question.type && asked.class === 'IN';
  if (!packet.flag_qr || !isOurs || more.length > 0) return 'foreign';
  if (packet.flag_tc) return 'truncated';
  const option = packet.additionals?.find((record) => record.type === 'OPT');
  const code = ((option?.type === 'OPT' ? (option.extendedRcode ?? 0) : 0) << 4) | (bytes.readUInt8(3) & 0x0f);
  if (code !== 0 && code !== nameDoesNotExist) return failed(`answered ${codeNames[code] ?? `with the code ${code}`}`);
  return recordsOf(packet, question, code);
}

const nameDoesNotExist = 3;
const codeNames: Readonly<Record<number, string>> = {
  1: 'FORMERR: it does not understand the question',
  2: 'SERVFAIL: it could not find out, or the signatures of DNSSEC are wrong',
  4: 'NOTIMP: it does not answer such questions',
  5: 'REFUSED: it does not answer us',
  16: 'BADVERS: it does not understand the question',
};

/** The message, when it can be read to its very end: dns-packet takes what is cut short inside a record for shorter. */
function decoded(bytes: Buffer): DecodedPacket | undefined {
  try {
    const packet = decode(bytes);
    return decode.bytes === bytes.length ? packet : undefined;
  } catch {
    return undefined;
  }
}

/** Resolvers themselves stop at eight to sixteen. */
const mostAliases = 16;

function recordsOf(packet: DecodedPacket, { name, type }: DnsQuestion, code: number): DnsAnswer {
  const answers = (packet.answers ?? []).filter(isOfInternet);
  const aliases = new Map<string, { readonly target: string; readonly ttl: number }>();
  for (const record of answers)
    if (record.type === 'CNAME') aliases.set(lowerAscii(record.name), { target: lowerAscii(record.data), ttl: secondsOf(record.ttl) });
  let end = name;
  const ttls: number[] = [];
  for (let next = aliases.get(end); next !== undefined; next = aliases.get(end)) {
    if (ttls.length === mostAliases) return failed(`answered with more than ${mostAliases} aliases in a row, or with a circle of them`);
    ttls.push(next.ttl);
    end = next.target;
  }
  const values: string[] = [];
  for (const record of answers) {
    if (record.type !== type || lowerAscii(record.name) !== end) continue;
    values.push(textOf(record));
    if ('ttl' in record) ttls.push(secondsOf(record.ttl));
  }
  const alias = end === name ? null : end;
  const isAuthenticated = packet.flag_ad;
  if (values.length > 0 && code !== 0) return failed('answered that the name does not exist, and with what stands at it');
  if (values.length > 0) return { outcome: 'seen', values: values.sort(), alias, isAuthenticated, ttl: Math.min(...ttls) };
  // Nothing, and the way to others who may know more (RFC 2308, section 2.2): whoever says so has not looked to the end.
  const authorities = packet.authorities ?? [];
  const isReferral = authorities.some((record) => record.type === 'NS') && !authorities.some((record) => record.type === 'SOA');
  if (code === 0 && (isReferral || !packet.flag_ra)) return failed('says nothing of it and asks nobody else; it is not a resolver');
  return { outcome: 'absent', values: [], alias, isAuthenticated, ttl: null };
}

function isOfInternet(record: Answer): boolean {
  return record.type !== 'OPT' && (record.class ?? 'IN') === 'IN';
}

/** Seconds; a number with its first bit set counts as none (RFC 2181, section 8). */
function secondsOf(ttl: number | undefined): number {
  return ttl === undefined || ttl > 0x7fffffff ? 0 : ttl;
}

function textOf(record: Answer): string {
  if (record.type === 'A' || record.type === 'AAAA') return record.data;
  if (record.type !== 'TXT') return '';
  const parts = Array.isArray(record.data) ? record.data : [record.data];
  return Buffer.concat(parts.map((part) => Buffer.from(part))).toString('utf8');
}
