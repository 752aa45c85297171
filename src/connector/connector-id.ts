import type { Program } from './program.ts';

/**
 * A connector's id in reports and catalog: its folder's name transliterated to kebab-case ASCII; an independent publisher's ends
 * in `-ip`, because the same service may exist in both programmes. A name without any usable letter becomes a hash-like `u-` id.
 */
export function connectorId(folderName: string, program: Program): string {
  const ascii = folderName
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/&/g, ' and ')
    .replace(/\+/g, ' plus ')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = ascii === '' ? `u-${codePoints(folderName)}` : ascii;
  return program === 'independent-publisher' && !base.endsWith('-ip') ? `${base}-ip` : base;
}

function codePoints(name: string): string {
  return Array.from(name, (character) => (character.codePointAt(0) ?? 0).toString(16)).join('-') || 'empty';
}
