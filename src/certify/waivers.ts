import { parseCheckedJson } from '../connector/checked-json.ts';
import { dayLength, dayOf, midnightOf } from '../connector/day.ts';
import { nearNames } from '../connector/near-names.ts';
import { parsePointer } from '../connector/place.ts';
import { UserError } from '../connector/user-error.ts';
import { unknownRule } from './configuration.ts';
import type { Finding } from './finding.ts';
import { protectionOf } from './protected-rules.ts';
import { type ConnectorReport, verdictOf } from './report.ts';
import schema from './waivers.schema.json' with { type: 'json' };

/** One finding that the maintainers of a repository accept for a time. */
export interface Waiver {
  readonly rule: string;
  /** The connector's id. */
  readonly connector: string;
  /** Where the finding was when the waiver was written; absent for what has no place in JSON. */
  readonly pointer?: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly by: { readonly githubId: number };
  /** The last day it counts, as `YYYY-MM-DD` in UTC. */
  readonly expires: string;
  /** Where it stands, as `waivers.json: line 3, column 5`. */
  readonly where: string;
}

/** The furthest that a waiver may reach ahead. */
const longestDays = 180;
/** So many days before its end a waiver is spoken of. */
const noticeDays = 14;

/**
 * Reads `waivers.json`. A `UserError` with line and column for whatever is not as the schema says, for ids that are not among
 * `ruleIds`, for rules whose findings cannot be waived, for a finding that is waived twice, and for more than 180 days ahead of `now`.
 */
export function parseWaivers(name: string, bytes: Uint8Array, asked: { readonly ruleIds: ReadonlySet<string>; readonly now: Date }) {
  const { value, whereIs } = parseCheckedJson<{ readonly waivers: readonly Omit<Waiver, 'where'>[] }>(name, bytes, schema);
  const known = new Map<string, Waiver>();
  return value.waivers.map((written, index): Waiver => {
    const fail = (member: string, sentence: string) => new UserError(`${whereIs(['waivers', index, member])}: ${sentence}`);
    const waiver = { ...written, where: whereIs(['waivers', index]) };
    const subject = protectionOf(waiver.rule);
    if (subject !== undefined) throw fail('rule', `'${waiver.rule}' is a rule about ${subject}: its findings cannot be waived.`);
    if (!asked.ruleIds.has(waiver.rule)) throw fail('rule', unknownRule(waiver.rule, asked.ruleIds));
    const last = midnightOf(waiver.expires);
    if (last === undefined) throw fail('expires', `"${waiver.expires}" is no date of the calendar.`);
    const latest = todayOf(asked.now) + longestDays * dayLength;
    if (last > latest) throw fail('expires', `a waiver lasts ${longestDays} days at most: until ${dayOf(new Date(latest))} from today.`);
    const twin = known.get(keyOf(waiver));
    if (twin !== undefined) throw fail('fingerprint', `this finding is waived already: ${twin.where}.`);
    known.set(keyOf(waiver), waiver);
    return waiver;
  });
}

/** Whose waivers count, and when. */
export interface WaiverFacts {
  readonly now: Date;
  /** The GitHub account whose submission is judged: what it waived itself does not count. */
  readonly author?: number | undefined;
}

/** The connectors of a repository that were not judged. */
export interface OtherConnectors {
  readonly ids: ReadonlySet<string>;
  /** True when everything was judged that waivers should be about. */
  readonly areAllJudged: boolean;
}

/**
 * The report with what is waived marked as accepted, and its verdict without them; findings without a fingerprint match nothing. Expired
 * waivers and those of the author do not count. `used` are the waivers that do.
 */
export function applyWaivers(
  report: ConnectorReport,
  waivers: readonly Waiver[],
  facts: WaiverFacts,
): { readonly report: ConnectorReport; readonly used: readonly Waiver[] } {
  const counting = new Map(
    waivers.filter((one) => one.connector === report.id && standingOf(one, facts) === 'counts').map((one) => [keyOf(one), one]),
  );
  if (counting.size === 0) return { report, used: [] };
  const used: Waiver[] = [];
  const findings = report.findings.map((finding): Finding => {
    const { ruleId: rule, fingerprint } = finding;
    const waiver = fingerprint === undefined ? undefined : counting.get(keyOf({ rule, connector: report.id, fingerprint }));
    if (waiver === undefined || protectionOf(rule) !== undefined || !isAt(waiver.pointer, finding.location.pointer)) return finding;
    used.push(waiver);
    return { ...finding, accepted: { by: 'waiver', reason: waiver.reason, until: waiver.expires } };
  });
  return { report: { ...report, findings, verdict: verdictOf(findings) }, used };
}

/**
 * What maintainers should know about their waivers, a sentence each: those that expired, end within 14 days, were written by the author,
 * or match nothing although their connector, one of `judged`, was looked at. Where it is known which `others` there are, also those of a
 * connector that is neither: only with the id that was probably meant, unless `judged` is all that there should be.
 */
export function waiverNotices(
  waivers: readonly Waiver[],
  used: ReadonlySet<Waiver>,
  judged: ReadonlySet<string>,
  facts: WaiverFacts,
  others?: OtherConnectors,
): readonly string[] {
  return waivers.flatMap((waiver) => {
    const what = `${waiver.where}: the waiver of ${waiver.rule} for ${waiver.connector}`;
    const standing = standingOf(waiver, facts);
    if (standing === 'expired') return [`${what} expired on ${waiver.expires} and does not count.`];
    if (!judged.has(waiver.connector)) return others === undefined ? [] : unknownConnector(waiver, judged, others);
    if (standing === 'own') return [`${what} is by the author of the submission and does not count.`];
    if (!used.has(waiver)) return [`${what} matches no finding by pointer and fingerprint: remove or correct it.`];
    const left = ((midnightOf(waiver.expires) ?? 0) - todayOf(facts.now)) / dayLength;
    return left > noticeDays
      ? []
      : [`${what} ends on ${waiver.expires}, ${left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`}.`];
  });
}

function unknownConnector(
  { where, rule, connector }: Waiver,
  judged: ReadonlySet<string>,
  { ids, areAllJudged }: OtherConnectors,
): string[] {
  // In a repository that is laid out otherwise nobody knows what else there is.
  if (ids.has(connector) || (ids.size === 0 && !areAllJudged)) return [];
  const near = nearNames(connector, [...judged, ...ids]);
  if (near.length === 0 && !areAllJudged) return [];
  const meant = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  return [`${where}: the waiver of ${rule} is for ${connector}, and no connector that was judged has this id.${meant}`];
}

function standingOf({ expires, by }: Waiver, { now, author }: WaiverFacts): 'counts' | 'expired' | 'own' {
  if ((midnightOf(expires) ?? 0) < todayOf(now)) return 'expired';
  return author !== undefined && by.githubId === author ? 'own' : 'counts';
}

function keyOf({ rule, connector, fingerprint }: Pick<Waiver, 'rule' | 'connector' | 'fingerprint'>): string {
  return `${rule}\n${connector}\n${fingerprint}`;
}

/** True when a waiver's place is that of the finding, positions in lists aside: those move without the finding being another. */
function isAt(written: string | undefined, found: string | undefined): boolean {
  if (written === undefined || found === undefined) return written === found;
  const [a = [], b = []] = [parsePointer(written), parsePointer(found)];
  const isPosition = (key: string | undefined): boolean => /^\d+$/.test(key ?? '');
  return a.length === b.length && a.every((key, index) => key === b[index] || (isPosition(key) && isPosition(b[index])));
}

function todayOf(now: Date): number {
  return Math.floor(now.getTime() / dayLength) * dayLength;
}
