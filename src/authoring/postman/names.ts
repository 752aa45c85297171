/** A name on one line, without signs that nobody sees. */
export function visible(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp} ]+/gu, ' ')
    .trim()
    .slice(0, 500);
}
