import { createHash } from 'node:crypto';
import type { Program } from './program.ts';

/** The longest id: it becomes the name of files and folders, and part of addresses. */
const longest = 64;

/**
 * A connector's id in reports and catalog: its folder's name transliterated to kebab-case ASCII; an independent publisher's ends
 * in `-ip`, because the same service may exist in both programmes. A name without any usable letter becomes a hash-like `u-` id; one
 * that is too long is cut, and ends in a digest of the whole name.
 */
export function connectorId(folderName: string, program: Program): string {
  const ascii = transliterated(folderName.slice(0, readAtMost));
  const base = ascii === '' ? `u-${codePoints(folderName.slice(0, readAtMost))}` : ascii;
  const id = program === 'independent-publisher' && !base.endsWith('-ip') ? `${base}-ip` : base;
  if (id.length <= longest && folderName.length <= readAtMost) return id;
  const end = `-${createHash('sha256').update(folderName).digest('hex').slice(0, 8)}${program === 'independent-publisher' ? '-ip' : ''}`;
  return `${base.slice(0, longest - end.length).replace(/-+$/, '')}${end}`;
}

/** Characters of a name that are looked at: more than any id has. */
const readAtMost = 256;

function transliterated(name: string): string {
  return spelledInAscii(name)
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The name with other letters for those that ASCII has not, as far as there are any. */
function spelledInAscii(name: string): string {
  // Most names need nothing of it, and the first to be normalized has V8 read the data of all scripts.
  if (!/[^\0-\x7f]/.test(name)) return name;
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l');
}

function codePoints(name: string): string {
  return Array.from(name, (character) => (character.codePointAt(0) ?? 0).toString(16)).join('-') || 'empty';
}
