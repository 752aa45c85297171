import type { Connector } from '../connector/connector.ts';
import type { Operation } from '../connector/definition.ts';
import type { JsonObject } from '../connector/json-value.ts';
import { missingIn, oauthOf } from '../preview/connection.ts';
import { openGateway } from '../preview/gateway.ts';
import { effortOf } from '../preview/generate-effort.ts';
import { type IdentityAnswers, type IdentityProvider, openIdentityProvider } from '../preview/identity-provider.ts';
import { mockOf } from '../preview/mock.ts';
import { beginSignIn, type PendingSignIn } from '../preview/sign-in.ts';
import type { Backend, Connection, Exchange, Gateway } from '../preview/types.ts';
import { Refused } from './refused.ts';
import type { HeldTrigger } from './triggers.ts';

/** What a trial needs of the world. */
export interface TrialWorld {
  readonly now: () => number;
  /** That many bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array;
  /** The only service that is called; `undefined` for answers made from the definition. */
  readonly service: { readonly origin: string; readonly backend: Backend } | undefined;
}

/** A connection that somebody made, and everything that hangs on it. It is in memory only. */
export interface HeldConnection {
  readonly id: string;
  readonly gateway: Gateway;
  connection: Connection;
  state: 'ready' | 'sign-in' | 'failed';
  problems: readonly string[];
  /** Waits for the browser to come back. */
  pending: PendingSignIn | undefined;
  provider: IdentityProvider | undefined;
  /** Answers that may have a next page, by their number. */
  readonly exchanges: Map<number, { readonly operation: Operation; readonly exchange: Exchange }>;
  readonly triggers: Map<string, HeldTrigger>;
  /** Schema objects of fields that were asked for, by the place of the field. */
  readonly holders: Map<string, JsonObject>;
}

/** The connections of one connector: a number of them, the oldest is forgotten for a new one. */
export interface Connections {
  readonly open: (connection: Connection) => Promise<HeldConnection>;
  readonly find: (id: string) => HeldConnection | undefined;
  /** The connection of that name; `Refused` when there is none. */
  readonly get: (id: string) => HeldConnection;
  readonly forget: (id: string) => HeldConnection | undefined;
  readonly all: () => readonly HeldConnection[];
  /** The person at the identity provider has answered: where the browser goes, at the connector's own redirect address or wherever it is sent. */
  readonly answerSignIn: (id: string, answers: IdentityAnswers) => Promise<string | undefined>;
  /** The browser came back. */
  readonly finishSignIn: (id: string, location: string | undefined) => Promise<HeldConnection>;
}

const mostConnections = 50;

/** Keeps the connections of a trial. `onForgotten` ends what hangs on one that is forgotten for a new one. */
export function holdConnections(connector: Connector, world: TrialWorld, onForgotten: (held: HeldConnection) => void): Connections {
  const held = new Map<string, HeldConnection>();
  const { properties } = connector;
  const get = (id: string): HeldConnection => {
    const found = held.get(id);
    if (found === undefined) throw new Refused('The connection is not known any more. Make a new one.');
    return found;
  };

  return {
    find: (id) => held.get(id),
    get,
    all: () => [...held.values()],
    forget: (id) => {
      const found = held.get(id);
      held.delete(id);
      return found;
    },
    open: async (connection) => {
      const [missing] = missingIn(properties, connection);
      if (missing !== undefined) throw new Refused(missing);
      const one = newConnection(connection);
      if (oauthOf(properties, connection) !== undefined && connection.token === undefined) {
        if (world.service !== undefined) throw new Refused('The connection signs in with OAuth: give an access token of the service.');
        const identityProvider = async (request: Request): Promise<Response> =>
          (await one.provider?.answer(request)) ?? new Response(null, { status: 503 });
        const begun = await beginSignIn(properties, connection, { ...world, identityProvider });
        if ('problems' in begun) throw new Refused(begun.problems[0]?.sentence ?? 'The sign-in could not begin.');
        one.pending = begun;
        one.state = 'sign-in';
      }
      held.set(one.id, one);
      for (const oldest of [...held.values()].slice(0, Math.max(0, held.size - mostConnections))) {
        held.delete(oldest.id);
        onForgotten(oldest);
      }
      return one;
    },
    answerSignIn: async (id, answers) => {
      const one = get(id);
      const settings = oauthOf(properties, one.connection);
      if (settings === undefined || one.pending === undefined) throw new Refused('Nobody waits for this sign-in.');
      one.provider = openIdentityProvider(settings, { now: world.now, random: world.random, answers });
      const answer = await one.provider.answer(new Request(one.pending.url));
      return answer.headers.get('location') ?? undefined;
    },
    finishSignIn: async (id, location) => {
      const one = get(id);
      const { pending } = one;
      if (pending === undefined) throw new Refused('Nobody waits for this sign-in.');
      one.pending = undefined;
      const { connection, problems } = await pending.finish(location, location === undefined ? 400 : 302);
      one.problems = problems.map(({ sentence }) => sentence);
      one.state = connection === undefined ? 'failed' : 'ready';
      if (connection !== undefined) one.connection = connection;
      return one;
    },
  };

  function newConnection(connection: Connection): HeldConnection {
    const { service, now, random } = world;
    const one: HeldConnection = {
      id: Buffer.from(random(18)).toString('base64url'),
      gateway: openGateway(connector, {
        backend: service?.backend ?? mockOf(0, effortOf(), true).backend,
        origins: service === undefined ? 'mock' : [service.origin],
        now,
        random,
        identityProvider: async (request) => (await one.provider?.answer(request)) ?? new Response(null, { status: 503 }),
      }),
      connection,
      state: 'ready',
      problems: [],
      pending: undefined,
      provider: undefined,
      exchanges: new Map(),
      triggers: new Map(),
      holders: new Map(),
    };
    return one;
  }
}
