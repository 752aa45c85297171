import type { Answer, Asked } from './questions.ts';

/** What question 3 looks at. */
type Facts = Pick<Asked, 'ownership' | 'publicPublisher' | 'ledger' | 'now'>;

/** 3: who answers for it is known, and is who answers for what is public, or took it over with notice. */
export function askPublisher({ ownership, publicPublisher, ledger, now }: Facts, since: string): Answer {
  const question = 'publisher';
  const { level, reason, publisher, hosts, next } = ownership;
  if (level === 'not-proved') {
    const isCustomerHosted = hosts.some(({ answer }) => answer === 'customer-hosted');
    return { question, answer: 'no', who: next ?? (isCustomerHosted ? 'maintainers' : 'publisher'), since, sentence: reason };
  }
  if (publicPublisher === undefined || publicPublisher === publisher?.id) return { question, answer: 'yes', sentence: reason };
  const change = `${publicPublisher} answers for the public version, ${publisher?.id ?? 'nobody'} for this one`;
  const { transfer } = ledger;
  if (transfer === undefined || transfer.to !== publisher?.id)
    return { question, answer: 'no', who: 'maintainers', since, sentence: `${change}: it has to be transferred first.` };
  if (now.getTime() < Date.parse(transfer.noticeUntil))
    return {
      question,
      answer: 'no',
      who: 'time',
      since: transfer.at,
      sentence: `${change}. It is being transferred, and until ${transfer.noticeUntil} anybody can object.`,
    };
  return {
    question,
    answer: 'yes',
    sentence: `${reason} It was transferred from ${publicPublisher}, with notice until ${transfer.noticeUntil}.`,
  };
}
