/** Colours for a terminal, or none: the text is the same either way. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly good: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** The colours. Texts must be escaped before they are painted. */
export function paintOf(color: boolean): Paint {
  const sgr = (on: number, off: number) => (text: string) => (color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  return { error: sgr(31, 39), warning: sgr(33, 39), info: sgr(36, 39), good: sgr(32, 39), strong: sgr(1, 22), quiet: sgr(2, 22) };
}
