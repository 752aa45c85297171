import { randomInt } from 'node:crypto';
import { isIP, isIPv4, isIPv6 } from 'node:net';
import { UserError } from '../connector/user-error.ts';
import { type DnsAnswer, type DnsQuestion, failed, maxMessageBytes, questionMessage, readAnswer } from './dns-message.ts';
import { askByUdp, type ServerAddress } from './dns-udp.ts';
import { type Surroundings, safeFetch } from './safe-fetch.ts';

/**
 * A resolver that the operator chose. By `https://…` (RFC 8484, over HTTP/1.1, which not every public resolver speaks) nobody on the way can
 * change what it says; by `udp://ip` or `udp://ip:port` anybody on the way can, so that one alone proves nothing.
 */
export interface ResolverSettings {
  /** How looks and sentences call it. */
  readonly name: string;
  readonly address: string;
  /** Where the host of an `https` address is; without one the system says it, and it must be public. */
  readonly ip?: string;
}

/** Asks one resolver; never rejects. Nothing that another one said plays a part. */
export type Resolver = (question: DnsQuestion) => Promise<DnsAnswer>;

/** A question is asked so often, while it may end otherwise. */
const tries = 2;

/** Opens a resolver; nothing is asked yet. A `UserError` names the setting that cannot be understood. */
export function openResolver(settings: ResolverSettings, net: Surroundings, timeLimit = 5000): Resolver {
  const ask = settings.address.startsWith('udp:') ? udpResolver(settings, timeLimit) : httpsResolver(settings, net, timeLimit);
  return async (question) => {
    let answer = await ask(question);
    for (let left = tries - 1; left > 0 && answer.outcome === 'failed' && answer.isWorthRetry; left -= 1) answer = await ask(question);
    return answer;
  };
}

function udpResolver(settings: ResolverSettings, timeLimit: number): Resolver {
  const server = serverOf(settings.address);
  if (server === undefined)
    throw wrong(settings, 'udp:// takes an IP address and a port: "udp://192.0.2.1:53" or "udp://[2001:db8::1]:53".');
  return (question) => askByUdp(server, question, timeLimit);
}

function serverOf(address: string): ServerAddress | undefined {
  const [, six, four, port = '53'] = /^udp:\/\/(?:\[([0-9a-f:.]+)\]|([0-9.]+))(?::([0-9]{1,5}))?$/i.exec(address) ?? [];
  const ip = six ?? four ?? '';
  const isFit = (six === undefined ? isIPv4(ip) : isIPv6(ip)) && Number(port) >= 1 && Number(port) <= 65_535;
  return isFit ? { ip, port: Number(port) } : undefined;
}

function httpsResolver(settings: ResolverSettings, net: Surroundings, timeLimit: number): Resolver {
  const { address: url, ip } = settings;
  const host = URL.canParse(url) && url.startsWith('https://') ? new URL(url).hostname : '';
  if (host === '' || host.startsWith('[') || isIP(host) !== 0)
    throw wrong(settings, 'It is "https://HOST/dns-query" with the name of a host, or "udp://IP:PORT".');
  if (ip !== undefined && isIP(ip) === 0) throw wrong(settings, `Its "ip" is no IP address: ${JSON.stringify(ip)}.`);
  // Where the operator says that the resolver is, it is: also inside a network of their own.
  const there: Surroundings = ip === undefined ? net : { ...net, resolve: async () => [ip], isAdmitted: () => true };
  return async (question) => {
    const id = randomInt(0x1_0000);
    const body = { bytes: questionMessage(question, id), mediaType: messageType };
    const answer = await safeFetch({ url, accept: messageType, maxBytes: maxMessageBytes, body }, { ...there, timeLimit });
    if (!answer.isAnswered) return failed(`could not be asked: ${answer.problem.replace(/\.$/, '')}`, true);
    if (answer.status !== 200) return failed(`answered with the HTTP status ${answer.status}`, answer.status >= 500);
    if (answer.mediaType !== messageType) return failed(`answered with something else than ${messageType}`);
    const read = readAnswer(answer.body, question, id);
    return typeof read === 'string' ? failed(`gave a ${read} answer`) : read;
  };
}

const messageType = 'application/dns-message';

function wrong({ name, address }: ResolverSettings, wayOut: string): UserError {
  return new UserError(`The address of the resolver ${JSON.stringify(name)} cannot be used: ${JSON.stringify(address)}. ${wayOut}`);
}
