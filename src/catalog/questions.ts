import { type Acknowledged, acknowledgementText } from '../change/acknowledge.ts';
import type { DiffReport } from '../change/diff-report.ts';
import type { Ownership } from '../publisher/ownership.ts';
import type { Policy, Question } from './policy.ts';
import { soakDaysOf } from './soak.ts';
import type { StoredReport } from './stored-report.ts';

/** Who has to do something before an answer can become "yes". */
export type Actor = 'publisher' | 'maintainers' | 'time' | 'nobody';

/** The answer to one question about a version. */
export type Answer =
  | { readonly question: Question; readonly answer: 'yes'; readonly sentence: string }
  | { readonly question: Question; readonly answer: 'no'; readonly who: Actor; readonly since: string; readonly sentence: string }
  | {
      readonly question: Question;
      /** The question is not built yet; it blocks unless the policy lists it as optional. */
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
  /** When these bytes came on `preview`, by the ledger. */
  readonly previewedAt: string;
  /** What changed since the public version; `undefined` when nothing of the connector is public. */
  readonly update: PublicUpdate | undefined;
  /** Made afresh from the candidate's bytes. */
  readonly report: StoredReport;
  readonly ownership: Ownership;
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
    askReport(asked),
    notAsked(asked, 'tests', 'maintainers', 'No operation was tried: the sandbox is not built yet.'),
    askPublisher(asked),
    askAcknowledgement(asked),
    askSoak(asked),
    notAsked(asked, 'approval', 'maintainers', 'Approvals are not read from GitHub yet.'),
    { question: 'hold', answer: 'yes', sentence: 'Nobody holds it.' },
  ];
}

function askReport({ report, previewedAt }: Asked): Answer {
  const { errors, warnings, accepted = 0 } = report.summary;
  const apart = accepted === 0 ? '' : `, ${counted(accepted, 'finding')} accepted by the maintainers`;
  if (report.verdict === 'pass')
    return { question: 'report', answer: 'yes', sentence: `Certified afresh: no errors, ${counted(warnings, 'warning')}${apart}.` };
  return {
    question: 'report',
    answer: 'no',
    who: 'publisher',
    since: previewedAt,
    sentence: `Certified afresh, it has ${counted(errors, 'error')}${apart}.`,
  };
}

function askPublisher({ ownership, previewedAt }: Asked): Answer {
  const { level, reason } = ownership;
  if (level !== 'not-proved') return { question: 'publisher', answer: 'yes', sentence: reason };
  const isCustomerHosted = ownership.hosts.some(({ answer }) => answer === 'customer-hosted');
  return { question: 'publisher', answer: 'no', who: isCustomerHosted ? 'maintainers' : 'publisher', since: previewedAt, sentence: reason };
}

function askAcknowledgement({ update, previewedAt }: Asked): Answer {
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
  return { question, answer: 'no', who: 'publisher', since: previewedAt, sentence };
}

function askSoak({ policy, now, previewedAt, update }: Asked): Answer {
  const days = soakDaysOf(update?.diff, policy);
  if (days === 0) return { question: 'soak', answer: 'yes', sentence: `Profile ${policy.profile} asks for no waiting.` };
  const until = new Date(Date.parse(previewedAt) + days * 86_400_000);
  const what = describeUpdate(update?.diff);
  const rule = `${what} waits ${counted(days, 'day')} on preview`;
  if (now.getTime() >= until.getTime()) return { question: 'soak', answer: 'yes', sentence: `It waited since ${previewedAt}: ${rule}.` };
  return { question: 'soak', answer: 'no', who: 'time', since: previewedAt, sentence: `Until ${until.toISOString()}: ${rule}.` };
}

function describeUpdate(diff: DiffReport | undefined): string {
  if (diff === undefined) return 'a new connector';
  if (diff.sensitive.length > 0) return `a sensitive change (${diff.sensitive.join(', ')})`;
  return `a ${diff.updateClass === 'major' ? 'major' : 'minor'} change`;
}

function notAsked({ policy, previewedAt }: Asked, question: Question, who: Actor, sentence: string): Answer {
  return { question, answer: 'not asked yet', isOptional: policy.optionalQuestions.includes(question), who, since: previewedAt, sentence };
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
