import type { JsonValue } from '../src/connector/json-value.ts';

const longest = 80;

/** A value from a connector as a message shows it: in JSON's quotes and cut to a readable length. */
export function quote(value: JsonValue | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing';
  if (text.length <= longest) return text;
  const end = typeof value === 'string' ? '…"' : '…';
  // A cut between the two halves of a surrogate pair would leave an unprintable half.
  return text.slice(0, longest - end.length).replace(/[\ud800-\udbff]$/, '') + end;
}
