import type { Definition, Operation } from '../connector/definition.ts';
import { basePathOf } from './base-url.ts';

/** One piece of a path template: letters, or the name of a parameter. */
export type TemplatePiece = { readonly text: string } | { readonly name: string };

/** A path template in pieces: `/things('{id}')` is a text, a name and a text. */
export function piecesOf(template: string): readonly TemplatePiece[] {
  return template
    .split(/(\{[^{}]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{[^{}]+\}$/.test(piece) ? { name: piece.slice(1, -1) } : { text: piece }));
}

/** The values of a path that fits a template, as they stand in the path (still encoded); `undefined` when it does not fit. */
export function matchPath(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const segments = template.split('/');
  const found = path.split('/');
  if (segments.length !== found.length) return undefined;
  const values = new Map<string, string>();
  for (const [index, segment] of segments.entries()) if (!matchSegment(piecesOf(segment), found[index] ?? '', values)) return undefined;
  return values;
}

/** A name takes what stands before the next text; the last text stands at the end. */
function matchSegment(pieces: readonly TemplatePiece[], segment: string, values: Map<string, string>): boolean {
  let rest = segment;
  let open: string | undefined;
  for (const [index, piece] of pieces.entries()) {
    if ('name' in piece) {
      open = piece.name;
      if (index === pieces.length - 1) {
        values.set(open, rest);
        return rest !== '';
      }
      continue;
    }
    const text = asInUrl(piece.text);
    const isLast = index === pieces.length - 1;
    const at = isLast ? rest.length - text.length : rest.indexOf(text, open === undefined ? 0 : 1);
    if (at < 0 || (open === undefined && at !== 0) || !rest.startsWith(text, at) || (open !== undefined && at === 0)) return false;
    if (open !== undefined) values.set(open, rest.slice(0, at));
    open = undefined;
    rest = rest.slice(at + text.length);
  }
  return rest === '';
}

/** Letters of a template as they stand in the path of a URL. */
function asInUrl(text: string): string {
  if (/^[\w~()',;:@!$&*+=.-]*$/.test(text)) return text;
  const url = new URL('https://no-host.invalid/');
  url.pathname = `/${text}`;
  return url.pathname.slice(1);
}

/** The path of a URL below the base path; the whole path when it does not begin with that. */
export function pathBelow(base: string, pathname: string): string {
  return base !== '' && (pathname === base || pathname.startsWith(`${base}/`)) ? pathname.slice(base.length) || '/' : pathname;
}

/** The operation that a method and a path (encoded, with the base path) are for: the most literal path first, then as written. */
export function operationAt(definition: Definition, method: string, pathname: string): Operation | undefined {
  const base = basePathOf(definition);
  if (base !== '' && pathname !== base && !pathname.startsWith(`${base}/`)) return undefined;
  const path = pathBelow(base, pathname);
  let best: { operation: Operation; letters: number } | undefined;
  for (const operation of definition.operations) {
    if (operation.method !== method.toLowerCase() || matchPath(operation.path, path) === undefined) continue;
    const letters = operation.path.replace(/\{[^{}]+\}/g, '').length;
    if (best === undefined || letters > best.letters) best = { operation, letters };
  }
  return best?.operation;
}
