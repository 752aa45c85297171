import { connectorFileNames } from '../../src/connector/folder.ts';
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
  afterRepair:
    'Where git status shows no rename (a file system that ignores letter case), tell git: git mv, with the old and the new name.',
  published: { certified: 1, 'independent-publisher': 3 },
  given: 'connector',
  *check({ definitionEntry, definition }) {
    if (definitionEntry === undefined || definitionEntry.path === 'apiDefinition.swagger.json') return;
    // Of a file that only may be meant the content says whether it is one.
    const isMeant = definitionEntry.path.toLowerCase() === connectorFileNames.definition || definition?.value['swagger'] === '2.0';
    yield {
      message: `The definition is named ${quote(definitionEntry.path)}.`,
      file: definitionEntry.path,
      repair: isMeant ? { kind: 'rename-file', name: 'apiDefinition.swagger.json' } : undefined,
    };
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
    folder(
      'the name of the product, with a definition in it',
      {
        'apiDefinition.swagger.json': undefined,
        'Northwind.swagger.json': '{"swagger": "2.0", "info": {"title": "Northwind Things", "version": "1.0"}, "paths": {}}',
      },
      [{ file: 'Northwind.swagger.json' }],
    ),
    folder('misspelt', { 'apiDefinition.swagger.json': undefined, 'apiDefintion.swagger.json': '{}' }, [
      { file: 'apiDefintion.swagger.json' },
    ]),
    folder('the name of the product', { 'apiDefinition.swagger.json': undefined, 'Northwind.swagger.json': '{}' }, [
      { file: 'Northwind.swagger.json' },
    ]),
  ],
});
