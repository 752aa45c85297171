import { editedId } from '../editing/protocol.ts';
import type { ShownConnection, TrialDescription } from '../trial/protocol.ts';
import { askOf } from './ask.ts';
import { definitionStep } from './definition-steps.ts';
import { button, el, say } from './dom.ts';
import type { Part } from './edit-fields.ts';
import type { EditSession } from './edit-session.ts';
import { securityStep } from './security-step.ts';
import { firstOperation, type Page, type StepName } from './state.ts';
import { testStep } from './test-step.ts';

/** The sandbox on the page of a connector that is edited. It keeps its connection while other steps are shown. */
export interface Sandbox {
  /** Shows it anew. `store` saves what is edited. */
  readonly part: (session: EditSession, store: () => Promise<void>) => Part;
}

type Shown = Exclude<StepName, 'general'>;

const titles: Readonly<Record<Shown, string>> = {
  security: 'Connection',
  definition: 'Choose an operation',
  test: 'Call an operation',
};

/** Opens the sandbox. It calls what is saved; `back` is the connection that a sign-in came back with. */
export function openSandbox(token: string, back: string | undefined): Sandbox {
  const ask = askOf(editedId, token);
  let known = back;
  /** Operations as `GET /things`: positions move while a connector is edited. */
  let tried = '';
  let edited: string | undefined;
  /** Of several that begin, the last one is shown. */
  let latest: symbol | undefined;

  return { part };

  function part(session: EditSession, store: () => Promise<void>): Part {
    const unsaved = el(
      'div',
      { class: 'try-banner live', hidden: true },
      el('p', {}, 'There are unsaved changes. What is called here is the connector as it was saved last.'),
      button('Save them', store),
    );
    const place = el('div', {}, el('p', { class: 'quiet' }, 'Reading the connector …'));
    const element = el(
      'section',
      {},
      el('h3', {}, 'One operation by hand'),
      el(
        'p',
        {},
        'Makes a connection, fills in what a maker would, and shows the call and its answer. Calls go to a mock made from the definition on disk; nothing leaves this machine.',
      ),
      unsaved,
      place,
    );
    let shown = '';
    const update = (): void => {
      unsaved.hidden = !session.isDirty();
      const now = JSON.stringify(Object.values(session.disk()).map(({ digest }) => digest));
      if (now === shown) return;
      const isAgain = shown !== '';
      shown = now;
      begin(session, place, isAgain).catch((error: Error) => {
        place.replaceChildren(el('p', { class: 'try-verdict bad', role: 'alert' }, error.message));
      });
    };
    update();
    return { element, update };
  }

  async function begin(session: EditSession, place: HTMLElement, isAgain: boolean): Promise<void> {
    const mine = Symbol('beginning');
    latest = mine;
    const description = await ask('describe', {});
    // A save ended the connection; whoever changed the files otherwise did so too, and the server says so.
    const connection = known === undefined || isAgain ? null : await ask('connection', { connection: known });
    if (latest !== mine) return;
    if (known !== undefined && connection === null) say('The connector was saved since: connect again to try it.');
    const page = pageOf(session, description, connection, (step) => show(step).focus({ preventScroll: true }));
    const show = (step: StepName): HTMLElement => {
      known = page.connection?.connection;
      const shown: Shown = step === 'general' ? 'security' : step;
      const heading = el('h3', { tabindex: '-1' }, titles[shown]);
      const views = { security: securityStep, definition: definitionStep, test: testStep };
      const view = views[shown](page);
      view.addEventListener('change', () => remember(page));
      const others = (['security', 'definition', 'test'] as const).filter((one) => one !== shown && page.connection?.state === 'ready');
      const ways = others.map((one) => button(titles[one], () => page.go(one)));
      place.replaceChildren(heading, view, el('div', { class: 'try-actions' }, ...ways));
      remember(page);
      return heading;
    };
    const heading = show(connection?.state === 'ready' && !isAgain ? 'test' : 'security');
    // Who saved from here stays here.
    const { activeElement } = document;
    // Browsers take the focus from what is hidden with their next frame, which may be after this.
    if (isAgain && (activeElement === document.body || activeElement?.closest('[hidden]') != null)) heading.focus({ preventScroll: true });
  }

  /** Begins with the operation that was edited last, or else with the one that was tried last. */
  function pageOf(session: EditSession, description: TrialDescription, connection: ShownConnection | null, go: Page['go']): Page {
    const { open, operations } = session.view();
    const before = edited;
    edited = operations.find(({ pointer }) => pointer === open)?.line;
    const named = (line: string | undefined) => description.operations.find(({ method, path }) => `${method} ${path}` === line);
    const wanted = edited === before ? named(tried) : (named(edited) ?? named(tried));
    return {
      ask,
      description,
      connection,
      operation: wanted?.index ?? firstOperation(description),
      go,
    };
  }

  function remember({ description, operation }: Page): void {
    const line = description.operations[operation];
    if (line !== undefined) tried = `${line.method} ${line.path}`;
  }
}
