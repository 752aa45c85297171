/** The name as it is asked for: lower case, without the dot at its end. `undefined` when it is no name of ASCII letters, digits, `-` and `_`. */
export function dnsName(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, '');
  return name.length <= 253 && /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/.test(name)
    ? name
    : undefined;
}
