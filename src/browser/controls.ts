import type { JsonValue } from '../connector/json-value.ts';
import type { Field, ShownChoice } from '../trial/protocol.ts';
import { el } from './dom.ts';
import { type Asking, choiceInput } from './dynamic-inputs.ts';

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

/** The control for a field of one value. */
export function controlFor(field: Field, asking: Asking | undefined): Control {
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
