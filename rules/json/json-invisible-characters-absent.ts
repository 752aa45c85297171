import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { folder, info, schema } from '../examples.ts';
import { hasInvisibleCharacter, invisibleCharacterAt } from '../invisible-characters.ts';
import { quote } from '../quote.ts';

const names: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'no-break space'],
  ['\u200b', 'zero width space'],
  ['\u200c', 'zero width non-joiner'],
  ['\u200d', 'zero width joiner'],
  ['\u2060', 'word joiner'],
  ['\ufeff', 'zero width no-break space'],
  ['\ufffd', 'replacement character'],
]);
/** The same characters as escapes: how else they can stand in the text of a file. */
const escaped = /\\u(?:00a0|200[bcd]|2060|feff|fffd)/i;

export const jsonInvisibleCharactersAbsent = defineRule({
  id: 'json-invisible-characters-absent',
  subject: 'json',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'No text and no name holds an invisible character or the mark of a lost one.',
  why: 'A name with an invisible character looks right and matches nothing; a replacement character shows makers that a letter was lost.',
  fix: 'Delete the character, or type an ordinary space or the letter that was meant.',
  published: { certified: 3, 'independent-publisher': 2 },
  given: 'json-file',
  *check(file) {
    // In a file that is not UTF-8 the replacement characters are ours: json-encoding-utf8 reports it.
    if (file.value === undefined || file.invalidByteAt !== undefined) return;
    // Most files hold a byte for each character, which is ASCII then, and no escape of this kind.
    const isBeyondAscii = file.size !== file.text.length;
    const mayHoldOne = (isBeyondAscii && hasInvisibleCharacter(file.text)) || (file.text.includes('\\u') && escaped.test(file.text));
    if (mayHoldOne) yield* observationsIn(file.value, []);
  },
  valid: [
    folder('letters of other scripts and ordinary blanks', { 'apiProperties.json': '{"properties": {"publisher": "Nørdwind 北風 GmbH"}}' }),
    folder('a byte order mark: another rule reports it', { 'apiProperties.json': '\ufeff{"properties": {}}' }),
    folder('outside of strings', { 'apiProperties.json': '{"properties": {}}\u00a0' }),
    folder('an escaped backslash', { 'apiProperties.json': '{"properties": {"publisher": "C:\\\\u00a0"}}' }),
  ],
  invalid: [
    schema('in a text', { description: 'What people\u00a0call it.' }, { at: ['description'] }),
    schema('in a name', { 'x-ms-summary\u200b': 'Name' }, { at: ['x-ms-summary\u200b'] }),
    info('the mark of a lost letter', { 'x-ms-keywords': ['ware', 'M\ufffdbel'] }, { at: ['x-ms-keywords', 1], program: 'custom' }),
    folder('as an escape', { 'apiProperties.json': '{"properties": {"publisher": "Northwind\\u200B"}}' }, [
      { file: 'apiProperties.json', pointer: '/properties/publisher' },
    ]),
  ],
});

function* observationsIn(value: JsonValue, at: readonly (string | number)[]): Generator<Observation> {
  if (typeof value === 'string') {
    const found = foundIn(value);
    if (found !== undefined) yield { message: `The text holds ${found}.`, at };
  } else if (isArray(value)) {
    for (const [index, item] of value.entries()) yield* observationsIn(item, [...at, index]);
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const found = foundIn(name);
      if (found !== undefined) yield { message: `The name of a member holds ${found}.`, at: [...at, name] };
      if (member !== undefined) yield* observationsIn(member, [...at, name]);
    }
  }
}

/** The first invisible character of a text in words, with what stands before it. */
function foundIn(text: string): string | undefined {
  const offset = invisibleCharacterAt(text);
  if (offset === -1) return undefined;
  const character = text.charAt(offset);
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const before = text.slice(Math.max(0, offset - 20), offset);
  return `a ${names.get(character) ?? 'character'} (U+${code}) ${before === '' ? 'at its beginning' : `after ${quote(before)}`}`;
}
