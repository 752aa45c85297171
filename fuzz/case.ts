/** One file, answer or text of a case. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a target is given: what strangers would have written. */
export type Case = readonly Part[];

/** A case as it is kept in a file: texts as texts, everything else as base64. */
export interface KeptCase {
  readonly target: string;
  readonly parts: readonly { readonly name: string; readonly text?: string; readonly base64?: string }[];
}

/** The bytes of the part of that name; none where there is no such part. */
export function bytesOf(parts: Case, name: string): Uint8Array {
  return parts.find((part) => part.name === name)?.bytes ?? nothing;
}
const nothing = new Uint8Array();

/** The same, as text. */
export function textOf(parts: Case, name: string): string {
  return decoder.decode(bytesOf(parts, name));
}
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** A part with this text. */
export function partOf(name: string, text: string): Part {
  return { name, bytes: Buffer.from(text) };
}

/** Bytes of all parts together. */
export function sizeOf(parts: Case): number {
  return parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

/** Writes a case as a value for a JSON file. */
export function keptCase(target: string, parts: Case): KeptCase {
  return {
    target,
    parts: parts.map(({ name, bytes }) => {
      try {
        return { name, text: strictDecoder.decode(bytes) };
      } catch {
        return { name, base64: Buffer.from(bytes).toString('base64') };
      }
    }),
  };
}

/** Reads the file of a kept case; undefined when it is none. */
export function parseKeptCase(text: string): KeptCase | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isKeptCase(value) ? value : undefined;
}

function isKeptCase(value: unknown): value is KeptCase {
  if (!isRecord(value) || typeof value['target'] !== 'string' || !Array.isArray(value['parts'])) return false;
  return value['parts'].every(
    (part) =>
      isRecord(part) && typeof part['name'] === 'string' && (typeof part['text'] === 'string' || typeof part['base64'] === 'string'),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Gives back the case that `keptCase` wrote. */
export function caseOf({ parts }: KeptCase): Case {
  return parts.map(({ name, text, base64 }) => ({
    name,
    bytes: text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text),
  }));
}

/** Packs a case into memory that two threads share, and says how many bytes it took; -1 where they do not fit. */
export function packCase(parts: Case, memory: Uint8Array): number {
  const head = Buffer.from(JSON.stringify(parts.map(({ name, bytes }) => [name, bytes.length])));
  let at = 4 + head.length;
  if (at + sizeOf(parts) > memory.length) return -1;
  new DataView(memory.buffer, memory.byteOffset).setUint32(0, head.length);
  memory.set(head, 4);
  for (const { bytes } of parts) {
    memory.set(bytes, at);
    at += bytes.length;
  }
  return at;
}

/** Reads what `packCase` wrote. */
export function unpackCase(memory: Uint8Array): Case {
  const length = new DataView(memory.buffer, memory.byteOffset).getUint32(0);
  const head: readonly (readonly [string, number])[] = JSON.parse(Buffer.from(memory.slice(4, 4 + length)).toString());
  let at = 4 + length;
  return head.map(([name, size]) => {
    const bytes = memory.slice(at, at + size);
    at += size;
    return { name, bytes };
  });
}
