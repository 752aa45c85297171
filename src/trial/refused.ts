/** Ends a command with a sentence for the person at the page. */
export class Refused extends Error {}

/** A sentence of another room as one of its own: with a capital letter and a full stop. */
export function sentenceOf(text: string): string {
  const whole = /[.!?…]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
