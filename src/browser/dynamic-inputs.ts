import type { JsonValue } from '../connector/json-value.ts';
import type { Field, ShownChoice, ShownChoices, ShownFields } from '../trial/protocol.ts';
import { type Control, textOf } from './controls.ts';
import { button, el, freshId, say, seen, sentences } from './dom.ts';
import { type Input, inputFor, inputsFor, isMembers, required } from './inputs.ts';

/** How a form asks for what depends on what was filled in so far. */
export interface Asking {
  readonly choices: (at: string, opened: JsonValue | undefined) => Promise<ShownChoices>;
  readonly fields: (at: string) => Promise<ShownFields>;
}

/** A text with a list to choose from, level by level where it is a tree; what is not in the list can be typed. */
export function choiceInput(field: Field, asking: Asking): Control {
  const input = el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  let chosen: ShownChoice | undefined;
  const listId = freshId();
  const place = el('div', { id: listId, hidden: true });
  const note = el('p', { class: 'hint', hidden: true });
  const isShown = (): boolean => !place.hidden;
  const choose = (choice: ShownChoice): void => {
    chosen = choice;
    input.value = textOf(choice.value);
    note.hidden = choice.title === input.value;
    note.textContent = seen(choice.title);
    hide();
    opener.focus();
    say(`${field.label}: ${choice.title}`);
  };
  const hide = (): void => {
    place.hidden = true;
    place.replaceChildren();
    opener.setAttribute('aria-expanded', 'false');
  };
  const open = async (parent: ShownChoice | undefined, trail: readonly ShownChoice[]): Promise<void> => {
    const { choices, problems } = await asking.choices(field.at, parent?.item);
    const way = trail.map(({ title }) => title).join(' › ');
    const lines = choices.map((choice) => {
      const take = button(choice.title, () => choose(choice));
      const into = choice.isParent === true && button('Open', () => open(choice, [...trail, choice]));
      if (into !== false) into.setAttribute('aria-label', `Open ${choice.title}`);
      return el('li', {}, take, into !== false && ' ', into);
    });
    place.replaceChildren(
      ...(way === '' ? [] : [el('p', { class: 'hint' }, way)]),
      ...(problems.length === 0 ? [] : [el('div', { class: 'try-problem' }, sentences(problems))]),
      choices.length === 0
        ? el('p', {}, 'There is nothing to choose. A value can be typed.')
        : el('ul', { class: 'try-choices', 'aria-label': `Choices for ${field.label}` }, ...lines),
    );
    place.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    place.querySelector('button')?.focus();
  };
  const opener = button('Choose', () => (isShown() ? hide() : open(undefined, [])), { 'aria-expanded': 'false', 'aria-controls': listId });
  opener.setAttribute('aria-label', `Choose ${field.label}`);
  place.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    hide();
    opener.focus();
  });
  input.addEventListener('input', () => {
    chosen = undefined;
    note.hidden = true;
  });
  return {
    element: input,
    more: [opener],
    below: [place, note],
    read: () => {
      if (input.value === '') return { value: undefined };
      if (chosen !== undefined && textOf(chosen.value) === input.value) return { value: chosen.value };
      const isNumber =
        (field.kind === 'integer' || field.kind === 'number') && input.value.trim() !== '' && Number.isFinite(Number(input.value));
      return { value: isNumber ? Number(input.value) : input.value };
    },
    write: (value) => {
      chosen = undefined;
      note.hidden = true;
      input.value = textOf(value);
    },
  };
}

/** Fields that are only known when something else was filled in; until then, and where there are none, JSON. */
export function fieldsInput(field: Field, asking: Asking): Input {
  const { dynamic: _, ...plain } = field;
  const known = field.fields === undefined || field.fields.length === 0 ? undefined : field.fields;
  let current: Pick<Input, 'read' | 'write'>;
  const place = el('div', { class: 'try-form' });
  const note = el('div', { class: 'try-problem' });
  const use = (fields: readonly Field[] | undefined): void => {
    if (fields === undefined) {
      const input = inputFor({ ...plain, kind: 'json', hint: '' }, asking);
      place.replaceChildren(input.node);
      current = input;
      return;
    }
    const inner = inputsFor(fields, asking);
    place.replaceChildren(...inner.nodes);
    current = {
      read: (problems) => {
        const values = inner.read(problems);
        return Object.keys(values).length === 0 && !field.isRequired ? undefined : values;
      },
      write: (value) => inner.write(isMembers(value) ? value : {}),
    };
  };
  use(known);
  const get = button('Get the fields', async () => {
    const before = current.read();
    const { fields, problems } = await asking.fields(field.at);
    note.replaceChildren(...(problems.length === 0 ? [] : [sentences(problems)]));
    // One field without a name of its own is the whole value.
    use(fields === null || (fields.length === 1 && fields[0]?.key === '') ? known : fields);
    current.write(before);
    say(
      fields === null ? 'There are no fields to get.' : `${fields.length} ${fields.length === 1 ? 'field' : 'fields'} of ${field.label}.`,
    );
  });
  get.setAttribute('aria-label', `Get the fields of ${field.label}`);
  return {
    node: el(
      'fieldset',
      {},
      el('legend', {}, field.label, field.isRequired && required()),
      field.hint !== '' && el('p', { class: 'hint' }, field.hint),
      el('p', { class: 'hint' }, 'Its fields depend on what was chosen above.'),
      el('div', {}, get),
      note,
      place,
    ),
    read: (problems) => current.read(problems),
    write: (value) => current.write(value),
  };
}
