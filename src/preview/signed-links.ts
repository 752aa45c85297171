import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import { parseJson } from './records.ts';

/** Links that lead through the gateway and carry what it must remember. Whoever holds one can neither read nor change it, nor use it elsewhere. */
export interface SignedLinks {
  /** `binding` says for what the link is good: connector, version, operation, connection. The same content gives the same link. */
  readonly make: (content: JsonObject, binding: string) => string;
  /** What a link carries; `undefined` when it is not one of this gateway, was changed, or is good for something else. */
  readonly open: (link: string, binding: string) => JsonObject | undefined;
  readonly isOwn: (link: string) => boolean;
}

/** `key` is 32 secret bytes. */
export function signedLinks(gatewayUrl: string, key: Uint8Array): SignedLinks {
  const beginning = `${gatewayUrl}/link/`;
  return {
    isOwn: (link) => link.startsWith(beginning),
    make: (content, binding) => {
      const text = JSON.stringify(content);
      // Made from what it protects, so that it never stands for two contents.
      const start = createHmac('sha256', key)
        .update(JSON.stringify([binding, text]))
        .digest()
        .subarray(0, 12);
      const cipher = createCipheriv('aes-256-gcm', key, start).setAAD(Buffer.from(binding));
      const hidden = [start, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
      return beginning + Buffer.concat(hidden).toString('base64url');
    },
    open: (link, binding) => {
      const bytes = Buffer.from(link.startsWith(beginning) ? link.slice(beginning.length) : '', 'base64url');
      if (bytes.length < 28) return undefined;
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
          .setAAD(Buffer.from(binding))
          .setAuthTag(bytes.subarray(-16));
        const content = parseJson(cipher.update(bytes.subarray(12, -16), undefined, 'utf8') + cipher.final('utf8'));
        return isObject(content) ? content : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
