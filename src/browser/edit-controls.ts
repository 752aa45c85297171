import type { JsonValue } from '../connector/json-value.ts';
import type { EditField } from '../editing/protocol.ts';
import { textOf } from './controls.ts';
import { el } from './dom.ts';

/** How one value is shown and typed. */
export interface EditControl {
  /** What is shown; holds `input`, or is it. */
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  readonly write: (value: JsonValue) => void;
  /** Null takes the value away. */
  readonly read: () => { readonly value: JsonValue } | { readonly problem: string };
}

/** The control for a field. */
export function editControl(field: EditField): EditControl {
  switch (field.kind) {
    case 'boolean':
      return booleanControl();
    case 'choice':
    case 'sign-in':
      return choiceControl(field);
    case 'color':
      return colorControl();
    case 'json':
      return jsonControl();
    case 'list':
      return typed(el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' }), listText, listOf);
    case 'plain':
      return typed(el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' }), textOf, plainOf);
    case 'long':
      return typed(el('textarea', { rows: '2' }), textOf, (text) => text);
    default:
      return typed(el('input', { type: 'text', autocomplete: 'off' }), textOf, (text) => text);
  }
}

function typed(
  input: HTMLInputElement | HTMLTextAreaElement,
  shown: (value: JsonValue) => string,
  meant: (text: string) => JsonValue,
): EditControl {
  return {
    element: input,
    input,
    write: (value) => {
      const text = shown(value);
      if (input.value !== text) input.value = text;
    },
    read: () => ({ value: input.value === '' ? null : meant(input.value) }),
  };
}

function listText(value: JsonValue): string {
  return Array.isArray(value) ? value.map((one: JsonValue) => textOf(one)).join(', ') : textOf(value);
}

function listOf(text: string): JsonValue {
  const items = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return items.length === 0 ? null : items;
}

/** A number or truth value where it is written like one. */
function plainOf(text: string): JsonValue {
  if (/^(?:true|false|-?\d+(?:\.\d+)?|\[.*\]|\{.*\})$/s.test(text.trim())) {
    try {
      return JSON.parse(text) as JsonValue;
    } catch {
      return text;
    }
  }
  return text;
}

function booleanControl(): EditControl {
  const input = el('input', { type: 'checkbox' });
  return {
    element: input,
    input,
    write: (value) => {
      input.checked = value === true;
    },
    read: () => ({ value: input.checked ? true : null }),
  };
}

function choiceControl({ choices = [], kind }: EditField): EditControl {
  const input = el(
    'select',
    {},
    kind === 'choice' && el('option', { value: '' }, '–'),
    ...choices.map(({ value, title }) => el('option', { value }, title)),
  );
  return {
    element: input,
    input,
    write: (value) => {
      const text = textOf(value);
      if (![...input.options].some((one) => one.value === text)) input.append(el('option', { value: text }, text));
      input.value = text;
    },
    read: () => ({ value: input.value === '' ? null : input.value }),
  };
}

function colorControl(): EditControl {
  const picker = el('input', { type: 'color', 'aria-label': 'Pick the colour', class: 'swatch' });
  const input = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder: '#1f6feb' });
  picker.addEventListener('input', () => {
    input.value = picker.value;
    input.dispatchEvent(new Event('input'));
  });
  return {
    element: el('div', { class: 'edit-color' }, input, picker),
    input,
    write: (value) => {
      input.value = textOf(value);
      if (/^#[0-9a-f]{6}$/i.test(input.value)) picker.value = input.value.toLowerCase();
    },
    read: () => ({ value: input.value === '' ? null : input.value }),
  };
}

function jsonControl(): EditControl {
  const input = el('textarea', { rows: '14', spellcheck: 'false' });
  return {
    element: input,
    input,
    write: (value) => {
      const text = value === null ? '' : JSON.stringify(value, null, 2);
      if (input.value !== text) input.value = text;
    },
    read: () => {
      try {
        return { value: JSON.parse(input.value) as JsonValue };
      } catch {
        return { problem: 'This is no JSON yet; the file keeps what it had.' };
      }
    },
  };
}
