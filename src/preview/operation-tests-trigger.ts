import type { Operation } from '../connector/definition.ts';
import { isObject, type JsonValue } from '../connector/json-value.ts';
import { isMarkedInternal } from '../connector/schemas.ts';
import { callOf } from './call-of.ts';
import { isMade } from './generate-combined.ts';
import type { BodyValues } from './generate-effort.ts';
import { type Broken, brokenPromise } from './operation-tests-promise.ts';
import { valueKeysOf } from './parameters.ts';
import { sampleCallOf } from './simulate.ts';
import { simulateTrigger, type TriggerRun } from './trigger.ts';
import type { Assumption, Connection, Gateway, ParameterValues, Problem } from './types.ts';
import { callbackPlaceOf } from './webhook.ts';

/** What trying the whole cycle of a trigger showed. */
export interface TriedCycle {
  /** The first thing that keeps a flow from being started or ended; undefined where the cycle completes. */
  readonly found: (Broken & { readonly problem?: Problem | undefined }) | undefined;
  readonly relied: readonly Assumption[];
}

export interface CycleOptions {
  readonly gateway: Gateway;
  readonly connection: Connection;
  readonly isMock: boolean;
  readonly bodyValues: BodyValues;
  /** True where a sample may be asked for: it is another operation's call. */
  readonly mayAskFor: (operation: Operation) => boolean;
}

/** True for a trigger whose service is told a callback. */
export function subscribes(operation: Operation): boolean {
  return operation.trigger === 'webhook' || callbackPlaceOf(operation) !== undefined;
}

/**
 * Uses a trigger as flows do, from switching on to switching off. A webhook is subscribed, notified with what its definition promises
 * (before a mock) and ended; a polling trigger is called three times. Where it names an operation that shows a sample, that is called.
 */
export async function tryCycle(operation: Operation, values: ParameterValues, options: CycleOptions): Promise<TriedCycle> {
  const { gateway, connection, isMock, bodyValues } = options;
  const payload = isMock && subscribes(operation) ? payloadOf(operation, bodyValues) : undefined;
  const run = await simulateTrigger(gateway, operation, {
    connection,
    values: seenValues(operation, values),
    isMock,
    random: (count) => new Uint8Array(count),
    ...(payload !== undefined && { payload }),
  });
  const found = brokenCycle(operation, run, isMock) ?? (await brokenSample(operation, options));
  return { found, relied: run.assumptions };
}

/** What a maker can fill in: state that a flow begins with is none of it. */
function seenValues(operation: Operation, values: ParameterValues): ParameterValues {
  const keys = valueKeysOf(operation);
  const hidden = new Set(operation.parameters.flatMap(({ parameter }, index) => (isMarkedInternal(parameter.value) ? [keys[index]] : [])));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !hidden.has(key)));
}

/** What a service posts when something happens, as the definition says; an empty object where it says nothing. */
function payloadOf({ notificationContent }: Operation, bodyValues: BodyValues): JsonValue {
  const schema = notificationContent?.['schema'];
  const values = isObject(schema) ? bodyValues(schema, 'output') : undefined;
  return values !== undefined && isMade(values) ? values.at(0) : {};
}

function brokenCycle(operation: Operation, run: TriggerRun, isMock: boolean): TriedCycle['found'] {
  const { place } = operation;
  const first = run.steps[0]?.exchange;
  const promise = first === undefined ? undefined : brokenPromise(operation, first);
  const [problem] = run.problems;
  if (promise !== undefined) return { ...promise, problem };
  if (problem !== undefined) return { sentence: withoutStop(problem.sentence), place, problem };
  const [finding] = run.findings;
  if (finding !== undefined) return { sentence: withoutStop(finding), place };
  if (run.kind === 'webhook') {
    const missing = run.steps.every(({ name }) => name !== 'unsubscribe');
    if (missing) return { sentence: 'the subscription could not be ended', place };
    if (isMock && run.steps.every(({ name, hasFired }) => name !== 'notify' || !hasFired))
      return { sentence: 'the notification that the definition promises starts no flow', place };
    return undefined;
  }
  // Before a mock everything is new at the second call; a service may have nothing new.
  if (isMock && run.steps.every(({ hasFired }) => !hasFired))
    return { sentence: 'no call of the trigger ever starts a flow, although there is something new', place };
  return undefined;
}

async function brokenSample(operation: Operation, options: CycleOptions): Promise<TriedCycle['found']> {
  const sample = sampleCallOf(operation);
  if (sample === undefined) return undefined;
  const { place } = operation;
  const { operation: asked, operationId, values } = sample;
  if (asked === undefined) return { sentence: `its sample is asked from '${operationId}', which the definition does not have`, place };
  if (!options.mayAskFor(asked) || options.gateway.obstacles(asked).length > 0) return undefined;
  const call = callOf(asked, values);
  const [unwritten] = call.problems;
  const exchange = call.request && (await options.gateway.call(call.request, options.connection, asked));
  const broken = exchange === undefined ? unwritten : brokenPromise(asked, exchange);
  return broken && { sentence: `its sample cannot be had from '${operationId}': ${withoutStop(broken.sentence)}`, place };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
