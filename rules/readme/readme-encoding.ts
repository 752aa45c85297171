import { defineRule, publicPrograms } from '../define.ts';
import { folder, readme } from '../examples.ts';

const damaged = '\ufffd';

export const readmeEncoding = defineRule({
  id: 'readme-encoding',
  subject: 'readme',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The readme is valid UTF-8 and holds no replacement character.',
  why: 'Readers see a black diamond where a letter, a quote or a dash was.',
  fix: 'Save the file as UTF-8 and put the lost characters back.',
  published: { certified: 0, 'independent-publisher': 1 },
  given: 'readme',
  check({ text, lines }) {
    if (!text.includes(damaged)) return;
    // A byte that is no UTF-8 was read as the replacement character, so looking for that finds both.
    const places = lines.filter(({ text }) => text.includes(damaged));
    const [first] = places;
    if (first === undefined) return;
    return {
      message: `A character of this line is lost${places.length > 1 ? `, and of ${places.length - 1} more` : ''}.`,
      line: first.line,
    };
  },
  valid: [
    readme('characters of all kinds', '# Schlüssel – “Northwind” 👋\n'),
    folder('a byte order mark', { 'readme.md': new Uint8Array([0xef, 0xbb, 0xbf, 0x23, 0x20, 0x41]) }),
  ],
  invalid: [
    readme('replacement characters', `# Northwind Things\n\nDon${damaged}t\nand don${damaged}t\n`, 3),
    folder('a letter in another encoding', { 'readme.md': new Uint8Array([0x23, 0x20, 0x41, 0x0a, 0x53, 0xe9]) }, [
      { file: 'readme.md', line: 2 },
    ]),
  ],
});
