import type { ErrorObject } from 'ajv/dist/2020.js';
import { shown } from '../connector/strict-json.ts';

/**
 * What Ajv says against a value, with what is `allowed` there instead or the name that is not. A name may be a stranger's: a long one is
 * told by its beginning.
 */
export function faultSentence({ message = 'is not allowed', params }: ErrorObject, allowed: unknown = params['allowedValues']): string {
  const name: unknown = params['additionalProperty'];
  if (allowed !== undefined) return `${message} (${JSON.stringify(allowed)})`;
  return typeof name === 'string' ? `${message} (${shown(name)})` : message;
}
