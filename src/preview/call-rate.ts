/** The platform's own ceiling for one connection. */
export const callsPerMinute = 500;

/** Says for each call how many seconds to wait before it may be made; 0 means now. Only calls that may be made count. */
export function callRate(now: () => number): (connection: string) => number {
  const recent = new Map<string, number[]>();
  return (connection) => {
    const time = now();
    const calls = (recent.get(connection) ?? []).filter((at) => at > time - 60_000);
    recent.set(connection, calls);
    const [first] = calls;
    if (first !== undefined && calls.length >= callsPerMinute) return Math.max(1, Math.ceil((first + 60_000 - time) / 1000));
    calls.push(time);
    return 0;
  };
}
