import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { dayLength, midnightOf } from '../connector/day.ts';
import { grouped } from '../connector/grouped.ts';
import type { Program } from '../connector/program.ts';
import { parseStrictJson } from '../connector/strict-json.ts';
import { UserError } from '../connector/user-error.ts';
import schema from './publisher.schema.json' with { type: 'json' };
import { faultSentence } from './schema-fault.ts';

/** A GitHub account: the number is the identity, the login only helps people read. */
interface Account {
  readonly login: string;
  readonly id: number;
}

/** A maintainer's statement that a domain belongs to a publisher, for a limited time. */
interface Review {
  readonly by: Account;
  /** Dates as YYYY-MM-DD; the last day counts. */
  readonly on: string;
  readonly expires: string;
  readonly note: string;
}

/** A domain that a publisher claims, and how the claim is to be shown. */
export interface DomainClaim {
  readonly domain: string;
  /** `domain`: with everything below it; `host`: that name alone. */
  readonly scope: 'domain' | 'host';
  readonly method: 'maintainers-reviewed' | 'dns-txt' | 'https-well-known' | 'github-organization';
  /** With the method `github-organization`: whose profile GitHub shows with this domain. */
  readonly organization?: Account;
  readonly review?: Review;
}

/** A maintainer's approval of a connector whose customers choose the host. Two of different maintainers are needed. */
interface CustomerHostedApproval extends Review {
  /** The connector's id. */
  readonly connector: string;
}

/** One file of `publishers/`: who answers for connectors, and how that is proved. */
export interface Publisher {
  readonly schemaVersion: 1;
  readonly id: string;
  /** Equals `properties.publisher` of each of its connectors, to the letter. */
  readonly name: string;
  readonly programs: readonly Program[];
  /** Named by every challenge; absent means 1. Read it by `epochOf`. */
  readonly epoch?: number;
  readonly account: Account & { readonly provider: 'github'; readonly type?: 'user' | 'organization' };
  readonly approvers: readonly Account[];
  readonly contact: { readonly email: string; readonly url?: string };
  readonly claimedOn?: string;
  readonly withdrawn?: { readonly on: string; readonly reason: string };
  readonly domains: readonly DomainClaim[];
  readonly customerHosted?: readonly CustomerHostedApproval[];
}

/** Which proofs of a publisher count: those whose text names this number. */
export function epochOf({ epoch = 1 }: Publisher): number {
  return epoch;
}

/** A file of `publishers/` before it is read. */
export interface PublisherFile {
  /** As in `publishers/fabrikam.json`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Mistakes of one record that are told: a record that strangers submit may have one for each of a million members. */
const mostTold = 20;

/** The longest a review may last. */
const reviewDays = 366;

/** Something wrong with the registry: the file, and a sentence that names the place in it. */
interface RegistryProblem {
  readonly path: string;
  readonly sentence: string;
}

/** Reads the registry, sorted by id. One `UserError` names every file and place that is wrong: a registry is right as a whole or not at all. */
export function parsePublishers(files: readonly PublisherFile[]): readonly Publisher[] {
  const { publishers, problems } = checkPublishers(files);
  if (problems.length > 0)
    throw new UserError(
      `The publisher registry has ${problems.length === 1 ? 'a mistake' : 'mistakes'}. ${problems.map(({ path, sentence }) => `${path}${sentence}`).join(' ')}`,
    );
  return publishers;
}

/** Reads as much of the registry as can be read, sorted by id, and tells everything that is wrong with it. Sentences begin after the path. */
export function checkPublishers(files: readonly PublisherFile[]): {
  readonly publishers: readonly Publisher[];
  readonly problems: readonly RegistryProblem[];
} {
  const validate: ValidateFunction<Publisher> = new Ajv2020({ allErrors: true }).compile<Publisher>(schema);
  const problems: RegistryProblem[] = [];
  const publishers: Publisher[] = [];
  const owners = new Map<string, string>();
  for (const { path, bytes } of files) {
    const parsed = parseStrictJson(path, bytes);
    if ('problem' in parsed) {
      problems.push({ path, sentence: `: ${parsed.problem}` });
      continue;
    }
    const value: unknown = parsed.value;
    if (!validate(value)) {
      const errors = validate.errors ?? [];
      const told = errors.slice(0, mostTold);
      problems.push(...told.map((error) => ({ path, sentence: ` ${error.instancePath || '/'}: ${faultSentence(error)}.` })));
      if (told.length < errors.length)
        problems.push({ path, sentence: `: mistakes that are not told: ${grouped(errors.length - told.length)}.` });
    } else {
      publishers.push(value);
      problems.push(...problemsOf(path, value).map((sentence) => ({ path, sentence })));
      for (const claim of [`id ${value.id}`, `name ${JSON.stringify(value.name)}`, `account number ${value.account.id}`]) {
        const owner = owners.get(claim);
        if (owner === undefined) owners.set(claim, path);
        else problems.push({ path, sentence: `: ${owner} has the ${claim} already.` });
      }
    }
  }
  return { publishers: publishers.sort((a, b) => (a.id < b.id ? -1 : 1)), problems };
}

function problemsOf(path: string, publisher: Publisher): string[] {
  const problems: string[] = [];
  if (!path.endsWith(`/${publisher.id}.json`))
    problems.push(` /id: the file of publisher ${publisher.id} is publishers/${publisher.id}.json.`);
  const reviews = [
    ...publisher.domains.map(({ review }, index) => ({ place: ` /domains/${index}/review`, review })),
    ...(publisher.customerHosted ?? []).map((review, index) => ({ place: ` /customerHosted/${index}`, review })),
  ];
  for (const { place, review } of reviews) {
    if (review === undefined) continue;
    const [on, expires] = [midnightOf(review.on), midnightOf(review.expires)];
    if (on === undefined || expires === undefined) problems.push(`${place}: this is no date of the calendar.`);
    else if (expires < on) problems.push(`${place}/expires: the review ends before it begins.`);
    else if (expires - on > reviewDays * dayLength) problems.push(`${place}/expires: a review lasts twelve months at most.`);
  }
  const days = { '/claimedOn': publisher.claimedOn, '/withdrawn/on': publisher.withdrawn?.on };
  for (const [place, day] of Object.entries(days))
    if (day !== undefined && midnightOf(day) === undefined) problems.push(` ${place}: this is no date of the calendar.`);
  return problems;
}

/** Numbers of the accounts that speak for a publisher: its own, and its approvers'. */
export function accountsOf({ account, approvers }: Pick<Publisher, 'account' | 'approvers'>): readonly number[] {
  return [account, ...approvers].map(({ id }) => id);
}
