import type { KeptOperation } from '../../src/connector/versions.ts';

/** An input as messages call it, with the operation that has it. */
export function nameInput(label: string, { name }: KeptOperation): string {
  return `Input '${label}' of ${name}`;
}

/** An output, likewise. */
export function nameOutput(label: string, { name }: KeptOperation): string {
  return `Output '${label}' of ${name}`;
}
