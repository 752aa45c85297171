import { tellDates } from './dates.ts';
import { reachScrollers } from './scrollers.ts';

tellDates(document, Date.now());
reachScrollers(document);
addEventListener('resize', () => reachScrollers(document));

const box = document.querySelector<HTMLElement>('[data-search]');
if (box !== null) {
  let isAsked = false;
  // The search and what it looks through are only loaded for those who use it.
  const load = (): void => {
    if (isAsked) return;
    isAsked = true;
    import('./search.ts').then(
      ({ startSearch }) => startSearch(box),
      () => {
        isAsked = false;
        const line = document.getElementById('answer');
        if (line !== null) line.textContent = 'The search could not be loaded. Load the page again, or browse by letter below.';
      },
    );
  };
  box.addEventListener('focusin', load);
  box.addEventListener('pointerenter', load);
  if (location.search.length > 1) load();
  const filters = box.querySelector('.filters-button');
  filters?.addEventListener('click', () => {
    filters.setAttribute('aria-expanded', String(filters.getAttribute('aria-expanded') === 'false'));
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    event.preventDefault();
    box.querySelector('input')?.focus();
  });
}
