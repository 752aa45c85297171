/** Texts in UTF-8, one after the other. */
export interface GrowingBytes {
  readonly add: (text: string) => void;
  /** All that was added. */
  readonly bytes: () => Uint8Array;
}

/** Texts encoded as they come: joined first, they would be copied twice more. `size`: about how many bytes there will be. */
export function growingBytes(size: number): GrowingBytes {
  let written = Buffer.allocUnsafeSlow(size);
  let end = 0;
  return {
    add: (text) => {
      const needed = end + 3 * text.length;
      if (needed > written.length) {
        const larger = Buffer.allocUnsafeSlow(2 * needed);
        larger.set(written.subarray(0, end));
        written = larger;
      }
      end += written.write(text, end);
    },
    bytes: () => new Uint8Array(written.subarray(0, end)),
  };
}
