import type { Connector } from '../connector/connector.ts';
import type { Operation } from '../connector/definition.ts';
import { isObject, isText, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import { callOf } from '../preview/call-of.ts';
import { openCallbacks } from '../preview/callbacks.ts';
import { oauthOf } from '../preview/connection.ts';
import { choicesOf, dynamicSchemaOf, treeChoicesOf } from '../preview/dynamic.ts';
import { openGateway } from '../preview/gateway.ts';
import { refusalOf } from '../preview/generate-invalid.ts';
import type { IdentityAnswers } from '../preview/identity-provider.ts';
import { takeNotes } from '../preview/notes.ts';
import { endpointsOf } from '../preview/oauth-endpoints.ts';
import { brokenPromises } from '../preview/operation-tests-promise.ts';
import { nextLinkOf, nextPage } from '../preview/paging.ts';
import { completedValues } from '../preview/parameters.ts';
import { jsonOf } from '../preview/records.ts';
import { sampleCallOf } from '../preview/simulate.ts';
import type { Connection, Exchange, ParameterValues } from '../preview/types.ts';
import { type HeldConnection, holdConnections, type TrialWorld } from './connections.ts';
import { describeTrial, formOf, testCallOf } from './describe.ts';
import { operationFields, schemaFields } from './fields.ts';
import type { Commands, ShownConnection, ShownExchange } from './protocol.ts';
import { Refused, sentenceOf } from './refused.ts';
import { shownExchange } from './shown.ts';
import { fireOnce, notificationsOf, pollOnce, subscribeOnce, type TriggerTools, unsubscribeOnce } from './triggers.ts';

export interface TrialOptions extends TrialWorld {
  /** `preview`, `public` or `preview and public`. */
  readonly channel: string;
  /** Where services on this machine may notify, without a slash at the end. */
  readonly callbackUrl: string;
  /** Where the browser signs in for a connection. */
  readonly signInUrl: (connection: string) => string;
}

/** One connector, opened to be tried by hand. Everything is in memory, and gone when it is closed. */
export interface Trial {
  /** Does what the page asks for. Never throws for what page, connector or service do: that is an `error` of one sentence. */
  readonly answer: (command: string, asks: JsonObject) => Promise<{ readonly ok: object | null } | { readonly error: string }>;
  /** The person at the identity provider has answered: where the browser is sent. */
  readonly answerSignIn: (connection: string, answers: IdentityAnswers) => Promise<string | undefined>;
  /** Where a connection that waits for its sign-in is sent back to; `undefined` when none waits. */
  readonly redirectUrlOf: (connection: string) => string | undefined;
  /** What the sign-in of a connection asks for, in the words of the properties. */
  readonly scopesOf: (connection: string) => string;
  /** The browser came back with this address. */
  readonly finishSignIn: (connection: string, location: string | undefined) => Promise<void>;
  /** True for the address of an open callback, with its secret. */
  readonly awaits: (url: string) => boolean;
  /** A service notifies. */
  readonly notify: (request: Request) => Promise<Response>;
  /** Forgets everything. Subscriptions at a service are ended, as far as it lets them be. */
  readonly close: () => Promise<void>;
}

type Handlers = { readonly [C in keyof Commands]: (asks: JsonObject) => Promise<Commands[C]['gets']> };

/** Answers of one connection that may have a next page, and schemas that were asked for. */
const mostKept = 50;

/** Opens a connector. A `UserError` when its definition cannot be read. */
export function openTrial(connector: Connector, options: TrialOptions): Trial {
  const { definition } = connector;
  if (definition === undefined)
    throw new UserError(`The definition of '${connector.path}' cannot be read, so that nothing of it can be tried.`);
  const { service, random } = options;
  const isMock = service === undefined;
  const { obstacles } = openGateway(connector, {
    backend: noBackend,
    origins: isMock ? 'mock' : [service.origin],
    now: options.now,
    random,
  });
  const callbacks = openCallbacks(options.callbackUrl, random);
  const connections = holdConnections(connector, options, (held) => void end(held));
  let numbers = 0;

  const operationAt = (asks: JsonObject): Operation => {
    const index = asks['operation'];
    const operation = typeof index === 'number' ? definition.operations[index] : undefined;
    if (operation === undefined) throw new Refused('The connector has no such operation.');
    return operation;
  };
  const heldAt = (asks: JsonObject): HeldConnection => {
    const held = connections.get(textAt(asks, 'connection'));
    if (held.state !== 'ready') throw new Refused('The connection is not signed in.');
    return held;
  };
  const toolsAt = (held: HeldConnection): TriggerTools => ({
    held,
    callbacks,
    isMock,
    name: () => Buffer.from(random(12)).toString('base64url'),
    show: (operation, exchange) => show(held, operation, exchange),
  });

  const handlers: Handlers = {
    describe: async () => describeTrial(connector, { channel: options.channel, service: service?.origin ?? null }, obstacles),
    form: async (asks) => formOf(operationAt(asks), connector),
    connect: async (asks) => shownConnection(await connections.open(connectionFrom(asks)), options),
    connection: async (asks) => {
      const held = connections.find(textAt(asks, 'connection'));
      return held === undefined ? null : shownConnection(held, options);
    },
    forget: async (asks) => {
      const held = connections.forget(textAt(asks, 'connection'));
      if (held !== undefined) await end(held);
      return {};
    },
    test: async (asks) => {
      const test = testCallOf(connector);
      if (test === undefined)
        throw new Refused('The connector names no operation that tests connections (x-ms-capabilities.testConnection).');
      return await called(heldAt(asks), test.operation, test.values);
    },
    call: async (asks) => await called(heldAt(asks), operationAt(asks), valuesAt(asks)),
    next: async (asks) => {
      const held = heldAt(asks);
      const { exchange } = asks;
      const before = typeof exchange === 'number' ? held.exchanges.get(exchange) : undefined;
      const link = before && nextLinkOf(before.operation, before.exchange);
      if (before === undefined || typeof link !== 'string') throw new Refused('There is no next page.');
      const { operation, exchange: page } = before;
      return show(held, operation, await nextPage(held.gateway, operation, { page, link }, held.connection));
    },
    choices: async (asks) => {
      const [held, operation, holder] = [heldAt(asks), operationAt(asks), holderAt(asks)];
      const designer = { connection: held.connection, values: valuesAt(asks) };
      const opened = asks['opened'];
      const asked = isObject(holder['x-ms-dynamic-tree'])
        ? treeChoicesOf(
            held.gateway,
            operation,
            holder,
            opened === undefined || opened === null ? undefined : { value: null, title: '', isParent: true, item: opened },
            designer,
          )
        : choicesOf(held.gateway, operation, holder, designer);
      const found = await asked;
      renew(held, found?.exchanges ?? []);
      return {
        choices: found?.choices ?? [],
        problems: [...(found?.problems ?? []).map((one) => one.sentence), ...(found?.findings ?? [])],
      };
    },
    fields: async (asks) => {
      const [held, operation, holder] = [heldAt(asks), operationAt(asks), holderAt(asks)];
      const found = await dynamicSchemaOf(held.gateway, operation, holder, { connection: held.connection, values: valuesAt(asks) });
      renew(held, found?.exchanges ?? []);
      const problems = [...(found?.problems ?? []).map((one) => one.sentence), ...(found?.findings ?? [])];
      if (found?.schema === undefined) return { fields: null, problems };
      const built = schemaFields(found.schema, textAt(asks, 'at'), definition.resolve);
      for (const [at, one] of built.holders) keepLast(held.holders, at, one, mostKept * 20);
      return { fields: built.fields, problems };
    },
    sample: async (asks) => {
      const sample = sampleCallOf(operationAt(asks));
      if (sample?.operation === undefined) throw new Refused('The trigger names no operation that shows a sample.');
      const held = heldAt(asks);
      const exchange = await exchangeOf(held, sample.operation, sample.values);
      const payload = exchange.received === undefined ? undefined : jsonOf(exchange.answered?.body ?? new Uint8Array());
      return {
        hasFired: false,
        sentence: `This is how '${sample.operationId}' shows what the trigger gives. No flow starts.`,
        items: payload === undefined ? [] : [payload],
        findings: [],
        assumptions: [],
        exchange: show(held, sample.operation, exchange),
        trigger: null,
        ...(payload !== undefined && { payload }),
      };
    },
    poll: async (asks) =>
      await pollOnce(operationAt(asks), valuesAt(asks), isText(asks['trigger']) ? asks['trigger'] : null, toolsAt(heldAt(asks))),
    subscribe: async (asks) => await subscribeOnce(operationAt(asks), valuesAt(asks), toolsAt(heldAt(asks))),
    fire: async (asks) => await fireOnce(textAt(asks, 'trigger'), asks['payload'] ?? null, toolsAt(heldAt(asks))),
    notifications: async (asks) => notificationsOf(textAt(asks, 'trigger'), toolsAt(heldAt(asks))),
    unsubscribe: async (asks) => await unsubscribeOnce(textAt(asks, 'trigger'), toolsAt(heldAt(asks))),
  };

  return {
    answer: async (command, asks) => {
      try {
        if (!Object.hasOwn(handlers, command)) throw new Refused('There is no such command.');
        return { ok: await handlers[command as keyof Commands](asks) };
      } catch (error) {
        if (!(error instanceof Refused) && !(error instanceof UserError)) throw error;
        return { error: error.message };
      }
    },
    answerSignIn: connections.answerSignIn,
    redirectUrlOf: (id) => connections.all().find((held) => held.id === id)?.pending?.redirectUrl,
    scopesOf: (id) => {
      const settings = oauthOf(connector.properties, connections.get(id).connection);
      return settings === undefined ? '' : endpointsOf(settings).scopes;
    },
    finishSignIn: async (id, location) => {
      await connections.finishSignIn(id, location);
    },
    awaits: callbacks.knows,
    notify: callbacks.answer,
    close: async () => {
      await Promise.all(connections.all().map((held) => end(connections.forget(held.id) ?? held)));
    },
  };

  async function called(held: HeldConnection, operation: Operation, values: ParameterValues): Promise<ShownExchange> {
    const exchange = await exchangeOf(held, operation, values);
    const forbidden = refusalOf(operation, completedValues(operation, values, takeNotes()));
    return show(held, operation, exchange, forbidden === undefined ? null : sentenceOf(forbidden));
  }

  async function exchangeOf(held: HeldConnection, operation: Operation, values: ParameterValues): Promise<Exchange> {
    const call = callOf(operation, values);
    if (call.request === undefined) throw new Refused(call.problems[0]?.sentence ?? 'The call cannot be written.');
    const exchange = await held.gateway.call(call.request, held.connection, operation);
    return { ...exchange, assumptions: onceEach([...call.assumptions, ...exchange.assumptions]) };
  }

  function show(held: HeldConnection, operation: Operation, exchange: Exchange, forbidden: string | null = null): ShownExchange {
    const used = held.connection;
    renew(held, [exchange]);
    numbers += 1;
    keepLast(held.exchanges, numbers, { operation, exchange }, mostKept);
    // Where the gateway has a problem with a call, no answer is there that promised anything.
    const broken = exchange.problems.length > 0 ? [] : brokenPromises(operation, exchange).map(sentenceOf);
    return shownExchange(exchange, connector, used, {
      number: numbers,
      forbidden,
      findings: broken,
      hasNextPage: typeof nextLinkOf(operation, exchange) === 'string',
    });
  }

  function holderAt(asks: JsonObject): JsonObject {
    const at = textAt(asks, 'at');
    const holder = operationFields(operationAt(asks)).holders.get(at) ?? heldAt(asks).holders.get(at);
    if (holder === undefined) throw new Refused('Nothing is asked for this field.');
    return holder;
  }

  /** Ends what hangs on a connection. A mock forgets by itself; a service is told. */
  async function end(held: HeldConnection): Promise<void> {
    for (const name of isMock ? [] : held.triggers.keys())
      if (held.triggers.get(name)?.kind === 'webhook') await unsubscribeOnce(name, toolsAt(held));
    for (const trigger of held.triggers.values()) if (trigger.kind === 'webhook') trigger.callback.close();
    held.triggers.clear();
    held.exchanges.clear();
  }
}

async function noBackend(): Promise<Response> {
  throw new Error('nothing is called here');
}

function shownConnection({ id, connection, state, problems }: HeldConnection, { signInUrl }: TrialOptions): ShownConnection {
  return { connection: id, set: connection.set, state, signInAt: state === 'sign-in' ? signInUrl(id) : null, problems };
}

function connectionFrom(asks: JsonObject): Connection {
  const { set, accessToken } = asks;
  const token = isText(accessToken) ? { token: { accessToken: accessToken.trim(), refreshToken: undefined, expiresAt: undefined } } : {};
  return { set: isText(set) ? set : null, values: valuesAt(asks), ...token };
}

function valuesAt(asks: JsonObject): Readonly<Record<string, JsonValue>> {
  return objectOr(asks['values']) as Readonly<Record<string, JsonValue>>;
}

function textAt(asks: JsonObject, name: string): string {
  const text = asks[name];
  if (!isText(text)) throw new Refused(`The page did not say which ${name} it means.`);
  return text;
}

function renew(held: HeldConnection, exchanges: readonly Exchange[]): void {
  for (const { renewedToken } of exchanges) if (renewedToken !== undefined) held.connection = { ...held.connection, token: renewedToken };
}

function keepLast<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  map.set(key, value);
  for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - most))) map.delete(oldest);
}

function onceEach<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
