import { createHash } from 'node:crypto';

/** Characters that are kept as they are. */
const longest = 300;

/** A text to be remembered by, itself or a digest: thousands of long ones would take more memory than there is. */
export function briefKey(text: string): string {
  return text.length <= longest ? text : createHash('sha256').update(text).digest('hex');
}
