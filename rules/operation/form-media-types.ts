import type { EffectiveParameter, MediaTypes } from '../../src/connector/definition.ts';
import { isText } from '../../src/connector/json-value.ts';
import { bareMediaType } from '../media-type.ts';

export const multipart = 'multipart/form-data';
const urlEncoded = 'application/x-www-form-urlencoded';

/** What can be sent in the media types of an operation. */
export interface Sendable {
  /** The fields of a form, files among them. */
  readonly files: boolean;
  readonly forms: boolean;
  /** Anything that is no form. */
  readonly bodies: boolean;
}

const bodiesAlone: Sendable = { files: false, forms: false, bodies: true };
const known = new WeakMap<MediaTypes, Sendable | undefined>();

/** What can be sent in these media types, `undefined` when there are none. Operations share the list of their document: it is read once. */
export function sendableIn(types: MediaTypes): Sendable | undefined {
  if (types.values.length === 1 && types.values[0] === 'application/json') return bodiesAlone;
  if (known.has(types)) return known.get(types);
  const bare = new Set(types.values.filter(isText).map(bareMediaType));
  const files = bare.has(multipart);
  const forms = files || bare.has(urlEncoded);
  const bodies = bare.size > Number(files) + Number(bare.has(urlEncoded));
  const sendable = bare.size === 0 ? undefined : { files, forms, bodies };
  known.set(types, sendable);
  return sendable;
}

export function isFormField({ parameter }: EffectiveParameter): boolean {
  return parameter.in === 'formData';
}

/** True for what is sent in the body of a request. */
export function isInBody({ parameter }: EffectiveParameter): boolean {
  return parameter.in === 'body' || parameter.in === 'formData';
}
