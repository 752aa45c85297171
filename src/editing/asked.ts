import { isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import type { Path } from '../connector/place.ts';
import { UserError } from '../connector/user-error.ts';
import type { Change, FileKind, HeldFile, HeldFiles } from './protocol.ts';

const kinds: readonly FileKind[] = ['definition', 'properties', 'readme'];
/** Levels below which no value of a connector is edited. */
const deepest = 64;

/** The texts that a page sent; a `UserError` when they are none. */
export function filesIn(asks: JsonObject): HeldFiles {
  const files = objectOr(asks['files']);
  const held: [FileKind, HeldFile][] = [];
  for (const kind of kinds) {
    const file = own(files, kind);
    if (file === undefined) continue;
    const { text, base } = objectOr(file);
    if (typeof text !== 'string' || typeof base !== 'string') throw notUnderstood();
    held.push([kind, { text, base }]);
  }
  return Object.fromEntries(held);
}

/** The digests that a page sent; what is no digest is left out, and so matches nothing. */
export function digestsIn(asks: JsonObject): { readonly [K in FileKind]?: string | null } {
  const read = objectOr(asks['read']);
  const digests = kinds.flatMap((kind) => {
    const digest = own(read, kind);
    return digest === null || typeof digest === 'string' ? [[kind, digest] as const] : [];
  });
  return Object.fromEntries(digests);
}

/** The operation that a page shows. */
export function openIn(asks: JsonObject): string | null {
  return typeof asks['open'] === 'string' ? asks['open'] : null;
}

/** A change as a page sent it; a `UserError` when it is none. */
export function parseChange(value: JsonValue): Change {
  if (!isObject(value)) throw notUnderstood();
  const { kind, file, path, name, text, to } = value;
  const known = kinds.find((one) => one === file);
  if (kind === 'text' && known !== undefined && typeof text === 'string') return { kind, file: known, text };
  if (kind === 'sign-in' && typeof to === 'string') return { kind, to };
  if (kind === 'metadata' && typeof name === 'string') return { kind, name, value: value['value'] ?? null };
  if (kind === 'value' && known !== undefined && isPath(path)) return { kind, file: known, path, value: value['value'] ?? null };
  throw notUnderstood();
}

function isPath(path: JsonValue | undefined): path is Path {
  return (
    isArray(path) && path.length > 0 && path.length <= deepest && path.every((key) => typeof key === 'string' || typeof key === 'number')
  );
}

function notUnderstood(): UserError {
  return new UserError('The page asks for something that this server does not know. Load it again.');
}
