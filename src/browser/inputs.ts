import type { JsonValue } from '../connector/json-value.ts';
import type { Field, ShownChoice } from '../trial/protocol.ts';
import { button, el, freshId } from './dom.ts';
import { type Asking, choiceInput, fieldsInput } from './dynamic-inputs.ts';

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

/** How a single control is read and written; texts are what people see in it. */
export interface Control {
  readonly element: HTMLElement;
  /** Beside the control: buttons. */
  readonly more?: readonly HTMLElement[];
  /** Below it: lists. */
  readonly below?: readonly HTMLElement[];
  readonly read: () => { readonly value: JsonValue | undefined } | { readonly problem: string };
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

function controlFor(field: Field, asking: Asking | undefined): Control {
  if ((field.dynamic === 'choices' || field.dynamic === 'tree') && asking !== undefined) return choiceInput(field, asking);
  switch (field.kind) {
    case 'choice':
      return choiceControl(field.choices ?? [], field.preset);
    case 'boolean':
      return choiceControl(
        [
          { value: true, title: 'Yes' },
          { value: false, title: 'No' },
        ],
        field.preset,
      );
    case 'file':
      return fileControl();
    case 'json':
      return jsonControl();
    case 'integer':
    case 'number':
      return numberControl(field.kind === 'integer');
    case 'date-time':
      return dateTimeControl();
    default:
      return textControl(field);
  }
}

function textControl({ kind, preset }: Field): Control {
  const type = kind === 'secret' ? 'password' : kind === 'date' ? 'date' : 'text';
  const placeholder =
    preset === undefined || preset === null ? undefined : `Default: ${typeof preset === 'string' ? preset : JSON.stringify(preset)}`;
  const input = el('input', { type, placeholder, autocomplete: 'off', spellcheck: 'false' });
  return {
    element: input,
    read: () => ({ value: input.value === '' ? undefined : input.value }),
    write: (value) => {
      input.value = textOf(value);
    },
  };
}

function numberControl(isWhole: boolean): Control {
  const input = el('input', { type: 'text', inputmode: isWhole ? 'numeric' : 'decimal', autocomplete: 'off' });
  return {
    element: input,
    read: () => {
      const text = input.value.trim();
      if (text === '') return { value: undefined };
      const value = Number(text);
      if (!Number.isFinite(value) || (isWhole && !Number.isInteger(value)))
        return { problem: `'${text}' is no ${isWhole ? 'whole ' : ''}number.` };
      return { value };
    },
    write: (value) => {
      input.value = textOf(value);
    },
  };
}

/** Times are filled in as UTC, which is what most services take them for. */
function dateTimeControl(): Control {
  const input = el('input', { type: 'datetime-local', step: '1' });
  return {
    element: input,
    more: [el('span', { class: 'quiet' }, 'UTC')],
    read: () => ({ value: input.value === '' ? undefined : `${input.value.length === 16 ? `${input.value}:00` : input.value}Z` }),
    write: (value) => {
      const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      input.value = Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 19);
    },
  };
}

function choiceControl(choices: readonly ShownChoice[], preset: JsonValue | undefined): Control {
  const otherwise = choices.find(({ value }) => preset !== undefined && JSON.stringify(value) === JSON.stringify(preset))?.title;
  const select = el(
    'select',
    {},
    el('option', { value: '' }, otherwise === undefined ? '–' : `– (default: ${otherwise})`),
    ...choices.map(({ title }, at) => el('option', { value: String(at) }, title)),
  );
  return {
    element: select,
    read: () => ({ value: select.value === '' ? undefined : (choices[Number(select.value)]?.value ?? undefined) }),
    write: (value) => {
      const at = choices.findIndex((choice) => JSON.stringify(choice.value) === JSON.stringify(value));
      select.value = at < 0 ? '' : String(at);
    },
  };
}

function jsonControl(): Control {
  const area = el('textarea', { rows: '6', spellcheck: 'false', placeholder: 'JSON' });
  return {
    element: area,
    read: () => {
      if (area.value.trim() === '') return { value: undefined };
      try {
        return { value: JSON.parse(area.value) as JsonValue };
      } catch {
        return { problem: 'This is no JSON. A text stands in double quotes.' };
      }
    },
    write: (value) => {
      area.value = value === undefined ? '' : JSON.stringify(value, null, 2);
    },
  };
}

/** Bytes of a file that fit into one call. */
const largestFile = 8_000_000;

function fileControl(): Control {
  const input = el('input', { type: 'file' });
  const note = el('p', { class: 'hint', hidden: true }, 'A made-up file is filled in.');
  let content: { readonly value: JsonValue | undefined } | { readonly problem: string } = { value: undefined };
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    content = { value: undefined };
    note.hidden = true;
    if (file === undefined) return;
    if (file.size > largestFile) {
      content = { problem: `A file may have ${largestFile} bytes here.` };
      return;
    }
    content = { problem: 'The file is still being read.' };
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const [, base64 = ''] = String(reader.result).split(',');
      content = { value: { '$content-type': file.type || 'application/octet-stream', $content: base64, $filename: file.name } };
    });
    reader.readAsDataURL(file);
  });
  return {
    element: input,
    below: [note],
    read: () => content,
    write: (value) => {
      input.value = '';
      note.hidden = value === undefined;
      content = { value };
    },
  };
}

/** A value as it stands in a text field. */
export function textOf(value: JsonValue | undefined): string {
  return value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
