import type { FieldVersion } from '../../src/connector/schema-versions.ts';
import { callbackMark } from '../webhook/callback-urls.ts';

/** True for an input that the platform itself fills in with the address to notify: no flow holds a value for it. */
export function isCallback({ members }: FieldVersion): boolean {
  return members[callbackMark] === true;
}
