import { Inflate } from 'fflate/browser';

/** Bytes unpacked at once. A byte becomes 1,032 at most: so much may come out before the size is looked at. */
const step = 4096;

/** Unpacks DEFLATE (RFC 1951) to exactly `size` bytes; `undefined` when it is damaged or anything but `size` bytes long. */
export function inflate(packed: Uint8Array, size: number): Uint8Array | undefined {
  const unpacked = new Uint8Array(size);
  let at = 0;
  const stream = new Inflate((bytes) => {
    if (at + bytes.length <= size) unpacked.set(bytes, at);
    at += bytes.length;
  });
  try {
    for (let from = 0; from < packed.length && at <= size; from += step) {
      stream.push(packed.subarray(from, from + step), from + step >= packed.length);
    }
  } catch {
    // Everything it throws is about the bytes: it reads nothing else.
    return undefined;
  }
  return at === size ? unpacked : undefined;
}
