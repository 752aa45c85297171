import { button, el, say } from './dom.ts';
import type { Part } from './edit-fields.ts';
import type { EditSession } from './edit-session.ts';

/** Tries all operations of the connector as it is edited now, saved or not. */
export function allAtOncePart(session: EditSession): Part {
  const results = el('ul', { class: 'try-operations', 'aria-live': 'polite' });
  const start = button('Try all operations', async () => {
    await session.settle();
    results.replaceChildren(el('li', {}, 'Trying …'));
    try {
      const { operations } = await session.ask('test', { files: session.held() });
      results.replaceChildren(
        ...operations.map(({ id, result, sentence }) =>
          el('li', {}, el('h4', {}, `${id}: ${result.replaceAll('-', ' ')}`), el('p', {}, sentence)),
        ),
      );
      const passed = operations.filter(({ result }) => result === 'passed').length;
      say(operations.length === 0 ? 'There is no operation to try.' : `${passed} of ${operations.length} operations are as promised.`);
    } catch (error) {
      results.replaceChildren();
      throw error;
    }
  });
  const element = el(
    'section',
    {},
    el('h3', {}, 'All operations at once'),
    el('p', {}, 'Ten calls and more of each operation go to a mock made from the definition as it is edited now, saved or not.'),
    el('div', { class: 'try-actions' }, start),
    results,
  );
  return { element, update: () => undefined };
}
