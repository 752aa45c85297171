import type { JsonValue } from '../connector/json-value.ts';
import type { OperationForm, OperationLine, ShownTrigger } from '../trial/protocol.ts';
import { button, el, freshId, say } from './dom.ts';
import type { Asking } from './dynamic-inputs.ts';
import { exchangeView, triggerView } from './exchange-view.ts';
import { type InputProblem, inputFor, inputsFor } from './inputs.ts';
import type { Page } from './state.ts';

/** Step 4: the inputs of one operation, its call, and what came of it. */
export function testStep(page: Page): HTMLElement {
  const { description, connection } = page;
  if (connection === null || connection.state !== 'ready')
    return el(
      'div',
      {},
      el('p', {}, 'Operations are called with a connection, and there is none yet.'),
      el(
        'div',
        { class: 'try-actions' },
        button('Make a connection', () => page.go('security'), { class: 'try-main' }),
      ),
    );
  const id = freshId();
  const select = el(
    'select',
    { id },
    ...description.operations.map(({ index, summary, method, path }) =>
      el('option', { value: String(index), selected: index === page.operation }, `${summary} (${method} ${path})`),
    ),
  );
  const place = el('div', {});
  const show = async (): Promise<void> => {
    page.operation = Number(select.value);
    const line = description.operations[page.operation];
    if (line === undefined) return place.replaceChildren(el('p', {}, 'The connector has no operation.'));
    const form = await page.ask('form', { operation: line.index });
    place.replaceChildren(operationView(page, connection.connection, line, form));
  };
  select.addEventListener('change', () => void show().catch((error: Error) => say(error.message)));
  void show().catch((error: Error) => say(error.message));
  return el('div', {}, el('div', { class: 'try-field try-form' }, el('label', { for: id }, 'Operation'), select), place);
}

function operationView(page: Page, connection: string, line: OperationLine, form: OperationForm): HTMLElement {
  const { ask } = page;
  const operation = line.index;
  const asking: Asking = {
    choices: (at, opened) => ask('choices', { connection, operation, at, values: inputs.read(), ...(opened !== undefined && { opened }) }),
    fields: (at) => ask('fields', { connection, operation, at, values: inputs.read() }),
  };
  const inputs = inputsFor(form.fields, asking);
  const result = el('section', { 'aria-label': 'Result' });
  const good = (): Record<string, JsonValue> | undefined => {
    const problems: InputProblem[] = [];
    const values = inputs.read(problems);
    const [first] = problems;
    if (first === undefined) return values;
    first.focus();
    say(first.sentence);
    return undefined;
  };
  const { example } = form;
  const fill =
    example !== null && form.fields.length > 0
      ? button('Fill in example values', () => {
          inputs.write(example);
          say('Example values are filled in.');
        })
      : undefined;
  const steps = { page, connection, line, form, good, result };
  return el(
    'div',
    {},
    el('p', {}, line.description),
    form.triggerHint !== '' && el('p', { class: 'try-banner' }, `To make it happen: ${form.triggerHint}`),
    ...line.needs.map((sentence) => el('p', { class: 'try-banner live' }, sentence)),
    el(
      'form',
      { class: 'try-form', novalidate: true, autocomplete: 'off', submit: (event) => event.preventDefault() },
      form.fields.length === 0 && el('p', { class: 'quiet' }, 'It asks for nothing.'),
      ...inputs.nodes,
    ),
    form.answers.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, 'What it promises to answer'),
        el('ul', {}, ...form.answers.map((answer) => el('li', {}, answer))),
      ),
    line.kind === 'action' ? callActions(steps, fill) : line.kind === 'polling' ? pollingActions(steps, fill) : webhookActions(steps, fill),
    result,
  );
}

interface Steps {
  readonly page: Page;
  readonly connection: string;
  readonly line: OperationLine;
  readonly form: OperationForm;
  readonly good: () => Record<string, JsonValue> | undefined;
  readonly result: HTMLElement;
}

function callActions({ page, connection, line, good, result }: Steps, fill: HTMLElement | undefined): HTMLElement {
  let pages = 0;
  const next = async (number: number): Promise<void> => {
    const exchange = await page.ask('next', { connection, exchange: number });
    pages += 1;
    result.append(el('h3', {}, `Page ${pages}`), exchangeView(exchange, next));
    say(`Page ${pages} is shown below.`);
  };
  const call = button(
    'Call the operation',
    async () => {
      const values = good();
      if (values === undefined) return;
      const exchange = await page.ask('call', { connection, operation: line.index, values });
      pages = 1;
      result.replaceChildren(el('h3', {}, 'Result'), exchangeView(exchange, next));
      say(exchange.problems[0] ?? (exchange.findings.length > 0 ? 'The answer is not as promised.' : 'The answer is as promised.'));
    },
    { class: 'try-main' },
  );
  return el('div', { class: 'try-actions' }, call, fill);
}

function show({ result }: Steps, title: string, step: ShownTrigger): void {
  result.replaceChildren(el('h3', {}, title), triggerView(step));
  say(step.sentence);
}

function sampleButton(steps: Steps, onPayload: (payload: JsonValue) => void): HTMLElement | undefined {
  const { page, connection, line, form } = steps;
  if (!form.hasSample) return undefined;
  return button('Show a sample', async () => {
    const sample = await page.ask('sample', { connection, operation: line.index, values: {} });
    if (sample.payload !== undefined) onPayload(sample.payload);
    show(steps, 'Sample', sample);
  });
}

function pollingActions(steps: Steps, fill: HTMLElement | undefined): HTMLElement {
  const { page, connection, line, good } = steps;
  let trigger: string | null = null;
  const poll = async (title: string): Promise<void> => {
    const values = good();
    if (values === undefined) return;
    const step = await page.ask('poll', { connection, operation: line.index, values, trigger });
    trigger = step.trigger;
    again.disabled = false;
    show(steps, title, step);
  };
  const first = button(
    'Switch the flow on (first call)',
    () => {
      trigger = null;
      return poll('First call');
    },
    { class: 'try-main' },
  );
  const again = button('Call again', () => poll('Next call'), { disabled: true });
  return el(
    'div',
    { class: 'try-actions' },
    first,
    again,
    sampleButton(steps, () => {}),
    fill,
  );
}

function webhookActions(steps: Steps, fill: HTMLElement | undefined): HTMLElement {
  const { page, connection, line, good } = steps;
  let trigger: string | null = null;
  const payload = inputFor({
    key: 'payload',
    at: '',
    label: 'Notification of the service',
    hint: 'What the service posts to the callback. Change it to see what is noticed.',
    kind: 'json',
    isRequired: false,
    visibility: 'none',
  });
  const live = el('div', { hidden: true });
  const of = (): { readonly connection: string; readonly trigger: string } => {
    if (trigger === null) throw new Error('Subscribe first.');
    return { connection, trigger };
  };
  const subscribe = button(
    'Switch the flow on (subscribe)',
    async () => {
      const values = good();
      if (values === undefined) return;
      const step = await page.ask('subscribe', { connection, operation: line.index, values });
      trigger = step.trigger;
      live.hidden = trigger === null;
      if (step.payload !== undefined) payload.write(step.payload);
      show(steps, 'Subscription', step);
    },
    { class: 'try-main' },
  );
  const fire = button(
    'Fire',
    async () => {
      const problems: InputProblem[] = [];
      const value = payload.read(problems);
      if (problems[0] !== undefined) return problems[0].focus();
      show(steps, 'Notification', await page.ask('fire', { ...of(), payload: value ?? null }));
    },
    { class: 'try-main' },
  );
  const look = button('Look what came', async () => show(steps, 'Notifications', await page.ask('notifications', of())));
  const end = button('Switch the flow off (unsubscribe)', async () => {
    const step = await page.ask('unsubscribe', of());
    trigger = null;
    live.hidden = true;
    show(steps, 'End of the subscription', step);
  });
  const sample = sampleButton(steps, (value) => payload.write(value));
  live.append(el('div', { class: 'try-form' }, payload.node), el('div', { class: 'try-actions' }, fire, look, end));
  return el('div', {}, el('div', { class: 'try-actions' }, subscribe, sample, fill), live);
}
