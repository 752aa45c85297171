import { UserError } from '../connector/user-error.ts';

/** A resolver that is asked for records, by DNS over HTTPS. */
interface ResolverSetting {
  /** Names it in evidence. */
  readonly name: string;
  /** Where it answers, as `https://dns.example.com/dns-query`. */
  readonly address: string;
}

/** The part of `certification.json` that is about publishers' proofs, as it is written. */
export interface VerificationFile extends Partial<VerificationNumbers> {
  readonly resolvers?: readonly ResolverSetting[];
}

interface VerificationNumbers {
  /** Hours between the two looks that a first proof needs. */
  readonly firstProofHours: number;
  /** Days in which a claim should be proved; after them the publisher is told. */
  readonly pendingDays: number;
  /** A proof lapses after so many failed looks over so many hours. */
  readonly failures: number;
  readonly failureHours: number;
  /** Days after which a look that shows nothing new is recorded all the same. */
  readonly confirmDays: number;
  /** Days after which a proof has to be made under a new epoch, and how long before the publisher is told. */
  readonly reproofDays: number;
  readonly reproofNoticeDays: number;
  /** Days that texts of the epoch before still count after it was raised. */
  readonly previousEpochDays: number;
  /** Days of public notice before a transfer, or the claim of a name that has public connectors, counts. */
  readonly noticeDays: number;
  /** The oldest look that promotion relies on. */
  readonly evidenceHours: number;
}

/** How publishers are verified: everything that decides what looks mean over time. */
export interface VerificationPolicy extends VerificationNumbers {
  /** The registry's name: in every challenge, so that a text for one registry proves nothing to another. */
  readonly registry: string;
  readonly resolvers: readonly ResolverSetting[];
}

/** The policy as the index tells it, so that readers can compute where publishers stand: who is asked does not matter for that. */
export type PublishedVerification = Omit<VerificationPolicy, 'resolvers'>;

/** What of the policy the index tells. */
export function publishedVerification({ resolvers: _, ...told }: VerificationPolicy): PublishedVerification {
  return told;
}

const defaults: VerificationNumbers = {
  firstProofHours: 1,
  pendingDays: 14,
  failures: 3,
  failureHours: 72,
  confirmDays: 7,
  reproofDays: 365,
  reproofNoticeDays: 30,
  previousEpochDays: 14,
  noticeDays: 7,
  evidenceHours: 24,
};

/** Two that share no network. */
const defaultResolvers: readonly ResolverSetting[] = [
  { name: 'cloudflare', address: 'https://cloudflare-dns.com/dns-query' },
  { name: 'google', address: 'https://dns.google/dns-query' },
];

/** The policy in force: the defaults, and what differs from them. Under profile `local` a first proof needs one look alone. */
export function verificationPolicyOf(
  profile: 'default' | 'local',
  { resolvers = defaultResolvers, ...numbers }: VerificationFile = {},
  registry = 'connector-certification',
): VerificationPolicy {
  const names = new Set(resolvers.map(({ name }) => name));
  const hosts = new Set(resolvers.map(({ address }) => (URL.canParse(address) ? new URL(address).host : undefined)));
  if (names.size < resolvers.length || hosts.size < 2 || hosts.has(undefined))
    throw new UserError('certification.json: "resolvers" are at least two, of different names and hosts: one alone can be lied to.');
  return { ...defaults, ...(profile === 'local' && { firstProofHours: 0 }), ...numbers, registry, resolvers };
}
