/** What is too wide and scrolls by itself can be reached with the keyboard, also where the browser does not see to that. */
export function reachScrollers(page: Document): void {
  for (const one of page.querySelectorAll<HTMLElement>('.scroll')) {
    if (one.scrollWidth > one.clientWidth) one.tabIndex = 0;
    else one.removeAttribute('tabindex');
  }
}
