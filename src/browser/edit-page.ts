import type { FileKind } from '../editing/protocol.ts';
import { button, el, hush, say } from './dom.ts';
import type { Part } from './edit-fields.ts';
import { countOf } from './edit-findings.ts';
import { beginSession, type EditSession } from './edit-session.ts';
import { type EditStepName, shapeOf, stepPart } from './edit-steps.ts';
import { openSandbox } from './sandbox.ts';
import { takenConnection } from './state.ts';

const titles: Readonly<Record<EditStepName, string>> = {
  general: 'General',
  security: 'Security',
  definition: 'Definition',
  test: 'Test',
  files: 'Files',
};

async function begin(place: HTMLElement): Promise<void> {
  const { token = '' } = place.dataset;
  let step: EditStepName = 'general';
  let part: Part | undefined;
  let shape = '';
  const connection = takenConnection();
  const sandbox = openSandbox(token, connection);
  if (connection !== undefined) step = 'test';
  const session: EditSession = await beginSession(token, () => update(), say);
  const steps = [...document.querySelectorAll<HTMLButtonElement>('button[data-step]')];
  const [save, undo, redo] = ['save', 'undo', 'redo'].map((id) => document.querySelector<HTMLButtonElement>(`#${id}`));
  const notices = document.querySelector<HTMLElement>('#edit-notices');

  function update(): void {
    const now = shapeOf(session, step);
    if (part === undefined || now !== shape) make(now);
    else part.update();
    tellState();
  }

  /** Makes the step anew; who was in a field stays in it. */
  function make(now: string): void {
    const active = document.activeElement;
    const key = active instanceof HTMLElement ? active.dataset['key'] : undefined;
    const range = active instanceof HTMLInputElement && active.type === 'text' ? [active.selectionStart, active.selectionEnd] : [];
    part = stepPart(session, step, { showText: () => go('files'), sandbox: () => sandbox.part(session, store) });
    shape = now;
    const heading = el('h2', { tabindex: '-1' }, titles[step]);
    place.replaceChildren(el('section', { class: 'try-panel', 'aria-label': titles[step] }, heading, part.element));
    if (key === undefined) return;
    const same = [...place.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === key);
    same?.focus({ preventScroll: true });
    const [start = null, end = null] = range;
    if (same instanceof HTMLInputElement && start !== null) same.setSelectionRange(start, end);
  }

  function tellState(): void {
    const { findings, verdict } = session.view();
    for (const one of steps) {
      const name = stepNamed(one.dataset['step']);
      if (name === step) one.setAttribute('aria-current', 'step');
      else one.removeAttribute('aria-current');
      const count = one.querySelector('.edit-count');
      if (count === null) continue;
      const { text, worst } = countOf(findings.filter((finding) => finding.step === name));
      count.textContent = text;
      count.classList.toggle('wait', worst === 'warning');
      count.classList.toggle('hint', worst === 'info');
    }
    const said = document.querySelector('#verdict');
    const errors = countOf(findings.filter(({ severity }) => severity === 'error')).text;
    const text = verdict === 'pass' ? 'The check passes.' : `The check fails${errors === '' ? '' : `: ${errors}`}.`;
    if (said !== null && said.textContent !== text) {
      said.textContent = text;
      said.className = verdict === 'pass' ? 'good' : 'bad';
    }
    if (save) save.disabled = !session.isDirty();
    if (undo) undo.disabled = !session.canUndo();
    if (redo) redo.disabled = !session.canRedo();
  }

  function go(name: EditStepName): void {
    step = name;
    hush();
    make(shapeOf(session, step));
    tellState();
    place.querySelector('h2')?.focus({ preventScroll: true });
  }

  async function store(): Promise<void> {
    const { written, stale } = await session.save();
    notices?.replaceChildren(...(stale.length === 0 ? [] : [staleNotice(stale)]));
    if (stale.length > 0) return say('Nothing was saved: a file changed on disk.');
    say(written.length === 0 ? 'There is nothing to save.' : `Saved ${written.join(', ')}.`);
  }

  function staleNotice(stale: readonly FileKind[]): HTMLElement {
    const names = stale.map((kind) => session.disk()[kind].name).join(', ');
    const accept = async (how: 'take' | 'replace'): Promise<void> => {
      await session.accept(stale, how);
      notices?.replaceChildren();
      if (how === 'replace') await store();
    };
    return el(
      'div',
      { class: 'try-verdict bad', role: 'alert' },
      el('p', {}, `Changed on disk since it was read here: ${names}. Nothing was saved.`),
      el(
        'div',
        { class: 'try-actions' },
        button('Take what is on disk', async () => await accept('take')),
        button('Save mine over it', async () => await accept('replace')),
      ),
    );
  }

  async function back(how: 'undo' | 'redo'): Promise<void> {
    // What stands in the field changes too, though somebody is in it.
    if (document.activeElement instanceof HTMLElement) delete document.activeElement.dataset['typing'];
    await session[how]();
  }

  const pressed = (work: () => Promise<void>) => () => void work().catch((error: Error) => say(error.message));
  save?.addEventListener('click', pressed(store));
  undo?.addEventListener(
    'click',
    pressed(async () => await back('undo')),
  );
  redo?.addEventListener(
    'click',
    pressed(async () => await back('redo')),
  );
  for (const one of steps) one.addEventListener('click', () => go(stepNamed(one.dataset['step'])));
  document.addEventListener('input', () => {
    if (save) save.disabled = !session.isDirty();
  });
  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const work =
      key === 's' ? store : key === 'z' ? () => back(event.shiftKey ? 'redo' : 'undo') : key === 'y' ? () => back('redo') : undefined;
    if (work === undefined) return;
    event.preventDefault();
    pressed(work)();
  });
  window.addEventListener('beforeunload', (event) => {
    if (session.isDirty()) event.preventDefault();
  });
  update();
}

function stepNamed(text: string | undefined): EditStepName {
  return text === 'security' || text === 'definition' || text === 'test' || text === 'files' ? text : 'general';
}

const place = document.querySelector<HTMLElement>('#edit');
if (place !== null)
  begin(place).catch((error: Error) => {
    place.replaceChildren(el('p', { class: 'try-verdict bad', role: 'alert' }, error.message));
  });
