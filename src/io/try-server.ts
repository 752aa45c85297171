import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { UserError } from '../connector/user-error.ts';
import type { IdentityAnswers } from '../preview/identity-provider.ts';
import { Refused } from '../trial/refused.ts';
import { openTrial, type Trial } from '../trial/trial.ts';
import { bodyOf, HttpRefusal, refuseChanges, refuseStrangers } from './http-refusal.ts';
import { type LiveTarget, liveBackend } from './live-backend.ts';
import { askedOf, send } from './page-answers.ts';
import { readPublishedConnector } from './published-connector.ts';
import { calledAt } from './try-target.ts';

/** What pages are made of: texts from another room, with everything escaped. */
interface TryPages {
  readonly script: string;
  readonly style: string;
  /** The list of what can be tried. */
  readonly list: () => Promise<string>;
  readonly shell: (id: string, title: string, token: string) => string;
  readonly signIn: (title: string, scopes: string) => string;
  /** A page that says one thing. */
  readonly note: (title: string, sentence: string) => string;
}

export interface TryServerOptions {
  /** The folder of the site. */
  readonly site: string;
  readonly pages: TryPages;
  /** The services that are called instead of a mock, by the connector's id. */
  readonly services: ReadonlyMap<string, LiveTarget>;
  /** Where the server itself stands, as `http://localhost:4680`; known once it listens. */
  readonly origin: () => string;
}

/** The part of `certify serve` that tries connectors. */
export interface TryServer {
  /** True when the request is its own; it is answered then. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Forgets every connection, and ends what is subscribed at services. */
  readonly close: () => Promise<void>;
}

interface Opened {
  readonly trial: Trial;
  readonly title: string;
}

const ceilings = { body: 12_000_000, form: 4_000, trials: 20, atOnce: 32 };

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
 * Opens the sandbox for the connectors of a site. Only pages of this server can use it: a call needs the secret of this start, which only
 * its own pages can read, and the origin of these pages. The caller has looked at the Host header. Nothing is written anywhere.
 */
export function openTryServer({ site, pages, services, origin }: TryServerOptions): TryServer {
  const token = randomBytes(32).toString('base64url');
  const trials = new Map<string, Opened>();
  const opening = new Map<string, Promise<Opened>>();
  let running = 0;

  return { handle, close };

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = URL.canParse(request.url ?? '/', origin()) ? new URL(request.url ?? '/', origin()) : undefined;
    const own = /^\/connectors\/([^/]+)\/try(?:\/(?:index\.html)?)?$/.exec(url?.pathname ?? '');
    if (url === undefined || (own === null && url.pathname !== '/try' && !url.pathname.startsWith('/try/'))) return false;
    if (running >= ceilings.atOnce) {
      response.writeHead(429, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' }).end('Too many calls at once.\n');
      return true;
    }
    running += 1;
    answer(request, response, url, own?.[1])
      .catch((error: unknown) => tell(response, error))
      .finally(() => {
        running -= 1;
      });
    return true;
  }

  async function close(): Promise<void> {
    await Promise.allSettled(opening.values());
    const all = [...trials.values()];
    trials.clear();
    await Promise.all(all.map(({ trial }) => trial.close()));
  }

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL, shellOf: string | undefined): Promise<void> {
    const [, , room = '', id = '', name = '', more] = url.pathname.split('/');
    if (shellOf !== undefined) {
      refuseChanges(request);
      if (!url.pathname.endsWith('/')) return send(response, 308, '', { location: `/connectors/${shellOf}/try/` });
      const { title } = await trialOf(shellOf);
      return page(response, pages.shell(shellOf, title, token));
    }
    if (more !== undefined) throw new HttpRefusal(404, 'There is no such page.');
    switch (room) {
      case '':
      case 'index.html': {
        refuseChanges(request);
        const asked = url.searchParams.get('connector');
        if (asked !== null && /^[a-z0-9-]+$/.test(asked)) return send(response, 303, '', { location: `/connectors/${asked}/try/` });
        return page(response, await pages.list());
      }
      case 'page.js':
        refuseChanges(request);
        return send(response, 200, pages.script, { 'content-type': 'text/javascript; charset=utf-8' });
      case 'page.css':
        refuseChanges(request);
        return send(response, 200, pages.style, { 'content-type': 'text/css; charset=utf-8' });
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
    const { trial } = await trialOf(id);
    const told = await trial.answer(command, asks);
    send(response, 'error' in told ? 422 : 200, JSON.stringify(told), { 'content-type': 'application/json; charset=utf-8' });
  }

  /** The bundled identity provider: it asks whether it shall agree, or how it shall fail. */
  async function signIn(request: IncomingMessage, response: ServerResponse, id: string, connection: string): Promise<void> {
    const { trial, title } = await trialOf(id);
    const redirectUrl = trial.redirectUrlOf(connection);
    if (redirectUrl === undefined) throw new HttpRefusal(404, 'Nobody waits for this sign-in. Begin again.');
    if (request.method !== 'POST') {
      refuseChanges(request);
      return page(response, pages.signIn(title, trial.scopesOf(connection)));
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
    send(response, 303, '', { location: `/connectors/${id}/try/#connection=${connection}` });
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
    send(response, 303, '', { location: `/connectors/${id}/try/#connection=${connection}` });
  }

  /** A service on this machine notifies: it knows the secret of its callback, and nothing else is asked of it. */
  async function notified(request: IncomingMessage, response: ServerResponse, id: string, url: URL): Promise<void> {
    const opened = trials.get(id);
    if (opened === undefined) throw new HttpRefusal(404, 'There is no such callback.');
    const body = request.method === 'POST' ? { body: new Uint8Array(await bodyOf(request, ceilings.body)) } : {};
    const asked = new Request(`${origin()}${url.pathname}${url.search}`, { method: request.method ?? 'GET', ...body });
    const answered = await opened.trial.notify(asked);
    send(response, answered.status, '', Object.fromEntries(answered.headers));
  }

  async function trialOf(id: string): Promise<Opened> {
    const known = trials.get(id);
    if (known !== undefined) return known;
    const begun = opening.get(id) ?? opened(id).finally(() => opening.delete(id));
    opening.set(id, begun);
    return await begun;
  }

  /** Only what is there takes the place of the oldest: any page elsewhere can have a browser ask for names. */
  async function opened(id: string): Promise<Opened> {
    const found = await open(id);
    trials.set(id, found);
    for (const [oldest, { trial }] of [...trials].slice(0, Math.max(0, trials.size - ceilings.trials))) {
      trials.delete(oldest);
      trial.close().catch(() => undefined);
    }
    return found;
  }

  async function open(id: string): Promise<Opened> {
    const published = await readPublishedConnector(site, id);
    if (published === undefined) throw new HttpRefusal(404, 'The catalog has no such connector on preview or public.');
    const target = services.get(id);
    const live = target && liveBackend(target);
    const connector = target === undefined ? published.connector : calledAt(published.connector, target);
    const trial = openTrial(connector, {
      channel: published.channels.join(' and '),
      service: live && { origin: live.target.origin, backend: live.backend },
      now: Date.now,
      random: (count) => new Uint8Array(randomBytes(count)),
      callbackUrl: `${origin()}/try/callback/${id}`,
      signInUrl: (connection) => `/try/sign-in/${id}/${connection}`,
    });
    return { trial, title: connector.name };
  }

  function page(response: ServerResponse, text: string, status = 200): void {
    send(response, status, text, { 'content-type': 'text/html; charset=utf-8' });
  }

  function tell(response: ServerResponse, error: unknown): void {
    if (response.headersSent) return void response.destroy();
    const isKnown = error instanceof HttpRefusal || error instanceof UserError || error instanceof Refused;
    const status = error instanceof HttpRefusal ? error.status : isKnown ? 422 : 500;
    const sentence = isKnown ? error.message : 'certify made a mistake of its own here.';
    const wantsPage = (response.req.headers.accept ?? '').includes('text/html');
    if (wantsPage) page(response, pages.note('This cannot be tried', sentence), status);
    else send(response, status, JSON.stringify({ error: sentence }), { 'content-type': 'application/json; charset=utf-8' });
  }
}
