import { type Acknowledged, acknowledgementText } from '../change/acknowledge.ts';
import type { DiffReport } from '../change/diff-report.ts';
import { dayLength } from '../connector/day.ts';
import { askApproval } from './ask-approval.ts';
import { askPublisher } from './ask-publisher.ts';
import { askTests } from './ask-tests.ts';
import type { OwnershipNow } from './claim-answers.ts';
import { counted } from './counted.ts';
import { nameText } from './ledger-laws.ts';
import { type LedgerState, versionNamed } from './ledger-state.ts';
import type { OldErrors } from './old-errors.ts';
import type { OperationTests } from './operation-tests.ts';
import type { Policy, Question } from './policy.ts';
import { describeUpdate, soakDaysOf } from './soak.ts';
import type { StoredReport } from './stored-report.ts';

/** Who has to do something before an answer can become "yes". */
export type Actor = 'publisher' | 'maintainers' | 'time' | 'nobody';

/** The answer to one question about a version. */
export type Answer =
  | { readonly question: Question; readonly answer: 'yes'; readonly sentence: string }
  | { readonly question: Question; readonly answer: 'no'; readonly who: Actor; readonly since: string; readonly sentence: string }
  | {
      readonly question: Question;
      /** Nobody did yet what the question asks for; it blocks unless the policy lists it as optional. */
      readonly answer: 'not asked yet';
      readonly isOptional: boolean;
      readonly who: Actor;
      readonly since: string;
      readonly sentence: string;
    };

/** What the questions are asked about: the candidate, compared with what is public now. */
export interface Asked {
  readonly policy: Policy;
  readonly now: Date;
  readonly ledger: LedgerState;
  /** The version on `preview`, and since when these bytes are there, by the ledger. */
  readonly candidate: NonNullable<LedgerState['preview']>;
  /** What changed since the public version; `undefined` when nothing of the connector is public. */
  readonly update: PublicUpdate | undefined;
  /** Made afresh from the candidate's bytes. */
  readonly report: StoredReport;
  /** Which of its errors are older than the candidate. */
  readonly oldErrors: OldErrors;
  readonly ownership: OwnershipNow;
  /** The record that answers for the public version; `undefined` when nothing is public, or nobody answers. */
  readonly publicPublisher: string | undefined;
  /** What was tried of exactly this content, by this certifier; oldest first. */
  readonly tests: readonly OperationTests[];
}

/** What a candidate changes of the public version, whatever the steps between them were. */
export interface PublicUpdate {
  /** The public version, as people name it. */
  readonly from: string;
  readonly diff: DiffReport;
  /** What the candidate's acknowledgements say of it. */
  readonly acknowledged: Pick<Acknowledged, 'missing' | 'problem' | 'hasFile'>;
}

/** Asks the seven questions of promotion, in the order of `questions`. */
export function askQuestions(asked: Asked): readonly Answer[] {
  return [
    askReport(asked, asked.candidate.at),
    askTests(asked),
    askPublisher(asked, asked.candidate.at),
    askAcknowledgement(asked),
    askSoak(asked),
    askApproval(asked),
    askHold(asked),
  ];
}

/** 1: certified afresh, it has no error, or only such as the public version has too. */
export function askReport({ report, oldErrors }: Pick<Asked, 'report' | 'oldErrors'>, since: string): Answer {
  const { errors, warnings, accepted = 0 } = report.summary;
  const apart = accepted === 0 ? '' : `, ${counted(accepted, 'finding')} accepted by the maintainers`;
  const { count, until, lapsed } = oldErrors;
  if (errors === 0)
    return { question: 'report', answer: 'yes', sentence: `Certified afresh: no errors, ${counted(warnings, 'warning')}${apart}.` };
  if (errors === count) {
    const grace = until === undefined ? '' : `, which count until ${until}`;
    return {
      question: 'report',
      answer: 'yes',
      sentence: `Certified afresh, it has ${counted(count, 'error')} that the public version has too${grace}${apart}.`,
    };
  }
  const old = count === 0 ? '' : `, ${count} of them as old as the public version`;
  const over = lapsed.length === 0 ? '' : ` The time to repair what the public version has too is over: ${lapsed.join(', ')}.`;
  return {
    question: 'report',
    answer: 'no',
    who: 'publisher',
    since,
    sentence: `Certified afresh, it has ${counted(errors, 'error')}${old}${apart}.${over}`,
  };
}

function askAcknowledgement({ update, candidate }: Asked): Answer {
  const question = 'acknowledgement';
  if (update === undefined) return { question, answer: 'yes', sentence: 'Nothing of it is public yet, so nothing can break.' };
  const { from, diff, acknowledged } = update;
  const { missing, problem } = acknowledged;
  const breaking = diff.changes.filter((change) => change.breaking).length;
  if (breaking === 0) return { question, answer: 'yes', sentence: `Nothing that breaks flows changed since ${from}.` };
  const [first] = missing;
  if (first === undefined)
    return { question, answer: 'yes', sentence: `The publisher acknowledged what breaks since ${from}: ${counted(breaking, 'change')}.` };
  const why = problem === undefined ? '' : ` acknowledgements.json does not count: ${problem}`;
  const sentence = `${counted(missing.length, 'change')} since ${from} ${missing.length === 1 ? 'breaks' : 'break'} flows and ${missing.length === 1 ? 'is' : 'are'} not acknowledged: ${first.finding.message}${why} ${acknowledged.hasFile ? 'To add to the list in' : 'To write into'} acknowledgements.json: ${acknowledgementText(acknowledged)}`;
  return { question, answer: 'no', who: 'publisher', since: candidate.at, sentence };
}

function askSoak({ policy, now, candidate, update }: Asked): Answer {
  const days = soakDaysOf(update?.diff, policy);
  if (days === 0) return { question: 'soak', answer: 'yes', sentence: `Profile ${policy.profile} asks for no waiting.` };
  const until = new Date(Date.parse(candidate.at) + days * dayLength);
  const what = describeUpdate(update?.diff);
  const rule = `${what} waits ${counted(days, 'day')} on preview`;
  if (now.getTime() >= until.getTime()) return { question: 'soak', answer: 'yes', sentence: `It waited since ${candidate.at}: ${rule}.` };
  return { question: 'soak', answer: 'no', who: 'time', since: candidate.at, sentence: `Until ${until.toISOString()}: ${rule}.` };
}

/** 7: nobody stopped it. The first reason is told; while one stands the others do not matter. */
function askHold({ ledger, candidate }: Asked): Answer {
  const { held, suspended } = ledger;
  const { yanked, rolledBack } = versionNamed(ledger, candidate.record) ?? {};
  const name = nameText(candidate.record);
  const no = (who: Actor, since: string, sentence: string): Answer => ({ question: 'hold', answer: 'no', who, since, sentence });
  if (suspended) {
    const what = suspended.by.kind === 'pipeline' ? 'The connector is suspended' : 'The maintainers suspended the connector';
    return no('maintainers', suspended.at, `${what}: ${suspended.reason}`);
  }
  if (yanked) return no('publisher', yanked.at, `${name} was yanked, and another version has to take its place: ${yanked.reason}`);
  // A comment may be of the publisher, and the number does not tell.
  const isAsked = held?.by.kind === 'account' && held.by.comment !== undefined;
  if (held) return no('maintainers', held.at, `${isAsked ? 'It is held' : 'The maintainers hold it'}: ${held.reason}`);
  if (rolledBack) return no('maintainers', rolledBack.at, `The public version was rolled back from ${name}: ${rolledBack.reason}`);
  return { question: 'hold', answer: 'yes', sentence: 'Nobody holds it.' };
}
