import { createHash } from 'node:crypto';
import { isObject, type JsonValue, own, textOfValue } from '../connector/json-value.ts';
import { joinBytes } from './records.ts';

/** A file as a flow holds it. */
export interface FileContent {
  readonly type: string;
  readonly name: string | undefined;
  readonly bytes: Uint8Array;
}

/** The file that a value stands for: `{ $content, $content-type, $filename }` with base64, or a text, which is its content. */
export function fileOf(value: JsonValue): FileContent {
  if (!isObject(value) || typeof own(value, '$content') !== 'string')
    return { type: 'application/octet-stream', name: undefined, bytes: new TextEncoder().encode(textOfValue(value)) };
  const type = own(value, '$content-type');
  const name = own(value, '$filename');
  return {
    type: typeof type === 'string' && isMediaType(type) ? type : 'application/octet-stream',
    name: typeof name === 'string' ? name : undefined,
    bytes: Uint8Array.from(atobOrNothing(String(own(value, '$content'))), (letter) => letter.charCodeAt(0)),
  };
}

/** True for `type/subtype` with parameters, and nothing that could end a header. */
function isMediaType(text: string): boolean {
  return /^[\w.+*-]{1,100}\/[\w.+*-]{1,100}( ?; ?[\w.-]{1,50}=("[\w .:;,=/-]{0,100}"|[\w.-]{0,100})){0,9}$/.test(text);
}

function atobOrNothing(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly content: string | FileContent;
}

/** A multipart form as bytes; its boundary is a digest of the fields, so the same form is always written alike. */
export function multipartOf(fields: readonly FormField[]): { readonly type: string; readonly body: Uint8Array } {
  const digest = createHash('sha256');
  for (const { name, content } of fields)
    digest
      .update(name)
      .update('\0')
      .update(typeof content === 'string' ? content : content.bytes);
  const boundary = `form-${digest.digest('hex').slice(0, 40)}`;
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (const { name, content } of fields) {
    const file = typeof content === 'string' ? undefined : content;
    const fileName = file === undefined ? '' : `; filename="${inQuotes(file.name ?? name)}"`;
    const type = file === undefined ? '' : `Content-Type: ${file.type}\r\n`;
    parts.push(encoder.encode(`--${boundary}\r\nContent-Disposition: form-data; name="${inQuotes(name)}"${fileName}\r\n${type}\r\n`));
    parts.push(typeof content === 'string' ? encoder.encode(content) : content.bytes, encoder.encode('\r\n'));
  }
  parts.push(encoder.encode(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, body: joinBytes(parts) };
}

/** As browsers write names of fields: nothing can leave the quotes. */
function inQuotes(text: string): string {
  return text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
