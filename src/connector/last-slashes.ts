/** A path or an address without the slashes at its end; in time that grows with the text, whatever rows of slashes stand inside. */
export function withoutLastSlashes(text: string): string {
  return text.replace(/(?<!\/)\/+$/, '');
}
