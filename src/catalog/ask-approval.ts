import { dayOf } from '../connector/day.ts';
import { accountsOf } from '../publisher/publisher.ts';
import { versionNamed } from './ledger-state.ts';
import type { Answer, Asked } from './questions.ts';
import { describeUpdate } from './soak.ts';

/** 6: what is new or sensitive was approved, as exactly this content, by a maintainer who did not write it. */
export function askApproval({ update, ledger, candidate, ownership, policy }: Asked): Answer {
  const question = 'approval';
  const what = describeUpdate(update?.diff);
  if (update !== undefined && update.diff.sensitive.length === 0)
    return { question, answer: 'yes', sentence: `Nothing sensitive changed since ${update.from}: merging it was approval enough.` };
  const author = versionNamed(ledger, candidate.record)?.submission?.author;
  const own = new Set([author, ...(ownership.publisher === undefined ? [] : accountsOf(ownership.publisher))]);
  const approvals = ledger.approvals.filter(({ tree }) => tree === candidate.record.tree);
  const counting = approvals.flatMap(({ by, at }) => (by.kind === 'account' && !own.has(by.id) ? [{ account: by.id, at }] : []));
  const [first] = counting;
  if (first !== undefined) {
    const unknown = author === undefined ? ', and who wrote it is not recorded' : '';
    return { question, answer: 'yes', sentence: `Approved by account ${first.account} on ${dayOf(first.at)}${unknown}.` };
  }
  const [only] = approvals;
  if (only !== undefined)
    return {
      question,
      answer: 'no',
      who: 'maintainers',
      since: only.at,
      sentence: `Only its author or publisher approved it; ${what} needs a maintainer who is neither.`,
    };
  return {
    question,
    answer: 'not asked yet',
    isOptional: policy.optionalQuestions.includes(question),
    who: 'maintainers',
    since: candidate.at,
    sentence: `No maintainer approved this content yet, which ${what} needs.`,
  };
}
