import type { Change, EditField } from '../editing/protocol.ts';
import { el, freshId } from './dom.ts';
import { editControl } from './edit-controls.ts';
import { findingItems, findingsAt } from './edit-findings.ts';
import type { EditSession } from './edit-session.ts';

/** A part of the page that is brought up to date without being made anew, so that who types is not disturbed. */
export interface Part {
  readonly element: HTMLElement;
  readonly update: () => void;
}

/** The fields of a step in their groups, with their findings beside them. */
export function fieldsPart(session: EditSession, fields: readonly EditField[]): Part {
  const parts: Part[] = [];
  const groups = new Map<string, HTMLElement>();
  const form = el('form', { class: 'try-form edit-form', novalidate: true, submit: (event) => event.preventDefault() });
  for (const field of fields) {
    let group = groups.get(field.group);
    if (group === undefined) {
      group = el('fieldset', {}, el('legend', {}, field.group));
      groups.set(field.group, group);
      form.append(group);
    }
    const part = fieldPart(session, field);
    parts.push(part);
    group.append(part.element);
  }
  return {
    element: form,
    update: () => {
      for (const part of parts) part.update();
    },
  };
}

function fieldPart(session: EditSession, first: EditField): Part {
  const { key } = first;
  const control = editControl(first);
  const [id, notes, hint] = [freshId(), freshId(), freshId()];
  control.input.id = id;
  control.input.dataset['key'] = key;
  control.input.setAttribute('aria-describedby', first.hint === undefined ? notes : `${hint} ${notes}`);
  const problem = el('p', { class: 'try-problem', role: 'alert', hidden: true });
  const list = el('ul', { class: 'edit-findings', id: notes });
  const typed = (): void => {
    control.input.dataset['typing'] = 'true';
    const read = control.read();
    problem.hidden = !('problem' in read);
    problem.textContent = 'problem' in read ? read.problem : '';
    const field = fieldNow(session, key) ?? first;
    if ('value' in read) session.change(key, changeOf(field, read.value));
  };
  control.input.addEventListener('input', typed);
  control.input.addEventListener('blur', () => {
    delete control.input.dataset['typing'];
  });
  let shown = '';
  const update = (): void => {
    const field = fieldNow(session, key);
    if (field === undefined) return;
    const isTyping = control.input.dataset['typing'] === 'true';
    if (!isTyping && !session.isWaiting(key) && problem.hidden) control.write(field.value);
    const findings = findingsAt(session.view(), key);
    const now = JSON.stringify(findings);
    if (now === shown) return;
    shown = now;
    control.input.setAttribute('aria-invalid', String(findings.some(({ severity, isAccepted }) => severity === 'error' && !isAccepted)));
    list.replaceChildren(...findingItems(findings, session.repair, false));
  };
  control.write(first.value);
  update();
  const element = el(
    'div',
    { class: 'try-field' },
    el('label', { for: id }, first.label),
    first.hint !== undefined && el('p', { class: 'hint', id: hint }, first.hint),
    control.element,
    problem,
    list,
  );
  return { element, update };
}

function fieldNow(session: EditSession, key: string): EditField | undefined {
  return session.view().fields.find((one) => one.key === key);
}

function changeOf({ kind, file, path, metadata }: EditField, value: EditField['value']): Change {
  if (kind === 'sign-in') return { kind: 'sign-in', to: typeof value === 'string' ? value : 'none' };
  if (metadata !== undefined) return { kind: 'metadata', name: metadata, value };
  return { kind: 'value', file, path, value };
}
