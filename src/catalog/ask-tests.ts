import { dayOf } from '../connector/day.ts';
import { counted } from './counted.ts';
import type { Answer, Asked } from './questions.ts';

/** How often an operation of a certified connector has to succeed against the real service: the platform asks its publishers for as many. */
const liveCalls = 10;

/** 2: no operation failed; and each of a `certified` connector succeeded against the real service, or is exempt from it for a time. */
export function askTests(asked: Asked): Answer {
  const question = 'tests';
  const { tests, candidate, policy, ledger, now } = asked;
  const today = dayOf(now);
  const failed = tests.flatMap(({ operations, at }) => operations.flatMap(({ id, result }) => (result === 'failed' ? [{ id, at }] : [])));
  const [first] = failed;
  if (first !== undefined)
    return {
      question,
      answer: 'no',
      who: 'publisher',
      since: first.at,
      sentence: `${counted(new Set(failed.map(({ id }) => id)).size, 'operation')} failed: ${listed(failed)}.`,
    };
  const exemption = ledger.exemptions.findLast(({ tree, until }) => tree === candidate.record.tree && today <= until);
  const exempt = exemption && `Exempt until ${exemption.until}: ${exemption.reason}`;
  const notAsked = (who: 'publisher' | 'maintainers', sentence: string): Answer =>
    exempt === undefined
      ? { question, answer: 'not asked yet', isOptional: policy.optionalQuestions.includes(question), who, since: candidate.at, sentence }
      : { question, answer: 'yes', sentence: `${sentence} ${exempt}` };

  const last = tests.at(-1);
  if (last === undefined) return notAsked('maintainers', 'No operation of this content was tried by this certifier.');
  const told = resultText(asked);
  if (candidate.record.program !== 'certified') return { question, answer: 'yes', sentence: told };
  const proved = new Set(
    tests.flatMap(({ against, operations }) =>
      against === 'live'
        ? operations.flatMap(({ id, result, succeeded }) => (result === 'passed' && succeeded >= liveCalls ? [id] : []))
        : [],
    ),
  );
  const missing = idsOf(asked).filter((id) => !proved.has(id));
  if (missing.length === 0) return { question, answer: 'yes', sentence: told };
  return notAsked(
    'publisher',
    `${told} A certified connector needs ${liveCalls} successful calls of each operation against the real service, which ${listed(missing.map((id) => ({ id })))} ${missing.length === 1 ? 'lacks' : 'lack'}: certify test --against URL --output FILE tries them, and certify evidence FILE records it.`,
  );
}

/** How many passed, and everything that did not. */
function resultText({ tests }: Asked): string {
  const best = new Map<string, string>();
  for (const { operations } of tests) for (const { id, result } of operations) if (best.get(id) !== 'passed') best.set(id, result);
  const others = [...best].filter(([, result]) => result !== 'passed').map(([id, result]) => ({ id: `${id} ${result}` }));
  const rest = others.length === 0 ? '' : `; not passed: ${listed(others)}`;
  const who = tests.some(({ runBy }) => runBy === 'publisher') ? ' Its publisher tried them against the real service.' : '';
  return `${best.size - others.length} of ${counted(best.size, 'operation')} passed${rest}.${who}`;
}

function idsOf({ tests }: Asked): readonly string[] {
  return [...new Set(tests.flatMap(({ operations }) => operations.map(({ id }) => id)))];
}

/** The names, each once; of very many the first. */
function listed(named: readonly { readonly id: string }[]): string {
  const ids = [...new Set(named.map(({ id }) => id))];
  const most = 30;
  return ids.length <= most ? ids.join(', ') : `${ids.slice(0, most).join(', ')} and ${ids.length - most} more`;
}
