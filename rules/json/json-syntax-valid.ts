import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

export const jsonSyntaxValid = defineRule({
  id: 'json-syntax-valid',
  subject: 'json',
  codes: ['5000.2.6.2'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The file is strict JSON (RFC 8259).',
  why: 'The platform reads the file with a strict parser: one comma too many and nothing of it is read.',
  fix: 'Correct the JSON at this line.',
  published: { certified: 11, 'independent-publisher': 5 },
  given: 'json-file',
  *check(file) {
    for (const { offset, message } of file.syntaxProblems) yield { message, ...file.positionAt(offset) };
  },
  valid: [folder('an escape is fine', { 'apiProperties.json': '{"properties": {"publisher": "Northwind\\u0020Traders"}}' })],
  invalid: [
    folder('trailing comma', { 'apiProperties.json': '{\n  "properties": {},\n}\n' }, [{ file: 'apiProperties.json', line: 2 }]),
    folder('comment', { 'apiProperties.json': '// ours\n{}\n' }, [{ file: 'apiProperties.json', line: 1 }]),
    folder('never closed', { 'apiProperties.json': '{\n  "properties": {\n' }, [{ file: 'apiProperties.json', line: 2 }]),
  ],
});
