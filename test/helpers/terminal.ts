import type { Terminal } from '../../src/cli/terminal.ts';

/** A terminal that keeps what is printed. */
export function fakeTerminal(cwd: string, changed: Partial<Terminal> = {}): Terminal & { readonly printed: { out: string; err: string } } {
  const printed = { out: '', err: '' };
  return {
    printed,
    out: (text) => {
      printed.out += typeof text === 'string' ? text : Buffer.from(text).toString();
    },
    err: (text) => {
      printed.err += text;
    },
    cwd,
    hasColor: false,
    showsProgress: false,
    width: 100,
    now: () => new Date('2026-11-20T12:00:00Z'),
    variable: () => undefined,
    confirms: async () => false,
    canAsk: false,
    ask: async () => undefined,
    input: async () => '',
    stopped: async () => {},
    ...changed,
  };
}
