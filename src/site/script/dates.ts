const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** Says of each time on a page how long ago it was; the exact one stays in its title. What is no time stays as it is. */
export function tellDates(within: ParentNode, now: number): void {
  for (const element of within.querySelectorAll('time[datetime]')) {
    const seconds = (Date.parse(element.getAttribute('datetime') ?? '') - now) / 1000;
    if (Number.isFinite(seconds)) element.textContent = relative(seconds);
  }
}

function relative(seconds: number): string {
  for (const [unit, length] of units) if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  return 'just now';
}
