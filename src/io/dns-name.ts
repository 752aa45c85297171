const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const form = new RegExp(`^${label}(?:\\.${label})*$`);

/** The name as it is asked for: lower case, without the dot at its end. `undefined` when it is no name of ASCII letters, digits, `-` and `_`. */
export function dnsName(text: string): string | undefined {
  const name = lowerAscii(text).replace(/\.$/, '');
  return name.length <= 253 && form.test(name) ? name : undefined;
}

/** In lower case as the DNS compares names (RFC 4343): the sign for Kelvin (U+212A) is no `k`. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
