import type { EditStep, FileKind, PlacedFinding } from '../editing/protocol.ts';
import { shownText } from '../editing/typed-text.ts';
import { allAtOncePart } from './all-at-once.ts';
import { button, el, freshId } from './dom.ts';
import { fieldsPart, type Part } from './edit-fields.ts';
import { countOf, findingItems } from './edit-findings.ts';
import type { EditSession } from './edit-session.ts';

/** The steps of the page; `files` are the texts themselves. */
export type EditStepName = EditStep | 'test' | 'files';

/** Makes a step of the page. `sandbox` makes what is shown of it in the step Test. */
export function stepPart(
  session: EditSession,
  step: EditStepName,
  { showText, sandbox }: { readonly showText: () => void; readonly sandbox: () => Part },
): Part {
  if (step === 'test') return together([allAtOncePart(session), sandbox()]);
  if (step === 'files') return filesPart(session);
  if (step === 'definition') return definitionPart(session, showText);
  const fields = session.view().fields.filter((one) => one.step === step);
  return together([problemsPart(session, showText), fieldsPart(session, fields), othersPart(session, step)]);
}

/** What a step is made of: when that changes, the step is made anew. */
export function shapeOf(session: EditSession, step: EditStepName): string {
  const { fields, open, operations, problems } = session.view();
  if (step === 'test' || step === 'files') return step;
  const shown = fields.filter((one) => one.step === step).map(({ key, group, kind }) => [key, group, kind]);
  return JSON.stringify([shown, problems.length, step === 'definition' && [open, operations.map(({ pointer }) => pointer)]]);
}

function together(parts: readonly Part[]): Part {
  return {
    element: el('div', {}, ...parts.map(({ element }) => element)),
    update: () => {
      for (const part of parts) part.update();
    },
  };
}

/** Files whose values cannot be edited one by one. */
function problemsPart(session: EditSession, showText: () => void): Part {
  const element = el('div');
  const update = (): void => {
    const { problems } = session.view();
    const refusals = Object.values(session.disk()).flatMap(({ name, refusal }) => (refusal === null ? [] : [`${name} ${refusal}.`]));
    const told = [...problems.map(({ sentence }) => sentence), ...refusals];
    element.replaceChildren(
      ...told.map((sentence) => el('div', { class: 'try-verdict wait' }, el('p', {}, sentence), button('Edit the text', showText))),
    );
  };
  update();
  return { element, update };
}

/** Findings of a step that belong to none of its fields. */
function othersPart(session: EditSession, step: EditStep): Part {
  return listPart(session, 'Other findings of this step', () =>
    session.view().findings.filter((one) => one.field === null && one.step === step),
  );
}

/** Findings of a list that are shown: more would make a large connector slow, and nobody reads them. */
const mostListed = 100;

function listPart(session: EditSession, title: string, chosen: () => readonly PlacedFinding[], isFolded = false): Part {
  const list = el('ul', { class: 'edit-findings' });
  const more = el('p', { class: 'quiet' });
  const count = el('span', { class: 'quiet' });
  const element = isFolded
    ? el('details', {}, el('summary', {}, `${title}: `, count), list, more)
    : el('section', {}, el('h3', {}, title), list, more);
  let shown = '';
  const update = (): void => {
    const all = chosen();
    const findings = all.slice(0, mostListed);
    const now = JSON.stringify([all.length, findings]);
    element.hidden = findings.length === 0;
    if (now === shown) return;
    shown = now;
    count.textContent = countOf(all).text || 'accepted';
    more.textContent = all.length > findings.length ? `… and ${all.length - findings.length} more, which certify check lists.` : '';
    list.replaceChildren(...findingItems(findings, session.repair, true));
  };
  update();
  return { element, update };
}

/** The list of actions and triggers, and the one that is open. */
function definitionPart(session: EditSession, showText: () => void): Part {
  const { operations, open, fields } = session.view();
  const rows = operations.map(({ pointer, line, kind, isInternal }) => {
    const title = el('strong');
    const count = el('span', { class: 'quiet' });
    const one = button('', async () => await session.show(pointer), {
      'aria-current': pointer === open ? 'true' : undefined,
      'data-key': `open:${pointer}`,
    });
    one.append(title, el('span', { class: 'quiet' }, `${line} · ${kind}${isInternal ? ' · internal' : ''}`), count);
    return { pointer, title, count, element: el('li', {}, one) };
  });
  const search = el('input', { type: 'search', autocomplete: 'off', id: freshId() });
  search.addEventListener('input', () => {
    const wanted = search.value.trim().toLowerCase();
    for (const row of rows) row.element.hidden = !(row.element.textContent ?? '').toLowerCase().includes(wanted);
  });
  const list = el(
    'nav',
    { 'aria-label': 'Operations' },
    rows.length > 10 && el('div', { class: 'try-field' }, el('label', { for: search.id }, 'Search operations'), search),
    el('ul', { class: 'edit-operations' }, ...rows.map(({ element }) => element)),
  );
  const shown = fieldsPart(
    session,
    fields.filter((one) => one.step === 'definition'),
  );
  const ofOperation = listPart(session, 'Other findings of this operation', () =>
    session.view().findings.filter((one) => one.field === null && one.operation !== null && one.operation === session.view().open),
  );
  const others = listPart(session, 'Findings elsewhere in the definition', () =>
    session.view().findings.filter((one) => one.step === 'definition' && one.field === null && one.operation === null),
  );
  const nothing = el('p', { class: 'quiet' }, operations.length === 0 ? 'There is no operation yet.' : 'Choose an operation to edit it.');
  const right = el('div', {}, open === null && nothing, ofOperation.element, shown.element);
  const problems = problemsPart(session, showText);
  const update = (): void => {
    problems.update();
    shown.update();
    ofOperation.update();
    others.update();
    const now = new Map(session.view().operations.map((one) => [one.pointer, one]));
    for (const { pointer, title, count } of rows) {
      const one = now.get(pointer);
      title.textContent = one?.title ?? '';
      count.textContent = one === undefined || one.findings === 0 ? '' : `${one.findings} ${one.findings === 1 ? 'finding' : 'findings'}`;
    }
  };
  update();
  const element = el('div', {}, problems.element, others.element, el('div', { class: 'edit-columns' }, list, right));
  return { element, update };
}

/** The texts of the files. */
function filesPart(session: EditSession): Part {
  return together((['definition', 'properties', 'readme'] as const).map((kind) => filePart(session, kind)));
}

function filePart(session: EditSession, kind: FileKind): Part {
  const { name, refusal } = session.disk()[kind];
  const id = freshId();
  if (refusal !== null)
    return { element: el('section', {}, el('h3', {}, name), el('p', {}, `${name} ${refusal}.`)), update: () => undefined };
  const key = `text:${kind}`;
  const area = el('textarea', { id, class: 'edit-text', spellcheck: String(kind === 'readme'), 'data-key': key });
  area.addEventListener('input', () => {
    area.dataset['typing'] = 'true';
    session.change(key, { kind: 'text', file: kind, text: area.value });
  });
  area.addEventListener('blur', () => {
    delete area.dataset['typing'];
  });
  const findings = listPart(session, `Findings in ${name}`, () => session.view().findings.filter((one) => one.file === name), true);
  const update = (): void => {
    findings.update();
    const text = shownText(session.held()[kind]?.text ?? '');
    if (area.dataset['typing'] !== 'true' && !session.isWaiting(key) && area.value !== text) area.value = text;
  };
  update();
  return { element: el('section', { class: 'try-field' }, el('label', { for: id }, name), area, findings.element), update };
}
