import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import { parseJson } from './records.ts';

/** Links that lead through the gateway and carry what it must remember; whoever holds one can neither change it nor use it elsewhere. */
export interface SignedLinks {
  /** `binding` says for what the link is good: connector, version, operation, connection. */
  readonly make: (content: JsonObject, binding: string) => string;
  /** What a link carries; `undefined` when it is not one of this gateway, was changed, or is good for something else. */
  readonly open: (link: string, binding: string) => JsonObject | undefined;
  readonly isOwn: (link: string) => boolean;
}

export function signedLinks(gatewayUrl: string, key: Uint8Array): SignedLinks {
  const beginning = `${gatewayUrl}/link/`;
  const mac = (text: string, binding: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([text, binding]))
      .digest('base64url');
  return {
    isOwn: (link) => link.startsWith(beginning),
    make: (content, binding) => {
      const text = Buffer.from(JSON.stringify(content)).toString('base64url');
      return `${beginning}${text}.${mac(text, binding)}`;
    },
    open: (link, binding) => {
      if (!link.startsWith(beginning)) return undefined;
      const [text = '', given = '', more] = link.slice(beginning.length).split('.');
      const expected = mac(text, binding);
      if (more !== undefined || given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
        return undefined;
      const content = parseJson(Buffer.from(text, 'base64url').toString('utf8'));
      return isObject(content) ? content : undefined;
    },
  };
}
