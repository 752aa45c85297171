/** The day of a moment in UTC, as YYYY-MM-DD. */
export function dayOf(moment: Date | string): string {
  return (typeof moment === 'string' ? moment : moment.toISOString()).slice(0, 10);
}

/** Midnight of a day in UTC, in milliseconds; `undefined` for what is not written as YYYY-MM-DD, and for the 31st of February and its like. */
export function midnightOf(day: string): number | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(new Date(time)) === day ? time : undefined;
}

/** A day of UTC in milliseconds. */
export const dayLength = 86_400_000;
