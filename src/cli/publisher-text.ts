import type { Actor } from '../catalog/questions.ts';
import type { ClaimStanding, PublisherStanding } from '../catalog/standing.ts';
import { dayOf } from '../connector/day.ts';
import { type Challenge, challengeOf, hopelessness } from '../publisher/challenge.ts';
import { type Proof, placeOf } from '../publisher/proof.ts';
import type { DomainClaim, Publisher } from '../publisher/publisher.ts';
import { escapeLine } from '../render/escape.ts';

/** A claim of a record, what proves it, and what was found. */
export interface ClaimChallenge {
  readonly publisher: string;
  readonly claim: DomainClaim;
  /** Undefined where nothing that can be published proves it; `note` then says why. */
  readonly challenge: Challenge | undefined;
  readonly note: string | undefined;
  readonly proof?: Proof | undefined;
}

/** Every claim of a record with what is to be published for it. */
export function challengesOf(publisher: Publisher, registry: string): ClaimChallenge[] {
  return publisher.domains.map((claim) => {
    const hopeless = hopelessness(claim, publisher);
    const isReviewed = claim.method === 'maintainers-reviewed';
    return {
      publisher: publisher.id,
      claim,
      challenge: hopeless === undefined ? challengeOf(publisher, claim, registry) : undefined,
      note: isReviewed ? 'The maintainers review it; there is nothing to publish.' : hopeless,
    };
  });
}

/** One block a claim: what to publish and where, ready to be copied, and what is there now. */
export function renderChallenges(challenges: readonly ClaimChallenge[]): string {
  const blocks = challenges.map(({ publisher, claim, challenge, note, proof }) =>
    [
      `${escapeLine(publisher)}: ${nameOf(claim)}`,
      ...(challenge === undefined ? [] : ['', ...toPublish(challenge), '']),
      ...(note === undefined ? [] : [note]),
      ...(proof === undefined ? [] : [`${words[proof.outcome]}: ${escapeLine(proof.sentence)}`]),
    ].join('\n'),
  );
  return blocks.length === 0 ? 'No record claims a domain.\n' : `${blocks.join('\n\n')}\n`;
}

const words = { proved: 'Proved', absent: 'Not there', contrary: 'Somebody else', failed: 'Could not be told' } as const;

function toPublish(challenge: Challenge): string[] {
  if (challenge.kind === 'dns-txt')
    return [
      `Name   ${challenge.name}`,
      'Type   TXT',
      `Value  ${challenge.text}`,
      '',
      'As a line of a zone file:',
      `${challenge.name}. 300 IN TXT "${challenge.text}"`,
    ];
  if (challenge.kind === 'https-well-known')
    return [
      `Serve at ${challenge.url}`,
      'with status 200, as application/json, without a redirect:',
      '',
      ...challenge.body.trimEnd().split('\n'),
    ];
  return [
    `${placeOf(challenge)} (https://github.com/${challenge.organization.login}) has to name ${challenge.domain}`,
    'as website or mail address, and GitHub has to show it as verified: Settings, Verified and approved domains.',
  ];
}

interface Shown {
  readonly publisher: Publisher;
  readonly standing: PublisherStanding;
}

/** Each publisher with its claims: where they stand, since when, why, and who is next. */
export function renderStandings(shown: readonly Shown[]): string {
  const width = Math.max(0, ...shown.map(({ publisher }) => publisher.id.length));
  const blocks = shown.map(({ publisher, standing }) => {
    const head = `${publisher.id.padEnd(width)}  ${standing.state}${sinceOf(standing.since)}`;
    const claims = standing.claims.map((claim) => `  ${nameOf(claim.claim)}: ${claim.state}${sinceOf(claim.since)}. ${sentenceOf(claim)}`);
    return [head, ...(claims.length === 0 ? [`  ${sentenceOf(standing)}`] : claims)].join('\n');
  });
  return `${blocks.join('\n')}\n`;
}

/** The same for programs. */
export function standingsAsJson(shown: readonly Shown[], registry: string): object {
  return {
    schemaVersion: 1,
    registry,
    publishers: shown.map(({ publisher, standing }) => ({
      ...standing,
      name: publisher.name,
      claims: standing.claims.map((one) => ({ ...one, challenge: challengeOf(publisher, one.claim, registry) })),
    })),
  };
}

const next: Readonly<Record<Actor, string>> = {
  publisher: ' Next: the publisher.',
  maintainers: ' Next: the maintainers.',
  time: '',
  nobody: '',
};

function sentenceOf({ reason, who }: Pick<ClaimStanding, 'reason' | 'who'>): string {
  return `${escapeLine(reason)}${next[who]}`;
}

function sinceOf(since: string | null): string {
  return since === null ? '' : ` since ${dayOf(since)}`;
}

function nameOf({ domain, scope, method }: DomainClaim): string {
  const how = { 'maintainers-reviewed': 'reviewed', 'dns-txt': 'DNS record', 'https-well-known': 'file', 'github-organization': 'GitHub' };
  return `${domain}${scope === 'domain' ? ' and everything below it' : ' alone'} (${how[method]})`;
}
