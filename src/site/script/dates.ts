const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/**
 * Says of each time on the page that stands alone how long ago it was; the exact one stays in its title, and is what is printed. What is
 * no time, and a day in a sentence, stay as they are.
 */
export function tellDates(page: Document, now: number): void {
  const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const told = Array.from(page.querySelectorAll('time[datetime]:not(.day)'), (element) => {
    const seconds = (Date.parse(element.getAttribute('datetime') ?? '') - now) / 1000;
    return { element, exact: element.textContent, relative: Number.isFinite(seconds) ? relative(seconds, words) : element.textContent };
  });
  const tell = (which: 'exact' | 'relative'): void => {
    for (const one of told) one.element.textContent = one[which];
  };
  tell('relative');
  addEventListener('beforeprint', () => tell('exact'));
  addEventListener('afterprint', () => tell('relative'));
}

function relative(seconds: number, words: Intl.RelativeTimeFormat): string {
  for (const [unit, length] of units) if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  return 'just now';
}
