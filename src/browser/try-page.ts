import { askOf } from './ask.ts';
import { definitionStep, generalStep } from './definition-steps.ts';
import { el, hush, say } from './dom.ts';
import { securityStep } from './security-step.ts';
import { firstOperation, type Page, type StepName, type StepView, takenConnection } from './state.ts';
import { testStep } from './test-step.ts';

const steps: Readonly<Record<StepName, { readonly title: string; readonly view: StepView }>> = {
  general: { title: 'General', view: generalStep },
  security: { title: 'Security', view: securityStep },
  definition: { title: 'Definition', view: definitionStep },
  test: { title: 'Test', view: testStep },
};

async function begin(place: HTMLElement): Promise<void> {
  const { connector = '', token = '' } = place.dataset;
  const ask = askOf(connector, token);
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-step]')];
  const show = (name: StepName): HTMLElement => {
    for (const one of buttons) {
      if (one.dataset['step'] === name) one.setAttribute('aria-current', 'step');
      else one.removeAttribute('aria-current');
    }
    const { title, view } = steps[name];
    const heading = el('h2', { tabindex: '-1' }, title);
    place.replaceChildren(el('section', { class: 'try-panel', 'aria-label': title }, heading, view(page)));
    return heading;
  };
  const go = (name: StepName): void => show(name).focus({ preventScroll: true });
  const description = await ask('describe', {});
  const page: Page = { ask, description, connection: null, operation: firstOperation(description), go };
  for (const one of buttons)
    one.addEventListener('click', () => {
      hush();
      go(nameOf(one.dataset['step']));
    });
  const back = takenConnection();
  if (back === undefined) {
    show('general');
    return;
  }
  page.connection = await ask('connection', { connection: back });
  if (page.connection === null) say('The connection is not known any more. Make a new one.');
  go('security');
}

function nameOf(text: string | undefined): StepName {
  return text === 'security' || text === 'definition' || text === 'test' ? text : 'general';
}

const place = document.querySelector<HTMLElement>('#try');
if (place !== null)
  begin(place).catch((error: Error) => {
    place.replaceChildren(el('p', { class: 'try-verdict bad', role: 'alert' }, error.message));
  });
