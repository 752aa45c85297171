import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connector } from '../connector/connector.ts';
import type { IdentityAnswers } from '../preview/identity-provider.ts';
import { openTrial, type Trial, type TrialOptions } from '../trial/trial.ts';
import { bodyOf, HttpRefusal, refuseChanges, refuseStrangers } from './http-refusal.ts';
import { askedOf, send } from './page-answers.ts';

/** A connector that can be tried. */
export interface TrialSubject {
  readonly connector: Connector;
  /** What people call it. */
  readonly title: string;
  /** Where this version stands, as `preview` or `saved`. */
  readonly channel: string;
  /** The service that is called; `undefined` for a mock. */
  readonly service: TrialOptions['service'];
  /** False once something else would be read: who begins anew is given that. */
  readonly isCurrent: () => boolean;
}

export interface TrialsOptions {
  /** Reads a connector; `undefined` where there is none. */
  readonly read: (id: string) => Promise<TrialSubject | undefined>;
  /** The secret of this start, which only pages of this server can read. */
  readonly token: string;
  /** Where the server itself stands, as `http://localhost:4680`; known once it listens. */
  readonly origin: () => string;
  /** The path of the page on which a connector is tried. */
  readonly pageOf: (id: string) => string;
  /** The page of the bundled identity provider. */
  readonly signInPage: (title: string, scopes: string) => string;
}

/** The connectors that are tried on this start of a server. */
export interface Trials {
  /** Answers what is below `/try/api`, `/try/sign-in`, `/try/redirect` and `/try/callback`; throws what it refuses. */
  readonly answer: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  /** The title of a connector, read anew where it is another one now. Throws where there is none. */
  readonly titleOf: (id: string) => Promise<string>;
  /** Forgets every connection, and ends what is subscribed at services. */
  readonly close: () => Promise<void>;
}

interface Opened {
  readonly trial: Trial;
  readonly subject: TrialSubject;
}

/** True for where services notify: they bring no cookie, but the secret of their callback. */
export function isCallback({ pathname }: URL): boolean {
  return pathname.startsWith('/try/callback/');
}

const ceilings = { body: 12_000_000, form: 4_000, trials: 20 };

const answers: ReadonlySet<string> = new Set<IdentityAnswers>([
  'well',
  'refuses-sign-in',
  'forges-state',
  'forges-redirect',
  'refuses-code',
  'refuses-refresh',
  'gives-no-token',
  'gives-expired-tokens',
]);

/**
 * Opens the sandbox for connectors. Only pages of this server can use it: a call needs the secret of this start and the origin of these
 * pages. The caller has looked at the Host header. Nothing is written anywhere.
 */
export function openTrials({ read, token, origin, pageOf, signInPage }: TrialsOptions): Trials {
  const trials = new Map<string, Opened>();
  const opening = new Map<string, Promise<Opened>>();

  return { answer, titleOf: async (id) => (await trialOf(id, true)).subject.title, close };

  async function close(): Promise<void> {
    await Promise.allSettled(opening.values());
    const all = [...trials.values()];
    trials.clear();
    await Promise.all(all.map(({ trial }) => trial.close()));
  }

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const [, , room = '', id = '', name = '', more] = url.pathname.split('/');
    if (more !== undefined) throw new HttpRefusal(404, 'There is no such page.');
    switch (room) {
      case 'api':
        return await api(request, response, id, name);
      case 'sign-in':
        return await signIn(request, response, id, name);
      case 'redirect':
        return await redirected(request, response, { id, connection: name, query: url.search });
      case 'callback':
        return await notified(request, response, id, url);
      default:
        throw new HttpRefusal(404, 'There is no such page.');
    }
  }

  async function api(request: IncomingMessage, response: ServerResponse, id: string, command: string): Promise<void> {
    const asks = await askedOf(request, token, ceilings.body);
    const { trial } = await trialOf(id, command === 'describe');
    const told = await trial.answer(command, asks);
    send(response, 'error' in told ? 422 : 200, JSON.stringify(told), { 'content-type': 'application/json; charset=utf-8' });
  }

  /** The bundled identity provider: it asks whether it shall agree, or how it shall fail. */
  async function signIn(request: IncomingMessage, response: ServerResponse, id: string, connection: string): Promise<void> {
    const { trial, subject } = await trialOf(id);
    const redirectUrl = trial.redirectUrlOf(connection);
    if (redirectUrl === undefined) throw new HttpRefusal(404, 'Nobody waits for this sign-in. Begin again.');
    if (request.method !== 'POST') {
      refuseChanges(request);
      const page = signInPage(subject.title, trial.scopesOf(connection));
      return send(response, 200, page, { 'content-type': 'text/html; charset=utf-8' });
    }
    refuseStrangers(request);
    const chosen = new URLSearchParams(new TextDecoder().decode(await bodyOf(request, ceilings.form))).get('answers') ?? '';
    if (!answers.has(chosen)) throw new HttpRefusal(400, 'The test identity provider has no such answer.');
    const location = await trial.answerSignIn(connection, chosen as IdentityAnswers);
    const there = location !== undefined && URL.canParse(location) ? new URL(location) : undefined;
    const isOurs = there !== undefined && there.origin + there.pathname === redirectUrl.replace(/[?#].*$/, '');
    // The platform's own redirect address stands for ours; to any other the browser is not sent, and the sign-in is told why.
    if (isOurs) return send(response, 303, '', { location: `/try/redirect/${id}/${connection}${there.search}` });
    await trial.finishSignIn(connection, location);
    send(response, 303, '', { location: `${pageOf(id)}#connection=${connection}` });
  }

  async function redirected(
    request: IncomingMessage,
    response: ServerResponse,
    { id, connection, query }: { readonly id: string; readonly connection: string; readonly query: string },
  ): Promise<void> {
    refuseChanges(request);
    const { trial } = await trialOf(id);
    const redirectUrl = trial.redirectUrlOf(connection);
    if (redirectUrl === undefined) throw new HttpRefusal(404, 'Nobody waits for this sign-in. Begin again.');
    await trial.finishSignIn(connection, `${redirectUrl.replace(/[?#].*$/, '')}${query}`);
    send(response, 303, '', { location: `${pageOf(id)}#connection=${connection}` });
  }

  /** A service on this machine notifies: it knows the secret of its callback, and nothing else is asked of it. */
  async function notified(request: IncomingMessage, response: ServerResponse, id: string, url: URL): Promise<void> {
    const opened = trials.get(id);
    const address = `${origin()}${url.pathname}${url.search}`;
    // Before anything of the body is read: whoever has no secret costs nothing.
    if (opened === undefined || !opened.trial.awaits(address)) throw new HttpRefusal(404, 'There is no such callback.');
    const body = request.method === 'POST' ? { body: new Uint8Array(await bodyOf(request, ceilings.body)) } : {};
    const asked = new Request(address, { method: request.method ?? 'GET', ...body });
    const answered = await opened.trial.notify(asked);
    send(response, answered.status, '', Object.fromEntries(answered.headers));
  }

  async function trialOf(id: string, isBeginning = false): Promise<Opened> {
    const known = trials.get(id);
    if (known !== undefined && (!isBeginning || known.subject.isCurrent())) return known;
    const begun = opening.get(id) ?? opened(id).finally(() => opening.delete(id));
    opening.set(id, begun);
    return await begun;
  }

  /** Only what is there takes the place of the oldest: any page elsewhere can have a browser ask for names. */
  async function opened(id: string): Promise<Opened> {
    const found = await open(id);
    const before = trials.get(id);
    before?.trial.close().catch(() => undefined);
    trials.delete(id);
    trials.set(id, found);
    for (const [oldest, { trial }] of [...trials].slice(0, Math.max(0, trials.size - ceilings.trials))) {
      trials.delete(oldest);
      trial.close().catch(() => undefined);
    }
    return found;
  }

  async function open(id: string): Promise<Opened> {
    const subject = await read(id);
    if (subject === undefined) throw new HttpRefusal(404, 'There is no such connector to be tried.');
    const trial = openTrial(subject.connector, {
      channel: subject.channel,
      service: subject.service,
      now: Date.now,
      random: (count) => new Uint8Array(randomBytes(count)),
      callbackUrl: `${origin()}/try/callback/${id}`,
      signInUrl: (connection) => `/try/sign-in/${id}/${connection}`,
    });
    return { trial, subject };
  }
}
