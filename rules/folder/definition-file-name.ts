import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';

export const definitionFileName = defineRule({
  id: 'definition-file-name',
  subject: 'folder',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The definition is named exactly apiDefinition.swagger.json.',
  why: 'The tools of certification look for exactly this name, letter case included, and find nothing.',
  fix: 'Rename the file to apiDefinition.swagger.json.',
  published: { certified: 1, 'independent-publisher': 3 },
  given: 'connector',
  *check({ definitionEntry }) {
    if (definitionEntry === undefined || definitionEntry.path === 'apiDefinition.swagger.json') return;
    yield { message: `The definition is named ${quote(definitionEntry.path)}.`, file: definitionEntry.path };
  },
  valid: [
    folder('the right name', {}),
    folder('beside another JSON file', { 'old.swagger.json': '{}' }),
    folder('absent: definition-file-present', { 'apiDefinition.swagger.json': undefined }),
  ],
  invalid: [
    folder('another letter case', { 'apiDefinition.swagger.json': undefined, 'ApiDefinition.swagger.json': '{}' }, [
      { file: 'ApiDefinition.swagger.json' },
    ]),
    folder('misspelt', { 'apiDefinition.swagger.json': undefined, 'apiDefintion.swagger.json': '{}' }, [
      { file: 'apiDefintion.swagger.json' },
    ]),
    folder('the name of the product', { 'apiDefinition.swagger.json': undefined, 'Northwind.swagger.json': '{}' }, [
      { file: 'Northwind.swagger.json' },
    ]),
  ],
});
