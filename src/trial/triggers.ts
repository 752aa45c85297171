import type { Operation } from '../connector/definition.ts';
import { isObject, type JsonValue } from '../connector/json-value.ts';
import { callOf } from '../preview/call-of.ts';
import type { Callbacks, openCallbacks } from '../preview/callbacks.ts';
import { isMade } from '../preview/generate-combined.ts';
import { bodyValuesOf, effortOf } from '../preview/generate-effort.ts';
import type { Exchange, ParameterValues } from '../preview/types.ts';
import { callbackPlaceOf, subscribe, unsubscribe } from '../preview/webhook.ts';
import type { HeldConnection } from './connections.ts';
import type { ShownExchange, ShownTrigger } from './protocol.ts';
import { Refused, sentenceOf } from './refused.ts';

/** A trigger that is being used. */
export type HeldTrigger =
  | { readonly kind: 'polling'; readonly operation: Operation; readonly values: ParameterValues; readonly location: string | undefined }
  | {
      readonly kind: 'webhook';
      readonly operation: Operation;
      readonly callback: ReturnType<ReturnType<typeof openCallbacks>['open']>;
      readonly location: string | undefined;
    };

/** What the steps of a trigger need of its trial. */
export interface TriggerTools {
  readonly held: HeldConnection;
  readonly callbacks: Callbacks;
  readonly isMock: boolean;
  readonly name: () => string;
  readonly show: (operation: Operation, exchange: Exchange) => ShownExchange;
}

/** Triggers that one connection may use at a time. */
const mostTriggers = 20;

/** True for a trigger that is told, false for one that asks. */
export function isWebhook(operation: Operation): boolean {
  return operation.trigger === 'webhook' || callbackPlaceOf(operation) !== undefined;
}

/** Calls a polling trigger: at first as the flow that was just made does, then where the answer before said. */
export async function pollOnce(
  operation: Operation,
  values: ParameterValues,
  known: string | null,
  tools: TriggerTools,
): Promise<ShownTrigger> {
  const { held, show } = tools;
  const before = known === null ? undefined : heldTrigger(held, known);
  const call = callOf(operation, before?.kind === 'polling' ? before.values : values);
  if (call.request === undefined) throw new Refused(call.problems[0]?.sentence ?? 'The call cannot be written.');
  const at = before?.kind === 'polling' ? before.location : undefined;
  const poll = await held.gateway.poll(operation, held.connection, at === undefined ? { request: call.request } : { location: at });
  const name = known ?? keep(tools, { kind: 'polling', operation, values, location: poll.location });
  held.triggers.set(name, { kind: 'polling', operation, values, location: poll.location });
  const status = poll.answered?.status ?? 0;
  const wait = `It is called again after ${poll.retryAfter} seconds.`;
  const count = `${poll.items.length} ${poll.items.length === 1 ? 'item' : 'items'}`;
  const sentence = poll.hasFired
    ? `New: the flow starts with ${count} (${status}). ${wait}`
    : status !== 202 && status !== 0
      ? `The answer was ${status}: no flow starts, and nothing is forgotten. ${wait}`
      : before === undefined
        ? `The first call never starts a flow: it only remembers what is there (${status}). ${wait}`
        : `Nothing is new: no flow starts (${status}). ${wait}`;
  return {
    hasFired: poll.hasFired,
    sentence,
    items: poll.items.slice(0, 100),
    findings: poll.findings.map(sentenceOf),
    assumptions: poll.assumptions.map((one) => one.sentence),
    exchange: show(operation, poll.exchange),
    trigger: name,
  };
}

/** Subscribes as the platform does when a flow is switched on. */
export async function subscribeOnce(operation: Operation, values: ParameterValues, tools: TriggerTools): Promise<ShownTrigger> {
  const { held, callbacks, isMock, show } = tools;
  const callback = callbacks.open(operation);
  const options = { connection: held.connection, isMock };
  const subscription = await subscribe(held.gateway, operation, values, callback.url, options);
  const { exchange } = subscription;
  if (exchange === undefined) {
    callback.close();
    throw new Refused(subscription.problems[0]?.sentence ?? 'The call cannot be written.');
  }
  const status = exchange.received?.status ?? 0;
  const isOpen = status >= 200 && status < 300;
  if (!isOpen) callback.close();
  const trigger = isOpen ? keep(tools, { kind: 'webhook', operation, callback, location: subscription.location }) : null;
  const where = subscription.isLocationInvented ? ' The address that ends it was made up: a service has to answer with one.' : '';
  const payload = isOpen ? payloadOf(operation) : undefined;
  return {
    hasFired: false,
    sentence: isOpen
      ? `The service knows the callback now (${status}).${where}`
      : `The subscription was answered with ${exchange.answered?.status ?? 'nothing'}.`,
    items: [],
    findings: subscription.findings.map(sentenceOf),
    assumptions: subscription.assumptions.map((one) => one.sentence),
    exchange: show(operation, exchange),
    trigger,
    ...(payload !== undefined && { payload }),
  };
}

/** Posts to the callback of a subscription, as the service would. */
export async function fireOnce(name: string, payload: JsonValue, tools: TriggerTools): Promise<ShownTrigger> {
  const { callback } = webhookOf(tools.held, name);
  const headers = { 'content-type': 'application/json' };
  const answer = await tools.callbacks.answer(new Request(callback.url, { method: 'POST', headers, body: JSON.stringify(payload) }));
  if (!answer.ok) throw new Refused(`The callback answered with ${answer.status}: it takes 100 notifications of 10 megabytes.`);
  return notificationsOf(name, tools);
}

/** What came to the callback of a subscription, from this page or from the service; findings are about the newest. */
export function notificationsOf(name: string, { held }: TriggerTools): ShownTrigger {
  const { callback } = webhookOf(held, name);
  const all = callback.notifications();
  const last = all.at(-1);
  const differences = last?.differences ?? [];
  const times = all.length === 1 ? 'once' : `${all.length} times`;
  const isAsPromised = differences.length === 0 ? 'as the definition promises' : 'not as the definition promises';
  return {
    hasFired: last !== undefined,
    sentence:
      last === undefined
        ? 'Nothing came to the callback yet.'
        : `The flow was started ${times}. The newest notification is ${isAsPromised}.`,
    items: all.map((one) => one.payload).slice(-20),
    findings: differences.map(
      ({ pointer, sentence }) => `The notification at ${pointer === '' ? 'its root' : `'${pointer}'`} ${sentence}.`,
    ),
    assumptions: (last?.assumptions ?? []).map((one) => one.sentence),
    exchange: null,
    trigger: name,
  };
}

/** Unsubscribes as the platform does when a flow is switched off. */
export async function unsubscribeOnce(name: string, tools: TriggerTools): Promise<ShownTrigger> {
  const { held, show } = tools;
  const { operation, location, callback } = webhookOf(held, name);
  held.triggers.delete(name);
  callback.close();
  const nothing = { hasFired: false, items: [], trigger: null };
  if (location === undefined)
    return {
      ...nothing,
      sentence: 'The flow is switched off, and the service was not told.',
      findings: ['Without a Location header the platform cannot unsubscribe: the service goes on notifying nobody.'],
      assumptions: [],
      exchange: null,
    };
  const { exchange, findings } = await unsubscribe(held.gateway, operation, location, held.connection);
  return {
    ...nothing,
    sentence: `The flow is switched off: DELETE was answered with ${exchange.answered?.status ?? 'nothing'}.`,
    findings: findings.map(sentenceOf),
    assumptions: [],
    exchange: show(operation, exchange),
  };
}

/** An example of what the definition says a notification is; `undefined` where none can be made. */
function payloadOf({ definition, notificationContent }: Operation): JsonValue | undefined {
  const schema = notificationContent?.['schema'];
  if (!isObject(schema)) return undefined;
  const values = bodyValuesOf(definition, 0, effortOf())(schema, 'output');
  return isMade(values) ? values.at(0) : undefined;
}

function keep({ held, name }: TriggerTools, trigger: HeldTrigger): string {
  for (const [oldest, one] of [...held.triggers].slice(0, Math.max(0, held.triggers.size + 1 - mostTriggers))) {
    if (one.kind === 'webhook') one.callback.close();
    held.triggers.delete(oldest);
  }
  const id = name();
  held.triggers.set(id, trigger);
  return id;
}

function heldTrigger(held: HeldConnection, name: string): HeldTrigger {
  const trigger = held.triggers.get(name);
  if (trigger === undefined) throw new Refused('The trigger is not known any more. Begin again.');
  return trigger;
}

function webhookOf(held: HeldConnection, name: string) {
  const trigger = heldTrigger(held, name);
  if (trigger.kind !== 'webhook') throw new Refused('This trigger has no callback.');
  return trigger;
}
