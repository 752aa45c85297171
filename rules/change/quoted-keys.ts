import type { Path } from '../../src/connector/place.ts';
import { quote } from '../quote.ts';

/** Keys as a message spells them: joined by points, in quotes where a key is more than an ordinary word. */
export function spelt(at: Path): string {
  const keys = at.map(String);
  return keys.every((key) => /^[\w$:-][\w$:. /-]{0,60}$/.test(key)) ? keys.join('.') : quote(keys.join('.'));
}
