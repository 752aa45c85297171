import { withoutLastSlashes } from '../connector/last-slashes.ts';
import { encoded } from './written-values.ts';

/** True for a segment that URLs take for a step upwards or for nothing, however its dots are written. */
export function isDotSegment(segment: string): boolean {
  return /^(\.|%2e){1,2}$/i.test(segment);
}

/** The path of a base address, without a slash at the end. */
export function basePathIn(base: string): string {
  return withoutLastSlashes(new URL(base).pathname);
}

/** The values, decoded, of the pairs of that name. */
export function namedIn(pairs: readonly string[], name: string): readonly string[] {
  return pairs.flatMap((pair) => {
    const at = pair.indexOf('=');
    const key = at < 0 ? pair : pair.slice(0, at);
    return key === encoded(name) || decoded(key) === name ? [decoded(at < 0 ? '' : pair.slice(at + 1))] : [];
  });
}

/** A part of a query as the text it stands for; what is not well encoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The pairs of a URL's query, as they stand there. */
export function pairsOf(url: URL): string[] {
  return url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '');
}
