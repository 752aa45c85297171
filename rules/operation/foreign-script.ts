import type { Text } from '../../src/connector/definition.ts';
import { isBeyondAscii } from '../wording.ts';

const letterOfAnotherScript = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;

/** The first letter of a script other than Latin in a text that has to be English; `undefined` for all other texts. */
export function foreignLetter(text: Text): string | undefined {
  if (!isBeyondAscii(text.value) || !hasToBeEnglish(text)) return undefined;
  return letterOfAnotherScript.exec(text.value)?.[0];
}

/** The texts that show in the store and the designer; what lies deep in schemas is not judged. */
function hasToBeEnglish({ owner, kind, isVisible }: Text): boolean {
  if (owner === 'info') return kind === 'title' || kind === 'description';
  return isVisible && (owner === 'operation' || owner === 'parameter') && kind !== 'title';
}

/** `U+0421`: what tells a letter from its look-alike. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
