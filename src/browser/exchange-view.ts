import type { ShownExchange, ShownMessage, ShownTrigger } from '../trial/protocol.ts';
import { button, el, freshId, sentences } from './dom.ts';

/** Shows a call side by side, before and after policies, and what was seen of it. */
export function exchangeView(exchange: ShownExchange, onNext: ((number: number) => Promise<void>) | undefined): HTMLElement {
  const { asked, sent, received, answered, sideCalls, policies, hasRenewedToken, isConnectionAccepted, hasNextPage } = exchange;
  const facts = [
    policies.length > 0 ? `Policies that ran, in this order: ${policies.join(', ')}.` : 'No policy ran.',
    ...(hasRenewedToken ? ['The token had run out and was renewed for this call.'] : []),
    ...(isConnectionAccepted ? [] : ['The answer says that the connection is not signed in any more.']),
  ];
  return el(
    'div',
    {},
    verdictOf(exchange),
    el('h3', {}, 'Request'),
    el(
      'div',
      { class: 'try-sides' },
      message('As the flow writes it', asked, 'It was not written.'),
      message('As the service gets it', sent, 'The service was not called.'),
    ),
    el('h3', {}, 'Answer'),
    el(
      'div',
      { class: 'try-sides' },
      message('As the service answers', received, 'The service gave no answer.'),
      message('As the flow gets it', answered, 'Nobody can know what the flow gets.'),
    ),
    hasNextPage &&
      onNext !== undefined &&
      el(
        'div',
        { class: 'try-actions' },
        button('Next page', () => onNext(exchange.number)),
      ),
    el('h3', {}, 'What happened on the way'),
    sentences(facts),
    sideCalls.length > 0 && el('div', { class: 'try-sides' }, ...sideCalls.map((side) => message('Extra call of a policy', side, ''))),
    restedOn(exchange.assumptions),
  );
}

/** What of it kept the promises, in words and not in colour alone. */
function verdictOf({ problems, findings, forbidden, answered }: ShownExchange): HTMLElement {
  if (problems.length > 0)
    return el('div', { class: 'try-verdict wait' }, el('p', {}, el('strong', {}, 'The call did not go as asked.')), sentences(problems));
  if (findings.length > 0)
    return el(
      'div',
      { class: 'try-verdict bad' },
      el('p', {}, el('strong', {}, 'Not as the definition promises.')),
      sentences(forbidden === null ? findings : [`The definition forbids this call: ${forbidden}`, ...findings]),
      el(
        'p',
        { class: 'quiet' },
        'This page compares each answer with the definition. No page of the platform says that it does so, or that it refuses such an answer.',
      ),
    );
  if (forbidden !== null)
    return el(
      'div',
      { class: 'try-verdict wait' },
      el('p', {}, el('strong', {}, 'The definition forbids this call, and it was made all the same.'), ` ${forbidden}`),
      el('p', {}, `The answer (${answered?.line ?? 'none'}) is as the definition promises.`),
      el(
        'p',
        { class: 'quiet' },
        'This page compares each call with the definition. No page of the platform says that it does so, or that it refuses such a call.',
      ),
    );
  return el(
    'div',
    { class: 'try-verdict good' },
    el('p', {}, el('strong', {}, `As the definition promises (${answered?.line ?? 'no answer'}).`)),
    el(
      'p',
      { class: 'quiet' },
      'Status and body of the answer are what the definition describes for this operation. This page compares them; no page of the platform says that it does.',
    ),
  );
}

/** One step of a trigger: whether a flow starts, with what, and the call behind it. */
export function triggerView(step: ShownTrigger): HTMLElement {
  const { hasFired, sentence, items, findings, exchange } = step;
  const tone = findings.length > 0 ? 'bad' : hasFired ? 'good' : 'wait';
  const assumptions = [...new Set([...step.assumptions, ...(exchange?.assumptions ?? [])])];
  return el(
    'div',
    {},
    el(
      'div',
      { class: `try-verdict ${tone}` },
      el('p', {}, el('strong', {}, hasFired ? 'The flow starts.' : 'No flow starts.'), ` ${sentence}`),
      findings.length > 0 && sentences(findings),
    ),
    items.length > 0 &&
      el(
        'div',
        { class: 'try-message' },
        el('h4', {}, 'What the flow gets'),
        code(JSON.stringify(items.length === 1 ? items[0] : items, null, 2), 'What the flow gets'),
      ),
    exchange === null ? restedOn(assumptions) : exchangeView({ ...exchange, assumptions }, undefined),
  );
}

function restedOn(assumptions: readonly string[]): HTMLElement | undefined {
  if (assumptions.length === 0) return undefined;
  const title = `Rested on ${assumptions.length} ${assumptions.length === 1 ? 'assumption' : 'assumptions'} that the platform documents nowhere`;
  return el('details', {}, el('summary', {}, title), sentences(assumptions));
}

function message(title: string, shown: ShownMessage | null, otherwise: string): HTMLElement {
  const heading = el('h4', { id: freshId() }, title);
  const box = el('div', { class: 'try-message', role: 'group', 'aria-labelledby': heading.id }, heading);
  if (shown === null) {
    box.append(el('p', { class: 'quiet' }, otherwise));
    return box;
  }
  box.append(el('p', { class: 'line' }, shown.line));
  if (shown.headers.length > 0)
    box.append(el('dl', {}, ...shown.headers.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])));
  if (shown.bytes > 0) box.append(code(shown.body, title));
  if (shown.isCut) box.append(el('p', { class: 'quiet' }, `Only the beginning of ${shown.bytes} bytes is shown.`));
  return box;
}

/** Code that may be wider or longer than its place, and can be scrolled with the keyboard. */
function code(text: string, label: string): HTMLElement {
  return el('pre', { tabindex: '0', role: 'region', 'aria-label': `Body: ${label}` }, text);
}
