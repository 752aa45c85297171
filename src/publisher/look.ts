/**
 * What was seen when somebody looked for proofs: facts of the world, as values. Looking is `io`'s; what a look means is decided by
 * pure functions, so that the same facts give the same verdict wherever and whenever they are judged again.
 */
export type Look = TextLook | WellKnownLook | OrganizationLook | RegistrationLook | AddressLook;

/** How an attempt to see something ended. `absent`: whoever is responsible says that it is not there. `failed`: nobody could tell. */
export type LookOutcome = 'seen' | 'absent' | 'failed';

/** The TXT records at one name, asked of several resolvers that do not share a network. */
export interface TextLook {
  readonly kind: 'dns-txt';
  /** The name that was asked for, in lower case ASCII, without a dot at the end. */
  readonly name: string;
  readonly answers: readonly ResolverAnswer[];
}

/** What one resolver said. */
export interface ResolverAnswer {
  /** The resolver's name in the settings. */
  readonly resolver: string;
  readonly outcome: LookOutcome;
  /** The records, sorted; the strings of one record are joined without anything between them. Empty unless seen. */
  readonly texts: readonly string[];
  /** The name that an alias (CNAME) led to; null when the records stand at the name itself. */
  readonly alias: string | null;
  /** True when the resolver says that it checked DNSSEC signatures. */
  readonly isAuthenticated: boolean;
  /** Seconds that the answer may be kept; null unless seen. */
  readonly ttl: number | null;
  /** Why it failed, in a sentence; null otherwise. */
  readonly problem: string | null;
}

/** A file that a host serves under `/.well-known/`. */
export interface WellKnownLook {
  readonly kind: 'https-well-known';
  readonly url: string;
  /** `absent` when the server answered 404 or 410. */
  readonly outcome: LookOutcome;
  /** The HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** The body as text, only when seen: status 200, JSON by its content type, within the size limit. */
  readonly text: string | null;
  /** The address that was connected to; null when there was no connection. */
  readonly address: string | null;
  readonly problem: string | null;
}

/** An organisation's profile on GitHub. */
export interface OrganizationLook {
  readonly kind: 'github-organization';
  readonly organizationId: number;
  readonly outcome: LookOutcome;
  /** As the profile has it now; only for reading. */
  readonly login: string | null;
  /** True when GitHub shows the domains of the profile (website and mail) as verified. */
  readonly isVerified: boolean;
  /** The hosts of the profile's website and mail address, in lower case ASCII, sorted. */
  readonly domains: readonly string[];
  readonly problem: string | null;
}

/** When a domain was registered, by its registry (RDAP). Another date means that somebody else may have bought it. */
export interface RegistrationLook {
  readonly kind: 'registration';
  readonly domain: string;
  /** `absent`: the registry says that nobody has it. */
  readonly outcome: LookOutcome;
  /** ISO 8601, as the registry says; null unless seen. */
  readonly registeredAt: string | null;
  readonly problem: string | null;
}

/** Whether a host still has an address, asked of several resolvers. */
export interface AddressLook {
  readonly kind: 'address';
  readonly host: string;
  readonly answers: readonly { readonly resolver: string; readonly outcome: LookOutcome; readonly problem: string | null }[];
}

/** Looks at the world. Never throws for what the world answers: a look that failed is a fact as well. */
export interface Looker {
  readonly texts: (name: string) => Promise<TextLook>;
  readonly wellKnown: (url: string) => Promise<WellKnownLook>;
  readonly organization: (id: number) => Promise<OrganizationLook>;
  readonly registration: (domain: string) => Promise<RegistrationLook>;
  readonly addresses: (host: string) => Promise<AddressLook>;
}
