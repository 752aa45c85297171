import { independentPublisherColor } from '../../src/connector/program.ts';

/** Colours that reviewers send back: white cannot be seen, and #007ee5 is what the platform fills in when nobody chose. */
const refused: ReadonlySet<string> = new Set(['#ffffff', '#fff', '#007ee5']);

/** True for a number sign and six hexadecimal digits. */
export function isColor(value: string): boolean {
  return /^#[0-9A-Fa-f]{6}$/.test(value);
}

export function isRefusedColor(value: string): boolean {
  return refused.has(value.toLowerCase());
}

/** True for the colour that all connectors of independent publishers share. */
export function isIndependentColor(value: string): boolean {
  return value.toLowerCase() === independentPublisherColor;
}
