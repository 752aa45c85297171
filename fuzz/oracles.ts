import { promise } from './target.ts';

/** Control characters that no output may hold; a line feed is none of them. */
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/** Holds an output against the promise that a terminal or a log does nothing with it. */
export function holdsNoControls(text: string, what: string): void {
  const found = controls.exec(text)?.[0];
  promise(found === undefined, `The ${what} holds the raw character U+${(found?.charCodeAt(0) ?? 0).toString(16).padStart(4, '0')}.`);
  promise(!/\p{Cs}/u.test(text), `The ${what} holds half a surrogate pair.`);
}

/** Whether JSON.parse takes the bytes, after a byte order mark. */
export function isStrictJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(strict.decode(bytes));
    return true;
  } catch {
    return false;
  }
}
const strict = new TextDecoder('utf-8', { fatal: true });

/** True for one case in so many, the same ones each time: for what is too dear to do always. */
export function isOneOf(bytes: Uint8Array, many: number): boolean {
  let sum = bytes.length;
  for (let at = 0; at < bytes.length; at += 37) sum = Math.imul(sum, 31) + (bytes[at] ?? 0);
  return (sum >>> 0) % many === 0;
}

/** Both the same, or a sentence. */
export function areAlike(one: string, other: string, what: string): void {
  promise(one === other, `${what} is not the same twice.`);
}
