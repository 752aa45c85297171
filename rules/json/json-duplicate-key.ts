import { pointerOf } from '../../src/connector/place.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

export const jsonDuplicateKey = defineRule({
  id: 'json-duplicate-key',
  subject: 'json',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'No object holds the same member twice.',
  why: 'Which of the two counts depends on the tool that reads the file: what was reviewed may not be what runs.',
  fix: 'Remove or rename the repeated member.',
  published: { certified: 2, 'independent-publisher': 2 },
  sources: ['RFC 8259, section 4'],
  given: 'json-file',
  *check(file) {
    const reported = new Set<string>();
    for (const { path, offset } of file.duplicateKeys) {
      const pointer = pointerOf(path);
      if (reported.has(pointer)) continue;
      reported.add(pointer);
      yield { message: `The object already has a member ${quote(path.at(-1))}.`, at: path, ...file.positionAt(offset) };
    }
  },
  valid: [
    folder('the same name in two objects', {
      'apiProperties.json': '{"properties": {"publisher": "Northwind", "capabilities": []}, "publisher": 1}',
    }),
    folder('another letter case', { 'apiProperties.json': '{"properties": {"publisher": "Northwind", "Publisher": "Northwind"}}' }),
  ],
  invalid: [
    folder('with another value', { 'apiProperties.json': '{"properties": {"publisher": "Northwind", "publisher": "Fabrikam"}}' }, [
      { file: 'apiProperties.json', pointer: '/properties/publisher' },
    ]),
    folder(
      'with the same value, three times',
      { 'apiProperties.json': '{"properties": {"capabilities": [], "capabilities": [], "capabilities": []}}' },
      [{ file: 'apiProperties.json', pointer: '/properties/capabilities' }],
    ),
    folder(
      'one written with an escape',
      { 'apiProperties.json': '{"properties": {}, "propert\\u0069es": {}}' },
      [{ file: 'apiProperties.json', pointer: '/properties' }],
      {
        program: 'custom',
      },
    ),
    folder(
      'in an array, in a file that is not strict JSON',
      { 'apiProperties.json': '{"properties": {"policyTemplateInstances": [{"title": "A", "title": "B"}],}}' },
      [{ file: 'apiProperties.json', pointer: '/properties/policyTemplateInstances/0/title' }],
    ),
  ],
});
