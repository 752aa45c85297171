import type { AddressLook, LookOutcome, ResolverAnswer, TextLook } from '../publisher/look.ts';
import { type DnsAnswer, type DnsQuestion, failed } from './dns-message.ts';
import { dnsName } from './dns-name.ts';
import type { Resolver } from './dns-resolver.ts';

/** A resolver with the name that looks call it by. */
export interface NamedResolver {
  readonly name: string;
  readonly ask: Resolver;
}

/** The TXT records at a name, asked of every resolver at once. */
export async function lookAtTexts(text: string, resolvers: readonly NamedResolver[]): Promise<TextLook> {
  const answers = resolvers.map(async (resolver): Promise<ResolverAnswer> => {
    const answer = await askFor(text, 'TXT', resolver);
    const { name } = resolver;
    if (answer.outcome !== 'failed') {
      const { outcome, values, alias, isAuthenticated, ttl } = answer;
      return { resolver: name, outcome, texts: values, alias, isAuthenticated, ttl, problem: null };
    }
    const problem = sentence(name, answer.problem);
    return { resolver: name, outcome: 'failed', texts: [], alias: null, isAuthenticated: false, ttl: null, problem };
  });
  return { kind: 'dns-txt', name: dnsName(text) ?? text, answers: await Promise.all(answers) };
}

/** Whether a host has an address, of IPv4 or IPv6, asked of every resolver at once. One is enough; that there is none takes both. */
export async function lookAtAddresses(host: string, resolvers: readonly NamedResolver[]): Promise<AddressLook> {
  const answers = resolvers.map(async (resolver) => {
    const both = await Promise.all([askFor(host, 'A', resolver), askFor(host, 'AAAA', resolver)]);
    const isSeen = both.some(({ outcome }) => outcome === 'seen');
    const failure = isSeen ? undefined : both.find((answer) => answer.outcome === 'failed');
    const outcome: LookOutcome = isSeen ? 'seen' : failure === undefined ? 'absent' : 'failed';
    return { resolver: resolver.name, outcome, problem: failure === undefined ? null : sentence(resolver.name, failure.problem) };
  });
  return { kind: 'address', host: dnsName(host) ?? host, answers: await Promise.all(answers) };
}

async function askFor(text: string, type: DnsQuestion['type'], { ask }: NamedResolver): Promise<DnsAnswer> {
  const name = dnsName(text);
  return name === undefined ? failed('was not asked: that is no name of the DNS') : ask({ name, type });
}

function sentence(resolver: string, problem: string): string {
  return `The resolver ${resolver} ${problem}.`;
}
