import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RepositoryJudge } from '../certify/repository-judge.ts';
import { titleOf } from '../connector/connector.ts';
import { arrayOr, type JsonObject, textOfValue } from '../connector/json-value.ts';
import { shortLabel } from '../connector/short-label.ts';
import { UserError } from '../connector/user-error.ts';
import { withChange } from '../editing/apply-change.ts';
import { digestsIn, filesIn, openIn, parseChange } from '../editing/asked.ts';
import { editView } from '../editing/edit-view.ts';
import { type EditCommands, type Edited, editedId, type HeldFiles, type TriedOperation } from '../editing/protocol.ts';
import { repairedOne } from '../editing/repair-one.ts';
import { testOnMock } from '../preview/operation-tests-mock.ts';
import { type EditFolder, fileNamesIn } from './edit-folder.ts';
import { HttpRefusal, refuseChanges } from './http-refusal.ts';
import { askedOf, send, tellRefusal } from './page-answers.ts';
import { makeStartKey } from './start-key.ts';
import { isCallback, openTrials, type TrialSubject } from './trials.ts';

export interface EditServerOptions {
  readonly folder: EditFolder;
  readonly judge: RepositoryJudge;
  /** Texts from another room, with everything escaped. */
  readonly pages: {
    readonly script: string;
    readonly style: string;
    readonly siteStyle: string;
    readonly icon: string;
    readonly shell: (title: string, token: string) => string;
    /** The page of the bundled identity provider. */
    readonly signIn: (title: string, scopes: string) => string;
    /** A page that says one thing. */
    readonly note: (title: string, sentence: string) => string;
  };
  /** Where the server itself stands, as `http://localhost:4680`; known once it listens. */
  readonly origin: () => string;
  /** Milliseconds, for what trying operations takes. */
  readonly clock: () => number;
}

/** The part of `certify serve --edit` that answers its page. */
export interface EditServer {
  /** Where to open the page, with the key of this start; known once the server listens. */
  readonly address: () => string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Forgets every connection that was made to try the connector. */
  readonly close: () => Promise<void>;
}

/** Three files as JSON texts, each with its base. */
const mostBytes = 32_000_000;
const mostAtOnce = 8;

/** What also the page needs that says who may not come in. */
function isLook(path: string): boolean {
  return path === '/style.css' || path === '/edit/page.css' || path === '/favicon.svg';
}

type Answers = { readonly [C in keyof EditCommands]: (asks: JsonObject) => Promise<EditCommands[C]['gets']> };

/**
 * Answers the page on which one connector's folder is edited, and nothing else, to browsers that were opened with the key of this start. A
 * call needs a second secret, which only the page can read, and the origin of the page. The caller has looked at the Host header.
 */
export function openEditServer({ folder, judge, pages, clock, origin }: EditServerOptions): EditServer {
  const token = randomBytes(32).toString('base64url');
  const key = makeStartKey(origin);
  const trials = openTrials({ read: readSaved, token, origin, pageOf: () => '/edit/', signInPage: pages.signIn });
  let running = 0;
  let saving: Promise<unknown> = Promise.resolve();

  const commands: Answers = { read, change, fix, save, test };
  return { handle, address: () => `${origin()}/edit/${key.query}`, close: trials.close };

  function handle(request: IncomingMessage, response: ServerResponse): void {
    if (running >= mostAtOnce) {
      send(response, 429, 'Too many calls at once.\n', { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
      return;
    }
    running += 1;
    answer(request, response)
      .catch((error: unknown) => tellRefusal(response, error, (sentence) => pages.note('This cannot be shown', sentence)))
      .finally(() => {
        running -= 1;
      });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // The path is compared, never looked up: there is nothing that dots or escapes in it could lead to.
    const [path = ''] = (request.url ?? '/').split('?');
    if (!URL.canParse(`http://localhost${request.url}`)) throw new HttpRefusal(404, 'There is no such page.');
    const url = new URL(`http://localhost${request.url}`);
    if (!isCallback(url) && !isLook(path) && key.answers(request, response, url, '/edit/')) return;
    if (path.startsWith('/edit/api/')) {
      const asks = await askedOf(request, token, mostBytes);
      const name = path.slice('/edit/api/'.length);
      if (!Object.hasOwn(commands, name)) throw new HttpRefusal(404, 'There is no such command.');
      const told = await commands[name as keyof EditCommands](asks);
      return send(response, 200, JSON.stringify({ ok: told }), { 'content-type': 'application/json; charset=utf-8' });
    }
    if (path.startsWith('/try/')) return await trials.answer(request, response, url);
    refuseChanges(request);
    switch (path) {
      case '/':
      case '/edit':
        return send(response, 303, '', { location: '/edit/' });
      case '/edit/': {
        const { title } = await viewOf({}, null);
        return send(response, 200, pages.shell(title, token), { 'content-type': 'text/html; charset=utf-8' });
      }
      case '/edit/page.js':
        return send(response, 200, pages.script, { 'content-type': 'text/javascript; charset=utf-8' });
      case '/edit/page.css':
        return send(response, 200, pages.style, { 'content-type': 'text/css; charset=utf-8' });
      case '/style.css':
        return send(response, 200, pages.siteStyle, { 'content-type': 'text/css; charset=utf-8' });
      case '/favicon.svg':
        return send(response, 200, pages.icon, { 'content-type': 'image/svg+xml' });
      default:
        throw new HttpRefusal(404, 'There is no such page.');
    }
  }

  /** What is on disk, for the sandbox. Whoever asks for it again after a save begins anew. */
  async function readSaved(id: string): Promise<TrialSubject | undefined> {
    if (id !== editedId) return undefined;
    const digests = (): string => JSON.stringify(Object.values(folder.read()).map(({ digest }) => digest));
    const before = digests();
    const connector = folder.connectorWith({});
    return { connector, title: titleOf(connector), channel: 'saved', service: undefined, isCurrent: () => digests() === before };
  }

  async function viewOf(files: HeldFiles, open: string | null): Promise<Edited['view']> {
    const connector = folder.connectorWith(files);
    return editView(connector, await judge.judge(connector), files, fileNamesIn(connector.entries), open);
  }

  async function read(asks: JsonObject): Promise<EditCommands['read']['gets']> {
    const files = folder.read();
    const editable = Object.entries(files).filter(([, { refusal }]) => refusal === null);
    return { files, view: await viewOf(Object.fromEntries(editable), openIn(asks)) };
  }

  async function change(asks: JsonObject): Promise<Edited> {
    const files = arrayOr(asks['changes']).map(parseChange).reduce(withChange, filesIn(asks));
    return { files, view: await viewOf(files, openIn(asks)) };
  }

  async function fix(asks: JsonObject): Promise<Edited> {
    const held = filesIn(asks);
    const repaired = repairedOne(folder.connectorWith(held), judge.certifier, textOfValue(asks['repair']));
    if (repaired === undefined) throw new UserError('This cannot be repaired without another finding in its place. Change it by hand.');
    const files = { ...held, ...folder.textsOf(repaired) };
    return { files, view: await viewOf(files, openIn(asks)) };
  }

  /** One after the other: two pages may be open. */
  async function save(asks: JsonObject): Promise<EditCommands['save']['gets']> {
    const mine = saving.then(async () => {
      const told = await folder.save(filesIn(asks), digestsIn(asks));
      return { ...told, files: folder.read() };
    });
    saving = mine.catch(() => undefined);
    return await mine;
  }

  async function test(asks: JsonObject): Promise<EditCommands['test']['gets']> {
    const operations: TriedOperation[] = [];
    for await (const { id, result, succeeded, difference } of testOnMock(folder.connectorWith(filesIn(asks)), clock)) {
      const sentence = difference === null ? `${succeeded} ${succeeded === 1 ? 'call' : 'calls'} as promised.` : difference.sentence;
      operations.push({ id: shortLabel(id), result, sentence });
    }
    return { operations };
  }
}
