import { type Case, sizeOf } from './case.ts';

/** How often a case is tried at most while it is made smaller. */
const mostTries = 400;

/** The case without what the problem does not need: parts, then ranges of bytes, from large to small. */
export async function minimized(parts: Case, stillFails: (parts: Case) => Promise<boolean>): Promise<Case> {
  let least = parts;
  let tries = 0;
  const attempt = async (smaller: Case): Promise<boolean> => {
    if (tries >= mostTries || sizeOf(smaller) > sizeOf(least)) return false;
    tries += 1;
    if (!(await stillFails(smaller))) return false;
    least = smaller;
    return true;
  };
  for (const part of parts) await attempt(least.filter((one) => one.name !== part.name));
  for (const { name } of least) {
    const bytesNow = (): Uint8Array => least.find((one) => one.name === name)?.bytes ?? new Uint8Array();
    for (let width = bytesNow().length >> 1; width >= 1 && tries < mostTries; width >>= 1) {
      for (let at = 0; at < bytesNow().length && tries < mostTries; ) {
        const bytes = bytesNow();
        const shorter = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + width)]);
        if (!(await attempt(least.map((one) => (one.name === name ? { name, bytes: shorter } : one))))) at += width;
      }
    }
  }
  return least;
}
