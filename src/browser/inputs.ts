import type { JsonValue } from '../connector/json-value.ts';
import type { Field } from '../trial/protocol.ts';
import { type Control, controlFor } from './controls.ts';
import { button, el, freshId } from './dom.ts';
import { type Asking, fieldsInput } from './dynamic-inputs.ts';

/** What is wrong with an input, and where to go to put it right. */
export interface InputProblem {
  readonly sentence: string;
  readonly focus: () => void;
}

/** One input of a form. */
export interface Input {
  readonly node: HTMLElement;
  /** What was filled in, `undefined` for nothing. What is wrong goes to `problems`, where they are asked for. */
  readonly read: (problems?: InputProblem[]) => JsonValue | undefined;
  readonly write: (value: JsonValue | undefined) => void;
}

/** The input for a field. `asking` is how its choices are asked for; without it, there are none to ask for. */
export function inputFor(field: Field, asking?: Asking): Input {
  if (field.dynamic === 'schema' && asking !== undefined) return fieldsInput(field, asking);
  if (field.kind === 'object') return objectInput(field, asking);
  if (field.kind === 'array' && field.item !== undefined) return arrayInput(field, field.item, asking);
  return single(field, controlFor(field, asking));
}

/** Inputs one under the other: what is important first, what is advanced folded. */
export function inputsFor(fields: readonly Field[], asking?: Asking) {
  const rank = ({ visibility, isRequired }: Field): number =>
    visibility === 'important' || isRequired ? 0 : visibility === 'none' ? 1 : 2;
  const inputs = fields.map((field) => ({ field, input: inputFor(field, asking) }));
  const shown = inputs.filter(({ field }) => rank(field) < 2).sort((a, b) => rank(a.field) - rank(b.field));
  const folded = inputs.filter(({ field }) => rank(field) === 2);
  const nodes: HTMLElement[] = shown.map(({ input }) => input.node);
  if (folded.length > 0)
    nodes.push(
      el(
        'details',
        {},
        el('summary', {}, `Advanced (${folded.length})`),
        el('div', { class: 'try-form' }, ...folded.map(({ input }) => input.node)),
      ),
    );
  return {
    nodes,
    read: (problems?: InputProblem[]): Record<string, JsonValue> => {
      const read = inputs.flatMap(({ field, input }) => {
        const value = input.read(problems);
        return value === undefined ? [] : [[field.key, value] as const];
      });
      return Object.fromEntries(read);
    },
    write: (values: Readonly<Record<string, JsonValue | undefined>>): void => {
      for (const { field, input } of inputs) input.write(Object.hasOwn(values, field.key) ? values[field.key] : undefined);
    },
  };
}

function single(field: Field, control: Control): Input {
  const id = freshId();
  const problem = el('p', { class: 'try-problem', id: `${id}-problem`, hidden: true });
  const { element } = control;
  element.id = id;
  const described = [field.hint === '' ? '' : `${id}-hint`, `${id}-problem`].filter((one) => one !== '').join(' ');
  element.setAttribute('aria-describedby', described);
  if (field.isRequired) element.setAttribute('aria-required', 'true');
  const node = el(
    'div',
    { class: 'try-field' },
    el('label', { for: id }, field.label, field.isRequired && required()),
    el('div', { class: 'row' }, element, ...(control.more ?? [])),
    ...(control.below ?? []),
    field.hint !== '' && el('p', { class: 'hint', id: `${id}-hint` }, field.hint),
    problem,
  );
  const tell = (sentence: string | undefined): void => {
    problem.hidden = sentence === undefined;
    problem.textContent = sentence ?? '';
    if (sentence === undefined) element.removeAttribute('aria-invalid');
    else element.setAttribute('aria-invalid', 'true');
  };
  element.addEventListener('input', () => tell(undefined));
  if (field.preset !== undefined && field.isRequired) control.write(field.preset);
  return {
    node,
    write: control.write,
    read: (problems) => {
      const read = control.read();
      const value = 'value' in read ? read.value : undefined;
      const sentence =
        'problem' in read ? read.problem : value === undefined && field.isRequired ? `${field.label} is required.` : undefined;
      if (problems !== undefined) {
        tell(sentence);
        if (sentence !== undefined) problems.push({ sentence, focus: () => openTo(element) });
      }
      return value;
    },
  };
}

/** Opens what an element is folded in, and goes there. */
function openTo(element: HTMLElement): void {
  for (let at = element.parentElement; at !== null; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  element.focus();
}

/** The mark of what must be filled in. */
export function required(): HTMLElement {
  return el('span', { class: 'try-needed' }, ' (required)');
}

function objectInput(field: Field, asking: Asking | undefined): Input {
  const inner = inputsFor(field.fields ?? [], asking);
  const isNeeded = (): boolean => field.isRequired;
  return {
    node: el(
      'fieldset',
      {},
      el('legend', {}, field.label, field.isRequired && required()),
      field.hint !== '' && el('p', { class: 'hint' }, field.hint),
      ...inner.nodes,
    ),
    write: (value) => inner.write(isMembers(value) ? value : {}),
    read: (problems) => {
      const values = inner.read();
      const isEmpty = Object.keys(values).length === 0;
      // What is optional and left out whole needs none of its parts.
      if (isEmpty && !isNeeded()) return undefined;
      return inner.read(problems);
    },
  };
}

function arrayInput(field: Field, item: Field, asking: Asking | undefined): Input {
  const list = el('div', { class: 'try-items' });
  let items: { readonly input: Input; readonly node: HTMLElement }[] = [];
  const add = (): Input => {
    const number = items.length + 1;
    const input = inputFor(
      { ...item, label: `${field.label} ${number}`, hint: number === 1 ? item.hint : '', isRequired: field.isRequired && number === 1 },
      asking,
    );
    const remove = button('Remove', () => {
      items = items.filter((one) => one.input !== input);
      node.remove();
      more.focus();
    });
    remove.setAttribute('aria-label', `Remove ${field.label} ${number}`);
    const node = el('div', {}, input.node, remove);
    items.push({ input, node });
    list.append(node);
    return input;
  };
  const more = button(`Add ${field.label}`, () => {
    const { node } = add();
    node.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  });
  if (field.isRequired) add();
  return {
    node: el(
      'fieldset',
      {},
      el('legend', {}, field.label, field.isRequired && required()),
      field.hint !== '' && el('p', { class: 'hint' }, field.hint),
      list,
      el('div', {}, more),
    ),
    write: (value) => {
      for (const { node } of items) node.remove();
      items = [];
      for (const one of Array.isArray(value) ? value : []) add().write(one);
    },
    read: (problems) => {
      const values = items.flatMap(({ input }) => {
        const value = input.read(problems);
        return value === undefined ? [] : [value];
      });
      return values.length === 0 && !field.isRequired ? undefined : values;
    },
  };
}

/** True for an object whose members can be written into inputs. */
export function isMembers(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
