import { unseenCharacters } from '../connector/unseen-characters.ts';

type Child = Node | string | undefined | false;
type Properties = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/**
 * Makes an element. Texts become text and nothing else, whatever they hold; a property that is a function listens to the event of its name,
 * `true` is an attribute without a value, and `false` and `undefined` are none.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string') element.setAttribute(name, seen(value));
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(typeof child === 'string' ? seen(child) : child);
  return element;
}

/** A text without characters that nobody sees: no name looks like another, and none turns the words after it around. */
export function seen(text: string): string {
  return text.replace(unseenCharacters, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'));
}

let ids = 0;

/** An id that no other element has. */
export function freshId(): string {
  ids += 1;
  return `try-${ids}`;
}

/** A button that does one thing at a time: while that lasts, it cannot be pressed again. */
export function button(label: string, work: () => Promise<void> | void, properties: Properties = {}): HTMLButtonElement {
  const made = el('button', { type: 'button', ...properties }, label);
  made.addEventListener('click', async () => {
    if (made.getAttribute('aria-busy') === 'true') return;
    made.setAttribute('aria-busy', 'true');
    try {
      await work();
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    } finally {
      made.removeAttribute('aria-busy');
    }
  });
  return made;
}

let silence: ReturnType<typeof setTimeout> | undefined;

/** Tells what happened, also to people who do not see it; the words go away by themselves. */
export function say(sentence: string): void {
  const place = document.querySelector('#try-said');
  if (place === null) return;
  place.textContent = seen(sentence);
  clearTimeout(silence);
  silence = setTimeout(() => {
    place.textContent = '';
  }, 8000);
}

/** Takes away what was told: it belongs to what is not shown any more. */
export function hush(): void {
  clearTimeout(silence);
  document.querySelector('#try-said')?.replaceChildren();
}

/** A list of sentences. */
export function sentences(all: readonly string[]): HTMLElement {
  return el('ul', {}, ...all.map((sentence) => el('li', {}, sentence)));
}
