/** The parsed address when it is an absolute http or https URL with a host and no white space, else `undefined`. */
export function webAddress(text: string): URL | undefined {
  // The URL parser forgives blanks, line breaks and missing slashes; a browser's address bar does, a link in a store does not.
  if (!/^https?:\/\/\S+$/i.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
