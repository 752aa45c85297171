import type { Connector } from '../connector/connector.ts';
import type { Operation } from '../connector/definition.ts';
import { type JsonObject, objectOr, own } from '../connector/json-value.ts';
import { callOf } from './call-of.ts';
import { type Contradiction, contradictionFinder } from './example-values.ts';
import { type PlanOptions, planCalls } from './generate-calls.ts';
import { sizeOf } from './generate-combined.ts';
import { hostInputs, madeUpHost } from './generate-connection.ts';
import { bodyValuesOf, type Effort } from './generate-effort.ts';
import { invalidCalls, refusalOf } from './generate-invalid.ts';
import type { Mock } from './mock.ts';
import { type Broken, brokenPromise } from './operation-tests-promise.ts';
import { type CycleOptions, subscribes, tryCycle } from './operation-tests-trigger.ts';
import type { Assumption, Connection, Gateway, ParameterValues, Problem } from './types.ts';

export type OperationResult = 'passed' | 'failed' | 'needs-runtime' | 'needs-real-backend' | 'not-safe-to-repeat';

/** What trying one operation showed. */
export interface TestedOperation {
  readonly operation: Operation;
  /** Its id; method and path where it has none. */
  readonly id: string;
  readonly result: OperationResult;
  /** Calls that are right, made and kept as promised. */
  readonly calls: number;
  readonly succeeded: number;
  /** Calls that the definition forbids, all of them refused before they were sent. */
  readonly refused: number;
  /** The first difference between promise and answer, or why it was not tried; null where it passed. */
  readonly difference: Broken | null;
  /** Undocumented behaviour that its calls relied on. */
  readonly assumptions: readonly Assumption[];
  /** By the clock that was given; for people only. */
  readonly milliseconds: number;
}

/** What operations are tried against. */
type Target =
  | { readonly kind: 'mock'; readonly mock: Mock }
  | { readonly kind: 'live'; readonly host: string; readonly writes: boolean; readonly inputs: JsonObject };

export interface TestOptions {
  /** Opened on the target's backend. */
  readonly gateway: Gateway;
  /** For the cycles of triggers, where another backend shows them better. */
  readonly cycleGateway?: Gateway;
  readonly connection: Connection;
  readonly target: Target;
  readonly seed: number;
  /** Shared with the mock: what both make counts. */
  readonly effort: Effort;
  /** True when no more calls shall be made: what was not tried by then is told as such. */
  readonly isOver?: () => boolean;
  /** Milliseconds by any clock. */
  readonly clock: () => number;
}

/** Why an operation is not tried after much else of its connector was. */
const tooMuch = 'what comes before it in this connector has used up what trying one connector may cost';

/** Why an operation is not tried, or not to its end, when a live run takes too long. */
const tooLong = 'not tried: the run took longer than it may';

/** A mock answers at once; a service shall not be flooded. */
const counts = { mock: { fewest: 10, most: 64 }, live: { fewest: 10, most: 20 } };

/**
 * Tries every operation of a connector, one after the other, in the order of the definition: calls that are right, whose answers must be
 * as promised, and calls that are wrong, which must be refused. Never throws for what connector or service do.
 */
export async function* testOperations(
  connector: Pick<Connector, 'definition' | 'properties'>,
  options: TestOptions,
): AsyncGenerator<TestedOperation> {
  const { definition, properties } = connector;
  if (definition === undefined) return;
  const { target, seed, effort } = options;
  const bodyValues = bodyValuesOf(definition, seed, effort);
  const contradictionOf = target.kind === 'mock' ? contradictionFinder(definition) : () => undefined;
  let connection = options.connection;
  for (const operation of definition.operations) {
    const started = options.clock();
    const hosts = { names: hostInputs(properties, operation), host: target.kind === 'live' ? target.host : madeUpHost };
    const tried = await tryOperation(operation, { ...options, connection, hosts, bodyValues }, contradictionOf);
    connection = tried.connection;
    yield { operation, id: idOf(operation), ...tried.outcome, milliseconds: options.clock() - started };
  }
}

/** The operation's id; method and path where it has none. */
export function idOf(operation: Operation): string {
  return operation.id ?? `${operation.method.toUpperCase()} ${operation.path}`;
}

interface Trial extends TestOptions {
  readonly hosts: PlanOptions['hosts'];
  readonly bodyValues: PlanOptions['bodyValues'];
}

type Outcome = Omit<TestedOperation, 'operation' | 'id' | 'milliseconds'>;

async function tryOperation(
  operation: Operation,
  options: Trial,
  contradictionOf: (operation: Operation) => Contradiction | undefined,
): Promise<{ readonly outcome: Outcome; readonly connection: Connection }> {
  const { gateway, target } = options;
  const untried = (result: OperationResult, difference: Broken) => ({
    outcome: { result, calls: 0, succeeded: 0, refused: 0, difference, assumptions: [] },
    connection: options.connection,
  });
  const [obstacle] = gateway.obstacles(operation);
  if (obstacle !== undefined) return untried(resultOf(obstacle), broken(operation, obstacle.sentence));
  if (options.isOver?.()) return untried('needs-real-backend', broken(operation, tooLong));
  if (options.effort.isUsedUp()) return untried('needs-real-backend', broken(operation, tooMuch));
  if (target.kind === 'live' && !target.writes && operation.method !== 'get' && operation.method !== 'head') {
    const method = operation.method.toUpperCase();
    return untried(
      'not-safe-to-repeat',
      broken(operation, `a ${method} may change something at the service; --writes tries it all the same`),
    );
  }
  const inputs = target.kind === 'live' ? objectOr(own(target.inputs, idOf(operation))) : undefined;
  const { seed, hosts, bodyValues, effort } = options;
  const { calls, missing, size } = planCalls(operation, { ...counts[target.kind], seed, inputs, hosts, bodyValues });
  if (missing !== undefined) {
    const sentence = `no value can be made for '${missing.name}': ${missing.reason}`;
    return untried(missing.isContradiction ? 'failed' : 'needs-real-backend', { sentence, place: missing.place });
  }
  const unanswerable = target.kind === 'mock' ? target.mock.obstacle(operation) : undefined;
  if (unanswerable !== undefined) {
    const sentence = `no answer can be made: ${unanswerable.reason}`;
    return untried(unanswerable.isContradiction ? 'failed' : 'needs-real-backend', broken(operation, sentence));
  }
  effort.spend(calls.length * (size + (target.kind === 'mock' ? target.mock.sizeOf(operation) : 0)));
  return await makeCalls(operation, calls, options, contradictionOf(operation));
}

async function makeCalls(operation: Operation, calls: readonly ParameterValues[], options: Trial, own: Contradiction | undefined) {
  const { target } = options;
  const assumptions = new Map<string, Assumption>();
  let connection = options.connection;
  let difference: Broken | undefined;
  let result: OperationResult = 'passed';
  let made = 0;
  let succeeded = 0;
  for (const values of calls) {
    if (options.isOver?.()) {
      result = 'needs-real-backend';
      difference = broken(operation, tooLong);
      break;
    }
    made += 1;
    const { found, problem, relied, token } = await callOnce(operation, values, connection, options);
    for (const one of relied) assumptions.set(one.id, one);
    if (token !== undefined) connection = { ...connection, token };
    if (found === undefined) succeeded += 1;
    else if (target.kind === 'live' && succeeded > 0 && found.status !== undefined && isRepetition(operation, found.status)) {
      result = 'not-safe-to-repeat';
      difference = { ...found, sentence: `the first call was answered as promised, a repetition with ${found.status}` };
      break;
    } else {
      difference ??= { ...found, sentence: withoutSecrets(found.sentence, connection) };
      if (result === 'passed') result = problem === undefined ? 'failed' : resultOf(problem);
      // One wrong answer of a service is told; more calls would only burden it.
      if (target.kind === 'live') break;
    }
  }
  // A subscription at a service was ended with each of its calls already.
  if (result === 'passed' && operation.trigger !== undefined && !isCycleOfEachCall(operation, target)) {
    const { found, relied } = await tryCycle(operation, calls[0] ?? {}, cycleOptions(options, connection));
    for (const one of relied) assumptions.set(one.id, one);
    if (found !== undefined) {
      difference = { place: found.place, sentence: withoutSecrets(found.sentence, connection) };
      result = found.problem === undefined ? 'failed' : resultOf(found.problem);
    }
  }
  const { refused, taken } = tryWrongCalls(operation, calls[0] ?? {}, options.effort);
  const contradiction = own ?? (taken && { place: taken.place, sentence: `a wrong call (${taken.about}) is not refused` });
  if (contradiction !== undefined && result === 'passed') {
    result = 'failed';
    difference = contradiction;
  }
  const outcome: Outcome = {
    result,
    calls: made,
    succeeded,
    refused: taken === undefined ? refused : 0,
    difference: difference ?? null,
    assumptions: [...assumptions.values()],
  };
  return { outcome, connection };
}

/** How many wrong calls are refused, and the first that is not. None are made any more once the connector's effort is used up. */
function tryWrongCalls(operation: Operation, right: ParameterValues, effort: Effort) {
  const size = sizeOf(right as JsonObject);
  let refused = 0;
  for (const wrong of invalidCalls(operation, right)) {
    if (effort.isUsedUp()) break;
    effort.spend(size);
    if (refusalOf(operation, wrong.values) === undefined) return { refused, taken: wrong };
    refused += 1;
  }
  return { refused, taken: undefined };
}

interface Called {
  readonly found: Broken | undefined;
  readonly problem: Problem | undefined;
  readonly relied: readonly Assumption[];
  readonly token: Connection['token'] | undefined;
}

async function callOnce(operation: Operation, values: ParameterValues, connection: Connection, options: Trial): Promise<Called> {
  const { gateway, target } = options;
  if (isCycleOfEachCall(operation, target)) {
    const { found, relied } = await tryCycle(operation, values, cycleOptions(options, connection));
    return { found, problem: found?.problem, relied, token: undefined };
  }
  const { request, assumptions, problems } = callOf(operation, values);
  const [unwritten] = problems;
  if (request === undefined) {
    const found = broken(operation, unwritten?.sentence ?? 'the call cannot be written');
    return { found, problem: unwritten, relied: assumptions, token: undefined };
  }
  const exchange = await gateway.call(request, connection, operation);
  const [problem] = exchange.problems;
  // A mock knows nothing of the calls that a policy makes beside the operation's own.
  const isUnknown = problem !== undefined && target.kind === 'mock' && exchange.sideCalls.length > 0;
  return {
    found: brokenPromise(operation, exchange),
    problem: isUnknown ? { ...problem, kind: 'needs-real-backend' } : problem,
    relied: [...assumptions, ...exchange.assumptions],
    token: exchange.renewedToken,
  };
}

/** True where each call makes a subscription at a service, which must not be left behind. */
function isCycleOfEachCall(operation: Operation, { kind }: Target): boolean {
  return kind === 'live' && subscribes(operation);
}

function cycleOptions({ gateway, cycleGateway = gateway, target, bodyValues }: Trial, connection: Connection): CycleOptions {
  const isSafe = ({ method }: Operation): boolean => method === 'get' || method === 'head';
  return {
    gateway: cycleGateway,
    connection,
    isMock: target.kind === 'mock',
    bodyValues,
    mayAskFor: (operation) => target.kind === 'mock' || target.writes || isSafe(operation),
  };
}

/** What policies and services say may quote what was typed for the connection: that is nobody else's business. */
function withoutSecrets(sentence: string, { values, token }: Connection): string {
  const secrets = [...Object.values(values), token?.accessToken].filter((value) => typeof value === 'string' && value.length > 3);
  return secrets.reduce<string>((text, secret) => text.replaceAll(String(secret), '…'), sentence);
}

/** True where a service may well refuse to do a second time what it has done, and the definition says so. */
function isRepetition({ method, responses }: Operation, status: number): boolean {
  if (method === 'get' || method === 'head') return false;
  return [404, 409, 410].includes(status) && responses.some(({ code }) => code === String(status));
}

function broken(operation: Operation, sentence: string): Broken {
  return { sentence: sentence.replace(/\.$/, ''), place: operation.place };
}

function resultOf({ kind }: Problem): OperationResult {
  return kind === 'needs-runtime' || kind === 'needs-real-backend' ? kind : 'failed';
}
