import type { Operation } from '../connector/definition.ts';
import { equalJson, isArray, type JsonValue } from '../connector/json-value.ts';
import { callOf } from './call-of.ts';
import { openCallbacks } from './callbacks.ts';
import { jsonOf } from './records.ts';
import type { Assumption, Connection, Exchange, Gateway, ParameterValues, Poll, Problem } from './types.ts';
import { callbackPlaceOf, subscribe, unsubscribe } from './webhook.ts';

/** One thing that happened while a trigger was tried. */
interface TriggerStep {
  readonly name: 'first-call' | 'poll' | 'same-poll' | 'subscribe' | 'notify' | 'unsubscribe';
  /** `undefined` for a notification, which comes from the service. */
  readonly exchange: Exchange | undefined;
  readonly hasFired: boolean;
}

/** What trying a trigger showed. */
export interface TriggerRun {
  readonly kind: 'polling' | 'webhook';
  readonly steps: readonly TriggerStep[];
  /** What would lose, repeat or keep events, in sentences; each once. */
  readonly findings: readonly string[];
  readonly problems: readonly Problem[];
  readonly assumptions: readonly Assumption[];
}

export interface TriggerOptions {
  readonly connection: Connection;
  readonly values: ParameterValues;
  readonly isMock: boolean;
  readonly random: (count: number) => Uint8Array;
  /** What the service posts to the callback of a webhook; without it nothing is posted. */
  readonly payload?: JsonValue;
}

/** Tries a trigger as a flow uses it: polls three times, or subscribes, is notified and unsubscribes. `operation` must be a trigger. */
export function simulateTrigger(gateway: Gateway, operation: Operation, options: TriggerOptions): Promise<TriggerRun> {
  return operation.trigger === 'webhook' || callbackPlaceOf(operation) !== undefined
    ? simulateWebhook(gateway, operation, options)
    : simulatePolling(gateway, operation, options);
}

async function simulatePolling(
  gateway: Gateway,
  operation: Operation,
  { connection, values, isMock }: TriggerOptions,
): Promise<TriggerRun> {
  const call = callOf(operation, values);
  if (call.request === undefined) return runOf('polling', [], [], call);
  const steps: TriggerStep[] = [];
  const polls: Poll[] = [];
  const step = async (name: TriggerStep['name'], from: Parameters<Gateway['poll']>[2]): Promise<Poll> => {
    const poll = await gateway.poll(operation, connection, from);
    polls.push(poll);
    steps.push({ name, exchange: poll.exchange, hasFired: poll.hasFired });
    return poll;
  };
  const first = await step('first-call', { request: call.request });
  const findings: string[] = [];
  if (first.location !== undefined && first.exchange.problems.length === 0) {
    const second = await step('poll', { location: first.location });
    const again = await step('same-poll', { location: first.location });
    // Before a mock, everything is answered always: what repeats there tells nothing.
    if (!isMock && second.items.some((item) => seenIn(first, item)))
      findings.push('The service answered things again that the call before had shown: the flow starts twice for them.');
    if (!isMock && second.items.some((item) => !again.items.some((other) => equalJson(item, other))))
      findings.push('The same call was answered with less the second time: a flow that has to repeat it loses what is missing.');
  }
  const all = polls.flatMap((poll) => poll.findings);
  return runOf('polling', steps, [...all, ...findings], call, ...polls.map(({ assumptions }) => ({ assumptions, problems: [] })));
}

/** True for an item that stood anywhere in the answer of a poll, at most two levels deep. */
function seenIn({ exchange }: Poll, item: JsonValue): boolean {
  const body = jsonOf(exchange.answered?.body ?? new Uint8Array()) ?? null;
  const lists = [body, ...(body !== null && typeof body === 'object' && !isArray(body) ? Object.values(body) : [])].filter(isArray);
  return lists.some((list) => list.some((one) => equalJson(one, item)));
}

async function simulateWebhook(
  gateway: Gateway,
  operation: Operation,
  { connection, values, isMock, random, payload }: TriggerOptions,
): Promise<TriggerRun> {
  const callbacks = openCallbacks('https://callback.invalid/workflows', random);
  const callback = callbacks.open(operation);
  const subscription = await subscribe(gateway, operation, values, callback.url, { connection, isMock });
  const findings = [...subscription.findings];
  const steps: TriggerStep[] = [{ name: 'subscribe', exchange: subscription.exchange, hasFired: false }];
  const status = subscription.exchange?.received?.status ?? 0;
  if (payload !== undefined && status >= 200 && status < 300) {
    const body = JSON.stringify(payload);
    const answer = await callbacks.answer(
      new Request(callback.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    );
    steps.push({ name: 'notify', exchange: undefined, hasFired: answer.ok });
    for (const { differences } of callback.notifications())
      for (const { pointer, sentence } of differences)
        findings.push(`The notification at ${pointer === '' ? 'its root' : `'${pointer}'`} ${sentence}.`);
  }
  const noted = callback.notifications().map(({ assumptions }) => ({ assumptions, problems: [] }));
  callback.close();
  if (subscription.location === undefined) return runOf('webhook', steps, findings, subscription, ...noted);
  const end = await unsubscribe(gateway, operation, subscription.location, connection);
  steps.push({ name: 'unsubscribe', exchange: end.exchange, hasFired: false });
  return runOf('webhook', steps, [...findings, ...end.findings], subscription, ...noted);
}

type Noted = { readonly problems: readonly Problem[]; readonly assumptions: readonly Assumption[] };

function runOf(
  kind: TriggerRun['kind'],
  steps: readonly TriggerStep[],
  findings: readonly string[],
  ...noted: readonly Noted[]
): TriggerRun {
  const all: readonly Noted[] = [...noted, ...steps.flatMap(({ exchange }) => (exchange === undefined ? [] : [exchange]))];
  return {
    kind,
    steps,
    findings: [...new Set(findings)],
    problems: onceEach(
      all.flatMap(({ problems }) => problems),
      ({ kind: of, sentence }) => `${of} ${sentence}`,
    ),
    assumptions: onceEach(
      all.flatMap(({ assumptions }) => assumptions),
      ({ id }) => id,
    ),
  };
}

function onceEach<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
