import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

export const jsonEncodingUtf8 = defineRule({
  id: 'json-encoding-utf8',
  subject: 'json',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The file is encoded in UTF-8.',
  why: 'JSON is UTF-8: in another encoding letters with accents become other letters, or the file is refused.',
  fix: 'Save the file as UTF-8.',
  published: { certified: 0, 'independent-publisher': 2 },
  sources: ['RFC 8259, section 8.1'],
  given: 'json-file',
  *check(file, { entries }) {
    const { invalidByteAt } = file;
    if (invalidByteAt === undefined) return;
    const bytes = entries.find(({ path }) => path === file.name)?.bytes ?? new Uint8Array();
    const value = (bytes[invalidByteAt] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    // All before the byte is UTF-8, so decoding it tells how far into the text the byte stands.
    const before = new TextDecoder().decode(bytes.subarray(0, invalidByteAt));
    yield {
      message: `The byte at offset ${invalidByteAt} (${value} hexadecimal) is not UTF-8.`,
      ...file.positionAt(before.length),
      // A byte order mark says what UTF-16 means; which letter another byte was meant to be, only a person knows.
      repair: { kind: 'save-as-utf8' },
    };
  },
  valid: [
    folder('letters of many scripts', { 'apiProperties.json': '{"properties": {"publisher": "Nørdwind 北風 🌬"}}' }),
    folder('a byte order mark: another rule reports it', { 'apiProperties.json': '\ufeff{"properties": {}}' }),
  ],
  invalid: [
    folder('Latin-1', { 'apiProperties.json': latin1('{\n  "properties": { "publisher": "N\xf8rdwind" }\n}\n') }, [
      { file: 'apiProperties.json', line: 2 },
    ]),
    folder('UTF-16', { 'apiProperties.json': latin1('\xff\xfe{\0}\0') }, [{ file: 'apiProperties.json', line: 1 }], { program: 'custom' }),
  ],
});

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
