import { type Notes, quoted, Stopped } from './notes.ts';
import type { HeaderList } from './types.ts';

/** Headers while they are being changed; names in lower case. */
export type MutableHeaders = [name: string, value: string][];

/** Headers that belong to one connection between two machines: no maker and no policy sets them. */
const ofTheConnection = new Set(
  'host content-length transfer-encoding connection keep-alive te trailer upgrade expect proxy-connection proxy-authorization proxy-authenticate'.split(
    ' ',
  ),
);

/** Headers of one message. */
const mostHeaders = 200;

/** The value of a header, joined when it is there several times; `undefined` when it is not there. */
export function headerOf(headers: HeaderList, name: string): string | undefined {
  const values = headers.filter(([known]) => known === name.toLowerCase()).map(([, value]) => value);
  return values.length > 0 ? values.join(', ') : undefined;
}

/**
 * Sets a header. What could end the header and begin something else is stopped, as is a name that is none; a header of the connection
 * itself is left alone.
 */
export function setHeader(headers: MutableHeaders, name: string, value: string, notes: Notes): void {
  const lower = name.trim().toLowerCase();
  if (!/^[!#$%&'*+.^_`|~\da-z-]{1,256}$/.test(lower)) throw new Stopped('refused', `${quoted(name)} is no name of a header.`);
  if (/[\u0000\r\n]/.test(value)) throw new Stopped('refused', `The value for the header ${quoted(name)} holds a line break.`);
  if (/[^\t\u0020-\u007e\u0080-\u00ff]/.test(value))
    throw new Stopped('call', `The value for the header ${quoted(name)} holds letters that no header can carry.`);
  if (value.length > 65_536) throw new Stopped('limit', `The value for the header ${quoted(name)} is too long.`);
  if (ofTheConnection.has(lower)) {
    notes.assume('host-header-not-set');
    return;
  }
  removeHeader(headers, lower);
  if (headers.length >= mostHeaders) throw new Stopped('limit', `There are more than ${mostHeaders} headers.`);
  headers.push([lower, value.replace(/^[\t ]+|(?<![\t ])[\t ]+$/g, '')]);
}

function removeHeader(headers: MutableHeaders, name: string): void {
  const kept = headers.filter(([known]) => known !== name.toLowerCase());
  headers.splice(0, headers.length, ...kept);
}
