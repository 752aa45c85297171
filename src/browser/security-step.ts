import type { Way } from '../trial/protocol.ts';
import { button, el, freshId, say, sentences } from './dom.ts';
import { exchangeView } from './exchange-view.ts';
import { type InputProblem, inputsFor } from './inputs.ts';
import type { Page } from './state.ts';

/** Step 2: how the connector signs in, and the connection that the calls are made with. */
export function securityStep(page: Page): HTMLElement {
  const { description, connection } = page;
  const place = el('div', {});
  const chosen = description.ways.find(({ set }) => set === (connection?.set ?? null)) ?? description.ways[0];
  const show = (way: Way): void => place.replaceChildren(wayForm(page, way));
  const picker = description.ways.length > 1 ? wayPicker(description.ways, chosen, show) : undefined;
  if (chosen !== undefined) show(chosen);
  return el(
    'div',
    {},
    connectionState(page),
    el('h3', {}, connection?.state === 'ready' ? 'Make another connection' : 'Make a connection'),
    el(
      'p',
      { class: 'quiet' },
      description.service === null
        ? 'The mock accepts any values. What you type stays in the memory of the server on this machine.'
        : `What you type is sent to ${description.service}, stays in the memory of the server on this machine, and is forgotten when it ends.`,
    ),
    picker,
    place,
  );
}

function connectionState(page: Page): HTMLElement | undefined {
  const { connection, description } = page;
  if (connection === null) return undefined;
  if (connection.state === 'failed')
    return el('div', { class: 'try-verdict bad' }, el('p', {}, el('strong', {}, 'The sign-in failed.')), sentences(connection.problems));
  if (connection.state === 'sign-in')
    return el(
      'div',
      { class: 'try-verdict wait' },
      el('p', {}, el('strong', {}, 'The connection waits for its sign-in.')),
      el('p', {}, el('a', { href: connection.signInAt ?? '#' }, 'Go to the sign-in')),
    );
  const result = el('div', { 'aria-live': 'polite' });
  return el(
    'div',
    {},
    el('div', { class: 'try-verdict good' }, el('p', {}, el('strong', {}, 'Connected.'), ' Operations can be tried now.')),
    el(
      'div',
      { class: 'try-actions' },
      button('Go on to the definition', () => page.go('definition'), { class: 'try-main' }),
      description.testsConnection &&
        button('Test connection', async () => {
          const exchange = await page.ask('test', { connection: connection.connection });
          const status = Number(exchange.answered?.line ?? 0);
          say(status >= 200 && status < 300 && exchange.isConnectionAccepted ? 'The connection works.' : 'The connection does not work.');
          result.replaceChildren(exchangeView(exchange, undefined));
        }),
      button('Forget this connection', async () => {
        await page.ask('forget', { connection: connection.connection });
        page.connection = null;
        say('The connection is forgotten.');
        page.go('security');
      }),
    ),
    !description.testsConnection && el('p', { class: 'quiet' }, 'The connector names no operation that tests a connection.'),
    result,
  );
}

function wayPicker(ways: readonly Way[], chosen: Way | undefined, show: (way: Way) => void): HTMLElement {
  const name = freshId();
  const lines = ways.map((way) => {
    const id = freshId();
    const radio = el('input', { type: 'radio', name, id, checked: way === chosen, change: () => show(way) });
    return el(
      'div',
      { class: 'row' },
      radio,
      ' ',
      el('label', { for: id }, way.label),
      way.hint !== '' && el('span', { class: 'quiet' }, ` ${way.hint}`),
    );
  });
  return el('fieldset', {}, el('legend', {}, 'Way to connect'), ...lines);
}

function wayForm(page: Page, way: Way): HTMLElement {
  const inputs = inputsFor(way.fields);
  const token =
    way.signIn === 'access-token'
      ? inputsFor([
          {
            key: 'accessToken',
            at: '',
            label: 'Access token',
            hint: 'A token of the service itself: its own sign-in sends browsers back to the platform and to nowhere else.',
            kind: 'secret',
            isRequired: true,
            visibility: 'none',
          },
        ])
      : undefined;
  const form = el(
    'form',
    { class: 'try-form', novalidate: true, autocomplete: 'off' },
    way.fields.length === 0 && way.signIn === undefined && el('p', {}, 'This connector asks for nothing.'),
    ...inputs.nodes,
    ...(token?.nodes ?? []),
    way.signIn === 'identity-provider' &&
      el('p', { class: 'hint' }, 'The sign-in goes to a test identity provider of the sandbox, which stands for that of the service.'),
    el(
      'div',
      { class: 'try-actions' },
      el('button', { type: 'submit', class: 'try-main' }, way.signIn === 'identity-provider' ? 'Connect and sign in' : 'Connect'),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const problems: InputProblem[] = [];
    const values = inputs.read(problems);
    const given = token?.read(problems)['accessToken'];
    const [first] = problems;
    if (first !== undefined) {
      first.focus();
      return say(first.sentence);
    }
    page
      .ask('connect', { set: way.set, values, ...(typeof given === 'string' && { accessToken: given }) })
      .then((connection) => {
        page.connection = connection;
        if (connection.signInAt !== null) return location.assign(connection.signInAt);
        say('Connected.');
        page.go('security');
      })
      .catch((error: Error) => say(error.message));
  });
  return form;
}
