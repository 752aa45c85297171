import { challengeOf } from '../publisher/challenge.ts';
import type { Look } from '../publisher/look.ts';
import { proofOf } from '../publisher/proof.ts';
import type { DomainClaim, Publisher } from '../publisher/publisher.ts';
import { canonicalText } from './canonical-json.ts';
import { type PublisherFile, toldStanding } from './publisher-entry.ts';
import type { PublisherEvent } from './publisher-events.ts';
import { standingOf } from './standing.ts';
import type { PublishedVerification } from './verification-policy.ts';

/** Events of a publisher times its claims that are replayed; an honest history has a hundredth of it. */
const mostReplayed = 5_000_000;

/** By what a standing is computed again. */
interface Again {
  /** As the index tells it. */
  readonly verification: PublishedVerification;
  /** When the catalog was made. */
  readonly madeAt: string;
  /** Whether it was made by the version that asks: another one may word its reasons otherwise. */
  readonly isSameMaker: boolean;
}

/**
 * Where a publisher's file tells another standing than the record in it and the events lead to, as promotion computes it; as the end of a
 * sentence, `undefined` when it is the same.
 */
export function standingProblem(file: PublisherFile, events: readonly PublisherEvent[], by: Again): string | undefined {
  const now = new Date(by.madeAt);
  const policy = { ...by.verification, resolvers: [] };
  const told = members(file, by.isSameMaker);
  // Whether connectors of its name were public before it was registered is not in its file; it is told from the other side.
  const wanted = [false, true].map((isNamePublic) =>
    members(toldStanding(standingOf(recordOf(file), events, { now, policy, isNamePublic }), now), by.isSameMaker),
  );
  const [first = []] = wanted;
  if (wanted.some((one) => canonicalText(one) === canonicalText(told))) return undefined;
  const at = first.findIndex((one, index) => canonicalText(one) !== canonicalText(told[index]));
  const [[name, is], [, was]] = [first[at] ?? ['standing', null], told[at] ?? ['standing', null]];
  return `tells the ${name} ${shown(was)}; its record, its events and the policy lead to ${shown(is)}.`;
}

/** True for a history that would take long to be replayed. */
export function isTooLong(file: PublisherFile, events: readonly PublisherEvent[]): boolean {
  const claims = new Set(events.flatMap((event) => (event.type === 'looked' ? [canonicalText(event.claim)] : [])));
  return events.length * (claims.size + file.domains.length + 1) > mostReplayed;
}

type Member = readonly [name: string, value: unknown];

function members({ standing, domains }: Pick<PublisherFile, 'standing' | 'domains'>, withReasons: boolean): readonly Member[] {
  const of = (name: string, { state, since, who, reason }: PublisherFile['standing'] | PublisherFile['domains'][number]): Member[] => [
    [`state of ${name}`, state],
    [`beginning of the standing of ${name}`, since],
    [`who has to act for ${name}`, who],
    ...(withReasons ? [[`reason of the standing of ${name}`, reason] as const] : []),
  ];
  return [
    ...of('the publisher', standing),
    ['epoch', standing.epoch],
    ['end of the notice', standing.noticeUntil],
    ...domains.flatMap((one): Member[] => [
      ...of(one.domain, one),
      [`answer for ${one.domain}`, one.status],
      [`last look at ${one.domain}`, one.checkedAt],
      [`evidence of ${one.domain}`, one.evidence],
    ]),
  ];
}

function shown(value: unknown): string {
  return JSON.stringify(value ?? null).slice(0, 300);
}

/** The record, as far as where a publisher stands depends on it. */
function recordOf({ id, name, programs, account, standing, domains, withdrawn }: PublisherFile): Publisher {
  const nobody = { login: '', id: 1 };
  return {
    schemaVersion: 1,
    id,
    name,
    programs,
    epoch: standing.epoch,
    account: { provider: 'github', login: account.login, id: account.id },
    approvers: [],
    contact: { email: '' },
    ...(withdrawn && { withdrawn }),
    domains: domains.map(({ domain, scope, method, organization, review }) => ({
      domain,
      scope,
      method,
      ...(organization && { organization: { ...organization } }),
      ...(review && { review: { ...review, by: nobody } }),
    })),
  };
}

/** What evidence of a look holds of the look: the texts that do not speak to the registry stand in it by their digest. */
export interface KeptProof {
  readonly publisher: { readonly id: string; readonly account: number };
  readonly claim: Pick<DomainClaim, 'domain' | 'scope' | 'method'>;
  readonly epoch: number;
  readonly challenge: ReturnType<typeof challengeOf> | null;
  readonly look: (Look & { readonly sha256?: string | null }) | null;
  readonly outcome: string;
}

/**
 * Where evidence says something else than what was seen means, by the code that judges looks, as the end of a sentence; `undefined` when it
 * is the same. The epoch before still counted where `previousEpoch` names it; `event` says of which epoch the text is that proves.
 */
export function proofProblem(
  { publisher: { id, account }, claim, epoch, challenge, look, outcome }: KeptProof,
  event: { readonly epoch: number },
  registry: string,
  previousEpoch: number | undefined,
): string | undefined {
  const organization = challenge?.kind === 'github-organization' ? challenge.organization : undefined;
  const asked: DomainClaim = { ...claim, ...(organization && { organization }) };
  const record: Publisher = {
    schemaVersion: 1,
    id,
    name: '',
    programs: [],
    epoch,
    account: { provider: 'github', login: '', id: account },
    approvers: [],
    contact: { email: '' },
    domains: [asked],
  };
  const wanted = challengeOf(record, asked, registry) ?? null;
  if (canonicalText(wanted) !== canonicalText(challenge)) return `names another challenge than that of ${claim.domain}.`;
  // A file that does not speak to the registry is not kept, and proves nothing.
  const isLeftOut = look?.kind === 'https-well-known' && look.text === null && typeof look.sha256 === 'string';
  // Whether the epoch before counted for this very claim, its event tells: by the standing, which is computed again as well.
  const means = [...new Set([previousEpoch, undefined])].map((previous) =>
    isLeftOut ? { outcome: 'absent', epoch } : proofOf(asked, record, look === null ? [] : [look], { registry, previousEpoch: previous }),
  );
  if (means.some((one) => one.outcome === outcome && one.epoch === event.epoch)) return undefined;
  const [first] = means;
  return `says ${outcome} under epoch ${event.epoch}; what it holds means ${first?.outcome} under epoch ${first?.epoch}.`;
}
