import type { Definition, EffectiveParameter, Operation } from '../connector/definition.ts';
import { isObject, type JsonObject, type JsonValue } from '../connector/json-value.ts';
import { propertiesOf, resolvedSchema } from '../connector/schemas.ts';
import { basePathOf, baseUrlOf } from './base-url.ts';
import { callOf } from './call-of.ts';
import { type Difference, differencesOf } from './conformance.ts';
import { headerOf } from './headers.ts';
import { type MutableObject, objectBelow, setMember } from './json-path.ts';
import { quoted } from './notes.ts';
import { valueKeyOf } from './parameters.ts';
import { operationAt, pathBelow } from './routing.ts';
import type { Assumption, Connection, Exchange, Gateway, ParameterValues, Problem } from './types.ts';

/** A subscription as the platform keeps it. */
export interface Subscription {
  /** `undefined` when the call could not be written; `problems` says why. */
  readonly exchange: Exchange | undefined;
  /** The absolute address that unsubscribes; `undefined` when the service gave none. */
  readonly location: string | undefined;
  /** True when the service said nothing and a mock's answer was completed. */
  readonly isLocationInvented: boolean;
  readonly problems: readonly Problem[];
  readonly assumptions: readonly Assumption[];
  /** What keeps flows from being started or ended, in sentences. */
  readonly findings: readonly string[];
}

export interface WebhookOptions {
  readonly connection: Connection;
  /** Before a mock, a missing `Location` is invented; a real service must send one. */
  readonly isMock: boolean;
}

/** Where a subscription has its callback: a parameter, and the path below it when it is the body. */
interface CallbackPlace {
  readonly parameter: EffectiveParameter;
  readonly path: readonly string[];
  readonly schema: JsonObject;
}

/** Subscribes as the platform does when a flow is switched on: the callback goes to the place marked `x-ms-notification-url`. */
export async function subscribe(
  gateway: Gateway,
  operation: Operation,
  values: ParameterValues,
  callbackUrl: string,
  { connection, isMock }: WebhookOptions,
): Promise<Subscription> {
  const place = callbackPlaceOf(operation);
  const findings: string[] = [];
  if (place === undefined)
    findings.push('No parameter and no property of the body is marked with x-ms-notification-url: the callback has no place.');
  for (const limit of ['maxLength', 'pattern', 'enum'])
    if (place?.schema[limit] !== undefined)
      findings.push(`The place of the callback has ${quoted(limit)}: the platform's addresses are long and their form may change.`);
  const remover = removerOf(operation);
  if (remover === undefined) findings.push('The definition has no DELETE operation, and the platform unsubscribes with one.');
  const call = callOf(operation, place === undefined ? values : withCallback(operation, values, place, callbackUrl));
  if (call.request === undefined)
    return {
      exchange: undefined,
      location: undefined,
      isLocationInvented: false,
      problems: call.problems,
      assumptions: call.assumptions,
      findings,
    };
  const exchange = await gateway.call(call.request, connection, operation);
  const common = { exchange, problems: exchange.problems, assumptions: [...call.assumptions, ...exchange.assumptions], findings };
  const status = exchange.received?.status ?? 0;
  if (status < 200 || status > 299) return { ...common, location: undefined, isLocationInvented: false };
  const isPromised = operation.responses.some(({ code }) => code === String(status));
  if (!isMock && status !== 201 && !isPromised) findings.push(`A subscription is answered with 201, and this one with ${status}.`);
  const written = headerOf(exchange.answered?.headers ?? [], 'location');
  if (written === undefined && isMock && remover !== undefined)
    return { ...common, location: inventedLocation(remover), isLocationInvented: true };
  if (written === undefined) {
    if (!isMock) findings.push('The answer has no Location header, so the platform cannot unsubscribe.');
    return { ...common, location: undefined, isLocationInvented: false };
  }
  const sent = exchange.sent?.url ?? baseUrlOf(operation.definition);
  const url = URL.canParse(written, sent) ? new URL(written, sent) : undefined;
  // The call that unsubscribes carries credentials: it goes to the host that was subscribed at, or nowhere.
  if (url === undefined || url.origin !== new URL(sent).origin) {
    findings.push('The Location header leads to another host, and the call that unsubscribes would take the credentials there.');
    return { ...common, location: undefined, isLocationInvented: false };
  }
  return { ...common, location: url.href, isLocationInvented: false };
}

/** What the definition promises about a notification and this payload does not hold; `[]` when it holds all, or nothing is promised. */
export function notificationDifferences(operation: Operation, payload: JsonValue, onPattern?: () => void): readonly Difference[] {
  const schema = operation.notificationContent?.['schema'];
  return isObject(schema) ? differencesOf(schema, payload, operation.definition, onPattern) : [];
}

/** The end of a subscription, and what went wrong with it. */
export interface Unsubscription {
  readonly exchange: Exchange;
  readonly findings: readonly string[];
}

/** Unsubscribes as the platform does when a flow is switched off: DELETE on the `Location`. A failure holds nobody up. */
export async function unsubscribe(
  gateway: Gateway,
  operation: Operation,
  location: string,
  connection: Connection,
): Promise<Unsubscription> {
  const remover = removerAt(operation.definition, location);
  const exchange = await gateway.follow(location, connection, { operation: remover, purpose: 'unsubscribe', method: 'DELETE' });
  const findings: string[] = [];
  if (remover === undefined) findings.push('The Location header leads to no DELETE operation of the definition.');
  const status = exchange.answered?.status ?? 0;
  if (exchange.received !== undefined && (status < 200 || status > 299))
    findings.push(`The call that unsubscribes was answered with ${status}.`);
  return { exchange, findings };
}

/** The place that is marked for the callback: a parameter, or a property at any depth of the body. */
export function callbackPlaceOf(operation: Operation): CallbackPlace | undefined {
  for (const parameter of operation.parameters) {
    const { value } = parameter.parameter;
    if (value['x-ms-notification-url'] === true && parameter.parameter.in !== 'body') return { parameter, path: [], schema: value };
    if (parameter.parameter.in !== 'body') continue;
    const found = markedIn(value['schema'], operation.definition);
    if (found !== undefined) return { parameter, ...found };
  }
  return undefined;
}

function markedIn(
  schema: JsonValue | undefined,
  { resolve }: Definition,
): { readonly path: readonly string[]; readonly schema: JsonObject } | undefined {
  const seen = new Set<JsonObject>();
  const open: { readonly schema: JsonObject | undefined; readonly path: readonly string[] }[] = [
    { schema: resolvedSchema(schema, resolve), path: [] },
  ];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (next.schema === undefined || seen.has(next.schema)) continue;
    seen.add(next.schema);
    for (const [name, property] of propertiesOf(next.schema, resolve)) {
      const path = [...next.path, name];
      if (property['x-ms-notification-url'] === true) return { path, schema: property };
      if (path.length < 8) open.push({ schema: property, path });
    }
  }
  return undefined;
}

function withCallback(
  operation: Operation,
  values: ParameterValues,
  { parameter, path }: CallbackPlace,
  callbackUrl: string,
): ParameterValues {
  const key = valueKeyOf(operation, parameter);
  const name = path.at(-1);
  if (name === undefined) return { ...values, [key]: callbackUrl };
  const given = Object.hasOwn(values, key) && isObject(values[key]) ? values[key] : {};
  const body = structuredClone(given) as MutableObject;
  const holder = objectBelow(body, path.slice(0, -1));
  if (holder !== undefined) setMember(holder, name, callbackUrl);
  return { ...values, [key]: body };
}

/** The DELETE operation that ends a subscription: the one whose path is longest in common with that of the subscription. */
function removerOf(operation: Operation): Operation | undefined {
  const shared = (path: string): number => {
    const [mine, other] = [operation.path.split('/'), path.split('/')];
    const at = mine.findIndex((segment, index) => segment !== other[index]);
    return at < 0 ? mine.length : at;
  };
  return operation.definition.operations
    .filter(({ method }) => method === 'delete')
    .reduce<Operation | undefined>((best, one) => (best === undefined || shared(one.path) > shared(best.path) ? one : best), undefined);
}

function removerAt(definition: Definition, location: string): Operation | undefined {
  if (!URL.canParse(location)) return undefined;
  const base = basePathOf(definition);
  return operationAt(definition, 'delete', base + pathBelow(base, new URL(location).pathname));
}

function inventedLocation({ path, definition }: Operation): string {
  return new URL(baseUrlOf(definition) + path.replace(/\{[^{}]+\}/g, 'subscription-1')).href;
}
