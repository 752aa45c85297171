/**
 * An address of which the URL parser would refuse nothing: names with dots between them, and a path behind them at most. So are nearly all.
 * What stands behind `xn--`, the parser decodes.
 */
const plainAddress = /^https?:\/\/(?:(?!xn--)[a-z0-9-]+\.)+[a-z]+(?:[/?#]\S*)?$/i;

/** True for an absolute http or https URL with a host and no white space. */
export function isWebAddress(text: string): boolean {
  return plainAddress.test(text) || webAddress(text) !== undefined;
}

/** True for such an address when its host may be a public one: a name of several parts, or numbers. */
export function isPublicWebAddress(text: string): boolean {
  return plainAddress.test(text) || webAddress(text)?.hostname.includes('.') === true;
}

function webAddress(text: string): URL | undefined {
  // The URL parser forgives blanks, line breaks and missing slashes; a browser's address bar does, a link in a store does not.
  if (!/^https?:\/\/\S+$/i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
