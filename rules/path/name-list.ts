const mostNamed = 3;

/** Names in a message: the first few, and how many more there are. A definition can hold very many. */
export function nameList(names: readonly string[]): string {
  const named = names.slice(0, mostNamed).join(', ');
  return names.length > mostNamed ? `${named} and ${names.length - mostNamed} more` : named;
}
