import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpRefusal, refuseChanges } from './http-refusal.ts';
import { type LiveTarget, liveBackend } from './live-backend.ts';
import { send, tellRefusal } from './page-answers.ts';
import { readPublishedConnector } from './published-connector.ts';
import { makeStartKey } from './start-key.ts';
import { isCallback, openTrials, type TrialSubject } from './trials.ts';
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
  /** Where to open the list of what can be tried, with the key of this start; known once the server listens. */
  readonly address: () => string;
  /** True when the request is its own; it is answered then. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Forgets every connection, and ends what is subscribed at services. */
  readonly close: () => Promise<void>;
}

const mostAtOnce = 32;

/**
 * Opens the sandbox for the connectors of a site, to browsers that were opened with the key of this start. Only pages of this server can use
 * it: a call needs a second secret, which only its own pages can read, and the origin of these pages. The caller has looked at the Host
 * header. Nothing is written anywhere.
 */
export function openTryServer({ site, pages, services, origin }: TryServerOptions): TryServer {
  const token = randomBytes(32).toString('base64url');
  const key = makeStartKey(origin);
  const trials = openTrials({ read, token, origin, pageOf: (id) => `/connectors/${id}/try/`, signInPage: pages.signIn });
  let running = 0;

  return { handle, address: () => `${origin()}/try/${key.query}`, close: trials.close };

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = URL.canParse(request.url ?? '/', origin()) ? new URL(request.url ?? '/', origin()) : undefined;
    const own = /^\/connectors\/([^/]+)\/try(?:\/(?:index\.html)?)?$/.exec(url?.pathname ?? '');
    if (url === undefined || (own === null && url.pathname !== '/try' && !url.pathname.startsWith('/try/'))) return false;
    if (running >= mostAtOnce) {
      response.writeHead(429, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' }).end('Too many calls at once.\n');
      return true;
    }
    running += 1;
    answer(request, response, url, own?.[1])
      .catch((error: unknown) => tellRefusal(response, error, (sentence) => pages.note('This cannot be tried', sentence)))
      .finally(() => {
        running -= 1;
      });
    return true;
  }

  async function answer(request: IncomingMessage, response: ServerResponse, url: URL, shellOf: string | undefined): Promise<void> {
    const isOpen = isCallback(url) || url.pathname === '/try/page.css';
    if (!isOpen && key.answers(request, response, url)) return;
    if (shellOf !== undefined) {
      refuseChanges(request);
      if (!url.pathname.endsWith('/')) return send(response, 308, '', { location: `/connectors/${shellOf}/try/` });
      return page(response, pages.shell(shellOf, await trials.titleOf(shellOf), token));
    }
    switch (url.pathname) {
      case '/try':
      case '/try/':
      case '/try/index.html': {
        refuseChanges(request);
        const asked = url.searchParams.get('connector');
        if (asked !== null && /^[a-z0-9-]+$/.test(asked)) return send(response, 303, '', { location: `/connectors/${asked}/try/` });
        return page(response, await pages.list());
      }
      case '/try/page.js':
        refuseChanges(request);
        return send(response, 200, pages.script, { 'content-type': 'text/javascript; charset=utf-8' });
      case '/try/page.css':
        refuseChanges(request);
        return send(response, 200, pages.style, { 'content-type': 'text/css; charset=utf-8' });
      default:
        return await trials.answer(request, response, url);
    }
  }

  async function read(id: string): Promise<TrialSubject> {
    const published = await readPublishedConnector(site, id);
    if (published === undefined) throw new HttpRefusal(404, 'The catalog has no such connector on preview or public.');
    const target = services.get(id);
    const live = target && liveBackend(target);
    const connector = target === undefined ? published.connector : calledAt(published.connector, target);
    return {
      connector,
      title: connector.name,
      channel: published.channels.join(' and '),
      service: live && { origin: live.target.origin, backend: live.backend },
      isCurrent: () => true,
    };
  }

  function page(response: ServerResponse, text: string): void {
    send(response, 200, text, { 'content-type': 'text/html; charset=utf-8' });
  }
}
