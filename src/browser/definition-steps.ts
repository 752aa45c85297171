import type { OperationLine } from '../trial/protocol.ts';
import { button, el, freshId } from './dom.ts';
import type { Page } from './state.ts';

/** Step 1: what the connector is, and where its calls go. */
export function generalStep({ description, go }: Page): HTMLElement {
  const { title, version, channel, address, service, operations, ways } = description;
  const count = (wanted: (kind: OperationLine['kind']) => boolean): string =>
    String(operations.filter(({ kind, isInternal }) => !isInternal && wanted(kind)).length);
  const rows: readonly (readonly [string, string])[] = [
    ['Name', title],
    ['Version', `${version} (${channel})`],
    ['Address of the service', address],
    ['Actions', count((kind) => kind === 'action')],
    ['Triggers', count((kind) => kind !== 'action')],
    ['Ways to connect', ways.map(({ label }) => label).join(', ')],
  ];
  return el(
    'div',
    {},
    el('p', { class: 'lead' }, description.description),
    el('dl', { class: 'facts' }, ...rows.flatMap(([label, value]) => [el('dt', {}, label), el('dd', {}, value)])),
    service === null
      ? el(
          'p',
          { class: 'try-banner' },
          'Calls are answered by a mock made from the definition: nothing leaves this machine, and an answer shows only that the definition agrees with itself.',
        )
      : el('p', { class: 'try-banner live' }, `Calls go to ${service} with what you type, and may change something there.`),
    el(
      'div',
      { class: 'try-actions' },
      button('Go on to security', () => go('security'), { class: 'try-main' }),
    ),
  );
}

const kinds: Readonly<Record<OperationLine['kind'], string>> = { action: 'action', polling: 'polling trigger', webhook: 'webhook trigger' };

/** Step 3: the operations, to choose one of. */
export function definitionStep(page: Page): HTMLElement {
  const { operations } = page.description;
  const id = freshId();
  const search = el('input', { type: 'search', id, autocomplete: 'off' });
  const found = el('p', { class: 'quiet', role: 'status' });
  const lists = el('div', {});
  const show = (): void => {
    const wanted = search.value.trim().toLowerCase();
    const fitting = operations.filter((one) => `${one.summary} ${one.id} ${one.description} ${one.path}`.toLowerCase().includes(wanted));
    const visible = fitting.filter(({ isInternal }) => !isInternal);
    const hidden = fitting.filter(({ isInternal }) => isInternal);
    found.textContent = `${visible.length} of ${operations.filter(({ isInternal }) => !isInternal).length} operations that makers see`;
    lists.replaceChildren(
      ...section(
        'Triggers',
        visible.filter(({ kind }) => kind !== 'action'),
        page,
      ),
      ...section(
        'Actions',
        visible.filter(({ kind }) => kind === 'action'),
        page,
      ),
      ...(hidden.length === 0
        ? []
        : [el('details', {}, el('summary', {}, `Internal operations (${hidden.length})`), ...section('Internal', hidden, page))]),
    );
  };
  search.addEventListener('input', show);
  show();
  return el('div', {}, el('div', { class: 'try-field try-form' }, el('label', { for: id }, 'Search operations'), search), found, lists);
}

function section(title: string, lines: readonly OperationLine[], page: Page): HTMLElement[] {
  if (lines.length === 0) return [];
  return [el('h3', {}, title), el('ul', { class: 'try-operations' }, ...lines.map((line) => operationItem(line, page)))];
}

function operationItem(line: OperationLine, page: Page): HTMLElement {
  const { summary, description, kind, method, path, id, needs, isDeprecated, index } = line;
  const test = button(
    'Test',
    () => {
      page.operation = index;
      page.go('test');
    },
    { 'aria-label': `Test ${summary}` },
  );
  return el(
    'li',
    {},
    el(
      'h4',
      {},
      summary,
      ' ',
      el('span', { class: 'badge' }, kinds[kind]),
      isDeprecated && el('span', { class: 'badge wait' }, 'deprecated'),
    ),
    el('p', {}, description),
    el('p', { class: 'quiet' }, el('code', {}, `${method} ${path}`), ' · ', el('code', {}, id)),
    ...needs.map((sentence) => el('p', { class: 'wait' }, sentence)),
    el('div', { class: 'try-actions' }, test),
  );
}
