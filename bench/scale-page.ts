import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('../docs/scale.md', import.meta.url));
/** Where what is made from the corpus begins. */
const secondPart = '## Thousands of connectors';

/** Writes the part of docs/scale.md about the corpus itself; what follows it stays. */
export function writeFirstPart(text: string): void {
  const [, rest] = existsSync(page) ? readFileSync(page, 'utf8').split(secondPart) : [];
  writeFileSync(page, rest === undefined ? text : `${text}\n${secondPart}${rest}`);
}

/** Writes the part about connectors made from those of the corpus; what precedes it stays. */
export function writeSecondPart(text: string): void {
  const [first = ''] = existsSync(page) ? readFileSync(page, 'utf8').split(`\n${secondPart}`) : [];
  writeFileSync(page, `${first}\n${secondPart}\n\n${text}`);
}

/** The machine, in words. */
export function machine(): string {
  return `${cpus()[0]?.model ?? 'a machine'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** Today, by the calendar of the standard. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
