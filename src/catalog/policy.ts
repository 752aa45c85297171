import schema from '../certify/certification.schema.json' with { type: 'json' };
import { parseCheckedJson } from '../connector/checked-json.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import { type VerificationFile, type VerificationPolicy, verificationPolicyOf } from './verification-policy.ts';

/** What promotion asks, in the order it is told. */
const questions = ['report', 'tests', 'publisher', 'acknowledgement', 'soak', 'approval', 'hold'] as const;
export type Question = (typeof questions)[number];

/** Days a version waits on `preview`, by what it changes. */
interface SoakDays {
  readonly new: number;
  readonly major: number;
  readonly minor: number;
  readonly sensitive: number;
}

/** The part of `certification.json` that is about promotion, as it is written: a profile, and what differs from it. */
interface PolicyFile {
  readonly profile?: 'default' | 'local';
  readonly soakDays?: Partial<SoakDays>;
  readonly optionalQuestions?: readonly Question[];
  readonly catalogUrl?: string;
  readonly graceDates?: Readonly<Record<string, string>>;
  readonly registry?: string;
  readonly verification?: VerificationFile;
}

/** The policy in force. */
export interface Policy {
  readonly profile: 'default' | 'local';
  readonly soakDays: SoakDays;
  /** Questions whose answer may be "not asked yet"; a "no" always holds. */
  readonly optionalQuestions: readonly Question[];
  /** Until when errors of a rule do not count that the public version has too, as YYYY-MM-DD by rule id; of others they never do. */
  readonly graceDates: Readonly<Record<string, string>>;
  /** Where the catalog is served, without a slash at the end; undefined when addresses are relative to it. */
  readonly catalogUrl: string | undefined;
  readonly verification: VerificationPolicy;
  /** Digest of all of the above: an event says under which policy it happened. */
  readonly sha256: string;
}

/**
 * The profiles. `default`: seven days for a new connector, three for a major change, one for a minor one, fourteen when something
 * sensitive changed. `local`: for the embedded store on one's own machine, no waiting.
 */
const profiles = {
  default: { new: 7, major: 3, minor: 1, sensitive: 14 },
  local: { new: 0, major: 0, minor: 0, sensitive: 0 },
} as const;

/** The policy that `certification.json` sets; without the file, or a profile in it, `default`. A `UserError` says what is wrong, and where. */
export function parsePolicy(bytes: Uint8Array | undefined): Policy {
  return policyOf(bytes === undefined ? {} : parseCheckedJson<PolicyFile>('certification.json', bytes, schema).value);
}

function policyOf({
  profile = 'default',
  soakDays,
  optionalQuestions,
  catalogUrl,
  graceDates = {},
  registry,
  verification,
}: PolicyFile): Policy {
  const policy = {
    profile,
    soakDays: { ...profiles[profile], ...soakDays },
    optionalQuestions: questions.filter((question) => optionalQuestions?.includes(question)),
    graceDates,
    catalogUrl: catalogUrl && withoutLastSlashes(catalogUrl),
    verification: verificationPolicyOf(profile, verification, registry),
  };
  return { ...policy, sha256: sha256(canonicalBytes(policy)) };
}
