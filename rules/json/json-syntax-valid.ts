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
  fix: 'Correct the JSON here, or just before; the rest of the file is judged once it can be read.',
  published: { certified: 11, 'independent-publisher': 5 },
  given: 'json-file',
  *check(file) {
    for (const { offset, message, fix, after } of file.syntaxProblems) {
      const before = after === undefined ? undefined : file.positionAt(after).line;
      const missing = before === undefined ? undefined : `Add what is missing, most likely a comma at the end of line ${before}.`;
      const advice = fix ?? missing;
      yield { message, ...file.positionAt(offset), ...(advice !== undefined && { fix: advice }) };
    }
  },
  valid: [folder('an escape is fine', { 'apiProperties.json': '{"properties": {"publisher": "Northwind\\u0020Traders"}}' })],
  invalid: [
    folder('trailing comma', { 'apiProperties.json': '{\n  "properties": {},\n}\n' }, [{ file: 'apiProperties.json', line: 2 }]),
    folder('comment', { 'apiProperties.json': '// ours\n{}\n' }, [{ file: 'apiProperties.json', line: 1 }]),
    folder('never closed', { 'apiProperties.json': '{\n  "properties": {\n' }, [{ file: 'apiProperties.json', line: 2 }]),
  ],
});
