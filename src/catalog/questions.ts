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
  /** True when nothing of the connector is public. */
  readonly isNew: boolean;
  /** Made afresh from the candidate's bytes. */
  readonly report: StoredReport;
  readonly ownership: Ownership;
}

/** Asks the seven questions of promotion, in the order of `questions`. */
export function askQuestions(asked: Asked): readonly Answer[] {
  return [
    askReport(asked),
    notAsked(asked, 'tests', 'maintainers', 'No operation was tried: the sandbox is not built yet.'),
    askPublisher(asked),
    notAsked(asked, 'acknowledgement', 'publisher', 'What changed since the public version is not compared yet.'),
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

/** Until changes are told apart, a new version of a public connector waits as long as a sensitive change. */
function askSoak({ policy, now, previewedAt, isNew }: Asked): Answer {
  const days = soakDaysOf(undefined, policy, isNew);
  if (days === 0) return { question: 'soak', answer: 'yes', sentence: `Profile ${policy.profile} asks for no waiting.` };
  const until = new Date(Date.parse(previewedAt) + days * 86_400_000);
  const what = isNew ? 'a new connector' : 'a change, counted as sensitive until changes are told apart,';
  const rule = `${what} waits ${counted(days, 'day')} on preview`;
  if (now.getTime() >= until.getTime()) return { question: 'soak', answer: 'yes', sentence: `It waited since ${previewedAt}: ${rule}.` };
  return { question: 'soak', answer: 'no', who: 'time', since: previewedAt, sentence: `Until ${until.toISOString()}: ${rule}.` };
}

function notAsked({ policy, previewedAt }: Asked, question: Question, who: Actor, sentence: string): Answer {
  return { question, answer: 'not asked yet', isOptional: policy.optionalQuestions.includes(question), who, since: previewedAt, sentence };
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
