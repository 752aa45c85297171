import { type Challenge, challengeOf, hopelessness, statementOf } from './challenge.ts';
import type { Look, OrganizationLook, ResolverAnswer, TextLook, WellKnownLook } from './look.ts';
import { type DomainClaim, epochOf, type Publisher } from './publisher.ts';
import { type FoundText, readFile, readText, type Statement } from './statement.ts';

/**
 * What looking for a proof came to. `absent`: what was asked for is not there. `contrary`: somebody else is named in its place.
 * `failed`: nobody could tell.
 */
export type ProofOutcome = 'proved' | 'absent' | 'contrary' | 'failed';

/** What a look means for a claim. */
export interface Proof {
  readonly outcome: ProofOutcome;
  /** One sentence. Quotes what strangers published, so it is escaped wherever it is printed. */
  readonly sentence: string;
  /** The epoch of the text that proves; of anything else, the one that is asked for. */
  readonly epoch: number;
  /** What was asked for; undefined where nothing that can be found would prove the claim. */
  readonly challenge: Challenge | undefined;
  /** The look it was decided by. */
  readonly look: Look | undefined;
}

/** By what a look is judged besides the record. */
export interface ProofRules {
  /** The registry's name. */
  readonly registry: string;
  /** An epoch before the record's that still counts for some days, while its publisher brings the new text out. */
  readonly previousEpoch?: number | undefined;
}

/** At least so many resolvers must have answered, and all that did must agree. */
const fewestResolvers = 2;

/** Decides whether looks prove a claim. Looks at other places than the challenge's are passed over. */
export function proofOf(claim: DomainClaim, publisher: Publisher, looks: readonly Look[], rules: ProofRules): Proof {
  const challenge = challengeOf(publisher, claim, rules.registry);
  const epoch = epochOf(publisher);
  const hopeless = hopelessness(claim, publisher);
  if (challenge === undefined || hopeless !== undefined)
    return {
      outcome: 'absent',
      sentence: hopeless ?? `${claim.domain} is reviewed, not looked up.`,
      epoch,
      challenge: undefined,
      look: undefined,
    };
  const look = looks.find((one) => isAnswerTo(one, challenge));
  if (look === undefined)
    return { outcome: 'failed', sentence: `${placeOf(challenge)} was not looked up.`, epoch, challenge, look: undefined };
  return { epoch, ...verdictOn(look, { publisher, claim, challenge, rules }), challenge, look };
}

interface Verdict {
  readonly outcome: ProofOutcome;
  readonly sentence: string;
  /** Set where it is not the record's. */
  readonly epoch?: number;
}

interface Asked {
  readonly publisher: Publisher;
  readonly claim: DomainClaim;
  readonly challenge: Challenge;
  readonly rules: ProofRules;
}

/** Where people look for what a challenge asks for. */
export function placeOf(challenge: Challenge): string {
  if (challenge.kind === 'dns-txt') return `The TXT record ${challenge.name}`;
  if (challenge.kind === 'https-well-known') return `The file ${challenge.url}`;
  return `The profile of organisation number ${challenge.organization.id}`;
}

function isAnswerTo(look: Look, challenge: Challenge): boolean {
  if (look.kind === 'dns-txt') return challenge.kind === 'dns-txt' && look.name === challenge.name;
  if (look.kind === 'https-well-known') return challenge.kind === 'https-well-known' && look.url === challenge.url;
  return (
    look.kind === 'github-organization' && challenge.kind === 'github-organization' && look.organizationId === challenge.organization.id
  );
}

function verdictOn(look: Look, asked: Asked): Verdict {
  if (look.kind === 'dns-txt') return verdictOnTexts(look, asked);
  if (look.kind === 'https-well-known') return verdictOnFile(look, asked);
  if (look.kind === 'github-organization') return verdictOnOrganization(look, asked);
  throw new Error(`A look of kind ${look.kind} proves no claim.`);
}

/** The verdict that all resolvers share. One resolver alone can be lied to on its way, so two that differ prove nothing. */
function verdictOnTexts(look: TextLook, asked: Asked): Verdict {
  const place = placeOf(asked.challenge);
  const told = look.answers.filter(({ outcome }) => outcome !== 'failed');
  const verdicts = told.map((answer) => verdictOnAnswer(answer, asked));
  const [first] = verdicts;
  if (first === undefined || new Set(told.map(({ resolver }) => resolver)).size < fewestResolvers) {
    const failures = look.answers.flatMap(({ resolver, problem }) => (problem === null ? [] : [`${resolver}: ${short(problem)}`]));
    const why = failures.length === 0 ? '' : ` (${failures.join(' ')})`;
    return { outcome: 'failed', sentence: `${place} could not be looked up by two resolvers that have to agree${why}.` };
  }
  if (verdicts.some(({ outcome }) => outcome !== first.outcome)) {
    const shown = verdicts.map(({ outcome }, index) => `${told[index]?.resolver}: ${outcome}`).join(', ');
    return { outcome: 'failed', sentence: `${place} is not the same for all resolvers (${shown}); it may still be spreading.` };
  }
  return verdicts.find((verdict) => verdict.epoch !== undefined) ?? first;
}

function verdictOnAnswer({ outcome, texts, alias }: ResolverAnswer, asked: Asked): Verdict {
  const place = placeOf(asked.challenge);
  if (alias !== null)
    return {
      outcome: 'absent',
      sentence: `${place} is an alias of ${quoted(alias)}: whoever answers there could answer for every name; the record has to stand at the name itself.`,
    };
  if (outcome === 'absent') return { outcome, sentence: `${place} is not there.` };
  return verdictOnStatements(
    texts.map((text) => readText(text, asked.rules.registry)),
    asked,
  );
}

function verdictOnFile({ outcome, status, text, problem }: WellKnownLook, asked: Asked): Verdict {
  const place = placeOf(asked.challenge);
  if (outcome === 'absent') return { outcome, sentence: `${place} is not there${status === null ? '' : ` (HTTP ${status})`}.` };
  if (outcome === 'failed' || text === null)
    return { outcome: 'failed', sentence: `${place} could not be read: ${short(problem ?? 'there was no answer.')}` };
  return verdictOnStatements(readFile(text, asked.rules.registry), asked);
}

/** GitHub's word counts for the very names of the profile: it asks its users to verify each variant by itself. */
function verdictOnOrganization({ outcome, login, isVerified, domains, problem }: OrganizationLook, { claim, challenge }: Asked): Verdict {
  const place = placeOf(challenge);
  if (outcome === 'absent') return { outcome, sentence: `${place} is not there.` };
  if (outcome === 'failed') return { outcome, sentence: `${place} could not be read: ${short(problem ?? 'there was no answer.')}` };
  if (!isVerified) return { outcome: 'absent', sentence: `GitHub does not show the domains of ${quoted(login ?? '')} as verified.` };
  if (!domains.includes(claim.domain))
    return { outcome: 'absent', sentence: `The verified profile of ${quoted(login ?? '')} does not name ${claim.domain} itself.` };
  return { outcome: 'proved', sentence: `GitHub verified ${claim.domain} for the organisation ${quoted(login ?? '')}.` };
}

function verdictOnStatements(found: readonly FoundText[], { publisher, claim, challenge, rules }: Asked): Verdict {
  const place = placeOf(challenge);
  const wanted = statementOf(publisher, claim);
  const statements = found.flatMap((text) => (text.kind === 'statement' ? [text.statement] : []));
  const own = statements.filter(({ publisher: id, account }) => id === wanted.publisher && account === wanted.account);
  const fitting = own.filter(({ scope }) => scope === wanted.scope);
  if (fitting.some(({ epoch }) => epoch === wanted.epoch)) return { outcome: 'proved', sentence: `${place} names ${publisher.id}.` };
  const { previousEpoch } = rules;
  // Of a record that lowers its epoch, the one before is the higher one: nothing is proved under either.
  if (previousEpoch !== undefined && previousEpoch < wanted.epoch && fitting.some(({ epoch }) => epoch === previousEpoch))
    return {
      outcome: 'proved',
      epoch: previousEpoch,
      sentence: `${place} still names epoch ${previousEpoch}, which counts only for some days more; the record asks for epoch ${wanted.epoch}.`,
    };
  const [stale] = fitting;
  if (stale !== undefined)
    return { outcome: 'absent', sentence: `${place} names epoch ${stale.epoch}; the record asks for epoch ${wanted.epoch}.` };
  const [other] = own;
  if (other !== undefined)
    return { outcome: 'absent', sentence: `${place} has the scope ${other.scope}; scope ${wanted.scope} is asked for.` };
  const [foreign] = statements;
  if (foreign !== undefined) return { outcome: 'contrary', sentence: `${place} names ${nameOf(foreign)}, and not ${nameOf(wanted)}.` };
  const problems = found.flatMap((text) => (text.kind === 'unreadable' ? [text.problem] : []));
  const why = problems[0] === undefined ? `has no text of the registry ${rules.registry}` : `cannot be read: ${problems[0]}`;
  return { outcome: 'absent', sentence: `${place} ${why}.` };
}

function nameOf({ publisher, account }: Statement): string {
  return `publisher ${publisher} of account number ${account}`;
}

/** A stranger's name, short. */
function quoted(text: string): string {
  return JSON.stringify(short(text));
}

/** A text from outside, at a length that a sentence can hold. */
function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
